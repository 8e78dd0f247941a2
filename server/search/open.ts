import type { SearchIndex } from '../../graph-schema/search.ts';
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
