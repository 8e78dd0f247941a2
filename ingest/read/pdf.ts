import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type * as PdfLibrary from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { SourceLine, SourceText } from '../types.ts';
import { SourceBuilder } from './builder.ts';
import { readingLines } from './pdf-columns.ts';
import { NEAR, type Run, type TextLine } from './pdf-geometry.ts';
import { splitNotes, type PdfNote } from './pdf-notes.ts';
import { rulesOf } from './pdf-rules.ts';
import { findTables, type PdfTable } from './pdf-table.ts';
import { joinRows, rowAt, rowText, type PdfCell } from './pdf-rows.ts';
import { CLOSED } from '../patterns.ts';
import { unreadable } from './problems.ts';

type PdfJs = typeof PdfLibrary;

/** Pages that are read of one file. */
const MAX_PAGES = 3000;

/**
 * A PDF with a text layer: lines in reading order, column by column, with their pages, tables by their rules, also over several pages.
 * Running heads and page numbers are kept for the next stage. Pages that are images give a NO_TEXT_LAYER diagnostic.
 * @throws ZhengmaiError UNREADABLE_FILE where the file is damaged or has a password
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<SourceText> {
  // Loaded only when a PDF comes: it takes a third of a second and 30 MB.
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await openPdf(pdfjs, bytes, name);
  try {
    return await readPages(pdfjs, pdf);
  } finally {
    await pdf.destroy();
  }
}

async function openPdf(pdfjs: PdfJs, bytes: Uint8Array, name: string): Promise<PDFDocumentProxy> {
  const home = dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const task = pdfjs.getDocument({
    // The library takes the buffer over, so it gets one of its own.
    data: new Uint8Array(bytes),
    verbosity: pdfjs.VerbosityLevel.ERRORS,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
  });
  try {
    return await task.promise;
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw unreadable(name, 'PDF 有密码', '请去掉密码后再导入');
    }
    throw unreadable(name, 'PDF 已损坏或不完整', '请重新下载，或用原软件重新导出');
  }
}

async function readPages(pdfjs: PdfJs, pdf: PDFDocumentProxy): Promise<SourceText> {
  const writer = new PdfWriter();
  for (let number = 1; number <= Math.min(pdf.numPages, MAX_PAGES); number++) {
    const content = await readPage(pdfjs, pdf, number);
    writer.page(number, content);
  }
  return writer.build();
}

interface PageContent {
  runs: readonly Run[];
  tables: PdfTable[];
  notes: PdfNote[];
}

async function readPage(pdfjs: PdfJs, pdf: PDFDocumentProxy, number: number): Promise<PageContent> {
  try {
    const page = await pdf.getPage(number);
    const runs = await runsOf(page);
    const rules = rulesOf(await page.getOperatorList(), pdfjs.OPS);
    const { tables, rest } = findTables(rules, runs);
    page.cleanup();
    const { body, notes } = splitNotes(rest, rules);
    return { runs: body, tables, notes };
  } catch {
    // A damaged page does not cost the others; it counts as one without text.
    return { runs: [], tables: [], notes: [] };
  }
}

async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const { items } = await page.getTextContent();
  return items.flatMap((item): Run[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, c, d, x, y] = item.transform as number[];
    const size = Math.hypot(c ?? 0, d ?? 0);
    // Upright text only: watermarks and stamps are turned.
    if (Math.abs(b ?? 0) > Math.abs(a ?? 0) * 0.2 || size === 0) return [];
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size }];
  });
}

/** Writes pages one behind the other; a table that goes on at the top of the next page stays one table. */
class PdfWriter {
  private readonly out = new SourceBuilder();
  private readonly empty: number[] = [];
  private tables = 0;
  private margins: Margins = { left: Infinity, right: -Infinity };
  private open: { index: number; rows: number; columns: number[]; head: string } | null = null;
  /** The last row of a table that may go on, and the running lines behind it: not written before that is known. */
  private held: { row: PdfCell[]; index: number; page: number; lines: (() => unknown)[] } | null = null;

  /** Notes at the foot of pages, written behind the paragraph that refers to them. */
  private notes: (PdfNote & { page: number; due: boolean })[] = [];

  page(page: number, { runs, tables, notes }: PageContent): void {
    this.notes.push(...notes.map((note) => ({ ...note, page, due: false })));
    const lines = readingLines(runs);
    if (lines.length === 0 && tables.every(({ cells }) => cells.every(({ paragraphs }) => paragraphs.length === 0))) {
      this.empty.push(page);
      return;
    }
    this.margins = marginsOf(lines, tables, this.margins);
    const { margins } = this;
    const blocks = [...lines, ...tables].sort((a, b) => topOf(b) - topOf(a));
    blocks.forEach((block, i) => {
      if ('cells' in block) this.table(block, page, blocks.slice(0, i).filter((other) => 'text' in other).length);
      else this.line(block, page, margins);
    });
    for (const note of this.notes) note.due = true;
    // A running foot may stand below a table that goes on.
    const last = blocks.findLastIndex((block) => 'cells' in block);
    if (last < 0 || blocks.length - 1 - last > RUNNING_LINES) this.close();
  }

  /** The table has ended. */
  private close(): void {
    this.open = null;
    this.flush();
  }

  private flush(): void {
    const { held } = this;
    this.held = null;
    if (!held) return;
    for (const cell of held.row) this.cell(cell, held.index, held.page);
    for (const write of held.lines) write();
  }

  build(): SourceText {
    this.flush();
    for (const note of this.notes) note.due = true;
    this.dueNotes();
    if (this.empty.length > 0) {
      const all = this.out.lines.length === 0;
      const which = all ? '' : `第 ${this.empty.slice(0, 20).join('、')} 页`;
      this.out.diagnostics.push({
        code: 'NO_TEXT_LAYER',
        message: `${which}没有文字层，可能是扫描图像；请先做文字识别（OCR）再导入`,
      });
    }
    return this.out.build('pdf', 'utf-8');
  }

  private line(line: TextLine, page: number, margins: Margins): void {
    const { left, right } = line.column ?? margins;
    const indent = line.left - left;
    const rest = right - line.right;
    const centred = indent > line.size * 2 && Math.abs(indent - rest) < line.size * 1.5;
    const flushed = !centred && indent > (right - left) / 2 && rest < line.size * 4;
    const align: SourceLine['align'] = centred ? 'center' : flushed ? 'right' : undefined;
    const ends = rest > line.size * 2;
    const write = (): unknown =>
      this.out.add(line.text, { page, ...(align && { align }), ...((ends || align) && { paragraph: true }) });
    this.write(write);
    for (const note of this.notes) note.due ||= line.text.includes(note.mark);
    if (ends && !align && CLOSED.test(line.text)) this.dueNotes();
  }

  /** Writes the notes whose paragraph has ended. */
  private dueNotes(): void {
    for (const { text, page, due } of this.notes)
      if (due) this.write(() => this.out.add(text, { page, paragraph: true }));
    this.notes = this.notes.filter(({ due }) => !due);
  }

  private write(write: () => unknown): void {
    if (this.held) this.held.lines.push(write);
    else write();
  }

  private cell({ place, paragraphs }: PdfCell, table: number, page: number): void {
    for (const text of paragraphs.length > 0 ? paragraphs : [''])
      this.out.add(text, { cell: { table, ...place }, page, paragraph: true });
  }

  private table(table: PdfTable, page: number, linesAbove: number): void {
    const head = rowText(table, 0);
    const goesOn =
      this.open && linesAbove <= RUNNING_LINES && sameColumns(this.open.columns, table.columns) ? this.open : null;
    const index = goesOn?.index ?? this.tables++;
    const repeated = goesOn !== null && goesOn.head !== '' && goesOn.head === head ? 1 : 0;
    const parted = goesOn !== null && this.held !== null && joinRows(this.held.row, rowAt(table, repeated)) ? 1 : 0;
    const offset = (goesOn?.rows ?? 0) - repeated - parted;
    const rows = offset + table.rows;
    const cells = table.cells
      .filter(({ place }) => place.row >= repeated + parted)
      .map((cell) => ({ ...cell, place: { ...cell.place, row: cell.place.row + offset } }));
    // where the rest of a row is all that stands on a page, that row stays held
    if (cells.length > 0 || !goesOn) this.flush();
    for (const cell of cells) if (cell.place.row < rows - 1) this.cell(cell, index, page);
    const row = cells.filter(({ place }) => place.row === rows - 1);
    if (row.length > 0) this.held = { row, index, page, lines: [] };
    this.open = { index, rows, columns: table.columns, head: goesOn?.head ?? head };
  }
}

/** Lines of running heads or feet that may stand between two parts of a table. */
const RUNNING_LINES = 2;

function topOf(block: TextLine | PdfTable): number {
  return 'cells' in block ? block.top : block.y;
}

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((at, i) => Math.abs(at - (b[i] ?? 0)) < NEAR * 2);
}

interface Margins {
  left: number;
  right: number;
}

/** Left and right edge of the text block, as far as it was seen up to this page. */
function marginsOf(lines: readonly TextLine[], tables: readonly PdfTable[], before: Margins): Margins {
  const edges = tables.flatMap(({ columns }) => [columns[0] ?? before.left, columns.at(-1) ?? before.right]);
  return {
    left: Math.min(before.left, ...lines.map((line) => line.left), ...edges),
    right: Math.max(before.right, ...lines.map((line) => line.right), ...edges),
  };
}
