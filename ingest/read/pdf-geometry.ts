/** A piece of text on a page; y grows upwards, as in PDF. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Font size. */
  size: number;
}

/** A straight rule along one axis: at `at` from `from` to `to`. */
export interface Rule {
  at: number;
  from: number;
  to: number;
}

/** Rules of a page. */
export interface Rules {
  horizontal: Rule[];
  vertical: Rule[];
}

/** Coordinates closer than this are the same line. */
export const NEAR = 3;

/** A line of text put together from runs. */
export interface TextLine {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
  /** Edges of the column that it stands in, where the page has several. */
  column?: { left: number; right: number };
}

/** Groups runs into rows from top to bottom, each from left to right. */
export function rowsOf(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [];
  for (const run of runs.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const last = lines.at(-1);
    const anchor = last?.[0];
    if (last && anchor && Math.abs(anchor.y - run.y) < Math.max(anchor.size, run.size) * 0.5) last.push(run);
    else lines.push([run]);
  }
  return lines.map((line) => line.toSorted((a, b) => a.x - b.x));
}

/** Groups runs into lines from top to bottom, each from left to right. */
export function linesOf(runs: readonly Run[]): TextLine[] {
  return rowsOf(runs).map(joinRuns);
}

/** Gap, in font sizes, that is a space between words; a column gap is wider than this. */
const WORD_GAP = 0.25;

/** One line of text from the runs of a row. */
export function joinRuns(runs: readonly Run[]): TextLine {
  let text = '';
  let right = runs[0]?.x ?? 0;
  for (const run of runs) {
    const gap = run.x - right;
    if (text !== '' && gap > run.size * WORD_GAP && !text.endsWith(' ') && !run.text.startsWith(' ')) text += ' ';
    text += run.text;
    right = Math.max(right, run.x + run.width);
  }
  const [first] = runs;
  return {
    text: text.trim(),
    left: first?.x ?? 0,
    right,
    y: first?.y ?? 0,
    size: Math.max(...runs.map((run) => run.size)),
  };
}
