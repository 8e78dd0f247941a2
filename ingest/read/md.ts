import type { CellPlace, SourceLine, SourceText } from '../types.ts';
import { SourceBuilder } from './builder.ts';
import { readTxt } from './txt.ts';

// "## 第一章"; not "#1号"
const HEADING = /^(#{1,6})\s+(\S.*)$/u;
// "**发布日期**: 2023年", "- **文件编号**：无"; not "**重点**工作"
const FIELD = /^(?:[-*]\s+)?\*\*([^*:：]{2,10})\*\*\s*[:：](.*)$/u;
// "---", "***", "<!-- END -->": marks without text
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|<!--.*-->)$/u;
// headings that a collector puts above a document
const BODY_HEADING = /^(?:政策|文件|文档)?(?:全文|正文|原文|内容)$/u;
const WRAPPER_HEADING = /^(?:基本信息|文件信息|元数据|文档\s*[:：].*|.*\.md)$/u;
// "| 序号 | 任务 |", "|---|:-:|"
const ROW = /^\|(.+)\|$/u;
const RULE_ROW = /^\|(?:\s*:?-+:?\s*\|)+$/u;

/**
 * Markdown: headings, tables and emphasis become hints, fields of the form **发布日期**: … metadata. What a collector
 * put above the text (title, fields, “政策全文”) is not text of the document; its title is kept as a field.
 */
export function readMd(bytes: Uint8Array, name: string): SourceText {
  return { ...applyMarkdown(readTxt(bytes, name)), format: 'md' };
}

/** True where the lines of another format are Markdown: a heading mark and a field or a second heading. */
export function isMarkdown(lines: readonly Pick<SourceLine, 'text'>[]): boolean {
  const headings = lines.filter(({ text }) => HEADING.test(text)).length;
  return headings > 1 || (headings === 1 && lines.some(({ text }) => FIELD.test(text)));
}

/** Reads the marks of Markdown in lines of any source. */
export function applyMarkdown(source: SourceText): SourceText {
  const out = new SourceBuilder();
  out.diagnostics.push(...source.diagnostics);
  Object.assign(out.metadata, source.metadata);
  const lines = source.lines.filter(({ text }) => !RULE.test(text.trim()));
  const start = bodyStart(lines);
  for (const { text } of lines.slice(0, start)) readWrapper(text.trim(), out.metadata);
  const tables = new TableReader();
  for (const line of lines.slice(start)) writeLine(line, out, tables);
  return out.build(source.format, source.encoding);
}

/** Index of the first line of the document itself. */
function bodyStart(lines: readonly SourceLine[]): number {
  const marked = lines.findIndex(({ text }) => BODY_HEADING.test(HEADING.exec(text.trim())?.[2] ?? ''));
  return marked + 1;
}

function readWrapper(text: string, fields: Record<string, string>): void {
  const heading = HEADING.exec(text)?.[2];
  if (heading && !WRAPPER_HEADING.test(heading) && !BODY_HEADING.test(heading)) fields.标题 ??= plain(heading);
  readField(text, fields);
}

function readField(text: string, fields: Record<string, string>): boolean {
  const [, label, value] = FIELD.exec(text) ?? [];
  if (label === undefined) return false;
  if (value?.trim() && value.trim() !== '无') fields[label.replace(/\s+/gu, '')] ??= plain(value.trim());
  return true;
}

function writeLine(line: SourceLine, out: SourceBuilder, tables: TableReader): void {
  const text = line.text.trim();
  if (readField(text, out.metadata)) return;
  const [, marks, heading] = HEADING.exec(text) ?? [];
  if (heading !== undefined && WRAPPER_HEADING.test(heading)) return;
  const cells = line.cell ? null : tables.read(text);
  if (cells) {
    for (const { text: cell, place } of cells) out.add(plain(cell), { cell: place, paragraph: true });
    return;
  }
  const hints: Partial<SourceLine> = { ...line };
  delete hints.text;
  delete hints.span;
  if (heading !== undefined && marks) out.add(plain(heading), { ...hints, heading: marks.length, paragraph: true });
  else out.add(plain(line.text), hints);
}

// "**重点**", "__重点__", "[网页](http://…)", "`码`"
const EMPHASIS = /(\*\*|__|`)([^*_`\n]{1,200})\1/gu;
const LINK = /!?\[([^\][\n]{0,200})\]\(https?:[^()\s]{1,500}\)/gu;

function plain(text: string): string {
  return text
    .replace(EMPHASIS, '$2')
    .replace(LINK, '$1')
    .replace(/\\([*_#[\]()|`-])/gu, '$1');
}

/** Tables of Markdown, row by row; a row is a header where a rule follows it. */
class TableReader {
  private table = -1;
  private row = -1;

  /** Cells of a table line; null where the line is none, an empty list for the rule below the header. */
  read(text: string): { text: string; place: CellPlace }[] | null {
    const inner = ROW.exec(text)?.[1];
    if (inner === undefined) {
      this.row = -1;
      return null;
    }
    if (RULE_ROW.test(text)) return [];
    if (this.row < 0) this.table += 1;
    this.row += 1;
    const { table, row } = this;
    return inner.split(/(?<!\\)\|/u).map((cell, column) => ({
      text: cell.trim(),
      place: { table, row, column, ...(row === 0 && { header: true }) },
    }));
  }
}
