import type { Understanding } from './understand.ts';
import { normalize, originalSpan } from './normalize.ts';
import { LATIN } from './suggest.ts';

const MOST = 3;
const MOST_TRIED = 24;
const LONGEST = 8;
const LONGEST_PINYIN = 30;
/** Words tried for one that is written in pinyin. */
export const NEAR_SOUNDS = 6;

type Read = Pick<Understanding, 'pieces' | 'phrases' | 'words'>;

interface Dictionary {
  /** True where some clause holds the text. */
  isKnown(text: string): boolean | Promise<boolean>;
  near(word: string): string[] | Promise<string[]>;
  hits(query: string): Promise<number>;
}

/**
 * Queries near to one that found nothing, or that has a word which stands nowhere, each with its number of hits.
 * Tries the unknown words one at a time; a typing error often breaks a word in two, so neighbours are tried joined.
 */
export async function spellings(
  query: string,
  understood: Read,
  dictionary: Dictionary,
): Promise<{ text: string; hits: number }[]> {
  const unknown = await suspicious(understood, dictionary);
  if ((await dictionary.hits(query)) === 0) {
    for (const words of understood.pieces) unknown.push(...(await broken(words, dictionary)));
  }
  const tried = new Map<string, number>();
  for (const piece of unknown) {
    for (const word of await dictionary.near(piece)) {
      if (tried.size >= MOST_TRIED) break;
      const text = replaced(query, piece, word);
      if (!tried.has(text)) tried.set(text, await dictionary.hits(text));
    }
  }
  return [...tried]
    .filter(([, hits]) => hits > 0)
    .slice(0, MOST)
    .map(([text, hits]) => ({ text, hits }));
}

/** The query with a piece of its normalised text replaced; quotes and other signs stay as they were typed. */
function replaced(query: string, piece: string, word: string): string {
  const normalized = normalize(query);
  const at = normalized.text.indexOf(piece);
  if (at < 0) return query;
  const [start, end] = originalSpan(query, normalized, at, at + piece.length);
  return query.slice(0, start) + word + query.slice(end);
}

/** What may be mistyped, longest first: what stands nowhere, its parts, and every word of a phrase that stands nowhere. */
async function suspicious({ pieces, phrases, words }: Read, dictionary: Dictionary): Promise<string[]> {
  const lost = await unknownOf(phrases, dictionary);
  const unknown = await unknownOf([...lost, ...words.map((word) => word.text), ...pieces.flat()], dictionary);
  const inner = await unknownOf(unknown.flatMap(parts), dictionary);
  const inside = [...unknown, ...inner].filter((text) => text.length <= (LATIN.test(text) ? LONGEST_PINYIN : LONGEST));
  const others = lost.length ? pieces.flat().filter((word) => word.length > 1) : [];
  return [...new Set([...inside.toSorted((a, b) => b.length - a.length), ...others])];
}

async function unknownOf(texts: readonly string[], dictionary: Dictionary): Promise<string[]> {
  const known = await Promise.all(texts.map((text) => dictionary.isKnown(text)));
  return texts.filter((_, at) => !known[at]);
}

/** Words that may be inside a word which nobody knows: "补帖性" → "补帖", "帖性". */
function parts(word: string): string[] {
  if (word.length < 3 || word.length > LONGEST) return [];
  return [3, 2]
    .filter((length) => length < word.length)
    .flatMap((length) => Array.from({ length: word.length - length + 1 }, (_, at) => word.slice(at, at + length)));
}

/** A word of one character beside another is often the rest of one that was mistyped. */
async function broken(words: readonly string[], dictionary: Dictionary): Promise<string[]> {
  const pairs = words.slice(1).map((word, at) => [words[at]!, word] as const);
  const joined = pairs
    .filter(([left, right]) => left.length === 1 || right.length === 1)
    .map(([left, right]) => left + right)
    .filter((pair) => pair.length <= LONGEST);
  return unknownOf(joined, dictionary);
}
