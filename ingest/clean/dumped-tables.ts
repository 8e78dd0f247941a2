import { CLOSED, DATE_LINE, squash } from '../patterns.ts';
import { AFTER_TABLE, HEADING, rowNumber } from './list-tables.ts';
import type { Finding } from '../types.ts';
import { lastTable, type Piece } from './pieces.ts';

/** So many rows and columns, each as long as the numbers say, are no chance. */
const LEAST_ROWS = 3;
const LEAST_COLUMNS = 3;
const MAX_COLUMN_LINES = 400;

/** Lines of each cell of a column, its heading first. */
type Column = number[][];

/**
 * Tables that came out column by column: 序号, 1, 2, 3 …, then a heading and as many cells, and so on. Put back row by row
 * only where every column has a heading and exactly as many cells as there are numbers, lines or sentences, up to a
 * line that is none of the table. Each such table is told in `findings`.
 */
export function markDumpedTables(pieces: readonly Piece[], findings: Finding[]): Piece[] {
  const result: Piece[] = [];
  let table = lastTable(pieces);
  for (let i = 0; i < pieces.length;) {
    const piece = pieces[i];
    const columns = piece?.text.startsWith('序') ? readColumns(pieces, i) : null;
    if (!columns) {
      if (piece) result.push(piece);
      i += 1;
      continue;
    }
    table += 1;
    result.push(...byRows(pieces, columns, table));
    const last = columns.at(-1)?.at(-1)?.at(-1) ?? i;
    const rows = (columns[0]?.length ?? 1) - 1;
    const span: Finding['span'] = [piece?.spans[0]?.[0] ?? 0, pieces[last]?.spans.at(-1)?.[1] ?? 0];
    findings.push({ code: 'TABLE_BROKEN', message: `表格按列抽出，已按行复原 ${rows} 行`, span });
    i = last + 1;
  }
  return result;
}

/** Columns of a table that begins with 序号 in line `start`; null where the evidence is not whole. */
function readColumns(pieces: readonly Piece[], start: number): Column[] | null {
  if (squash(pieces[start]?.text ?? '') !== '序号' || pieces[start]?.cell) return null;
  let at = start + 1;
  while (rowNumber(pieces[at]) === at - start && !pieces[at]?.cell) at++;
  const rows = at - start - 1;
  if (rows < LEAST_ROWS) return null;
  const columns: Column[] = [Array.from({ length: rows + 1 }, (_, k) => [start + k])];
  while (isHeading(pieces[at])) {
    const cells = cellsBelow(pieces, at, rows);
    if (!cells) return null;
    columns.push([[at], ...cells]);
    at = (cells.at(-1)?.at(-1) ?? at) + 1;
  }
  return columns.length >= LEAST_COLUMNS && isBehind(pieces[at]) ? columns : null;
}

/** The cells below a heading: a line for each row, else a sentence for each, where what follows is no cell. */
function cellsBelow(pieces: readonly Piece[], heading: number, rows: number): number[][] | null {
  const first = heading + 1;
  const lines = Array.from({ length: rows }, (_, k) => [first + k]);
  const ends = (at: number): boolean => isHeading(pieces[at]) || isBehind(pieces[at]);
  if (lines.every(([line]) => isCell(pieces[line ?? -1])) && ends(first + rows)) return lines;
  const sentences: number[][] = [[]];
  for (let at = first; at < first + MAX_COLUMN_LINES && isCell(pieces[at]); at++) {
    sentences.at(-1)?.push(at);
    if (!CLOSED.test(pieces[at]?.text ?? '')) continue;
    if (sentences.length === rows) return ends(at + 1) ? sentences : null;
    sentences.push([]);
  }
  return null;
}

const isCell = (piece: Piece | undefined): boolean => piece !== undefined && !piece.cell && rowNumber(piece) === null;

function isHeading(piece: Piece | undefined): boolean {
  const text = squash(piece?.text ?? '');
  return isCell(piece) && text.length <= 12 && !/[。，；、：:]/u.test(text) && HEADING.test(text);
}

// matches "附件2", "一、目标", "（二）原则", "抄送：市委"; not "市水利局"
const OUTSIDE = /^(?:附件|抄送|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u;
/** A line of running text is longer than a cell that stands in one line. */
const RUNNING = 24;

/** True behind a table: at the end of the text, at a note, a label or a date, at running text. */
function isBehind(piece: Piece | undefined): boolean {
  if (!piece || piece.cell || AFTER_TABLE.test(piece.text) || OUTSIDE.test(piece.text)) return true;
  return DATE_LINE.test(piece.text) || (piece.text.length > RUNNING && /[，。]/u.test(piece.text));
}

function byRows(pieces: readonly Piece[], columns: readonly Column[], table: number): Piece[] {
  return (columns[0] ?? []).flatMap((_, row) =>
    columns.flatMap((cells, column): Piece[] => {
      const lines = (cells[row] ?? []).flatMap((line) => pieces[line] ?? []);
      const [first] = lines;
      if (!first) return [];
      return [
        {
          ...first,
          text: lines.map(({ text }) => text).join(''),
          spans: lines.flatMap(({ spans }) => spans),
          cell: { table, row, column, ...(row === 0 && { header: true }) },
        },
      ];
    }),
  );
}
