import type { ReviewRecord } from '../../graph-schema/api-review.ts';
import { latestDecisions } from './precision.ts';

/** One link in the form of the hand annotations, named by the documents' own numbers. */
export interface GoldLink {
  from: string;
  to: string;
  grade: number;
  kind: string;
  why: string;
}

/**
 * Reviewed links as annotations: confirmed and added ones are grade 2. Decisions whose words have changed since are left
 * out: nobody has judged the new words.
 */
export function goldLinks(reviews: readonly ReviewRecord[]): GoldLink[] {
  return latestDecisions(reviews)
    .filter(({ action, stale }) => action !== 'rejected' && !stale)
    .map(({ from, to, kind, machine, note }) => ({
      from: `${from!.document}:${from!.clause}`,
      to: `${to!.document}:${to!.clause}`,
      grade: 2,
      kind: kind ?? machine?.kind ?? 'thematic',
      why: note,
    }))
    .sort((a, b) => (a.from + a.to < b.from + b.to ? -1 : 1));
}
