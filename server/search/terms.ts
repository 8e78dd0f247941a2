import { numberTokens } from './document-number.ts';
import type { Tokenizer } from './tokenize.ts';

const HAS_LETTER = /[\p{L}\p{N}]/u; // "一", "a", "2"; not "，"
const HAN_CHAR = /^\p{sc=Han}$/u; // "占"; not "占比"
/** Code units of one character at most. */
const LONGEST_CHAR = 2;
/** Characters that only join others: never half of a word. */
const JOINING = new Set('的了和与及或等在为对以将把被从向由于是有其之也并而所');

function isCommonHan(unit: number): boolean {
  return unit >= 0x4e00 && unit < 0xa000;
}

/** True for what may be a word: no punctuation. */
export function isWord(token: string): boolean {
  return isCommonHan(token.charCodeAt(0)) || HAS_LETTER.test(token);
}

/** True for a character that may be half of a word which the tokenizer does not know. */
export function isHalf(token: string): boolean {
  return token.length <= LONGEST_CHAR && HAN_CHAR.test(token) && !JOINING.has(token);
}

/**
 * Words of the index. Besides what the tokenizer cuts: pairs of neighbouring single characters, which are words that
 * it does not know ("占", "比" → also "占比"), and one token for every spelling of a 文号.
 */
export function indexTerms(tokenizer: Tokenizer, text: string): string[] {
  const tokens = tokenizer.cut(text);
  const terms: string[] = [];
  tokens.forEach((token, at) => {
    if (!isWord(token)) return;
    terms.push(token);
    const next = tokens[at + 1];
    if (next !== undefined && isHalf(token) && isHalf(next)) terms.push(token + next);
  });
  terms.push(...numberTokens(text));
  return terms;
}

/**
 * Words of a query side by side, as they are shown, marked and missed: neighbouring single characters joined
 * ("双师型占比" → ["双师型", "占比"]), one at the very end added to the word before it ("匹配度", "活动月"), others that
 * only join left out.
 */
export function queryWords(tokenizer: Tokenizer, text: string): string[] {
  const words: string[] = [];
  let joining = false;
  for (const token of tokenizer.words(text)) {
    const half = isHalf(token);
    if (half && joining) words[words.length - 1] += token;
    else if (isWord(token)) words.push(token);
    joining = half;
  }
  const [before = '', last = ''] = words.slice(-2);
  if (before.length > 1 && isHalf(last) && text.endsWith(before + last)) words.splice(-2, 2, before + last);
  const longer = words.filter((word) => word.length > 1);
  return longer.length ? longer : words;
}

/** Index terms that a word of a query stands for; single characters only where there is nothing longer. */
export function wordTerms(tokenizer: Tokenizer, word: string): string[] {
  const terms = indexTerms(tokenizer, word);
  const longer = terms.filter((term) => term.length > 1);
  return [...new Set(longer.length ? longer : terms)];
}
