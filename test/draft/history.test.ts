import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thinned, type VersionNote } from '../../server/draft/history.ts';

const NOW = Date.parse('2024-06-01T12:00:00Z');
const MINUTE = 60_000;

function versions(minutesAgo: readonly number[], by: (i: number) => string = () => '张三'): VersionNote[] {
  return minutesAgo
    .toSorted((a, b) => b - a)
    .map((minutes, i) => ({
      version: i + 1,
      at: new Date(NOW - minutes * MINUTE).toISOString(),
      by: by(i),
      title: '',
      blocks: 0,
    }));
}
const kept = (notes: VersionNote[]): number[] => thinned(notes, NOW).map(({ version }) => version);

describe('versions of a draft', () => {
  it('are all kept for ten minutes', () => {
    expect(kept(versions([9.9, 9.8, 5, 4.99, 0]))).toEqual([1, 2, 3, 4, 5]);
  });

  it('are then kept one a minute, the last one of each', () => {
    expect(kept(versions([60 * 24 * 3, 30.9, 30.5, 30.1, 29.9, 0]))).toEqual([1, 4, 5, 6]);
  });

  it('are kept one an hour on the day, one a day before', () => {
    expect(kept(versions([60 * 24 * 9, 170, 160, 150, 121, 119, 0]))).toEqual([1, 5, 6, 7]);
    const days = [60 * 24 * 9, 60 * 24 * 5, 60 * 24 * 5 - 60, 60 * 24 * 2, 0];
    expect(kept(versions(days))).toEqual([1, 3, 4, 5]);
  });

  it('are kept where the author changes', () => {
    expect(kept(versions([200, 190, 189, 188, 187, 0], (i) => (i === 2 ? '李四' : '张三')))).toEqual([1, 2, 3, 5, 6]);
  });

  it('keep the first, the newest and every recent one, and thinning twice changes nothing', () => {
    const ages = fc.array(fc.integer({ min: 0, max: 60 * 24 * 40 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(ages, (minutes) => {
        const all = versions(minutes);
        const once = thinned(all, NOW);
        expect(once[0]).toEqual(all[0]);
        expect(once.at(-1)).toEqual(all.at(-1));
        const recent = all.filter(({ at }) => NOW - Date.parse(at) < 10 * MINUTE);
        expect(once).toEqual(expect.arrayContaining(recent));
        expect(thinned(once, NOW)).toEqual(once);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it('stay few over a year of work', () => {
    const minutes = Array.from({ length: 365 * 24 }, (_, i) => i * 60 + 11);
    expect(thinned(versions(minutes), NOW).length).toBeLessThan(400);
  });
});
