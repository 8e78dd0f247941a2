import type { DraftSource } from '../../graph-schema/draft.ts';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { clauseOf } from '../load/read.ts';

type Origin = Pick<DocumentRecord, 'title' | 'documentNumber' | 'region'>;

/** A clause as the source of a block. */
export function sourceOf({ id, documentId, locator, text }: ClauseRecord, document: Origin): DraftSource {
  const { title, documentNumber, region } = document;
  return { clauseId: id, documentId, title, number: documentNumber, locator, region, text };
}

/** Clauses as sources, by id; what is not a clause (any more) is left out. */
export async function sourcesOf(store: GraphStore, ids: Iterable<string>): Promise<Map<string, DraftSource>> {
  const clauses = (await store.nodes([...new Set(ids)]))
    .filter((row) => row.label === 'Clause')
    .map((row) => clauseOf(row).clause);
  const rows = await store.nodes([...new Set(clauses.map(({ documentId }) => documentId))]);
  const documents = new Map(rows.map((row) => [row.id, row.props as unknown as Origin]));
  return new Map(clauses.map((clause) => [clause.id, sourceOf(clause, documents.get(clause.documentId)!)]));
}
