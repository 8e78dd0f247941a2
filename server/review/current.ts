import { reviewRecordSchema, type ReviewRecord } from '../../graph-schema/api-review.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { groupBy } from '../group.ts';
import { compareText } from '../store/order.ts';

/** A Review node's record. */
export function reviewOf(row: NodeRow): ReviewRecord {
  return reviewRecordSchema.parse(row.props);
}

/** Key of what a review is about: two clauses, or a clause and a document. */
export function pairKey(from: string, to: string): string {
  return `${from}|${to}`;
}

function keyOf({ fromId, toId, document }: ReviewRecord): string {
  return pairKey(fromId ?? document ?? '', toId ?? document ?? '');
}

/** Reviews that touch these clauses and were not withdrawn, oldest first. */
export async function reviewsOfClauses(store: GraphStore, clauseIds: Iterable<string>): Promise<ReviewRecord[]> {
  const edges = await store.expand([...new Set(clauseIds)], { types: ['REVIEWS'], direction: 'in' });
  const reviews = (await store.nodes(edges.map((edge) => edge.src))).map(reviewOf);
  return reviews
    .filter(({ withdrawn }) => withdrawn === null)
    .sort((a, b) => compareText(a.when, b.when) || compareText(a.id, b.id));
}

/**
 * What counts now for each pair: the latest decision, with the latest note; a note alone where nobody has decided.
 * Keys are `pairKey` of the clauses' ids as they are now; marks on a clause and a document have the document's id.
 */
export async function currentReviews(
  store: GraphStore,
  clauseIds: Iterable<string>,
): Promise<Map<string, ReviewRecord>> {
  const groups = groupBy(await reviewsOfClauses(store, clauseIds), keyOf);
  return new Map([...groups].map(([key, reviews]) => [key, latest(reviews)]));
}

function latest(reviews: readonly ReviewRecord[]): ReviewRecord {
  const decision = reviews.findLast(({ action }) => action !== 'noted') ?? reviews.at(-1)!;
  const note = reviews.findLast((review) => review.note !== '')?.note ?? '';
  return { ...decision, note };
}
