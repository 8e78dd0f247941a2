import type { Precision, ReviewRecord } from '../../graph-schema/api-review.ts';
import { LINK_BANDS, LINK_KINDS } from '../../graph-schema/terms.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { pairKey } from './current.ts';

type Tally = Precision['byBand']['firm'];

/** The latest decision on each pair of clauses, withdrawn ones left out. */
export function latestDecisions(reviews: readonly ReviewRecord[]): ReviewRecord[] {
  const decisions = reviews
    .filter(({ action, withdrawn }) => withdrawn === null && ['confirmed', 'rejected', 'added'].includes(action))
    .sort((a, b) => (a.when < b.when ? -1 : 1));
  const pairs = groupBy(decisions, ({ from, to }) => pairKey(from?.clauseId ?? '', to?.clauseId ?? ''));
  return [...pairs.values()].map((group) => group.at(-1)!);
}

function tally(decisions: readonly ReviewRecord[]): Tally {
  const count = (action: string): number => decisions.filter((one) => one.action === action).length;
  return { confirmed: count('confirmed'), rejected: count('rejected') };
}

/** How often the linker was right, judged by the links that somebody decided about. */
export function precisionOf(reviews: readonly ReviewRecord[]): Precision {
  const latest = latestDecisions(reviews);
  const judged = latest.filter(({ machine, action }) => machine !== null && action !== 'added');
  const { confirmed, rejected } = tally(judged);
  const total = confirmed + rejected;
  const by = <Name extends string>(names: readonly Name[], of: (review: ReviewRecord) => Name | undefined) =>
    Object.fromEntries(names.map((name) => [name, tally(judged.filter((one) => of(one) === name))])) as Record<
      Name,
      Tally
    >;
  return {
    confirmed,
    rejected,
    precision: total === 0 ? null : Math.round((confirmed / total) * 1000) / 1000,
    byBand: by(LINK_BANDS, ({ machine }) => machine?.band),
    byKind: by(LINK_KINDS, ({ machine }) => machine?.kind),
    kindCorrected: judged.filter(
      ({ action, kind, machine }) => action === 'confirmed' && kind !== null && kind !== machine?.kind,
    ).length,
    added: latest.filter(({ action }) => action === 'added').length,
  };
}
