import type { DocumentId } from '../../graph-schema/ids.ts';

/** Key of an original file's bytes among the store's blobs; files of several documents (archives) are kept once. */
export function originalKey(sha256: string): string {
  return `original/${sha256}`;
}

/** Key of a document's cleaned text among the store's blobs. */
export function textKey(id: DocumentId): string {
  return `text/${id}`;
}

/** Key of the saved search index among the store's blobs. */
export const INDEX_KEY = 'index/search';

/** Owner of everything that was found by comparing two documents. */
export function pairOwner(from: DocumentId, to: DocumentId): string {
  return `links:${from}|${to}`;
}

/** The two documents of a pair's owner, or undefined for any other owner. */
export function pairOf(owner: string | undefined): [from: DocumentId, to: DocumentId] | undefined {
  const match = /^links:([^|]+)\|([^|]+)$/u.exec(owner ?? ''); // "links:a|b"; not "a"
  return match ? [match[1]!, match[2]!] : undefined;
}
