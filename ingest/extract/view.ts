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
  '(': '（', ')': '）', ',': '，', ';': '；', '﹝': '〔', '﹞': '〕', '［': '[', '］': ']', '＞': '>', '＜': '<', '≧': '≥', '≦': '≤',
}; // prettier-ignore

const UNEVEN = /[\s\uFF10-\uFF19％﹪．〜~∶＋(),;﹝﹞［］＞＜≧≦]/u; // matches "到 2025 年"; not "到2025年达到90%"

const isDigit = (char: string): boolean => char >= '0' && char <= '9';

function narrow(char: string): string {
  const other = WIDTH[char];
  if (other !== undefined) return other;
  return char >= '０' && char <= '９' ? String.fromCharCode(char.charCodeAt(0) - 0xfee0) : char;
}

/**
 * Makes the view of a text. A comma inside a number stays half width ("12,000"), all others become "，".
 * @example textView('达到 ９０ ％').text === '达到90%'
 */
export function textView(original: string): TextView {
  if (!UNEVEN.test(original)) return { text: original, span: (start, end) => [start, end] };
  const places: number[] = [];
  const chars: string[] = [];
  for (let i = 0; i < original.length; i++) {
    const char = original.charAt(i);
    if (/\s/u.test(char)) continue;
    chars.push(char === ',' && isThousands(original, i) ? char : narrow(char));
    places.push(i);
  }
  return {
    text: chars.join(''),
    span: (start, end) => {
      const first = places[start] ?? original.length;
      return [first, start >= end ? first : (places[end - 1] ?? original.length - 1) + 1];
    },
  };
}

/** True where the comma at `i` groups the digits of a number: "12,000". */
function isThousands(text: string, i: number): boolean {
  return isDigit(text.charAt(i - 1)) && /^\d{3}(?!\d)/u.test(text.slice(i + 1, i + 5));
}

/** A part of a view's text: [start, end). */
export interface Segment {
  readonly start: number;
  readonly end: number;
}

const OPENING = '（〔[【“《〈「『';
const CLOSING = '）〕]】”》〉」』';

/**
 * Cuts [from, to) of a text behind each of `marks`, but not inside brackets and quotes.
 * A bracket that is not closed within 200 characters is taken for a misprint and does not hold the text together.
 * @returns segments in order that cover the range; each ends behind its mark
 */
export function cutAt(text: string, marks: string, from = 0, to = text.length): Segment[] {
  const segments: Segment[] = [];
  let start = from;
  let depth = 0;
  let opened = from;
  for (let i = from; i < to; i++) {
    const char = text.charAt(i);
    if (OPENING.includes(char)) {
      if (depth === 0) opened = i;
      depth += 1;
    } else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    else if (marks.includes(char)) {
      if (depth > 0 && i - opened <= 200) continue;
      depth = 0;
      segments.push({ start, end: i + 1 });
      start = i + 1;
    }
  }
  if (start < to) segments.push({ start, end: to });
  return segments;
}
