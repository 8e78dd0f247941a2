import { round3 } from './text.ts';
import type { Item, Measure, Part, Ratio } from './types.ts';

export interface Prf {
  p: number;
  r: number;
  f1: number;
}

/** Precision, recall and F1; 0 where nothing was reported or wanted. */
export function prf({ tp, fp, fn }: { tp: number; fp: number; fn: number }): Prf {
  const p = tp + fp > 0 ? tp / (tp + fp) : 0;
  const r = tp + fn > 0 ? tp / (tp + fn) : 0;
  return { p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0 };
}

/** The same, rounded as score.py prints it. */
export function roundedPrf(counts: { tp: number; fp: number; fn: number }): Prf {
  const { p, r, f1 } = prf(counts);
  return { p: round3(p), r: round3(r), f1: round3(f1) };
}

/** A measure with its counts taken from its items. */
export function measure(part: Part, scope: string, items: Item[], ratio: Ratio): Measure {
  const count = (outcome: Item['outcome']): number => items.filter((item) => item.outcome === outcome).length;
  return { part, scope, tp: count('hit'), fp: count('extra'), fn: count('missed'), ratio, items };
}

/** Micro total of several measures of one part; `scope` names it. */
export function total(measures: readonly Measure[], scope: string): Measure | null {
  const [first] = measures;
  if (!first) return null;
  const sum = (pick: (measure: Measure) => number): number => measures.reduce((n, m) => n + pick(m), 0);
  return {
    part: first.part,
    scope,
    tp: sum((m) => m.tp),
    fp: sum((m) => m.fp),
    fn: sum((m) => m.fn),
    ratio: { name: first.ratio.name, right: sum((m) => m.ratio.right), of: sum((m) => m.ratio.of) },
    items: measures.flatMap((m) => m.items),
  };
}

/** Names of all items with this outcome, sorted by code unit. */
export function namesOf(items: readonly Item[], outcome: Item['outcome']): string[] {
  return items
    .filter((item) => item.outcome === outcome)
    .map((item) => item.name)
    .sort();
}
