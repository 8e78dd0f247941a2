import type { DraftSource } from '../../graph-schema/draft.ts';
import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { clauseOf, type StoredClause } from '../load/read.ts';
import { clauseBlock } from './to-blocks.ts';

type Origin = Pick<DocumentRecord, 'title' | 'documentNumber' | 'region'>;

/** A clause as the source of a block: its words as a block would have them. */
export function sourceOf(stored: StoredClause, document: Origin): DraftSource {
  const { id, documentId, locator, title: heading } = stored.clause;
  const { title, documentNumber, region } = document;
  const { text } = clauseBlock(stored);
  return { clauseId: id, documentId, title, number: documentNumber, locator, region, heading, text };
}

/** Clauses as sources, by id; what is not a clause (any more) is left out. */
export async function sourcesOf(store: GraphStore, ids: Iterable<string>): Promise<Map<string, DraftSource>> {
  const clauses = (await store.nodes([...new Set(ids)])).filter((row) => row.label === 'Clause').map(clauseOf);
  const rows = await store.nodes([...new Set(clauses.map(({ clause }) => clause.documentId))]);
  const documents = new Map(rows.map((row) => [row.id, row.props as unknown as Origin]));
  return new Map(
    clauses.map((stored) => [stored.clause.id, sourceOf(stored, documents.get(stored.clause.documentId)!)]),
  );
}
