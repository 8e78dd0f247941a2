import { join } from 'node:path';
import { ingestPaths } from '../../server/load/ingest.ts';
import { MemoryStore } from '../../server/store/memory.ts';

export const CORPUS = join(import.meta.dirname, '../../corpus');

let ingestedOnce: Promise<MemoryStore> | undefined;

/** The five documents of corpus/ in a store in memory, ingested once for each test file; not to be changed. */
export function corpusStore(): Promise<MemoryStore> {
  ingestedOnce ??= freshCorpusStore();
  return ingestedOnce;
}

/** The same in a store of the caller's own. */
export async function freshCorpusStore(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await ingestPaths([CORPUS], store);
  return store;
}
