import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDENT, localLimits } from '../../ingest/clean/limits.ts';

describe('localLimits', () => {
  it('is the widest of ten lines to either side, with an indent where that one begins a paragraph', () => {
    const row = fc.record({ width: fc.integer({ min: 0, max: 90 }), labelled: fc.boolean() });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 90 }), (rows) => {
        const expected = rows.map((_, i) => {
          const around = rows.slice(Math.max(0, i - 10), i + 11);
          const widest = (labelled: boolean): number =>
            Math.max(0, ...around.filter((r) => r.labelled === labelled).map(({ width }) => Math.min(width, 60)));
          const [first, rest] = [widest(true), widest(false)];
          return first > rest ? Math.min(first + INDENT, 60) : rest;
        });
        expect(localLimits(rows)).toEqual(expected);
      }),
      { seed: 7 },
    );
  });
});
