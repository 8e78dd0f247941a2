import type { SearchIndex } from '../../graph-schema/search.ts';
import { ClauseIndex } from './clause-index.ts';
import { MiniSearchEngine } from './minisearch.ts';
import { loadSynonyms } from './synonyms.ts';
import { openTokenizer } from './tokenize.ts';

export interface SearchSettings {
  /** Name of the tokenizer to use; the best available where absent (ZHENGMAI_TOKENIZER). */
  tokenizer?: string | undefined;
}

/** An empty search index for this machine. */
export function openSearchIndex({ tokenizer }: SearchSettings = {}): SearchIndex {
  return new ClauseIndex({
    tokenizer: openTokenizer(tokenizer),
    synonyms: loadSynonyms(),
    engine: () => new MiniSearchEngine(),
  });
}
