import type { DocumentPatch, IngestEvent } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { Library, SourceFile } from '../contract.ts';
import { partsOf } from '../parts.ts';
import { attachReviews } from '../review/attach.ts';
import { correctDocument } from './correct.ts';
import { ingestInputs, type IngestOptions } from './ingest.ts';
import { originalKey } from './keys.ts';
import { refreshLinkCounts } from './link-counts.ts';
import { Mutex } from './mutex.ts';
import { relink } from './relink.ts';
import { removedId, removeDocument } from './remove.ts';
import { saveDocument } from './save.ts';
import { thisThread, type Workshop } from './workshop.ts';

/** Called after each change with the documents that are different now, so that search keeps in step. */
export type Changed = (ids: Iterable<DocumentId>) => Promise<void>;

/**
 * Changes to a store while it is served; one at a time.
 * @param workshop where files are read and documents linked
 */
export function createLibrary(store: GraphStore, changed: Changed, workshop: Workshop = thisThread): Library {
  const mutex = new Mutex();
  const relinked = async (also: Iterable<DocumentId> = []): Promise<void> => {
    const touched = await relink(store, workshop);
    await refreshLinkCounts(store, also);
    await changed([...also, ...touched]);
  };
  return {
    add: (files) => addFiles(files, store, { changed, workshop }, mutex),
    correct: (id: DocumentId, patch: DocumentPatch) =>
      mutex.run(async () => {
        await correctDocument(store, id, patch);
        await relinked([id]);
      }),
    remove: (id) =>
      mutex.run(async () => {
        const touched = await removeDocument(store, id);
        await attachReviews(store, [id]);
        await relinked([id, ...touched]);
      }),
    restore: (id) =>
      mutex.run(async () => {
        await restoreDocument(store, id, workshop);
        await relinked([id]);
      }),
  };
}

/** Ingests in the background and hands the events on as they come; the caller may stop listening at any time. */
function addFiles(
  files: readonly SourceFile[],
  store: GraphStore,
  how: Pick<IngestOptions, 'changed' | 'workshop'>,
  mutex: Mutex,
): AsyncIterable<IngestEvent> {
  const inputs = files.map(({ name, bytes }) => ({ name, path: name, read: () => bytes }));
  return partsOf((onEvent) => mutex.run(() => ingestInputs(inputs, store, { ...how, onEvent })));
}

async function restoreDocument(store: GraphStore, id: DocumentId, workshop: Workshop): Promise<void> {
  const [note] = await store.nodes([removedId(id)]);
  const { file, sha256 } = (note?.props ?? {}) as { file?: string; sha256?: string };
  const bytes = sha256 === undefined ? undefined : await store.blob(originalKey(sha256));
  if (!bytes || file === undefined) {
    throw new ZhengmaiError('DOCUMENT_NOT_FOUND', `没有可恢复的文件 ${id}。重新上传原件即可。`, { id });
  }
  for (const ingested of (await workshop.read({ name: file, bytes })).documents) {
    const own = ingested.document.id;
    if (id === own || id.startsWith(`${own}-`)) await saveDocument(store, ingested, bytes);
  }
  await store.apply({ removeNodes: [removedId(id)] });
}
