import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import { exportRecordSchema, type ExportRecord, type LinkRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { breathe } from '../breathe.ts';
import { readRelations } from '../load/links.ts';
import { readDocument } from '../load/read.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import type { ExportView } from './view.ts';

/**
 * Everything in the store, or what a view of it holds, as export records: document by document in order of id, each
 * with its clauses, targets, duties, citations and diagnostics; then the relations of documents, then the links of
 * clauses. The order and the bytes depend on the content alone.
 */
export async function* exportRecords(store: GraphStore, view: ExportView = {}): AsyncGenerator<ExportRecord> {
  const wanted = view.only && new Set(view.only);
  for await (const record of allRecords(store, view.documents)) if (wanted?.has(record.type) ?? true) yield record;
}

async function* allRecords(store: GraphStore, documents?: readonly DocumentId[]): AsyncGenerator<ExportRecord> {
  const ids = documents ?? (await store.find('Document', { held: true })).map((row) => row.id);
  const order = new Map<string, number>();
  for (const id of ids) {
    const { document, clauses, targets, duties, citations, diagnostics } = await readDocument(store, id);
    for (const clause of clauses) order.set(clause.id, order.size);
    yield* [document, ...clauses, ...targets, ...duties, ...citations, ...diagnostics];
    await breathe();
  }
  yield* await relationRecords(store, ids, (clauseId) => order.get(clauseId) ?? 0);
}

/** Relations as they stand after review: rejected links are left out, corrected kinds are taken over. */
async function relationRecords(
  store: GraphStore,
  ids: readonly DocumentId[],
  order: (clauseId: string) => number,
): Promise<ExportRecord[]> {
  const among = new Set(ids);
  const relations = await readRelations(store, ids);
  const parents = relations.parents.filter(({ from, to }) => among.has(from) && among.has(to));
  const links = relations.links.filter(
    ({ from, to }) => among.has(documentIdOf(from.id)) && among.has(documentIdOf(to.id)),
  );
  const reviews = await currentReviews(store, new Set(links.flatMap(({ from, to }) => [from.id, to.id])));
  const standing = links.flatMap((link): LinkRecord[] => {
    const review = reviews.get(pairKey(link.from.id, link.to.id));
    return review?.action === 'rejected' ? [] : [{ ...link, kind: review?.kind ?? link.kind }];
  });
  standing.sort((a, b) => order(a.from.id) - order(b.from.id) || order(a.to.id) - order(b.to.id));
  return [...parents, ...standing];
}

/** One record as one line, its fields in the order of the schema. */
export function exportLine(record: ExportRecord): string {
  return `${JSON.stringify(exportRecordSchema.parse(record))}\n`;
}
