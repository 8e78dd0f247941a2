import type { Finding } from '../types.ts';
import { lastTable, splitPiece, type Piece } from './pieces.ts';

/** A table has at least this many columns, and this many rows with its headings. */
const MIN_COLUMNS = 2;
const MIN_ROWS = 2;

/** A character of a frame: "│", "┬", "─"; not "-". */
const FRAME = /[\u2500-\u257f]/u;
/** A line of nothing else: "├──┼──┤"; not "│ 1 │". */
const ALL_FRAME = /^[\s\u2500-\u257f|:-]+$/u;
const LEVEL = /[─━═]|-{3}/u; // "─", "---"; not "│"
/** A line between pipes: "| 1 | 修管 |"; not "1 | 修管". */
const PIPED = /^\|.*\|$/u;

function isRuleText(text: string): boolean {
  return ALL_FRAME.test(text) && LEVEL.test(text);
}

/** What parts the columns of a line, where columns to the left or right may have a rule: "│", "├", "┼", "|"; not "─". */
const UPRIGHT = /[|│┃║┆┇┊┋├┝┠┤┥┨┼┿╂╪╫]/gu;

interface Field {
  piece: Piece;
  isRule: boolean;
}

/** Cells of a row while its lines are collected, by column. */
type Row = Piece[][];

/**
 * Tables drawn with lines (┌─┬─┐) or pipes, as plain texts have them: every framed line is cut into its columns, lines
 * between two rules are one row, and each between pipes is. Frames whose lines do not have the same number of columns are
 * left as they are.
 */
export function markDrawnTables(pieces: readonly Piece[], source: string, findings: Finding[]): readonly Piece[] {
  if (!pieces.some(isFramed)) return pieces;
  const result: Piece[] = [];
  let table = lastTable(pieces);
  for (let i = 0; i < pieces.length;) {
    let end = i;
    while (isFramed(pieces[end])) end++;
    const rows = end > i + 1 ? rowsOf(pieces.slice(i, end), source) : null;
    if (!rows) {
      result.push(...pieces.slice(i, Math.max(end, i + 1)));
      i = Math.max(end, i + 1);
      continue;
    }
    table += 1;
    rows.forEach((row, at) => result.push(...cellsOf(row, table, at)));
    const [from, to] = [pieces[i]!.spans[0]![0], pieces[end - 1]!.spans.at(-1)![1]];
    findings.push({ code: 'TABLE_BROKEN', message: `用线条画成的表格，已复原 ${rows.length} 行`, span: [from, to] });
    i = end;
  }
  return result;
}

/** A line of a frame: it begins with a part of one. */
function isFramed(piece: Piece | undefined): boolean {
  if (piece === undefined || piece.cell) return false;
  return PIPED.test(piece.text) || (FRAME.test(piece.text.charAt(0)) && !/^[─━—]+[^\s─━]/u.test(piece.text));
}

function rowsOf(lines: readonly Piece[], source: string): Row[] | null {
  const cut = lines.map((line) => ({ line, fields: fieldsOf(line, source) }));
  const columns = Math.max(...cut.map(({ fields }) => fields.length));
  const rows: Row[] = [];
  let open: Row | null = null;
  for (const { line, fields } of cut) {
    if (isRuleText(line.text)) {
      open = null;
      continue;
    }
    if (fields.length !== columns) return null;
    if (!open || PIPED.test(line.text) || fields.some(({ isRule }) => isRule) || isNumbered(fields, open)) {
      open = fields.map(() => []);
      rows.push(open);
    }
    for (const [column, { piece, isRule }] of fields.entries())
      if (!isRule && piece.text !== '') open[column]!.push(piece);
  }
  return columns >= MIN_COLUMNS && rows.length >= MIN_ROWS ? rows : null;
}

/** What stands between the uprights of a line. */
function fieldsOf(line: Piece, source: string): Field[] {
  const uprights = Array.from(line.text.matchAll(UPRIGHT), ({ index }) => index);
  return uprights.slice(1).map((end, i) => {
    const [before] = splitPiece(source, line, end);
    const [, piece] = splitPiece(source, before, uprights[i]! + 1);
    return { piece, isRule: isRuleText(piece.text) };
  });
}

/** True where a row has a number and the next line one of its own, with no rule between them. */
function isNumbered([first]: readonly Field[], open: Row): boolean {
  return /^\d{1,3}$/u.test(first?.piece.text ?? '') && (open[0]?.length ?? 0) > 0;
}

/** The cells of a row that have text. */
function cellsOf(row: Row, table: number, at: number): Piece[] {
  return row.flatMap((parts, column) => {
    const [first] = parts;
    if (!first) return [];
    const cell = { table, row: at, column, ...(at === 0 && { header: true }) };
    return {
      ...first,
      text: parts.map(({ text }) => text).join(''),
      spans: parts.flatMap(({ spans }) => spans),
      blanks: 0,
      tab: false,
      cell,
    };
  });
}
