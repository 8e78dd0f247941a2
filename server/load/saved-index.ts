import type { Changes, GraphStore } from '../../graph-schema/store.ts';
import { INDEX_KEY } from './keys.ts';

/** Key of a piece of the saved index; the first one has the key of the index itself. */
function pieceKey(at: number): string {
  return at === 0 ? INDEX_KEY : `${INDEX_KEY}/${at}`;
}

function isPiece(key: string): boolean {
  return key === INDEX_KEY || key.startsWith(`${INDEX_KEY}/`);
}

/** Keys of blobs other than the saved index. */
export async function otherKeys(store: GraphStore): Promise<string[]> {
  return (await store.blobKeys()).filter((key) => !isPiece(key));
}

/** The pieces of the saved index in order; none where there is no saved index. */
export async function readPieces(store: GraphStore): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (;;) {
    const piece = await store.blob(pieceKey(pieces.length));
    if (!piece) return pieces;
    pieces.push(piece);
  }
}

/** What puts these pieces in the place of those that are there. */
export async function piecesChange(store: GraphStore, pieces: readonly Uint8Array[]): Promise<Changes> {
  const blobs = pieces.map((bytes, at) => ({ key: pieceKey(at), bytes: bytes as Uint8Array<ArrayBuffer> }));
  const kept = new Set(blobs.map(({ key }) => key));
  const removeBlobs = (await store.blobKeys()).filter((key) => isPiece(key) && !kept.has(key));
  return { removeBlobs, blobs };
}

/** Lets the saved index go; the next start makes one anew. */
export async function dropSavedIndex(store: GraphStore): Promise<void> {
  await store.apply(await piecesChange(store, []));
}
