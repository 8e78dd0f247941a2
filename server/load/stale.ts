import { randomUUID } from 'node:crypto';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';

const KIND = 'stale';

/** A document that the saved search index knows in an older state; `mark` changes with every change of the document. */
export interface StaleMark {
  id: string;
  document: DocumentId;
  mark: string;
}

/**
 * Marks that the saved search index is out of date for these documents; written in the transaction that changes them, so
 * that a saved index with its marks is always right, however a run ends.
 */
export function staleNodes(ids: Iterable<DocumentId>): NodeRow[] {
  return Array.from(new Set(ids), (document) => ({
    id: `${KIND}:${document}`,
    label: 'Setting',
    props: { kind: KIND, document, mark: randomUUID() },
  }));
}

/** Documents that have changed since the search index was saved. */
export async function staleMarks(store: GraphStore): Promise<StaleMark[]> {
  const rows = await store.find('Setting', { kind: KIND });
  return rows.map(({ id, props }) => ({ id, document: String(props['document']), mark: String(props['mark']) }));
}

/** Ids of those marks that are as they were: their documents have not changed since. */
export async function unchangedMarks(store: GraphStore, marks: readonly StaleMark[]): Promise<string[]> {
  const now = new Map((await staleMarks(store)).map(({ id, mark }) => [id, mark]));
  return marks.filter(({ id, mark }) => now.get(id) === mark).map(({ id }) => id);
}

/** True for the node of a mark, which belongs to one store and its saved index and is copied nowhere. */
export function isStaleMark({ label, props }: NodeRow): boolean {
  return label === 'Setting' && props['kind'] === KIND;
}
