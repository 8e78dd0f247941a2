/** Counts that the evaluation keeps, by "part scope". */
export type Baseline = Record<string, { tp: number; fp: number; fn: number }>;

/** How well one part is read: right among found (precision), found among there (recall). */
export interface Figure {
  part: string;
  precision: number;
  recall: number;
  /** Annotated items that the figures rest on. */
  items: number;
}

/** Sums up the kept counts by part. Scopes that end in " given" measure the same links twice and are left out. */
export function summarise(baseline: Baseline): Figure[] {
  const sums = new Map<string, { tp: number; fp: number; fn: number }>();
  for (const [name, { tp, fp, fn }] of Object.entries(baseline)) {
    const part = name.split(' ')[0] ?? name;
    if (name.endsWith(' given')) continue;
    const sum = sums.get(part) ?? { tp: 0, fp: 0, fn: 0 };
    sums.set(part, { tp: sum.tp + tp, fp: sum.fp + fp, fn: sum.fn + fn });
  }
  return Array.from(sums, ([part, { tp, fp, fn }]) => ({
    part,
    precision: tp + fp === 0 ? 0 : tp / (tp + fp),
    recall: tp + fn === 0 ? 0 : tp / (tp + fn),
    items: tp + fn,
  })).filter((figure) => figure.items > 0);
}
