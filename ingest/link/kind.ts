import type { Span } from '../../graph-schema/records.ts';
import type { LinkKind } from '../../graph-schema/terms.ts';
import type { Run } from './align.ts';
import type { Unit } from './units.ts';

/** Two measures and the runs of characters that they share in order. */
export interface AlignedPair {
  from: Span;
  to: Span;
  runs: Run[];
}

/** A run of this length was copied; shorter ones are common words. */
const COPIED_RUN = 4;

/**
 * Bounds found on the annotated links; each lies in the middle of a range in which the share of right kinds hardly changes.
 * Word for word: nearly the whole of the shorter clause is copied, or nearly the whole of one long measure.
 * Adapted: a long run is copied, or a good part of the clause or of one measure.
 */
const VERBATIM = { clause: 0.77, measure: 0.93, run: 25 };
const ADAPTED = { clause: 0.3, measure: 0.5, run: 11 };

/** Characters that count: not numbers, punctuation or spaces. */
function weigh(text: string, [start, end]: Span): number {
  return text.slice(start, end).replace(/[\d\s\p{P}]/gu, '').length;
}

function total(text: string, spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + weigh(text, span), 0);
}

function copied(text: string, runs: readonly Run[]): number {
  return total(
    text,
    runs.filter((run) => run.length >= COPIED_RUN).map(({ from, length }): Span => [from, from + length]),
  );
}

/** Share of the shorter clause that is copied, each measure counted with its likest one. */
function clauseShare(lower: Unit, upper: Unit, pairs: readonly AlignedPair[]): number {
  const best = new Map<number, number>();
  for (const { from, runs } of pairs)
    best.set(from[0], Math.max(best.get(from[0]) ?? 0, copied(lower.clause.text, runs)));
  const shorter = Math.min(total(lower.clause.text, lower.spans), total(upper.clause.text, upper.spans));
  return [...best.values()].reduce((sum, value) => sum + value, 0) / (shorter || 1);
}

/** The pair with most copied text: share of its shorter measure, and its longest run. */
function bestMeasure(lower: Unit, upper: Unit, pairs: readonly AlignedPair[]): { share: number; run: number } {
  const [a, b] = [lower.clause.text, upper.clause.text];
  let best = { copied: -1, share: 0, run: 0 };
  for (const { from, to, runs } of pairs) {
    const own = copied(a, runs);
    if (own <= best.copied) continue;
    const share = own / (Math.min(weigh(a, from), weigh(b, to)) || 1);
    best = { copied: own, share, run: Math.max(0, ...runs.map(({ length }) => length)) };
  }
  return best;
}

/**
 * How close the wording of a link is, from its aligned measures.
 * @returns verbatim: word for word but for names and numbers; adapted: reworded but plainly taken over; thematic: in other words
 */
export function linkKind(lower: Unit, upper: Unit, pairs: readonly AlignedPair[]): LinkKind {
  const clause = clauseShare(lower, upper, pairs);
  const { share, run } = bestMeasure(lower, upper, pairs);
  if (clause >= VERBATIM.clause || (share >= VERBATIM.measure && run >= VERBATIM.run)) return 'verbatim';
  return clause >= ADAPTED.clause || share >= ADAPTED.measure || run >= ADAPTED.run ? 'adapted' : 'thematic';
}
