import type { CellPlace } from '../types.ts';
import { descendants, textOf, type HtmlElement } from './html-tree.ts';

const MAX_SPAN = 1000;

/** A cell with its place in the grid that row and column spans make. */
export interface PlacedCell {
  element: HtmlElement;
  place: Omit<CellPlace, 'table'>;
}

/** Rows of a table itself, not of tables inside its cells. */
export function tableRows(table: HtmlElement): HtmlElement[] {
  return elementsOf(table).flatMap((child) => {
    if (child.name === 'tr') return [child];
    return ['tbody', 'thead', 'tfoot'].includes(child.name) ? elementsOf(child).filter((c) => c.name === 'tr') : [];
  });
}

/**
 * A table that only places text on the page: it holds another table, no row of it has two cells with text, or one cell
 * of a row or two holds nearly everything, as where a menu stands beside the text.
 */
export function isLayoutTable(table: HtmlElement): boolean {
  for (const inner of descendants(table)) if (inner !== table && inner.name === 'table') return true;
  const rows = tableRows(table);
  if (!rows.some((row) => cellsOf(row).filter((cell) => textOf(cell) !== '').length > 1)) return true;
  if (rows.length > 2) return false;
  const lengths = rows.flatMap(cellsOf).map((cell) => textOf(cell).length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return total > LONG_TEXT && Math.max(...lengths) > total * 0.8;
}

/** Text of a cell that is a page's text rather than an entry of a table. */
const LONG_TEXT = 150;

/** Every cell with the row and column that it stands in. */
export function placeCells(table: HtmlElement): PlacedCell[] {
  const head = new Set(elementsOf(table).find((child) => child.name === 'thead')?.children);
  /** For each column, the row up to which a row span still fills it. */
  const filledUpTo: number[] = [];
  return tableRows(table).flatMap((row, rowIndex) => {
    let column = 0;
    return cellsOf(row).map((element) => {
      while ((filledUpTo[column] ?? 0) > rowIndex) column += 1;
      const rowSpan = spanOf(element.attribs.rowspan);
      const columnSpan = spanOf(element.attribs.colspan);
      const place: PlacedCell['place'] = { row: rowIndex, column };
      if (rowSpan > 1) place.rowSpan = rowSpan;
      if (columnSpan > 1) place.columnSpan = columnSpan;
      if (element.name === 'th' || head.has(row)) place.header = true;
      for (let i = 0; i < columnSpan; i++) filledUpTo[column + i] = rowIndex + rowSpan;
      column += columnSpan;
      return { element, place };
    });
  });
}

function elementsOf(element: HtmlElement): HtmlElement[] {
  return element.children.filter((child): child is HtmlElement => typeof child !== 'string');
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return elementsOf(row).filter((cell) => cell.name === 'td' || cell.name === 'th');
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return span >= 1 ? Math.min(span, MAX_SPAN) : 1;
}
