import type { Engine, Ranked } from './engine.ts';
import type { GramIndex } from './grams.ts';
import type { Resolved } from './resolve.ts';
import type { ClauseTable } from './table.ts';
import type { Required, Understanding } from './understand.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Words in more than this share of a large index say little and cost much. */
const COMMON_SHARE = 0.3;
const LARGE = 5000;

/** Finds the clauses that a query is about, with their scores. */
export class Matcher {
  private readonly table: ClauseTable;
  private readonly pairs: GramIndex;
  private readonly engine: Engine;
  private readonly vocabulary: Vocabulary;

  constructor(table: ClauseTable, pairs: GramIndex, engine: Engine, vocabulary: Vocabulary) {
    this.table = table;
    this.pairs = pairs;
    this.engine = engine;
    this.vocabulary = vocabulary;
  }

  /** All clauses that the query's words, phrases, exclusions and fields let through, in no order. */
  match(query: Understanding, resolved: Resolved | null): Ranked {
    const scores = this.scored(query, resolved);
    const { excluded, parsed } = query;
    const ranked: Ranked = { ords: [], scores: [] };
    for (const [ord, score] of scores) {
      const entry = this.table.entry(ord);
      if (!entry || excluded.some((text) => this.table.text(ord).includes(text))) continue;
      if (!parsed.fields.every((part) => part.test(entry) !== part.excluded)) continue;
      ranked.ords.push(ord);
      ranked.scores.push(score);
    }
    return ranked;
  }

  /** True where some clause holds the normalised text. */
  holds(text: string): boolean {
    for (const ord of this.pairs.candidates(text) ?? this.table.all()) {
      if (this.table.text(ord).includes(text)) return true;
    }
    return false;
  }

  /** Clauses that hold the normalised text as it is. */
  private holding(text: string): Set<number> {
    const found = new Set<number>();
    for (const ord of this.pairs.candidates(text) ?? this.table.all()) {
      if (this.table.text(ord).includes(text)) found.add(ord);
    }
    return found;
  }

  private scored(query: Understanding, resolved: Resolved | null): Map<number, number> {
    const ranked = this.rank(query, resolved);
    const scores = new Map(ranked.ords.map((ord, at) => [ord, ranked.scores[at]!]));
    const found = query.required.length ? this.meeting(query.required, scores) : this.wished(query, scores);
    for (const ord of resolved?.pinned ?? []) if (!found.has(ord)) found.set(ord, 0);
    return found;
  }

  private rank(query: Understanding, resolved: Resolved | null): Ranked {
    const isAddress = resolved?.direct?.kind === 'clause';
    const words = isAddress ? numbersOnly(query.terms.words) : this.selective(query.terms.words);
    if (words.size === 0) return { ords: [], scores: [] };
    return this.engine.rank({ words, grams: isAddress ? new Map() : query.terms.grams });
  }

  /** Without the words that stand in a large part of a large index, as long as a rarer one remains. */
  private selective(words: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
    if (this.table.size < LARGE) return words;
    const most = COMMON_SHARE * this.table.size;
    const rare = new Map([...words].filter(([word]) => this.vocabulary.frequency(word) <= most));
    const isUseful = [...rare.keys()].some((word) => this.vocabulary.frequency(word) > 0);
    return isUseful ? rare : words;
  }

  /** What an ordinary query finds (signs alone, "％", are found as text); a word that the index knows only inside other words is found as text. */
  private wished(query: Understanding, scores: Map<number, number>): Map<number, number> {
    const { words, parsed, excluded, plain } = query;
    if (words.length === 0) {
      const isNarrowed = parsed.fields.length > 0 || excluded.length > 0 || parsed.units.length === 0;
      return isNarrowed
        ? new Map(Array.from(this.table.all(), (ord) => [ord, 0]))
        : new Map(Array.from(this.holding(plain), (ord) => [ord, 1]));
    }
    for (const { text, tokens } of words) {
      if (tokens.some((token) => this.vocabulary.frequency(token) > 0)) continue;
      for (const ord of this.holding(text)) if (!scores.has(ord)) scores.set(ord, 1);
    }
    return scores;
  }

  /** Clauses that meet every demand, whether ranked or not. */
  private meeting(required: readonly Required[], scores: ReadonlyMap<number, number>): Map<number, number> {
    const sets = required.map((unit) => new Set(unit.flatMap((alternative) => [...this.meetingOne(alternative)])));
    const [first = new Set<number>(), ...others] = sets;
    const meeting = [...first].filter((ord) => others.every((other) => other.has(ord)));
    return new Map(meeting.map((ord) => [ord, scores.get(ord) ?? 0]));
  }

  private meetingOne({ text, phrase, tokens }: Required[number]): Set<number> {
    const found = this.holding(text);
    if (phrase || tokens.length === 0) return found;
    const ranked = this.engine.rank({ words: new Map(tokens.map((token) => [token, 1])), grams: new Map() });
    return new Set([...found, ...ranked.ords]);
  }
}

function numbersOnly(words: ReadonlyMap<string, number>): Map<string, number> {
  return new Map([...words].filter(([word]) => word.includes('(')));
}
