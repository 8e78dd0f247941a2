import { randomUUID } from 'node:crypto';
import type { ReviewRecord, ReviewRequest, ReviewsRequest, ReviewsResponse } from '../../graph-schema/api-review.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { levelRank } from '../../graph-schema/terms.ts';
import type { Reviews } from '../contract.ts';
import type { Changed } from '../load/library.ts';
import { refreshLinkCounts } from '../load/link-counts.ts';
import { Moments } from '../load/moments.ts';
import { requireDocument } from '../load/read.ts';
import { staleNodes } from '../load/stale.ts';
import { requireClause } from '../queries/clause.ts';
import { ALL_LINK_TYPES, linkProps } from '../load/link-edges.ts';
import { remembered } from '../queries/remembered.ts';
import { compareText } from '../store/order.ts';
import { anchorOf } from './anchor.ts';
import { reviewOf } from './current.ts';
import { addedLink, reviewEdges, reviewNode } from './graph.ts';
import { precisionOf } from './precision.ts';

/** Reviews over a store. `changed` is told where a link was added or taken away, so that search keeps in step. */
export function createReviews(store: GraphStore, changed: Changed, clock?: () => number): Reviews {
  const moments = new Moments(store, 'Review', 'when', clock);
  const keep = async (review: ReviewRecord, remove: readonly EdgeRow[] = []): Promise<ReviewRecord> => {
    const documents = [review.from, review.to].flatMap((anchor) => anchor?.documentId ?? []);
    await store.apply({
      removeEdges: [...remove],
      nodes: [reviewNode(review), ...staleNodes(documents)],
      edges: reviewEdges(review),
    });
    await refreshLinkCounts(store, documents);
    if (review.action === 'added') await changed(documents);
    return review;
  };
  return {
    list: (request) => listReviews(store, request),
    add: async (request) => keep(await newReview(store, request, await moments.next())),
    withdraw: async (id) => {
      const [row] = await store.nodes([id]);
      if (row?.label !== 'Review') throw new ZhengmaiError('NOT_FOUND', `没有复核记录 ${id}。`, { id });
      const review = reviewOf(row);
      if (review.withdrawn !== null) return review;
      return keep(
        { ...review, withdrawn: await moments.next() },
        [addedLink(review)].filter((edge) => edge !== undefined),
      );
    },
  };
}

/** All reviews, newest first; the linker's precision is counted over those that pass the filter. */
export async function listReviews(store: GraphStore, request: ReviewsRequest): Promise<ReviewsResponse> {
  const { document, clause, stale, limit, offset } = request;
  const reviews = (await allReviews(store)).filter((review) => {
    const { from, to, fromId, toId } = review;
    const documents = [from?.documentId, to?.documentId, review.document];
    return (
      (document === undefined || documents.includes(document)) &&
      (clause === undefined || fromId === clause || toId === clause) &&
      (stale === undefined || review.stale === (stale === 'true'))
    );
  });
  const newest = reviews.toSorted((a, b) => compareText(b.when, a.when));
  return { total: reviews.length, reviews: newest.slice(offset, offset + limit), precision: precisionOf(reviews) };
}

function allReviews(store: GraphStore): Promise<readonly ReviewRecord[]> {
  return remembered(store, 'reviews', async () => (await store.find('Review')).map(reviewOf));
}

async function newReview(store: GraphStore, request: ReviewRequest, when: string): Promise<ReviewRecord> {
  const { action, kind, note, who } = request;
  const document = action === 'not-applicable' || action === 'addition' ? request.document : null;
  if (document !== null) await requireDocument(store, document);
  const aboutLink = document === null;
  const from = request.from && (aboutLink || action === 'addition') ? await clauseAt(store, request.from) : null;
  const to = request.to && (aboutLink || action === 'not-applicable') ? await clauseAt(store, request.to) : null;
  const link = from && to ? await linkBetween(store, from.id, to.id) : undefined;
  if (aboutLink) await checkLink(store, request, link, from!, to!);
  const turned = link !== undefined && link.src === to?.id; // named the other way round
  const [lower, upper] = turned ? [to, from] : [from, to];
  return {
    id: `review:${randomUUID()}`,
    action: action === 'added' && link ? 'confirmed' : action,
    relation: (link?.type ?? request.relation) as ReviewRecord['relation'],
    kind,
    note,
    who,
    when,
    from: lower && anchorOf(lower),
    to: upper && anchorOf(upper),
    document,
    machine: link && link.key !== 'review' ? machineOf(link) : null,
    withdrawn: null,
    stale: false,
    fromId: lower?.id ?? null,
    toId: upper?.id ?? null,
  };
}

async function clauseAt(store: GraphStore, id: string): Promise<ClauseRecord> {
  return (await requireClause(store, id)).clause;
}

async function linkBetween(store: GraphStore, a: string, b: string): Promise<EdgeRow | undefined> {
  const edges = await store.expand([a], { types: ALL_LINK_TYPES, direction: 'both' });
  return edges
    .filter(({ src, dst }) => src === b || dst === b)
    .sort((x, y) => compareText(x.key ?? '', y.key ?? ''))[0];
}

function machineOf(edge: EdgeRow): ReviewRecord['machine'] {
  const { kind, band, score } = linkProps(edge);
  return { kind, band, score, relation: edge.type as ReviewRecord['relation'] };
}

/** A decision needs a link to decide about; a new link must keep to level and date. */
async function checkLink(
  store: GraphStore,
  { action, relation }: ReviewRequest,
  link: EdgeRow | undefined,
  from: ClauseRecord,
  to: ClauseRecord,
): Promise<void> {
  if (action !== 'added') {
    if (link) return;
    throw new ZhengmaiError('NOT_FOUND', `${from.id} 与 ${to.id} 之间没有联系。要新建联系，用“补充联系”。`);
  }
  if (link || relation === 'RESTATES' || relation === 'PARALLELS') return;
  const [lower, upper] = await documentsOf(store, from, to);
  if (!canDescend(lower, upper)) {
    throw new ZhengmaiError('BAD_REQUEST', '下位条款不能落实更晚或更低层级的文件。交换两端，或检查文件的层级和日期。');
  }
}

async function documentsOf(store: GraphStore, from: ClauseRecord, to: ClauseRecord) {
  const record = async (id: DocumentId) => (await requireDocument(store, id)).record;
  return [await record(documentIdOf(from.id)), await record(documentIdOf(to.id))] as const;
}

/** Nothing implements or continues a later or lower document, or itself; what is not known speaks for neither. */
function canDescend(lower: DocumentRecord, upper: DocumentRecord): boolean {
  if (lower.id === upper.id) return false;
  if (lower.level && upper.level && levelRank(upper.level) > levelRank(lower.level)) return false;
  return !lower.date || !upper.date || upper.date.slice(0, lower.date.length) <= lower.date.slice(0, upper.date.length);
}
