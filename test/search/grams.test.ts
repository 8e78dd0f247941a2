import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramCodes, grams, pairCode } from '../../server/search/grams.ts';

/** Runs of letters and digits, cut into pairs one by one. */
function pairsByPattern(text: string): string[] {
  // "职业教育", "2021"; not "，"
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([run]) => run).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

describe('pairs of characters', () => {
  it('are those of runs of letters and digits', () => {
    expect(grams('职业，教育2')).toEqual(['职业', '教育', '育2']);
    expect(grams('一 二')).toEqual([]);
    const char = fc.oneof(
      fc.constantFrom('职', '业', '，', '2', ' ', '\n', '𠀀', '😀', '\ud800', '\udc00', 'a'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(char), (parts) => {
        const text = parts.join('');
        expect(grams(text)).toEqual(pairsByPattern(text));
        expect(gramCodes(text)).toEqual(grams(text).map(pairCode));
      }),
      { seed: 7 },
    );
  });
});
