import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignRuns, type Run } from '../../ingest/link/align.ts';

/** The same by trying every pair of places: the first longest run, then left and right of it. */
function byTrying(a: string, b: string, from = 0, to = 0): Run[] {
  let best: Run = { from, to, length: 0 };
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) length++;
      const [end, bestEnd] = [i + length, best.from - from + best.length];
      const earlier = end < bestEnd || (end === bestEnd && j + length < best.to - to + best.length);
      if (length > best.length || (length === best.length && earlier)) best = { from: from + i, to: to + j, length };
    }
  if (best.length < 2) return [];
  const [i, j] = [best.from - from, best.to - to];
  return [
    ...byTrying(a.slice(0, i), b.slice(0, j), from, to),
    best,
    ...byTrying(a.slice(i + best.length), b.slice(j + best.length), best.from + best.length, best.to + best.length),
  ];
}

describe('alignRuns', () => {
  it('finds the longest runs first, the first of several, as trying all places does', () => {
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，'), maxLength: 24 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(alignRuns(a, [0, a.length], b, [0, b.length])).toEqual(byTrying(a, b));
      }),
      { seed: 20_260, numRuns: 500 },
    );
  });

  it('counts in the offsets of the texts, and leaves nothing behind for the next pair', () => {
    for (let round = 0; round < 2; round++)
      expect(alignRuns('（一）建成2所学校', [3, 9], '建成3所学校。', [0, 6])).toEqual([
        { from: 3, to: 0, length: 2 },
        { from: 6, to: 3, length: 3 },
      ]);
    expect(alignRuns('学校', [0, 2], '设施', [0, 2])).toEqual([]);
  });
});
