import type { LinkView, ReviewView } from '../../graph-schema/api.ts';
import type { ReviewRecord } from '../../graph-schema/api-review.ts';
import type { TargetRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import type { ReviewDecision } from '../../graph-schema/terms.ts';
import { distinctLinks, isClauseLink, linkId, linkProps } from '../load/link-edges.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { clauseRefs } from './refs.ts';

/** The latest decision on a link, as it is shown. */
export function reviewView(review: ReviewRecord | undefined): ReviewView | null {
  if (!review) return null;
  const { id, action, kind, note, who, when, stale } = review;
  return { id, decision: action === 'noted' ? null : (action as ReviewDecision), kind, note, who, when, stale };
}

/** Links with both clauses, the targets that are compared and the reviewer's decision, in the order of the edges. */
export async function linkViews(store: GraphStore, links: readonly EdgeRow[]): Promise<LinkView[]> {
  const edges = distinctLinks(links.filter(isClauseLink));
  const ends = edges.flatMap(({ src, dst }) => [src, dst]);
  const [refs, targets, reviews] = await Promise.all([
    clauseRefs(store, ends),
    targetsById(store, edges),
    currentReviews(store, ends),
  ]);
  return edges.map((edge) => {
    const { kind, score, band, signals, evidence, targets: comparisons, ...rest } = linkProps(edge);
    const review = reviewView(reviews.get(pairKey(edge.src, edge.dst)));
    return {
      ...rest,
      id: linkId(edge),
      from: refs.get(edge.src)!,
      to: refs.get(edge.dst)!,
      relation: edge.type as LinkView['relation'],
      kind: review?.kind ?? kind,
      score,
      band,
      signals,
      evidence,
      targets: comparisons.map(({ from, to, verdict, note }) => ({
        verdict,
        note,
        from: targets.get(from ?? '') ?? null,
        to: targets.get(to ?? '') ?? null,
      })),
      review,
    };
  });
}

async function targetsById(store: GraphStore, edges: readonly EdgeRow[]): Promise<Map<string, TargetRecord>> {
  const ids = edges.flatMap((edge) => linkProps(edge).targets.flatMap(({ from, to }) => [from, to]));
  const rows = await store.nodes(ids.filter((id) => id !== null));
  return new Map(rows.map((row) => [row.id, row.props as unknown as TargetRecord]));
}
