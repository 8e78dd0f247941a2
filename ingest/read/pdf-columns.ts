import { joinRuns, rowsOf, type Run, type TextLine } from './pdf-geometry.ts';

/** Rows with text on both sides of a gap that it takes for two columns. */
const LEAST_ROWS = 6;
/** Least width of the gap between two columns, in font sizes. */
const GAP = 1.2;
/** Part of a page's width on either side in which no gap between columns is looked for. */
const EDGE = 0.3;
/** A column holds at least so many characters a line, and the narrower of two at least half as many as the other. */
const LEAST_WIDTH = 10;
/** A line of running text fills so much of its column; cells of a table do not. */
const FULL = 0.75;

/** The strip between two columns and the edges of the text. */
interface Gutter {
  left: number;
  from: number;
  to: number;
  right: number;
}

/**
 * Lines of a page in reading order: a page that is set in two columns is read column by column, between the lines that
 * run across both; all others from top to bottom.
 */
export function readingLines(runs: readonly Run[]): TextLine[] {
  const rows = rowsOf(runs);
  const gutter = gutterOf(rows);
  if (!gutter) return rows.map(joinRuns);
  const middle = (gutter.from + gutter.to) / 2;
  const lines: TextLine[] = [];
  for (let i = 0; i < rows.length;) {
    let end = i;
    while (end < rows.length && !rows[end]?.some(({ x, width }) => x < middle && x + width > middle)) end++;
    lines.push(...columnLines(rows.slice(i, end), gutter, middle));
    const across = rows[end];
    if (across) lines.push(joinRuns(across));
    i = end + 1;
  }
  return lines;
}

/** The gap that most rows of running text leave in the middle of a page; null where there is one column or a table. */
function gutterOf(rows: readonly (readonly Run[])[]): Gutter | null {
  const all = rows.flat();
  const left = Math.min(...all.map(({ x }) => x));
  const right = Math.max(...all.map(({ x, width }) => x + width));
  const gaps = rows.flatMap((row) => gapOf(row, left + (right - left) * EDGE, right - (right - left) * EDGE) ?? []);
  if (gaps.length < LEAST_ROWS || gaps.length * 2 < rows.length) return null;
  const from = Math.max(...gaps.map((gap) => gap.from));
  const to = Math.min(...gaps.map((gap) => gap.to));
  const size = Math.max(...gaps.map((gap) => gap.size));
  const [narrow, wide] = [Math.min(from - left, right - to), Math.max(from - left, right - to)];
  if (to - from < size * GAP * 0.7 || narrow < size * LEAST_WIDTH || narrow * 2 < wide) return null;
  const filled = (part: (gap: RowGap) => number, width: number): boolean =>
    gaps.filter((gap) => part(gap) >= width * FULL).length * 2 >= gaps.length;
  const running = filled((gap) => gap.leftWidth, from - left) && filled((gap) => gap.rightWidth, right - to);
  return running ? { left, from, to, right } : null;
}

interface RowGap {
  from: number;
  to: number;
  size: number;
  leftWidth: number;
  rightWidth: number;
}

/** The widest gap of a row that lies between `least` and `most`. */
function gapOf(row: readonly Run[], least: number, most: number): RowGap | null {
  let widest: RowGap | null = null;
  row.forEach((run, i) => {
    const next = row[i + 1];
    const from = run.x + run.width;
    if (!next || next.x - from < run.size * GAP || from > most || next.x < least) return;
    if (widest && next.x - from <= widest.to - widest.from) return;
    const last = row.at(-1) ?? next;
    const leftWidth = from - (row[0]?.x ?? from);
    widest = { from, to: next.x, size: run.size, leftWidth, rightWidth: last.x + last.width - next.x };
  });
  return widest;
}

/** Rows of two columns as lines: all of the left one, then all of the right one, spread over the height of the rows. */
function columnLines(rows: readonly (readonly Run[])[], { left, from, to, right }: Gutter, middle: number): TextLine[] {
  const side = (keep: (run: Run) => boolean, column: { left: number; right: number }): TextLine[] =>
    rowsOf(rows.flat().filter(keep)).map((row) => ({ ...joinRuns(row), column }));
  const lines = [
    ...side(({ x }) => x < middle, { left, right: from }),
    ...side(({ x }) => x >= middle, { left: to, right }),
  ];
  const top = rows[0]?.[0]?.y ?? 0;
  const bottom = rows.at(-1)?.[0]?.y ?? 0;
  return lines.map((line, i) => ({ ...line, y: top - ((top - bottom) * i) / Math.max(1, lines.length - 1) }));
}
