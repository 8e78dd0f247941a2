/** What a ranking engine needs of one clause: its number in the index, its words with repeats, its normalised text. */
export interface EngineRow {
  ord: number;
  words: string[];
  text: string;
}

/** Weighted terms of a query, one map for each field. */
export interface RankTerms {
  words: ReadonlyMap<string, number>;
  grams: ReadonlyMap<string, number>;
}

/** Clauses with a score, in no order. */
export interface Ranked {
  ords: number[];
  scores: number[];
}

/** Weight of pairs of characters against words; found on judged queries. */
export const GRAM_WEIGHT = 0.5;

/**
 * The part of a search index that ranks. Reading the query, phrases, filters, facets, highlights and suggestions are
 * the same for every engine and live in ClauseIndex.
 */
export interface Engine {
  readonly kind: 'minisearch' | 'compact';
  add(rows: Iterable<EngineRow>): void;
  /** Takes clauses out; the rows are those that were added. */
  remove(rows: readonly EngineRow[]): void;
  /** BM25 over both fields. Clauses that hold none of the words are left out. */
  rank(terms: RankTerms): Ranked;
  /** Clauses that may hold the phrase as it is; null where all must be looked at. */
  candidates(phrase: string): readonly number[] | null;
  /** In pieces; to be stored or copied before the next change. */
  save(): Uint8Array[];
  /** Takes the place of all that was in. */
  load(pieces: readonly Uint8Array[]): void;
}
