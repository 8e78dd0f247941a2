import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { stubNode } from './citations.ts';
import { relationChanges } from './links.ts';
import { dropOrphans, looseEnds } from './orphans.ts';
import { pendingNode } from './pending.ts';
import { requireDocument } from './read.ts';
import { textKey } from './keys.ts';
import { staleNodes } from './stale.ts';

/** Node that remembers a removed document's file, so that the removal can be undone. */
export function removedId(id: DocumentId): string {
  return `removed:${id}`;
}

/**
 * Removes a document with its clauses, links and text. Where others cite it, it stays as a named gap (`held: false`).
 * The original file is kept for undoing; decisions of reviewers stay. Throws DOCUMENT_NOT_FOUND.
 * @returns documents whose links are different now
 */
export async function removeDocument(store: GraphStore, id: DocumentId): Promise<Set<DocumentId>> {
  const { record } = await requireDocument(store, id);
  const { changes, touched } = await relationChanges(store, [id], { parents: [], links: [] });
  const before = await looseEnds(store, id);
  const citing = (await store.expand([id], { types: ['CITES'], direction: 'in' })).filter(({ src }) => src !== id);
  const remembered = {
    id: removedId(id),
    label: 'Setting' as const,
    props: { file: record.source.file, sha256: record.source.sha256 },
  };
  const stub = stubNode(id, record.title, record.documentNumber);
  await store.apply({
    removeOwned: [id, ...(changes.removeOwned ?? [])],
    removeNodes: citing.length === 0 ? [id] : [],
    removeBlobs: [textKey(id)],
    nodes: [
      remembered,
      ...(citing.length === 0 ? [] : [stub]),
      pendingNode(id), // its reviews and the counts of the others are still to be brought in step
      ...staleNodes([id, ...touched, ...citing.map(({ src }) => src)]),
    ],
  });
  await dropOrphans(store, before);
  touched.delete(id);
  return new Set([...touched, ...citing.map(({ src }) => src)]);
}
