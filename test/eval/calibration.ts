import type { Item } from './types.ts';

/** Reported links of one range of scores, and how many of them are annotated. */
export interface Bin {
  from: number;
  to: number;
  right: number;
  of: number;
}

/** Share of right links by tenths of the score, for ranges in which any link was reported. */
export function calibration(items: readonly Item[]): Bin[] {
  const bins = Array.from({ length: 10 }, (_, i): Bin => ({ from: i / 10, to: (i + 1) / 10, right: 0, of: 0 }));
  for (const { score, outcome } of items) {
    if (score === undefined) continue;
    const bin = bins[Math.min(9, Math.floor(score * 10))]!;
    bin.of++;
    if (outcome === 'hit') bin.right++;
  }
  return bins.filter((bin) => bin.of > 0);
}

/** Precision of one band: right and all reported links of it. */
export function bandPrecision(items: readonly Item[], band: string): { right: number; of: number } {
  const own = items.filter((item) => item.band === band);
  return { right: own.filter((item) => item.outcome === 'hit').length, of: own.length };
}
