import type { PdfTable } from './pdf-table.ts';

/** A cell of a table with its paragraphs. */
export type PdfCell = PdfTable['cells'][number];

/** Cells that begin in a row. */
export function rowAt(table: PdfTable, row: number): PdfCell[] {
  return table.cells.filter(({ place }) => place.row === row);
}

/**
 * Puts the first row of a page to the last one of the page before where a row was parted: its first cell is empty, and
 * every other cell goes on with what stopped in the middle of a sentence. False, and nothing changed, where it was not.
 */
export function joinRows(before: readonly PdfCell[], after: readonly PdfCell[]): boolean {
  const filled = after.filter(({ paragraphs }) => paragraphs.join('') !== '');
  const above = ({ place }: PdfCell): PdfCell | undefined =>
    before.find((cell) => cell.place.column === place.column && cell.place.columnSpan === place.columnSpan);
  const first = before.find(({ place }) => place.column === 0);
  const stops = (cell: PdfCell | undefined): boolean => /[^。；：]$/u.test(cell?.paragraphs.at(-1) ?? '');
  const isRest =
    filled.length > 0 && first !== undefined && stops(first) && filled.every((cell) => cell.place.column > 0);
  if (!isRest || !filled.every((cell) => stops(above(cell)))) return false;
  for (const cell of filled) {
    const [rest = '', ...more] = cell.paragraphs;
    const paragraphs = above(cell)?.paragraphs;
    paragraphs?.push(`${paragraphs.pop() ?? ''}${rest}`, ...more);
  }
  return true;
}

/** Text of a row, to tell a header that is printed again. */
export function rowText(table: PdfTable, row: number): string {
  return rowAt(table, row)
    .map(({ paragraphs }) => paragraphs.join(''))
    .join('|');
}
