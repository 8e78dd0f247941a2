import type { LinkBand } from '../../graph-schema/terms.ts';
import type { Signals } from './signals.ts';
import type { RoleClass } from './units.ts';

/**
 * Logistic model with fixed weights, all of them positive: more of a signal never speaks against a link.
 * Fitted on the annotated pairs and rounded; see docs/linking.md.
 */
const WEIGHTS: Signals = { measures: 2.2, phrase: 3, anchors: 5.2, lead: 5.4, heading: 1 };
const BIAS = -4.9;
const TERMS = Object.entries(WEIGHTS) as [keyof Signals, number][];

/** Links below are not shown; those between the two are offered for review. */
const REVIEW = 0.35;
const FIRM = 0.55;
/** Purposes and principles are made of formulae, so that more must be alike. */
const FORMULAIC = 0.7;

/** Probability that an expert would call the pair a link. */
export function linkScore(signals: Signals): number {
  let sum = BIAS;
  for (const [name, weight] of TERMS) sum += weight * signals[name];
  return 1 / (1 + Math.exp(-sum));
}

/** Band of a score between two clauses of one role, null where it is no link. */
export function linkBand(score: number, role: RoleClass): LinkBand | null {
  if (score < (role === 'operative' ? REVIEW : FORMULAIC)) return null;
  return score >= FIRM ? 'firm' : 'review';
}
