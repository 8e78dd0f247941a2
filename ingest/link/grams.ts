import { CharTable } from '../char-table.ts';

/**
 * Character n-grams as numbers: two or three UTF-16 units packed into one safe integer, so that a document pair is
 * compared without making strings. Han characters give bigrams and trigrams that never cross punctuation; a word of
 * letters ("1+X", "GIS") is one gram of its own. Bare numbers give none: numbers are compared as targets.
 */
export type Gram = number;

const BIGRAM = 0x1_0000;
const LATIN = 2 ** 50;

const HAN = new CharTable(/^\p{Script=Han}$/u); // "产", "𠮷"; not "，"
const STARTS_WORD = new CharTable(/^[0-9.A-Za-z]$/u); // "1" of "1+X"; not "+"
/** A word with a letter in it. Matches "1+X", "GIS"; not "2025". */
const WORD = /^[0-9.]*(?:\d\+)?[A-Za-z][A-Za-z0-9+\-.]*/u;

/** A gram and where it starts. */
export interface PlacedGram {
  gram: Gram;
  start: number;
  end: number;
}

/** The bigram that starts at an offset. */
export function bigram(text: string, at: number): Gram {
  return text.charCodeAt(at) * BIGRAM + text.charCodeAt(at + 1);
}

/** The trigram that starts at an offset. */
export function trigram(text: string, at: number): Gram {
  return bigram(text, at) * BIGRAM + text.charCodeAt(at + 2);
}

/** The n-gram of two or three characters that starts at an offset. */
export function gramOf(text: string, at: number, length: number): Gram {
  return length === 2 ? bigram(text, at) : trigram(text, at);
}

function wordGram(word: string): Gram {
  let hash = 0;
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.toUpperCase().charCodeAt(i)) >>> 0;
  return LATIN + hash;
}

/** True for a gram that stands for a word of letters. */
export function isWordGram(gram: Gram): boolean {
  return gram >= LATIN;
}

/** Hands out the grams of a stretch of text in order, repeated ones repeated; see `gramsIn`. */
export function eachGram(
  text: string,
  [start, end]: readonly [number, number],
  length: 2 | 3,
  take: (gram: Gram, start: number, end: number) => void,
): void {
  for (let at = start; at < end;) {
    const han = hanEnd(text, at, end);
    for (let i = at; i + length <= han; i++) take(gramOf(text, i, length), i, i + length);
    const word = han === at && STARTS_WORD.widthAt(text, at) > 0 ? WORD.exec(text.slice(at, end))?.[0] : undefined;
    if (word !== undefined) take(wordGram(word), at, at + word.length);
    at = word === undefined ? Math.max(han, at + 1) : at + word.length;
  }
}

/** Where the run of Han characters ends that begins at an offset. */
function hanEnd(text: string, from: number, end: number): number {
  let at = from;
  for (let width: number = HAN.widthAt(text, at); width > 0 && at + width <= end; width = HAN.widthAt(text, at))
    at += width;
  return at;
}

/**
 * The grams of a stretch of text in order, repeated ones repeated.
 * @param length 2 for bigrams, 3 for trigrams
 * @example gramsIn('建设1+X', 0, 5, 2) → 建设, 1+X
 */
export function gramsIn(text: string, start: number, end: number, length: 2 | 3): PlacedGram[] {
  const grams: PlacedGram[] = [];
  eachGram(text, [start, end], length, (gram, from, to) => grams.push({ gram, start: from, end: to }));
  return grams;
}
