import type { Anchor, ReviewRecord } from '../../graph-schema/api-review.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { heldDocument, readClauses } from '../load/read.ts';
import { findAnchor, type Place } from './anchor.ts';
import { reviewOf } from './current.ts';
import { addedLink, reviewEdges, reviewNode } from './graph.ts';

/**
 * Finds the clauses of all reviews that touch these documents again, after the documents were replaced, removed or came
 * back. What reviewers stated is not changed, only where it belongs and whether the words are still the same.
 */
export async function attachReviews(store: GraphStore, ids: readonly DocumentId[]): Promise<void> {
  const rows = [
    ...(await store.find('Review', { fromDocument: [...ids] })),
    ...(await store.find('Review', { toDocument: [...ids] })),
  ];
  const before = [...new Map(rows.map((row) => [row.id, reviewOf(row)])).values()];
  if (before.length === 0) return;
  const clauses = new ClauseCache(store);
  const after: ReviewRecord[] = [];
  for (const review of before) {
    const [from, to] = [await placeOf(review.from, clauses), await placeOf(review.to, clauses)];
    after.push({ ...review, fromId: from.id, toId: to.id, stale: from.stale || to.stale });
  }
  const old = await store.expand(
    before.map(({ id }) => id),
    { types: ['REVIEWS'], direction: 'out' },
  );
  await store.apply({
    removeEdges: [...old, ...before.flatMap((review) => addedLink(review) ?? [])],
    nodes: after.map(reviewNode),
    edges: after.flatMap(reviewEdges),
  });
}

async function placeOf(anchor: Anchor | null, clauses: ClauseCache): Promise<Place> {
  if (!anchor) return { id: null, stale: false };
  const held = await clauses.of(anchor.documentId);
  return held ? findAnchor(anchor, held) : { id: null, stale: false };
}

/** Clauses of documents, each read once; undefined for documents that are not held. */
class ClauseCache {
  readonly #store: GraphStore;
  readonly #known = new Map<DocumentId, ClauseRecord[] | undefined>();

  constructor(store: GraphStore) {
    this.#store = store;
  }

  async of(id: DocumentId): Promise<ClauseRecord[] | undefined> {
    if (!this.#known.has(id)) {
      const held = await heldDocument(this.#store, id);
      this.#known.set(id, held && (await readClauses(this.#store, id)).map(({ clause }) => clause));
    }
    return this.#known.get(id);
  }
}
