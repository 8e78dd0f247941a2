import type { DocumentId } from '../../graph-schema/ids.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { INDEX_KEY } from './keys.ts';
import { searchEntries } from './search-entries.ts';

/** Documents whose entries are made at a time. */
const BATCH = 50;

/**
 * Fills an index from the store: from the saved index where there is one made by the same tokenizer, else from all
 * clauses. Whatever changes the store drops the saved index in the same transaction, so a saved one is always right.
 * @returns true where the saved index was used
 */
export async function fillIndex(store: GraphStore, index: SearchIndex): Promise<boolean> {
  const saved = await store.blob(INDEX_KEY);
  if (saved && (await index.load(saved))) return true;
  await index.clear?.(); // one in a database may hold what a broken change left
  const ids = (await store.find('Document', { held: true })).map((row) => row.id);
  for (let i = 0; i < ids.length; i += BATCH) await index.add(await searchEntries(store, ids.slice(i, i + BATCH)));
  return false;
}

/** Brings a filled index in step with the store for these documents, held or removed, and saves it. */
export async function refreshIndex(store: GraphStore, index: SearchIndex, ids: Iterable<DocumentId>): Promise<void> {
  const changed = [...new Set(ids)].sort();
  await index.remove(changed);
  await index.add(await searchEntries(store, changed));
  await saveIndex(store, index);
}

/** Keeps the index beside the data, for a quick start. */
export async function saveIndex(store: GraphStore, index: SearchIndex): Promise<void> {
  await store.putBlob(INDEX_KEY, await index.save());
}
