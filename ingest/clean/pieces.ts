import type { Span } from '../../graph-schema/records.ts';
import type { CellPlace, Finding, SourceLine, SourceText } from '../types.ts';
import { matchesOf } from '../patterns.ts';
import { CharTable } from '../char-table.ts';

/** A printed line without the white space around it: the slices of the source at `spans`, and what is known of it. */
export interface Piece {
  text: string;
  spans: Span[];
  /** Empty lines before it. */
  blanks: number;
  /** A tab stood before the text. */
  tab: boolean;
  /** A page mark stood before it. */
  cut: boolean;
  cell: CellPlace | undefined;
  hints: Pick<SourceLine, 'heading' | 'align' | 'bold' | 'page' | 'paragraph'>;
}

// matches "[bookmark: _Toc23400]", a zero-width space; not "[见附件]"
const HIDDEN = /\[bookmark: ?[^\]\n]{1,80}\]|<!--[^>\n]{0,80}-->|[\u200b-\u200d\u2060\ufeff\u00ad\u0000-\u0008]/gu;

/** Printed lines of a source with hidden marks taken out. A line with nothing but white space gives no piece, unless it is an empty cell. */
export function toPieces(source: SourceText, findings: Finding[]): Piece[] {
  const pieces: Piece[] = [];
  const hides = source.text.search(HIDDEN) >= 0;
  let blanks = 0;
  for (const line of source.lines) {
    const spans = hides ? visibleSpans(source.text, line, findings) : trimSpan(source.text, ...line.span);
    const text = textAt(source.text, spans);
    const tab = source.text.charCodeAt(line.span[0]) === 9;
    if (text === '' && !tab) {
      blanks += 1;
      continue;
    }
    pieces.push({ text, spans, blanks, tab, cut: false, cell: line.cell, hints: line });
    blanks = 0;
  }
  return pieces;
}

function textAt(source: string, spans: readonly Span[]): string {
  const [first] = spans;
  if (first && spans.length === 1) return source.slice(first[0], first[1]);
  return spans.map((span) => source.slice(...span)).join('');
}

/** Source slices of a line without hidden marks and outer white space. */
function visibleSpans(text: string, { text: raw, span: [start, end] }: SourceLine, findings: Finding[]): Span[] {
  const hidden = matchesOf(HIDDEN, raw);
  if (hidden.length === 0) return trimSpan(text, start, end);
  const spans: Span[] = [];
  let from = 0;
  for (const match of hidden) {
    if (match.index > from) spans.push([start + from, start + match.index]);
    from = match.index + match[0].length;
    if (match[0].startsWith('[')) {
      findings.push({ code: 'BOOKMARK_REMOVED', message: '去除隐藏书签', span: [start + match.index, start + from] });
    }
  }
  if (from < raw.length) spans.push([start + from, end]);
  return trimSpans(text, spans);
}

/** The same of one span. */
function trimSpan(text: string, from: number, to: number): Span[] {
  let [start, end] = [from, to];
  while (start < end && isSpace(text, start)) start += 1;
  while (end > start && isSpace(text, end - 1)) end -= 1;
  return start < end ? [[start, end]] : [];
}

/** Spans without the white space at either end; empty where there is nothing else. */
export function trimSpans(text: string, spans: readonly Span[]): Span[] {
  const kept = spans.map((span): Span => [...span]);
  while (kept[0]) {
    const head = kept[0];
    while (head[0] < head[1] && isSpace(text, head[0])) head[0] += 1;
    if (head[0] < head[1]) break;
    kept.shift();
  }
  for (let tail = kept.at(-1); tail; tail = kept.at(-1)) {
    while (tail[1] > tail[0] && isSpace(text, tail[1] - 1)) tail[1] -= 1;
    if (tail[1] > tail[0]) break;
    kept.pop();
  }
  return kept;
}

/** White space, line ends and what no text has at its ends. */
const SPACE = new CharTable(/^\s$/u);

function isSpace(text: string, at: number): boolean {
  return SPACE.widthAt(text, at) > 0;
}

/** Number of the last table among pieces; −1 where there is none. */
export function lastTable(pieces: readonly Piece[]): number {
  return pieces.reduce((most, { cell }) => Math.max(most, cell?.table ?? -1), -1);
}

/** Splits a piece in two at an offset of its text; white space at the cut goes. */
export function splitPiece(source: string, piece: Piece, at: number): [Piece, Piece] {
  const head: Span[] = [];
  const tail: Span[] = [];
  let seen = 0;
  for (const [start, end] of piece.spans) {
    const cut = Math.min(Math.max(at - seen, 0), end - start);
    if (cut > 0) head.push([start, start + cut]);
    if (start + cut < end) tail.push([start + cut, end]);
    seen += end - start;
  }
  const part = (spans: Span[]): Pick<Piece, 'spans' | 'text'> => {
    const trimmed = trimSpans(source, spans);
    return { spans: trimmed, text: textAt(source, trimmed) };
  };
  return [
    { ...piece, ...part(head) },
    { ...piece, ...part(tail), blanks: 0, tab: false },
  ];
}
