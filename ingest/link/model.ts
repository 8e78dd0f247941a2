import type { LinkBand } from '../../graph-schema/terms.ts';
import type { Signals } from './signals.ts';

/**
 * Logistic model with fixed weights, all of them positive: more of a signal never speaks against a link.
 * Fitted on the annotated pairs and rounded; see docs/linking.md.
 */
const WEIGHTS: Signals = { measures: 2.1, phrase: 3.1, anchors: 5.2, lead: 5.4, heading: 1.5 };
const BIAS = -4.9;

/** Links below are not shown; those between the two are offered for review. */
const REVIEW = 0.33;
const FIRM = 0.55;

/** Probability that an expert would call the pair a link. */
export function linkScore(signals: Signals): number {
  const sum = Object.entries(WEIGHTS).reduce((z, [name, weight]) => z + weight * signals[name as keyof Signals], BIAS);
  return 1 / (1 + Math.exp(-sum));
}

/** Band of a score, null where it is no link. */
export function linkBand(score: number): LinkBand | null {
  if (score < REVIEW) return null;
  return score >= FIRM ? 'firm' : 'review';
}
