import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { Neo4jStore } from '../store/neo4j/store.ts';
import { ClauseIndex } from './clause-index.ts';
import { CompactEngine } from './compact.ts';
import { MiniSearchEngine } from './minisearch.ts';
import { loadSynonyms } from './synonyms.ts';
import { openTokenizer } from './tokenize.ts';

/** From so many clauses on MiniSearch, which makes an object for every hit, is too slow. */
export const COMPACT_FROM = 5000;

export interface SearchSettings {
  /** Name of the tokenizer to use; the best available where absent (ZHENGMAI_TOKENIZER). */
  tokenizer?: string | undefined;
  /** Number of clauses from which the compact engine is used: 0 always, Infinity never. */
  compactFrom?: number;
}

/** An empty search index for this machine. */
export function openSearchIndex({ tokenizer, compactFrom = COMPACT_FROM }: SearchSettings = {}): SearchIndex {
  return new ClauseIndex({
    tokenizer: openTokenizer(tokenizer),
    synonyms: loadSynonyms(),
    engine: (kind) => (kind === 'compact' ? new CompactEngine() : new MiniSearchEngine()),
    compactFrom,
  });
}

/** The search index that goes with a store: in the database itself for Neo4j, else an empty one in memory. */
export async function openIndexFor(store: GraphStore, settings: SearchSettings = {}): Promise<SearchIndex> {
  if (store.kind !== 'neo4j') return openSearchIndex(settings);
  const { Neo4jSearchIndex } = await import('./neo4j/index.ts');
  return new Neo4jSearchIndex(store as Neo4jStore, openTokenizer(settings.tokenizer), loadSynonyms());
}
