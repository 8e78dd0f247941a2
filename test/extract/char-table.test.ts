import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CharTable } from '../../ingest/char-table.ts';

it('finds the runs that a pattern finds', () => {
  const table = new CharTable(/^\p{Script=Han}$/u); // "职"; not "，"
  const char = fc.oneof(
    fc.constantFrom('职', '业', '，', '2', ' ', '\n', '𠀀', '😀', '\ud800', '\udc00', 'a'),
    fc.string(),
  );
  fc.assert(
    fc.property(fc.array(char), (parts) => {
      const text = parts.join('');
      const runs: string[] = [];
      table.eachRun(text, [0, text.length], (from, to) => runs.push(text.slice(from, to)));
      // the same stretches by the pattern
      expect(runs).toEqual(Array.from(text.matchAll(/\p{Script=Han}+/gu), ([run]) => run));
    }),
    { seed: 11 },
  );
});

it('keeps to its bounds', () => {
  const table = new CharTable(/^\p{Script=Han}$/u); // "职"; not "，"
  const runs: [number, number][] = [];
  table.eachRun('职业教育，甲𠀀', [1, 7], (from, to) => runs.push([from, to]));
  expect(runs).toEqual([
    [1, 4],
    [5, 6],
  ]);
});
