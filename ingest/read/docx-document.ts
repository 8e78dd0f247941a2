import type { DocxNumbering } from './docx-numbering.ts';
import { DocxParagraph, type DocxLine } from './docx-paragraph.ts';
import { isOn, setFormat, type DocxStyles } from './docx-styles.ts';
import { symbolText } from './symbols.ts';
import { DocxTable, type DocxCell } from './docx-table.ts';
import { walkXml } from './xml.ts';

/** What the walk over a document needs besides its XML. */
export interface DocxParts {
  styles: DocxStyles;
  numbering: DocxNumbering;
  /** Text of footnotes and endnotes: "footnote/2" → text. */
  notes: Map<string, string>;
}

/** Deleted text, the fallback of drawings that are read already, ruby: their text is no text of the document. */
const SKIPPED = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'instrText', 'delText']);
const TEXTS: Record<string, string> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: '\t' };

/** Lines of a main document part (word/document.xml) in reading order, tracked changes accepted. */
export function documentLines(xml: string, parts: DocxParts): { lines: DocxLine[]; pictures: number } {
  const walker = new DocumentWalker(parts);
  walkXml(xml, walker);
  return { lines: walker.finish(), pictures: walker.pictures };
}

class DocumentWalker {
  pictures = 0;
  private readonly parts: DocxParts;
  /** Where finished lines go: the body, a cell, a text box. */
  private readonly sinks: DocxLine[][] = [[]];
  private readonly tables: { table: DocxTable; cell: DocxCell | null; rowDeleted: boolean }[] = [];
  private readonly paragraphs: DocxParagraph[] = [];
  private readonly path: string[] = [];
  /** For every open field: whether its instruction is still being read. */
  private readonly fields: boolean[] = [];
  private skipping = 0;
  private bold: boolean | undefined;
  private hidden = false;
  private inText = false;
  private pending: DocxParagraph | null = null;
  private tableCount = 0;
  private noteCount = 0;

  constructor(parts: DocxParts) {
    this.parts = parts;
  }

  readonly open = (name: string, a: Record<string, string>): void => {
    const parent = this.path.at(-1) ?? '';
    this.path.push(name);
    if (name === 'del' && ['rPr', 'trPr'].includes(parent)) return this.deletedMark(parent);
    if (SKIPPED.has(name)) this.skipping += 1;
    if (this.skipping > 0) return;
    if (parent === 'pPr' || parent === 'numPr') this.paragraphProperty(name, a);
    else if (parent === 'rPr') this.runProperty(name, a);
    else if (parent === 'tcPr' || parent === 'trPr') this.cellProperty(name, a);
    else this.content(name, a);
  };

  readonly close = (name: string): void => {
    this.path.pop();
    if (SKIPPED.has(name) && !(name === 'del' && ['rPr', 'trPr'].includes(this.path.at(-1) ?? ''))) {
      this.skipping = Math.max(0, this.skipping - 1);
      return;
    }
    if (this.skipping > 0) return;
    if (name === 't') this.inText = false;
    else if (name === 'p') this.endParagraph();
    else if (name === 'txbxContent') this.endBox();
    else if (name === 'tc') this.endCell();
    else if (name === 'tr') this.endRow();
    else if (name === 'tbl') this.endTable();
  };

  readonly text = (text: string): void => {
    if (this.inText && this.skipping === 0) this.write(text);
  };

  /** All lines; closes what a damaged document left open. */
  finish(): DocxLine[] {
    while (this.paragraphs.length > 0) this.endParagraph();
    if (this.pending) this.flush(this.pending);
    while (this.tables.length > 0) this.endTable();
    return this.sinks[0] ?? [];
  }

  private content(name: string, a: Record<string, string>): void {
    if (name === 'p') this.paragraphs.push(new DocxParagraph());
    else if (name === 'r') {
      this.bold = undefined;
      this.hidden = false;
    } else if (name === 't') this.inText = true;
    else if (name in TEXTS && this.path.at(-2) === 'r') this.write(TEXTS[name] ?? '');
    else if (name === 'sym')
      this.write(symbolText(a.font ?? '', String.fromCharCode(Number.parseInt(a.char ?? '20', 16))));
    else if (name === 'fldChar') this.field(a.fldCharType ?? '');
    else if (name === 'footnoteReference' || name === 'endnoteReference')
      this.note(name.replace('Reference', ''), a.id ?? '');
    else if (name === 'txbxContent') this.sinks.push([]);
    else if (name === 'textpath' && a.string) this.write(a.string);
    else if (name === 'blip' || name === 'imagedata') this.pictures += 1;
    else this.tablePart(name);
  }

  private tablePart(name: string): void {
    const current = this.tables.at(-1);
    if (name === 'tbl') this.tables.push({ table: new DocxTable(), cell: null, rowDeleted: false });
    else if (name === 'tr' && current) {
      current.rowDeleted = false;
      current.table.startRow();
    } else if (name === 'tc' && current) {
      current.cell = current.table.startCell();
      this.sinks.push(current.cell.lines);
    }
  }

  private paragraphProperty(name: string, a: Record<string, string>): void {
    const paragraph = this.paragraphs.at(-1);
    if (!paragraph) return;
    if (name === 'pStyle') paragraph.style = a.val ?? null;
    else if (name !== 'b') setFormat(paragraph.format, name, a.val);
  }

  private runProperty(name: string, a: Record<string, string>): void {
    if (this.path.at(-3) === 'pPr') return;
    if (name === 'b') this.bold = isOn(a.val);
    else if (name === 'vanish') this.hidden = isOn(a.val);
  }

  private cellProperty(name: string, a: Record<string, string>): void {
    const current = this.tables.at(-1);
    if (name === 'tblHeader' && isOn(a.val)) current?.table.markHeader();
    else if (name === 'gridBefore') current?.table.skipColumns(Number(a.val));
    if (!current?.cell) return;
    if (name === 'gridSpan') current.cell.columnSpan = Number(a.val);
    else if (name === 'vMerge') current.cell.merged = a.val === 'restart' ? 'restart' : 'continue';
  }

  private deletedMark(parent: string): void {
    const paragraph = this.paragraphs.at(-1);
    const table = this.tables.at(-1);
    if (parent === 'rPr' && this.path.at(-3) === 'pPr' && paragraph) paragraph.joined = true;
    else if (parent === 'trPr' && table) table.rowDeleted = true;
  }

  private field(type: string): void {
    if (type === 'begin') this.fields.push(true);
    else if (type === 'separate') this.fields.splice(-1, 1, false);
    else if (type === 'end') this.fields.pop();
  }

  private write(text: string): void {
    if (this.hidden || this.fields.includes(true)) return;
    const paragraph = this.paragraphs.at(-1);
    paragraph?.add(text, this.bold ?? this.parts.styles.formatOf(paragraph.style).bold);
  }

  private note(kind: string, id: string): void {
    const text = this.parts.notes.get(`${kind}/${id}`);
    if (!text) return;
    this.noteCount += 1;
    this.paragraphs.at(-1)?.behind.push({ text: `［${this.noteCount}］${text}`, paragraph: true });
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (!paragraph) return;
    if (this.pending) paragraph.continueFrom(this.pending);
    this.pending = null;
    if (paragraph.joined) this.pending = paragraph;
    else this.flush(paragraph);
  }

  private flush(paragraph: DocxParagraph): void {
    this.sinks.at(-1)?.push(...paragraph.lines(this.parts.styles, this.parts.numbering));
    this.pending = null;
  }

  private endBox(): void {
    const lines = this.sinks.length > 1 ? (this.sinks.pop() ?? []) : [];
    this.paragraphs.at(-1)?.behind.push(...lines.filter((line) => line.text !== ''));
  }

  private endCell(): void {
    const current = this.tables.at(-1);
    if (!current?.cell) return;
    if (this.pending) this.flush(this.pending);
    current.table.endCell(current.cell);
    current.cell = null;
    this.sinks.pop();
  }

  private endRow(): void {
    const current = this.tables.at(-1);
    if (current?.rowDeleted) current.table.dropRow();
  }

  private endTable(): void {
    const current = this.tables.pop();
    if (!current) return;
    if (current.cell) this.sinks.pop();
    const lines = current.table.lines(this.tables.length > 0 ? -1 : this.tableCount++);
    this.sinks.at(-1)?.push(...(this.tables.length > 0 ? lines.map(withoutCell) : lines));
  }
}

/** A table inside a cell is text of that cell. */
function withoutCell(line: DocxLine): DocxLine {
  const plain = { ...line };
  delete plain.cell;
  return plain;
}
