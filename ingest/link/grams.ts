/**
 * Character n-grams as numbers: two or three UTF-16 units packed into one safe integer, so that a document pair is
 * compared without making strings. Han characters give bigrams and trigrams that never cross punctuation; a word of
 * letters ("1+X", "GIS") is one gram of its own. Bare numbers give none: numbers are compared as targets.
 */
export type Gram = number;

const BIGRAM = 0x1_0000;
const LATIN = 2 ** 50;

/** A run of Han characters or a word with a letter in it. Matches "产教融合", "1+X", "GIS"; not "2025", "，". */
const RUN = /\p{Script=Han}+|[0-9.]*(?:\d\+)?[A-Za-z][A-Za-z0-9+\-.]*/gu;

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

/** A whole n-gram of two or three characters as a number. */
export function gramOf(text: string): Gram {
  return text.length === 2 ? bigram(text, 0) : trigram(text, 0);
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

/**
 * The grams of a stretch of text in order, repeated ones repeated.
 * @param length 2 for bigrams, 3 for trigrams
 * @example gramsIn('建设1+X', 0, 5, 2) → 建设, 1+X
 */
export function gramsIn(text: string, start: number, end: number, length: 2 | 3): PlacedGram[] {
  const grams: PlacedGram[] = [];
  RUN.lastIndex = 0;
  for (const run of text.slice(start, end).matchAll(RUN)) {
    const from = start + run.index;
    const word = run[0];
    if (/[A-Za-z]/u.test(word)) {
      grams.push({ gram: wordGram(word), start: from, end: from + word.length });
      continue;
    }
    for (let i = from; i + length <= from + word.length; i++)
      grams.push({ gram: length === 2 ? bigram(text, i) : trigram(text, i), start: i, end: i + length });
  }
  return grams;
}
