import { GRAM_WEIGHT, type RankTerms } from '../engine.ts';
import { grams } from '../grams.ts';
import type { Required } from '../understand.ts';

/** Lucene refuses more than 1,024 clauses in one query. */
const MOST_TERMS = 400;

/** A term as Lucene's query parser takes it: quoted, so that no sign in it is an operator. */
export function quoted(term: string): string {
  return `"${term.replace(/["\\]/gu, '\\$&')}"`; // escapes `"`, `\`; not `'`
}

/** The form in which a term is kept and asked for: the analyzer splits at white space, so there must be none in it. */
export function spaceless(term: string): string {
  return term.replace(/\s/gu, '_'); // " "; not "_"
}

function weighted(field: string, terms: ReadonlyMap<string, number>, weight: number): string {
  const heaviest = [...terms].toSorted(([, a], [, b]) => b - a).slice(0, MOST_TERMS);
  return heaviest.map(([term, own]) => `${field}:${quoted(spaceless(term))}^${(own * weight).toFixed(4)}`).join(' ');
}

/** A clause that holds every pair of the text, for any score; null where the text has no pair. */
function allPairs(text: string): string | null {
  const pairs = [...new Set(grams(text))].slice(0, MOST_TERMS);
  return pairs.length ? `(${pairs.map((pair) => `+grams:${quoted(pair)}`).join(' ')})` : null;
}

/** Some word of the query must be there, or all pairs of one of these texts, for which no word is known. */
export function wishedQuery({ words, grams: pairs }: RankTerms, asText: readonly string[]): string {
  const ways = [words.size ? `(${weighted('words', words, 1)})` : null, ...asText.map(allPairs)];
  const found = ways.filter((way) => way !== null).join(' ');
  return `+(${found}) ${pairs.size ? weighted('grams', pairs, GRAM_WEIGHT) : ''}`.trim();
}

/**
 * Clauses that may meet every demand, scored by the query's words and pairs. Null where some alternative has neither
 * words nor pairs, so that only the texts themselves can tell.
 */
export function requiredQuery(required: readonly Required[], { words, grams: pairs }: RankTerms): string | null {
  const units = required.map((unit) => {
    const ways = unit.map(({ text, phrase, tokens }) => {
      const asText = allPairs(text);
      if (asText === null) return null;
      const asWords = phrase ? '' : tokens.map((token) => `words:${quoted(spaceless(token))}`).join(' ');
      return `${asText} ${asWords}`;
    });
    return ways.includes(null) ? null : `+(${ways.join(' ')})^0`;
  });
  if (units.includes(null)) return null;
  return [...units, weighted('words', words, 1), weighted('grams', pairs, GRAM_WEIGHT)].join(' ').trim();
}
