import type { SearchResult } from '../../graph-schema/search.ts';
import type { RankTerms } from './engine.ts';
import { numberKey, parseNumber } from './document-number.ts';
import { grams } from './grams.ts';
import { normalize } from './normalize.ts';
import { parseQuery, type Atom, type ParsedQuery } from './query-parser.ts';
import type { Synonyms } from './synonyms.ts';
import { isWord, queryWords, wordTerms } from './terms.ts';
import type { Tokenizer } from './tokenize.ts';

const SYNONYM_WEIGHT = 0.5;
/** A pasted page is searched by its first words. */
const MOST_WORDS = 200;

/** One word of the query, as it is shown, marked and missed. */
export interface QueryWord {
  text: string;
  /** Number of the unit it came in; alternatives of one OR share it. */
  unit: number;
  /** True where the unit joins several by OR. */
  alternative: boolean;
  tokens: string[];
  synonyms: string[];
}

/** A group of alternatives one of which must stand in the text: a phrase, or what an OR joins. */
export type Required = { text: string; phrase: boolean; tokens: string[] }[];

/** A query as the index sees it. All texts are normalised. */
export interface Understanding {
  parsed: ParsedQuery;
  words: QueryWord[];
  phrases: string[];
  required: Required[];
  excluded: string[];
  /** Words of each unit as they were cut, single characters too: what may be mistyped. */
  pieces: string[][];
  terms: { words: Map<string, number>; grams: Map<string, number> } & RankTerms;
  /** Words and phrases joined: what may name a document. */
  plain: string;
  view: SearchResult['understood'];
}

/** Reads a query and turns it into weighted terms. Throws BAD_QUERY. */
export function understand(query: string, tokenizer: Tokenizer, synonyms: Synonyms | null): Understanding {
  const parsed = parseQuery(query);
  const atoms = parsed.units.flatMap((unit, number) =>
    unit.map((atom) => ({ ...atom, unit: number, alternative: unit.length > 1, folded: fold(atom) })),
  );
  const words = atoms
    .filter((atom) => atom.kind === 'word')
    .flatMap((atom) => wordsOf(atom, tokenizer, synonyms))
    .slice(0, MOST_WORDS);
  const phrases = atoms.filter((atom) => atom.kind === 'phrase').map((atom) => atom.folded);
  return {
    parsed,
    words,
    phrases,
    required: parsed.units.filter(isRequired).map((unit) => unit.map((atom) => requirement(atom, tokenizer))),
    excluded: parsed.excluded.map(fold).filter(Boolean),
    pieces: atoms
      .filter((atom) => parseNumber(atom.folded) === null)
      .map((atom) => tokenizer.words(atom.folded).filter(isWord)),
    terms: rankTerms(words, phrases, tokenizer),
    plain: normalize(parsed.units.flatMap((unit) => unit.map((atom) => atom.text)).join(' ')).text,
    view: view(parsed, words),
  };
}

const fold = (atom: Atom) => normalize(atom.text).text;

/** Words beside each other are wished for; phrases and alternatives joined by OR are demanded. */
function isRequired(unit: readonly Atom[]): boolean {
  return unit.length > 1 || unit.some((atom) => atom.kind === 'phrase');
}

function requirement(atom: Atom, tokenizer: Tokenizer): Required[number] {
  const text = fold(atom);
  return { text, phrase: atom.kind === 'phrase', tokens: wordTerms(tokenizer, text) };
}

function wordsOf(
  { folded: text, unit, alternative }: { folded: string; unit: number; alternative: boolean },
  tokenizer: Tokenizer,
  synonyms: Synonyms | null,
): QueryWord[] {
  const number = parseNumber(text);
  if (number?.code && number.year !== null && number.serial !== null) {
    return [{ text, unit, alternative, tokens: [numberKey(number.code, number.year, number.serial)], synonyms: [] }];
  }
  const words = queryWords(tokenizer, text);
  const known = synonyms?.within(words) ?? [];
  return words.map((word) => {
    const expression = known.find((candidate) => candidate.includes(word));
    const others = expression === undefined ? [] : (synonyms?.of(expression) ?? []);
    return { text: word, unit, alternative, tokens: wordTerms(tokenizer, word), synonyms: [...others] };
  });
}

function rankTerms(words: readonly QueryWord[], phrases: readonly string[], tokenizer: Tokenizer) {
  const weights = new Map<string, number>();
  const pairs = new Map<string, number>();
  const add = (term: string, weight: number) => weights.set(term, Math.max(weight, weights.get(term) ?? 0));
  for (const { tokens, synonyms } of words) {
    for (const token of tokens) add(token, 1);
    for (const synonym of synonyms) {
      const parts = wordTerms(tokenizer, synonym);
      for (const token of parts) add(token, SYNONYM_WEIGHT / Math.sqrt(parts.length));
    }
  }
  for (const phrase of phrases) for (const token of wordTerms(tokenizer, phrase)) add(token, 1);
  for (const text of [...joined(words), ...phrases]) for (const gram of grams(text)) pairs.set(gram, 1);
  return { words: weights, grams: pairs };
}

/** Neighbouring words of one unit as one text, so that the pairs across their borders count too. */
function joined(words: readonly QueryWord[]): string[] {
  const texts = new Map<number, string>();
  for (const { text, unit, tokens } of words) {
    if (tokens[0]?.includes('(')) continue; // a 文号 is one term
    texts.set(unit, (texts.get(unit) ?? '') + text);
  }
  return [...texts.values()];
}

function view(parsed: ParsedQuery, words: readonly QueryWord[]): SearchResult['understood'] {
  const fields: Record<string, string[]> = {};
  for (const { name, values, excluded } of parsed.fields) (fields[excluded ? `-${name}` : name] ??= []).push(...values);
  return {
    words: [...new Set(words.map((word) => word.text))],
    phrases: parsed.units
      .flat()
      .filter((atom) => atom.kind === 'phrase')
      .map((atom) => atom.text),
    excluded: parsed.excluded.map((atom) => atom.text),
    synonyms: Object.fromEntries(
      words.filter((word) => word.synonyms.length).map((word) => [word.text, word.synonyms]),
    ),
    fields,
  };
}
