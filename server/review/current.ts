import { reviewRecordSchema, type ReviewRecord } from '../../graph-schema/api-review.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { Followed, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
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

const REVIEWS = { types: ['REVIEWS'], direction: 'in', bare: true } as const;

/** Reviews that touch these clauses and were not withdrawn, oldest first. */
export async function reviewsOfClauses(store: GraphStore, clauseIds: Iterable<string>): Promise<ReviewRecord[]> {
  return standing(await store.follow([...new Set(clauseIds)], REVIEWS));
}

function standing(followed: readonly Followed[]): ReviewRecord[] {
  // one that is about two of the clauses is reached from both
  const rows = new Map(followed.map(({ node }) => [node.id, node]));
  return Array.from(rows.values(), reviewOf)
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
  return byPair(await reviewsOfClauses(store, clauseIds));
}

/** The same for all clauses of a document. */
export async function documentReviews(store: GraphStore, id: DocumentId): Promise<Map<string, ReviewRecord>> {
  return byPair(standing(await store.follow([id], { ...REVIEWS, via: 'HAS_CLAUSE' })));
}

function byPair(reviews: readonly ReviewRecord[]): Map<string, ReviewRecord> {
  return new Map(Array.from(groupBy(reviews, keyOf), ([key, own]) => [key, latest(own)]));
}

function latest(reviews: readonly ReviewRecord[]): ReviewRecord {
  const decision = reviews.findLast(({ action }) => action !== 'noted') ?? reviews.at(-1)!;
  const note = reviews.findLast((review) => review.note !== '')?.note ?? '';
  return { ...decision, note };
}
