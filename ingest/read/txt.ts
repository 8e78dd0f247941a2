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

const LF = 10;
const CR = 13;

/** Lines of a text with their spans; line ends are LF, CR LF and CR. A form feed begins a page. */
export function splitLines(text: string): SourceLine[] {
  const paged = text.includes('\f');
  const lines: SourceLine[] = [];
  let page = 1;
  const add = (start: number, end: number): void => {
    const line = text.slice(start, end);
    if (paged && line.startsWith('\f')) page += 1;
    lines.push(paged ? { text: line, span: [start, end], page } : { text: line, span: [start, end] });
    if (paged && line.includes('\f', 1)) page += 1;
  };
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== LF && code !== CR) continue;
    add(start, at);
    if (code === CR && text.charCodeAt(at + 1) === LF) at += 1;
    start = at + 1;
  }
  if (start < text.length) add(start, text.length);
  return lines;
}
