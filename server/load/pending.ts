import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';

const PREFIX = 'pending:';

/** Marks a document as stored but not yet compared with the others; written in the same transaction as the document. */
export function pendingNode(id: DocumentId): NodeRow {
  return { id: PREFIX + id, label: 'Setting', props: { kind: 'pending', document: id } };
}

/** Node id of the mark. */
export function pendingId(id: DocumentId): string {
  return PREFIX + id;
}

/** Documents that wait to be linked, also from a run that was interrupted. */
export async function pendingDocuments(store: GraphStore): Promise<DocumentId[]> {
  const rows = await store.find('Setting', { kind: 'pending' });
  return rows.map((row) => row.id.slice(PREFIX.length));
}
