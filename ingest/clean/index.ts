import type { Span } from '../../graph-schema/records.ts';
import type { CleanLine, CleanText, Finding, SourceText } from '../types.ts';
import { markColumnTables } from './column-tables.ts';
import { markDrawnTables } from './drawn-tables.ts';
import { markDumpedTables } from './dumped-tables.ts';
import { dropPageMarks } from './marks.ts';
import { TextBuilder } from './offsets.ts';
import { toPieces, type Piece } from './pieces.ts';
import { markTabTables } from './tables.ts';
import { markListTables } from './list-tables.ts';
import { addLine } from './normalise.ts';
import { joinWraps, type Paragraph } from './wraps.ts';

/**
 * Cleans the text of one document: hidden bookmarks and page marks removed, hard wraps undone, white space around
 * lines and beside numbers removed, full-width digits and letters made half width. Cleaning cleaned text changes
 * nothing. Never throws; what was removed is in `findings`, spans there count in the source.
 */
export function clean(source: SourceText): CleanText {
  const findings: Finding[] = [];
  const printed = dropPageMarks(toPieces(source, findings), findings);
  const drawn = markDrawnTables(printed, source.text, findings);
  const parted = markTabTables(markColumnTables(drawn, source.text, findings));
  const pieces = markListTables(markDumpedTables(parted, findings), findings);
  const builder = new TextBuilder();
  const lines: CleanLine[] = [];
  const paragraphs = joinWraps(pieces, source.text);
  findings.push(...narrowFindings(paragraphs));
  for (const { parts, narrow, gap } of paragraphs) {
    const first = parts[0];
    if (!first || parts.every(({ text }) => text === '')) continue;
    if (lines.length) builder.add('\n', null);
    const start = builder.length;
    addLine(builder, source.text, parts);
    lines.push(lineOf(first, [start, builder.length], { narrow, gap }));
  }
  const { text, map } = builder.build();
  for (const line of lines) line.text = text.slice(line.span[0], line.span[1]);
  return { format: source.format, text, lines, map, metadata: source.metadata, findings };
}

/** One finding for all columns that came out a few characters a line and were put together again. */
function narrowFindings(paragraphs: readonly Paragraph[]): Finding[] {
  const broken = paragraphs.filter(({ narrow, parts }) => narrow && parts.length > 1);
  const first = broken[0]?.parts[0]?.spans[0];
  if (!first) return [];
  const message = `表格的窄栏在抽取时逐字断行，已拼合 ${broken.length} 处`;
  return [{ code: 'TABLE_BROKEN', message, span: first }];
}

/** A line whose text is not known yet, with the layout of its first piece. */
function lineOf({ hints, cell }: Piece, span: Span, { narrow, gap }: Pick<Paragraph, 'narrow' | 'gap'>): CleanLine {
  const { heading, align, bold, page } = hints;
  return { text: '', span, cell, heading, align, bold, page, narrow, gap };
}
