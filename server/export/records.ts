import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import { exportRecordSchema, type ExportRecord, type LinkRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { breathe } from '../breathe.ts';
import { readLinks, readParents } from '../load/links.ts';
import { readDocument } from '../load/read.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import type { ExportView } from './view.ts';

/** Documents whose links are read at a time: few enough to be held, many enough for a store that is far away. */
const AT_A_TIME = 20;

/**
 * Everything in the store, or what a view of it holds, as export records: document by document in order of id, each
 * with its clauses, targets, duties, citations and diagnostics; then the relations of documents, then the links of
 * clauses. The order and the bytes depend on the content alone, and no more is held than some documents with their links.
 */
export async function* exportRecords(store: GraphStore, view: ExportView = {}): AsyncGenerator<ExportRecord> {
  const only = view.only && new Set(view.only);
  const wanted = (type: ExportRecord['type']): boolean => only?.has(type) ?? true;
  const ids = view.documents ?? (await store.find('Document', { held: true })).map((row) => row.id);
  const order = new Map<string, number>();
  for (const id of ids) {
    const { document, clauses, targets, duties, citations, diagnostics } = await readDocument(store, id);
    for (const clause of clauses) order.set(clause.id, order.size);
    const records = [document, ...clauses, ...targets, ...duties, ...citations, ...diagnostics];
    yield* records.filter(({ type }) => wanted(type));
    await breathe();
  }
  const among = new Set(ids);
  if (wanted('parent')) {
    const parents = await readParents(store, ids);
    yield* parents.filter(({ from, to }) => among.has(from) && among.has(to));
  }
  if (!wanted('link')) return;
  for (let at = 0; at < ids.length; at += AT_A_TIME) {
    yield* await standingLinks(store, ids.slice(at, at + AT_A_TIME), among, (clauseId) => order.get(clauseId) ?? 0);
    await breathe();
  }
}

/** Links that begin in these documents, after review: rejected ones are left out, corrected kinds are taken over. */
async function standingLinks(
  store: GraphStore,
  ids: readonly DocumentId[],
  among: ReadonlySet<DocumentId>,
  order: (clauseId: string) => number,
): Promise<LinkRecord[]> {
  const links = (await readLinks(store, ids, 'out')).filter(({ to }) => among.has(documentIdOf(to.id)));
  const reviews = await currentReviews(store, new Set(links.flatMap(({ from, to }) => [from.id, to.id])));
  const standing = links.flatMap((link): LinkRecord[] => {
    const review = reviews.get(pairKey(link.from.id, link.to.id));
    return review?.action === 'rejected' ? [] : [{ ...link, kind: review?.kind ?? link.kind }];
  });
  return standing.sort((a, b) => order(a.from.id) - order(b.from.id) || order(a.to.id) - order(b.to.id));
}

/** One record as one line, its fields in the order of the schema. */
export function exportLine(record: ExportRecord): string {
  return `${JSON.stringify(exportRecordSchema.parse(record))}\n`;
}
