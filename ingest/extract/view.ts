import { firstIndex } from '../bisect.ts';
import type { Span } from '../../graph-schema/records.ts';

/**
 * A text without its white space and with one width of digits and signs, so that patterns need not allow for
 * "18 号", "１２％" or a line end inside a word. Every character of `text` knows its place in the original.
 */
export interface TextView {
  /** White space removed; digits, %, brackets and signs in their usual width. */
  readonly text: string;
  /** Span in the original of the half-open range [start, end) of `text`. */
  span(start: number, end: number): Span;
}

/** Characters that are read as another of the same length. */
const WIDTH: Record<string, string> = {
  '％': '%', '﹪': '%', '．': '.', '〜': '～', '~': '～', '∶': ':', '＋': '+',
  '(': '（', ')': '）', ',': '，', ';': '；', '﹝': '〔', '﹞': '〕', '［': '[', '］': ']', '＞': '>', '＜': '<', '／': '/', '≧': '≥', '≦': '≤',
}; // prettier-ignore

/** What \s matches, and how it stands in the table of characters. */
const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';
const SPACE = 0;

/** What each UTF-16 unit is read as; SPACE for white space. A table, since every character of every clause is looked up. */
const READ_AS = buildTable();

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000).map((_, code) => code);
  for (const [from, to] of Object.entries(WIDTH)) table[from.charCodeAt(0)] = to.charCodeAt(0);
  for (let digit = 0; digit < 10; digit++) table[0xff10 + digit] = 0x30 + digit;
  for (const space of SPACES) table[space.charCodeAt(0)] = SPACE;
  return table;
}

const COMMA = 0x2c;
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * Makes the view of a text. A comma inside a number stays half width ("12,000"), all others become "，".
 * @example textView('达到 ９０ ％').text === '达到90%'
 */
export function textView(original: string): TextView {
  const changes = changesOf(original);
  if (changes.length === 0) return { text: original, span: (start, end) => [start, end] };
  let text = '';
  let from = 0;
  /** Offsets in `text` from which on one more character of the original is left out, in order. */
  const gaps: number[] = [];
  for (const change of changes) {
    const at = Math.abs(change);
    text += original.slice(from, at);
    const read = change < 0 ? SPACE : (READ_AS[original.charCodeAt(at)] ?? SPACE);
    if (read === SPACE) gaps.push(text.length);
    else text += String.fromCharCode(read);
    from = at + 1;
  }
  text += original.slice(from);
  const place = (offset: number): number => offset + countUpTo(gaps, offset);
  return {
    text,
    span: (start, end) => {
      const first = start >= text.length ? original.length : place(start);
      return [first, start >= end ? first : place(end - 1) + 1];
    },
  };
}

const NOTE_OPENS = '［'.charCodeAt(0);
// "［1］" as readers of files write the mark of a note; not "［2018］", and not at the beginning, where the note itself stands
const NOTE = /［\d{1,2}］/uy;

/** Length of the mark of a note at an offset; 0 where there is none. */
function noteAt(text: string, offset: number): number {
  NOTE.lastIndex = offset;
  return offset > 0 && NOTE.test(text) ? NOTE.lastIndex - offset : 0;
}

/** Offsets of all characters that the view changes, and below zero of those that it leaves out whatever they are. */
function changesOf(original: string): number[] {
  const changes: number[] = [];
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    const note = code === NOTE_OPENS ? noteAt(original, i) : 0;
    if (note > 0) {
      for (const end = i + note; i < end; i++) changes.push(-i);
      i -= 1;
      continue;
    }
    if (READ_AS[code] !== code && !(code === COMMA && isThousands(original, i))) changes.push(i);
  }
  return changes;
}

/** How many of the ascending numbers are at most `limit`. */
const countUpTo = (numbers: readonly number[], limit: number): number =>
  firstIndex(numbers.length, (i) => numbers[i]! > limit);

/** True where the comma at `i` groups the digits of a number: "12,000". */
function isThousands(text: string, i: number): boolean {
  const digits = [-1, 1, 2, 3].every((step) => isDigit(text.charCodeAt(i + step)));
  return digits && !isDigit(text.charCodeAt(i + 4));
}

/** A part of a view's text: [start, end). */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

/** Index of the first of ascending segments that begins at or behind an offset; their number where none does. */
export const firstFrom = (segments: readonly Segment[], offset: number): number =>
  firstIndex(segments.length, (i) => segments[i]!.start >= offset);

/** Those of ascending segments that lie inside another. */
export function inside<T extends Segment>(segments: readonly T[], { start, end }: Segment): T[] {
  const first = firstFrom(segments, start);
  return segments.slice(first, firstFrom(segments, end)).filter((segment) => segment.end <= end);
}

const OPENING = 1;
const CLOSING = 2;
const MARK = 4;
const BRACKETS = { [OPENING]: '（〔[【“《〈「『', [CLOSING]: '）〕]】”》〉」』' };
const LONGEST_BRACKET = 200;

/** What each UTF-16 unit is where a text is cut behind some marks, by these marks. */
const SIGNS = new Map<string, Uint8Array>();

function signsOf(marks: string): Uint8Array {
  const known = SIGNS.get(marks);
  if (known) return known;
  const signs = new Uint8Array(0x10000);
  for (const [kind, chars] of Object.entries({ ...BRACKETS, [MARK]: marks })) {
    for (const char of chars) signs[char.charCodeAt(0)] ||= Number(kind);
  }
  SIGNS.set(marks, signs);
  return signs;
}

/** True for ideographs, which are by far the most characters and never marks or brackets. */
export const isIdeograph = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff;

/**
 * Cuts [from, to) of a text behind each of `marks`, but not inside brackets and quotes.
 * A bracket that is not closed within 200 characters is taken for a misprint and does not hold the text together.
 * @returns segments in order that cover the range; each ends behind its mark
 */
export function cutAt(text: string, marks: string, from = 0, to = text.length): Segment[] {
  const segments: Segment[] = [];
  const signs = signsOf(marks);
  let start = from;
  let depth = 0;
  let opened = from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const sign = isIdeograph(code) ? 0 : signs[code];
    if (sign === 0) continue;
    if (sign === OPENING) {
      if (depth === 0) opened = i;
      depth += 1;
    } else if (sign === CLOSING) depth = Math.max(0, depth - 1);
    else {
      if (depth > 0 && i - opened <= LONGEST_BRACKET) continue;
      depth = 0;
      segments.push({ start, end: i + 1 });
      start = i + 1;
    }
  }
  if (start < to) segments.push({ start, end: to });
  return segments;
}
