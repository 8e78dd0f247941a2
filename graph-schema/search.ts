import type { Level } from './terms.ts';

/** What the index knows of one clause. Built by the loader from the store, so that both engines index the same. */
export interface SearchEntry {
  /** Clause id. */
  id: string;
  documentId: string;
  document: string;
  documentTitle: string;
  documentNumber: string | null;
  documentType: string | null;
  level: Level | null;
  region: string | null;
  year: number | null;
  date: string | null;
  issuers: string[];
  clause: string;
  title: string;
  text: string;
  /** Responsible bodies as printed. */
  agencies: string[];
  lead: string | null;
  /** Titles of the headings above the clause, from the outside in. */
  path: string[];
  /** The targets that the clause sets, in words: indicator, a space, value with deadline. */
  targets: string[];
  /** Number of links upwards (IMPLEMENTS, CONTINUES) and downwards. */
  up: number;
  down: number;
  /** Place in the document. */
  order: number;
}

/** Number of links of a clause upwards and downwards. */
export type LinkCounts = Pick<SearchEntry, 'up' | 'down'>;

export const FACETS = [
  'level',
  'region',
  'year',
  'issuer',
  'agency',
  'documentType',
  'hasTarget',
  'hasUp',
  'hasDown',
] as const;
export type FacetName = (typeof FACETS)[number];
/** Value → number of hits, for each facet. */
export type Facets = Partial<Record<FacetName, Record<string, number>>>;

export interface SearchOptions {
  limit?: number;
  offset?: number;
  /** Narrowing besides the query's own field:value parts; several values of one facet mean "one of". */
  filters?: Partial<Record<FacetName | 'document', string[]>>;
  sort?: 'relevance' | 'date' | 'level';
  synonyms?: boolean;
}

/** Why a clause was found. */
export interface MatchReason {
  term: string;
  /** title: the word stands in the document's title, or names its region or issuer; missing: it does not stand here. */
  how: 'word' | 'phrase' | 'synonym' | 'title' | 'number' | 'missing';
  /** For synonyms: the word of the query it stands for. */
  of?: string;
}

export interface SearchHit {
  id: string;
  entry: SearchEntry;
  score: number;
  reasons: MatchReason[];
  /** Highlights in the clause's text. */
  marks: { span: [number, number]; how: MatchReason['how'] }[];
  snippet: { start: number; end: number };
}

export interface SearchResult {
  total: number;
  /** Documents among all hits. */
  documents: number;
  hits: SearchHit[];
  facets: Facets;
  /** Number of hits in each document that has a hit on this page. */
  perDocument: Record<string, number>;
  /** How the query was understood, in words for the user. */
  understood: {
    words: string[];
    phrases: string[];
    excluded: string[];
    synonyms: Record<string, string[]>;
    fields: Record<string, string[]>;
  };
  /** A 文号 or title that the query named: the document's id, or null with the number where it is not held. */
  direct?: { kind: 'number' | 'title' | 'clause'; text: string; documentId: string | null; clauseId?: string };
}

export interface Suggestion {
  kind: 'word' | 'clause' | 'target' | 'document';
  text: string;
  id?: string;
}

/** The part of an index that answers. */
export type Searcher = Pick<SearchIndex, 'kind' | 'tokenizer' | 'search' | 'suggest' | 'didYouMean' | 'size'>;

export interface SearchIndex {
  readonly kind: 'minisearch' | 'neo4j' | 'compact';
  /** Name of the tokenizer in use: nodejieba, node-rs-jieba, bigram. */
  readonly tokenizer: string;
  /** Told before an empty index is filled how many clauses will come; absent where it makes no difference. */
  expect?(clauses: number): void;
  add(entries: readonly SearchEntry[]): Promise<void>;
  /** Removes all clauses of these documents. */
  remove(documentIds: readonly string[]): Promise<void>;
  /** As remove and add of one document, at less cost where its texts are the same; absent where it is no gain. */
  replace?(documentId: string, entries: readonly SearchEntry[]): Promise<void>;
  /** Takes over how many links the clauses of these documents have; absent where `add` is needed for it. */
  setLinks?(documentIds: readonly string[], counts: ReadonlyMap<string, LinkCounts>): Promise<void>;
  /** Throws BAD_QUERY with the place of the mistake. */
  search(query: string, options?: SearchOptions): Promise<SearchResult>;
  suggest(prefix: string, limit?: number): Promise<Suggestion[]>;
  /** Spellings near to a query without hits, or with a word that stands nowhere, with the hits each would have. */
  didYouMean(query: string): Promise<{ text: string; hits: number }[]>;
  size(): number;
  /** Takes everything out; absent where an index is in memory and begins empty. */
  clear?(): Promise<void>;
  /**
   * Serialised index in pieces, with the tokenizer's name in it; load() refuses one made otherwise. Pieces may be views of
   * the index itself: they are to be stored or copied before its next change.
   */
  save(): Promise<Uint8Array[]>;
  load(pieces: readonly Uint8Array[]): Promise<boolean>;
}
