import type { LinkView, ReviewView } from '../../graph-schema/api.ts';
import type { ReviewRecord } from '../../graph-schema/api-review.ts';
import type { LinkRecord, TargetRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, EdgeType, GraphStore } from '../../graph-schema/store.ts';
import type { ReviewDecision } from '../../graph-schema/terms.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { clauseRefs } from './refs.ts';

/** Relations between clauses of different documents. */
export const CROSS_TYPES: readonly EdgeType[] = ['IMPLEMENTS', 'CONTINUES', 'PARALLELS'];
export const ALL_LINK_TYPES: readonly EdgeType[] = [...CROSS_TYPES, 'RESTATES'];

/** "from clause id|RELATION|to clause id". */
export function linkId({ src, type, dst }: Pick<EdgeRow, 'src' | 'type' | 'dst'>): string {
  return `${src}|${type}|${dst}`;
}

/** True for edges between clauses; edges between documents have the same types. */
export function isClauseLink(edge: EdgeRow): boolean {
  return edge.src.includes('/');
}

/** The latest decision on a link, as it is shown. */
export function reviewView(review: ReviewRecord | undefined): ReviewView | null {
  if (!review) return null;
  const { id, action, kind, note, who, when, stale } = review;
  return { id, decision: action === 'noted' ? null : (action as ReviewDecision), kind, note, who, when, stale };
}

/** An edge's record without its ends. */
export type LinkProps = Omit<LinkRecord, 'type' | 'from' | 'to' | 'relation'>;

export function linkProps(edge: EdgeRow): LinkProps {
  return edge.props as unknown as LinkProps;
}

/** Edges of one link once: what a reviewer added gives way to what the linker found since. */
export function distinctLinks(edges: readonly EdgeRow[]): EdgeRow[] {
  const byId = new Map<string, EdgeRow>();
  for (const edge of edges) {
    const held = byId.get(linkId(edge));
    if (!held || (held.key ?? '') !== '') byId.set(linkId(edge), edge);
  }
  return [...byId.values()];
}

/** Links with both clauses, the targets that are compared and the reviewer's decision, in the order of the edges. */
export async function linkViews(store: GraphStore, links: readonly EdgeRow[]): Promise<LinkView[]> {
  const edges = distinctLinks(links.filter(isClauseLink));
  const ends = edges.flatMap(({ src, dst }) => [src, dst]);
  const refs = await clauseRefs(store, ends);
  const targets = await targetsById(store, edges);
  const reviews = await currentReviews(store, ends);
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
