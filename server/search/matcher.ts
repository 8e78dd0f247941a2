import type { Engine, Ranked } from './engine.ts';
import type { FacetTable } from './facets.ts';
import { Found } from './found.ts';
import { OWNER_FACTOR, OWNERS } from './owners.ts';
import type { ClauseTable } from './table.ts';
import type { Required, Understanding } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words in more than this share of a large index say little and cost much. */
const COMMON_SHARE = 0.3;
const LARGE = 5000;

/** What the query was found to name. */
export interface Named {
  /** A clause's address: its words other than 文号 say nothing. */
  isAddress: boolean;
  /** Clauses that are hits whatever the words say. */
  pinned: readonly number[];
}

/** Finds the clauses that a query is about, with their scores. */
export class Matcher {
  private readonly table: ClauseTable;
  private readonly engine: Engine;
  private readonly vocabulary: Vocabulary;
  private readonly facets: FacetTable;

  constructor(table: ClauseTable, engine: Engine, vocabulary: Vocabulary, facets: FacetTable) {
    this.facets = facets;
    this.table = table;
    this.engine = engine;
    this.vocabulary = vocabulary;
  }

  /** All clauses that the query's words, phrases, exclusions and fields let through, in no order. */
  match(query: Understanding, named: Named): Found {
    const found = this.scored(query, named);
    const { excluded, parsed } = query;
    if (excluded.length === 0 && parsed.fields.length === 0) return found;
    return found.filter((ord) => {
      if (excluded.some((text) => this.table.text(ord).includes(text))) return false;
      const entry = this.table.entry(ord)!;
      return parsed.fields.every((part) => part.test(entry) !== part.excluded);
    });
  }

  /** True where some clause holds the normalised text. */
  holds(text: string): boolean {
    for (const ord of this.engine.candidates(text) ?? this.table.all()) {
      if (this.table.text(ord).includes(text)) return true;
    }
    return false;
  }

  /** Clauses that hold the normalised text as it is. */
  private holding(text: string): number[] {
    const found: number[] = [];
    for (const ord of this.engine.candidates(text) ?? this.table.all()) {
      if (this.table.text(ord).includes(text)) found.push(ord);
    }
    return found;
  }

  private scored(query: Understanding, named: Named): Found {
    const found = new Found(this.table.span);
    const { ords, scores } = this.rank(query, named);
    ords.forEach((ord, at) => {
      found.add(ord, scores[at]!);
    });
    const matched = query.required.length ? this.meeting(query.required, found) : this.wished(query, found);
    for (const ord of named.pinned) matched.add(ord, 0);
    if (query.words.length > 1) this.preferOwners(query.words, matched);
    return matched;
  }

  /** A word that names a region or an issuer ("梁平 双师型") asks for its documents, though their clauses do not say it. */
  private preferOwners(words: Understanding['words'], found: Found): void {
    for (const { text } of words) {
      if (text.length < 2) continue;
      const owners = OWNERS.flatMap((facet) => this.facets.naming(facet, text) ?? []);
      if (owners.length) found.raise(OWNER_FACTOR, (ord) => owners.some((owns) => owns(ord)));
    }
  }

  private rank(query: Understanding, { isAddress }: Named): Ranked {
    const frequency = (word: string) => this.vocabulary.frequency(word);
    const words = isAddress
      ? numbersOnly(query.terms.words)
      : selectiveWords(query.terms.words, frequency, this.table.size);
    if (words.size === 0) return { ords: [], scores: [] };
    return this.engine.rank({ words, grams: isAddress ? new Map() : query.terms.grams });
  }

  /** What an ordinary query finds; signs alone ("％"), and words that stand inside other words only, as text. */
  private wished({ words, parsed, excluded, plain }: Understanding, found: Found): Found {
    if (words.length === 0) {
      const isNarrowed = parsed.fields.length > 0 || excluded.length > 0 || parsed.units.length === 0;
      for (const ord of isNarrowed ? this.table.all() : this.holding(plain)) found.add(ord, 0);
    }
    for (const { text, tokens } of words) {
      if (tokens.some((token) => this.vocabulary.frequency(token) > 0)) continue;
      for (const ord of this.holding(text)) found.add(ord, 1);
    }
    return found;
  }

  /** Clauses that meet every demand, whether ranked or not. */
  private meeting(required: readonly Required[], scored: Found): Found {
    const met = new Uint16Array(this.table.span);
    let left: number[] = [];
    required.forEach((unit, demand) => {
      left = [];
      for (const alternative of unit) {
        for (const ord of this.meetingOne(alternative)) {
          if (met[ord] !== demand) continue;
          met[ord]!++;
          left.push(ord);
        }
      }
    });
    const meeting = new Found(this.table.span);
    for (const ord of left) meeting.add(ord, scored.score(ord));
    return meeting;
  }

  private meetingOne({ text, phrase, tokens }: Required[number]): readonly number[] {
    const found = this.holding(text);
    if (phrase || tokens.length === 0) return found;
    const ranked = this.engine.rank({ words: new Map(tokens.map((token) => [token, 1])), grams: new Map() });
    return [...found, ...ranked.ords];
  }
}

/** Without the words that stand in a large part of a large index, as long as a rarer one remains. */
export function selectiveWords(
  words: ReadonlyMap<string, number>,
  frequency: (word: string) => number,
  size: number,
): ReadonlyMap<string, number> {
  if (size < LARGE) return words;
  const rare = new Map([...words].filter(([word]) => frequency(word) <= COMMON_SHARE * size));
  const isUseful = [...rare.keys()].some((word) => frequency(word) > 0);
  return isUseful ? rare : words;
}

/** The 文号 among the words. */
export function numbersOnly(words: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...words].filter(([word]) => word.includes('(')));
}
