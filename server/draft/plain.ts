import { sourceInWords } from '../../graph-schema/cite.ts';
import type { DraftBlock, DraftContent, DraftSource } from '../../graph-schema/draft.ts';
import { numberBlocks, type NumberedBlock } from '../../graph-schema/numbering.ts';
import { chineseDate } from './text.ts';
import { CORRELATION_COLUMNS, correlationCells, correlationTitle, type CorrelationLine } from './correlation.ts';

/** What a plain file holds besides the draft's own words. */
export interface PlainOptions {
  /** With the source of each reused block as a note. */
  sources?: boolean;
  /** The correlation table as an annex. */
  correlation?: readonly CorrelationLine[];
}

/** How one kind of plain file writes what a draft consists of. */
interface Writer {
  title(text: string): string;
  /** A heading or the lead of a clause, with its number. */
  lead(level: number, text: string, alone: boolean): string;
  words(text: string): string;
  mark(note: number): string;
  notes(notes: readonly string[]): string[];
  table(columns: readonly string[], rows: readonly (readonly string[])[]): string[];
}

/** Marks of Markdown that a text may not set by chance: matches "*", "_", "#"; not "、". */
const MARKDOWN = /[\\`*_{}[\]<>#|~]/gu;
const escaped = (text: string): string => text.replace(MARKDOWN, (mark) => `\\${mark}`);

const MARKDOWN_WRITER: Writer = {
  title: (text) => `# ${escaped(text)}`,
  lead: (level, text, alone) =>
    alone ? `${'#'.repeat(Math.min(level + 1, 6))} ${escaped(text)}` : `**${escaped(text)}**`,
  // a line that begins with a number and a full stop would become a list
  words: (text) => escaped(text).replace(/^(\d+)\./u, '$1\\.'),
  mark: (note) => `[^${note}]`,
  notes: (notes) => notes.map((note, i) => `[^${i + 1}]: ${escaped(note)}`),
  table: (columns, rows) => [
    [columns, columns.map(() => '---'), ...rows.map((row) => row.map((cell) => escaped(cell).replace(/\n/gu, '<br>')))]
      .map((row) => `| ${row.join(' | ')} |`)
      .join('\n'),
  ],
};

const TEXT_WRITER: Writer = {
  title: (text) => text,
  lead: (_level, text) => text,
  words: (text) => text,
  mark: (note) => `〔${note}〕`,
  notes: (notes) => (notes.length > 0 ? [notes.map((note, i) => `〔${i + 1}〕${note}`).join('\n')] : []),
  table: (columns, rows) => [
    [columns, ...rows].map((row) => row.map((cell) => cell.replace(/\s+/gu, ' ')).join('\t')).join('\n'),
  ],
};

/** The draft as Markdown, headings with their printed numbers. */
export function draftMarkdown(draft: DraftContent, options: PlainOptions = {}): string {
  return written(draft, options, MARKDOWN_WRITER);
}

/** The draft as plain text, one paragraph a line, tables by tabulators; read again it gives the same clauses. */
export function draftText(draft: DraftContent, options: PlainOptions = {}): string {
  return written(draft, options, TEXT_WRITER);
}

function written(draft: DraftContent, { sources = false, correlation }: PlainOptions, writer: Writer): string {
  const notes: string[] = [];
  const marks = (block: DraftBlock): string => (sources ? block.sources.map(noted).join('') : '');
  const noted = (source: DraftSource): string => {
    notes.push(`源自${sourceInWords(source)}`);
    return writer.mark(notes.length);
  };
  const blocks = numberBlocks(draft.blocks);
  const rows = blocks.filter(({ block }) => block.form === 'row');
  const parts = [
    writer.title(draft.title),
    ...(draft.documentNumber ? [writer.words(draft.documentNumber)] : []),
    ...(draft.addressees ? [writer.words(`${draft.addressees.replace(/[:：]$/u, '')}：`)] : []),
    ...blocks.filter(({ block }) => block.form !== 'row').flatMap((one) => paragraphs(one, writer, marks)),
    ...(draft.issuer ? [writer.words(draft.issuer)] : []),
    ...(draft.date ? [writer.words(chineseDate(draft.date))] : []),
    ...annexes(draft, rows, correlation, writer, marks),
  ];
  return `${[...parts, ...writer.notes(notes)].join('\n\n')}\n`;
}

function paragraphs({ block, label }: NumberedBlock, writer: Writer, marks: (block: DraftBlock) => string): string[] {
  const lines = block.text.split('\n').filter(Boolean);
  const duty = block.agencies.length > 0 ? `（责任单位：${block.agencies.join('、')}）` : '';
  const alone = block.level === 1 || lines.length === 0;
  const lead = `${label}${block.title}${block.title && !alone ? '。' : ''}`;
  const closed = lines.map((line, i) => (i === lines.length - 1 ? line + duty : line));
  if (closed.length === 0 && duty) closed.push(duty);
  const words = closed.map((line, i) => writer.words(line) + (i === closed.length - 1 ? marks(block) : ''));
  if (lead === '') return words;
  if (block.title === '') return [`${label}${words[0] ?? ''}`, ...words.slice(1)];
  if (alone) return [writer.lead(block.level, lead, true) + (words.length > 0 ? '' : marks(block)), ...words];
  return [writer.lead(block.level, lead, false) + (words[0] ?? ''), ...words.slice(1)];
}

function annexes(
  draft: DraftContent,
  rows: readonly NumberedBlock[],
  correlation: readonly CorrelationLine[] | undefined,
  writer: Writer,
  marks: (block: DraftBlock) => string,
): string[] {
  const both = rows.length > 0 && correlation !== undefined;
  const list =
    rows.length === 0
      ? []
      : [
          writer.words(both ? '附件1' : '附件'),
          writer.lead(1, `${draft.title.replace(/(?:实施方案|行动计划)$/u, '')}工作任务清单`, true),
          ...writer.table(
            ['序号', '工作任务内容', '责任单位'],
            rows.map(({ block, label }) => [label, block.text + marks(block), block.agencies.join('、')]),
          ),
        ];
  if (!correlation) return list;
  return [
    ...list,
    writer.words(both ? '附件2' : '附件'),
    writer.lead(1, correlationTitle(draft), true),
    ...writer.table(
      CORRELATION_COLUMNS.map(({ name }) => name),
      correlationCells(correlation),
    ),
  ];
}
