import type { Cell, Span } from '../../graph-schema/records.ts';
import { squash } from '../patterns.ts';
import type { Draft } from './draft.ts';
import type { ZoneLine } from './inner.ts';
import { readLabels } from './labels.ts';
import type { TableLine } from './tables.ts';

/** Cells of a clause with their places in its text: of a table row, or of a row of columns that lost their table. */
export function cellsOf(
  lines: readonly ZoneLine[],
  text: string,
  draft: Draft,
  table: Map<number, TableLine>,
  spans: readonly Span[],
): Cell[] {
  const cells: Cell[] = [];
  let column: string | null = null;
  for (const i of draft.lines) {
    const line = lines[i];
    const part = table.get(i);
    if (!line?.cell || !part || part.kind === 'header') continue;
    const span = placeIn(spans, line.span);
    if (!span) continue;
    const key = `${line.cell.row}:${line.cell.column}`;
    const last = cells.at(-1);
    if (last && key === column) last.span[1] = span[1];
    else cells.push({ name: part.name, text: '', span, ...rowsOf(line.cell) });
    column = key;
  }
  if (!cells.length) cells.push(...sideCells(lines, draft, spans));
  for (const cell of cells) cell.text = text.slice(...cell.span);
  return cells;
}

function rowsOf({ rowSpan = 1 }: NonNullable<ZoneLine['cell']>): Pick<Cell, 'rows'> {
  return rowSpan > 1 ? { rows: rowSpan } : {};
}

/** Cells of a row whose narrow column was put together again: the text, and what stood beside it. */
function sideCells(lines: readonly ZoneLine[], draft: Draft, spans: readonly Span[]): Cell[] {
  const [own, side] = [
    draft.lines.filter((i) => !isSide(lines, draft, i)),
    draft.lines.filter((i) => isSide(lines, draft, i)),
  ];
  if (!side.length || lines[draft.lines[0] ?? 0]?.narrow) return [];
  const names = sideNames(lines, draft.lines[0] ?? 0);
  if (!names) return [];
  const range = (part: readonly number[]): Span | null => {
    const places = part.flatMap((i) => placeIn(spans, lines[i]?.span ?? [0, 0]) ?? []);
    return places.length ? [Math.min(...places), Math.max(...places)] : null;
  };
  return [
    { name: names.text, span: range(own) },
    { name: names.side, span: range(side) },
  ].flatMap(({ name, span }) => (span ? [{ name, text: '', span }] : []));
}

/** Lines at the beginning of a zone in which column headings are looked for. */
const HEAD_LINES = 400;

/** Headings of the text column and of the narrow one to its right: the first run of unlabelled lines of a narrow column. */
function sideNames(lines: readonly ZoneLine[], below: number): { text: string; side: string } | null {
  const names: string[] = [];
  for (const line of lines.slice(0, Math.min(below, HEAD_LINES))) {
    if (line.narrow && readLabels(line.text).length === 0) names.push(squash(line.text));
    else if (names.length > 1) break;
    else names.length = 0;
  }
  const [text, side] = names.slice(-2);
  return text !== undefined && side !== undefined ? { text, side } : null;
}

/** Where a span of the cleaned text stands in the joined text of spans. */
function placeIn(spans: readonly Span[], [from, to]: Span): Span | null {
  let offset = 0;
  for (const [start, end] of spans) {
    if (from >= start && to <= end) return [offset + from - start, offset + to - start];
    offset += end - start;
  }
  return null;
}

/** True for a line of the narrow column beside a clause's text. */
export function isSide(lines: readonly ZoneLine[], draft: Draft, i: number): boolean {
  return lines[i]?.narrow === true && i !== draft.lines[0];
}
