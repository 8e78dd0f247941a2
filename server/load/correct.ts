import { documentPatchSchema, type DocumentPatch } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { corrected, correctionNode, readCorrection } from './corrections.ts';
import { readDocument, requireDocument } from './read.ts';
import { writeDocument } from './save.ts';

/**
 * Corrects a held document by hand; earlier corrections of other fields stay. The document then waits to be linked.
 * Throws DOCUMENT_NOT_FOUND.
 */
export async function correctDocument(store: GraphStore, id: DocumentId, patch: DocumentPatch): Promise<void> {
  const { copies, printed, moved = {} } = (await requireDocument(store, id)).extras;
  const merged = documentPatchSchema.parse({ ...(await readCorrection(store, id)), ...patch });
  await store.apply({ nodes: [correctionNode(id, merged)] });
  await writeDocument(store, corrected(await readDocument(store, id), merged), { copies, printed, moved });
}
