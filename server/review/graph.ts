import type { ReviewRecord } from '../../graph-schema/api-review.ts';
import type { EdgeRow, EdgeType, NodeRow, Props } from '../../graph-schema/store.ts';

/** Key of an edge that stands for a link which a reviewer added. */
const ADDED_KEY = 'review';

/** A review as a node. It belongs to no document, so that it outlives all of them. */
export function reviewNode(review: ReviewRecord): NodeRow {
  const places = { fromDocument: review.from?.documentId ?? null, toDocument: review.to?.documentId ?? null };
  return { id: review.id, label: 'Review', props: { ...review, ...places } as unknown as Props };
}

/** Edges of a review to the clauses that it is about, and the link that it adds. */
export function reviewEdges(review: ReviewRecord): EdgeRow[] {
  const { id, fromId, toId } = review;
  const edges: EdgeRow[] = [];
  if (fromId) edges.push({ src: id, type: 'REVIEWS', dst: fromId, key: 'from', props: {} });
  if (toId) edges.push({ src: id, type: 'REVIEWS', dst: toId, key: 'to', props: {} });
  const added = addedLink(review);
  return added ? [...edges, added] : edges;
}

/** The link that a review adds; undefined for other reviews, withdrawn ones and those whose clauses are gone. */
export function addedLink({ action, fromId, toId, withdrawn, relation, kind }: ReviewRecord): EdgeRow | undefined {
  if (action !== 'added' || withdrawn !== null || !fromId || !toId) return undefined;
  const props = { kind: kind ?? 'thematic', score: 1, band: 'firm', signals: {}, evidence: [], targets: [] };
  return { src: fromId, type: relation as EdgeType, dst: toId, key: ADDED_KEY, props };
}
