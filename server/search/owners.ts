import type { SearchEntry } from '../../graph-schema/search.ts';
import { normalize } from './normalize.ts';

/** Facets that say whose document it is. */
export const OWNERS = ['region', 'issuer'] as const;

/** How much more a clause counts in a document of the region or issuer that a word of the query names. */
export const OWNER_FACTOR = 1.5;

/** True where a word of a query names a region or an issuer: all of it, or all but its last character (市, 区, 县). */
export function isNamed(name: string, word: string): boolean {
  const whole = normalize(name).text;
  return whole.startsWith(word) && whole.length <= word.length + 1;
}

/** True where the word names the region or an issuer of the clause's document. */
export function ownerIsNamed({ region, issuers }: Pick<SearchEntry, 'region' | 'issuers'>, word: string): boolean {
  return word.length > 1 && [...(region === null ? [] : [region]), ...issuers].some((name) => isNamed(name, word));
}

/** What the words that name its region or issuer make of a clause's score; a word alone is a search for its text. */
export function ownerFactor(
  entry: Pick<SearchEntry, 'region' | 'issuers'>,
  words: readonly { text: string }[],
): number {
  if (words.length < 2) return 1;
  return OWNER_FACTOR ** words.filter(({ text }) => ownerIsNamed(entry, text)).length;
}
