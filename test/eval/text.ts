/** White space as Python's `\s` knows it (JavaScript's also takes U+FEFF), so that figures agree with score.py. Matches "　"; not "—". */
const SPACE = /[\t\n\v\f\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/gu;

/** Text without any white space. */
export function unspaced(text: string | null | undefined): string {
  return (text ?? '').replace(SPACE, '');
}

/** Text for comparison: no white space, one form of percent sign and of dash. */
export function squash(text: string | null | undefined): string {
  return unspaced(text).replaceAll('％', '%').replace(/[—－]/gu, '-'); // matches "—"; not "一"
}

/** Title of a cited document for comparison: no quotation marks, brackets of titles or white space. */
export function bareTitle(title: string | null | undefined): string {
  return unspaced(title).replace(/[《》〈〉“”"]/gu, ''); // matches "《"; not "（"
}

/** Set of neighbouring pairs of characters. */
export function bigrams(text: string): Set<string> {
  const chars = Array.from(text);
  return new Set(chars.slice(1).map((char, i) => `${chars[i] ?? ''}${char}`));
}

/**
 * Rounds to three decimals as Python's `round(x, 3)` does: half to even on the exact binary value.
 * A double can lie exactly between two such decimals only at an odd multiple of 1/16.
 */
export function round3(value: number): number {
  if (!Number.isInteger(value * 16) || Number.isInteger(value * 8)) return Number(value.toFixed(3));
  const below = Math.floor(value * 1000);
  return (below % 2 === 0 ? below : below + 1) / 1000;
}

/** The beginning of a text on one line, with … where something was left out. */
export function excerpt(text: string, length: number): string {
  const chars = Array.from(unspaced(text));
  return chars.length <= length ? chars.join('') : `${chars.slice(0, length).join('')}…`;
}
