import type { CellPlace } from '../types.ts';
import type { DocxLine } from './docx-paragraph.ts';

const MAX_SPAN = 1000;

/** A table while it is read: rows with their cells and how these are merged. */
export class DocxTable {
  private readonly rows: DocxCell[][] = [];
  private readonly headers = new Set<number>();
  private column = 0;

  startRow(): void {
    this.rows.push([]);
    this.column = 0;
  }

  /** Columns left out at the start of the current row. */
  skipColumns(count: number): void {
    this.column += clampSpan(count);
  }

  markHeader(): void {
    this.headers.add(this.rows.length - 1);
  }

  /** Drops the current row: it was deleted in a tracked change. */
  dropRow(): void {
    this.rows.pop();
  }

  startCell(): DocxCell {
    const cell: DocxCell = { column: this.column, columnSpan: 1, merged: null, lines: [] };
    this.rows.at(-1)?.push(cell);
    return cell;
  }

  endCell(cell: DocxCell): void {
    cell.columnSpan = clampSpan(cell.columnSpan);
    this.column = cell.column + cell.columnSpan;
  }

  /**
   * The lines of all cells with their places; a cell that continues the one above it only makes that one taller.
   * A table of one single cell is a frame around text and gives plain lines.
   */
  lines(table: number): DocxLine[] {
    const only = this.rows.length === 1 && this.rows[0]?.length === 1 ? this.rows[0][0] : undefined;
    if (only) return only.lines;
    const open = new Map<number, CellPlace>();
    return this.rows.flatMap((row, rowIndex) =>
      row.flatMap((cell) => {
        const above = open.get(cell.column);
        if (cell.merged === 'continue' && above) {
          above.rowSpan = rowIndex - above.row + 1;
          return [];
        }
        const place: CellPlace = { table, row: rowIndex, column: cell.column };
        if (cell.columnSpan > 1) place.columnSpan = cell.columnSpan;
        if (this.headers.has(rowIndex)) place.header = true;
        open.set(cell.column, place);
        return cellLines(cell).map((line) => ({ ...line, cell: place }));
      }),
    );
  }
}

/** One cell while it is read. */
export interface DocxCell {
  column: number;
  columnSpan: number;
  merged: 'restart' | 'continue' | null;
  lines: DocxLine[];
}

function cellLines(cell: DocxCell): DocxLine[] {
  const filled = cell.lines.filter((line) => line.text !== '');
  return filled.length > 0 ? filled : [{ text: '', paragraph: true }];
}

function clampSpan(span: number): number {
  return Number.isInteger(span) && span > 0 ? Math.min(span, MAX_SPAN) : 1;
}
