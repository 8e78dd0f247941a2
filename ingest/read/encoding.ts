import type { Finding } from '../types.ts';
import { matchesOf } from '../patterns.ts';

/** Bytes turned into text, with how they were read. */
export interface Decoded {
  text: string;
  encoding: string;
  findings: Finding[];
  /** Share of characters that no text has: undecodable ones and control characters. */
  badShare: number;
}

const BOMS: [string, number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];
/** Bytes looked at for a guess; texts do not change encoding in the middle. */
const SAMPLE = 65_536;
/** Share of bad characters that a text with a few damaged bytes may have. */
const TOLERATED = 0.01;

/**
 * Decodes text of unknown encoding: byte order mark, else valid UTF-8, else the best guess of UTF-16LE, UTF-16BE
 * and GB18030 (which contains GBK and GB2312).
 * @param declared encoding that the format states (an HTML meta element), tried before guessing
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const marked = BOMS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte));
  if (marked) return decodeAs(bytes, marked[0], false);
  if (declared && isKnownEncoding(declared)) {
    const decoded = decodeAs(bytes, declared, false);
    if (decoded.badShare <= TOLERATED) return decoded;
  }
  const utf8 = decodeAs(bytes, 'utf-8', false);
  if (utf8.badShare <= TOLERATED) return utf8;
  return decodeAs(bytes, guessEncoding(bytes.subarray(0, SAMPLE)), true);
}

function isKnownEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding.length > 0;
  } catch {
    return false;
  }
}

function guessEncoding(sample: Uint8Array): string {
  const scored = ['utf-16le', 'utf-16be', 'gb18030', 'utf-8'].map((encoding) => {
    const text = new TextDecoder(encoding).decode(sample);
    return { encoding, odd: text === '' ? 1 : count(text, ODD) / text.length };
  });
  return scored.reduce((best, next) => (next.odd < best.odd ? next : best)).encoding;
}

function decodeAs(bytes: Uint8Array, encoding: string, guessed: boolean): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  const undecodable = text.includes('\uFFFD') ? count(text, UNDECODABLE) : 0;
  const findings: Finding[] = [];
  if (guessed) {
    findings.push({ code: 'ENCODING_GUESSED', message: `文件没有标明编码，按内容推断为 ${encoding.toUpperCase()}` });
  }
  if (undecodable > 0) {
    const at = text.indexOf('\uFFFD');
    findings.push({
      code: 'UNDECODABLE_BYTES',
      message: `有 ${undecodable} 处字节无法按 ${encoding.toUpperCase()} 解码，以“\uFFFD”代替`,
      span: [at, at + 1],
    });
  }
  return { text, encoding, findings, badShare: text === '' ? 0 : (undecodable + count(text, CONTROL)) / text.length };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const match of matchesOf(pattern, text)) found += match[0].length;
  return found;
}

// matches the replacement character; not "?"
const UNDECODABLE = /\uFFFD+/gu;
// matches U+0000 and U+0085; not tab, line ends, form feed
const CONTROL = /[\0-\x08\x0E-\x1F\x7F-\x9F]+/gu;
// What Chinese text in the right encoding hardly has: anything but ASCII, Chinese characters and their punctuation.
// matches "ţ", U+FFFD; not "关", "A", "，", "①", "Ⅱ", "—"
const ODD =
  /[^\t\n\f\r\x20-\x7E\xB7\xD7\u2010-\u203B\u2103-\u217F\u2460-\u24FF\u25A0-\u25FF\u3000-\u3029\u4E00-\u9FA5\uFF00-\uFF5E]/gu;
