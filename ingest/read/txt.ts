import type { SourceLine, SourceText } from '../types.ts';
import { decodeText } from './encoding.ts';
import { requireText } from './problems.ts';
import { withoutRadicals } from './symbols.ts';

/**
 * Plain text: one line per printed line, empty ones too. `text` is the decoded file, with
 * characters in place of radicals; form feeds count pages.
 * @throws ZhengmaiError UNSUPPORTED_FILE where the bytes are no text
 */
export function readTxt(bytes: Uint8Array, name: string): SourceText {
  const { text: decoded, encoding, findings, badShare } = decodeText(bytes);
  const text = withoutRadicals(decoded);
  requireText(name, text, badShare);
  return { format: 'txt', encoding, text, lines: splitLines(text), metadata: {}, diagnostics: findings };
}

// matches "\r\n", "\n", "\r"; not "\f"
const LINE_END = /\r\n?|\n/gu;

/** Lines of a text with their spans; line ends are LF, CR LF and CR. A form feed begins a page. */
export function splitLines(text: string): SourceLine[] {
  const paged = text.includes('\f');
  const lines: SourceLine[] = [];
  let page = 1;
  const add = (start: number, end: number): void => {
    const line = text.slice(start, end);
    if (paged && line.startsWith('\f')) page += 1;
    lines.push({ text: line, span: [start, end], ...(paged && { page }) });
    if (paged && line.includes('\f', 1)) page += 1;
  };
  let start = 0;
  for (const match of text.matchAll(LINE_END)) {
    add(start, match.index);
    start = match.index + match[0].length;
  }
  if (start < text.length) add(start, text.length);
  return lines;
}
