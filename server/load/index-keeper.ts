import type { DocumentId } from '../../graph-schema/ids.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { breathe } from '../breathe.ts';
import { allHeld } from './read.ts';
import { piecesChange, readPieces } from './saved-index.ts';
import { linkCounts, searchEntries } from './search-entries.ts';
import { staleMarks, unchangedMarks, type StaleMark } from './stale.ts';

/** Documents whose entries are made at a time. */
const BATCH = 10;

/**
 * Fills an index from the store: from the saved index where there is one made by the same tokenizer, with the documents
 * that have changed since, else from all clauses.
 * @returns true where the saved index is as good as the one in memory, so that it need not be saved again
 */
export async function fillIndex(store: GraphStore, index: SearchIndex): Promise<boolean> {
  const stale = await staleMarks(store);
  const saved = await readPieces(store);
  if (saved.length > 0 && (await index.load(saved))) {
    await refreshIndex(
      store,
      index,
      stale.map(({ document }) => document),
    );
    return stale.length === 0;
  }
  await index.clear?.(); // one in a database may hold what a broken change left
  const held = await allHeld(store);
  index.expect?.(held.reduce((sum, { extras }) => sum + extras.counts.clauses, 0));
  const ids = held.map(({ row }) => row.id);
  for (let i = 0; i < ids.length; i += BATCH) {
    await index.add(await searchEntries(store, ids.slice(i, i + BATCH)));
    await breathe();
  }
  return false;
}

/** Brings a filled index in step with the store for these documents, held or removed; others are served meanwhile. */
export async function refreshIndex(store: GraphStore, index: SearchIndex, ids: Iterable<DocumentId>): Promise<void> {
  for (const id of [...new Set(ids)].sort()) {
    const entries = await searchEntries(store, [id]);
    if (index.replace) await index.replace(id, entries);
    else {
      await index.remove([id]);
      await index.add(entries);
    }
    await breathe();
  }
}

/** Documents whose links are counted at a time. */
const LINKS_AT_ONCE = 200;

/** Brings the numbers of links in step with the store for documents whose texts the index has as they are. */
export async function refreshLinks(store: GraphStore, index: SearchIndex, ids: readonly DocumentId[]): Promise<void> {
  for (let at = 0; at < ids.length; at += LINKS_AT_ONCE) {
    const some = ids.slice(at, at + LINKS_AT_ONCE);
    await index.setLinks!(some, await linkCounts(store, some));
    await breathe();
  }
}

/** A search index as bytes in pieces, and the marks of documents that it has in their present state. */
export interface IndexSnapshot {
  pieces: Uint8Array[];
  marks: StaleMark[];
}

/** A snapshot of an index that is in step with the store. */
export async function snapshotIndex(store: GraphStore, index: SearchIndex): Promise<IndexSnapshot> {
  const marks = await staleMarks(store);
  return { pieces: await index.save(), marks };
}

/** Keeps a snapshot beside the data, for a quick start; documents that have changed since stay marked. */
export async function keepSnapshot(store: GraphStore, { pieces, marks }: IndexSnapshot): Promise<void> {
  const removeNodes = await unchangedMarks(store, marks);
  await store.apply({ removeNodes, ...(await piecesChange(store, pieces)) });
}

/** Keeps an index that is in step with the store beside the data. */
export async function saveIndex(store: GraphStore, index: SearchIndex): Promise<void> {
  await keepSnapshot(store, await snapshotIndex(store, index));
}
