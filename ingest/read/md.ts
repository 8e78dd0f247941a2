import type { SourceLine, SourceText } from '../types.ts';
import { readTxt } from './txt.ts';

/** Markdown: read as text for now; headings are hints. */
export function readMd(bytes: Uint8Array, name: string): SourceText {
  const source = readTxt(bytes, name);
  return { ...source, format: 'md', lines: source.lines.map(withHeading) };
}

function withHeading(line: SourceLine): SourceLine {
  // "## 第一章"; not "#1号", "####### x"
  const mark = /^(#{1,6})\s+/u.exec(line.text);
  if (!mark?.[1]) return line;
  const [start, end] = line.span;
  return {
    ...line,
    text: line.text.slice(mark[0].length),
    span: [start + mark[0].length, end],
    heading: mark[1].length,
    paragraph: true,
  };
}
