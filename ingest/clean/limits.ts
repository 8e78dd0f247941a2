/** Indent of a paragraph's first line. */
export const INDENT = 2;
/** Text is not set wider than this. */
const WIDEST = 60;
/** Lines on either side that tell how wide the text is set. */
const WINDOW = 10;

/**
 * Width of the text around each line: the widest of its neighbours. Where that one begins a paragraph, the indent before
 * it counts too; where other lines are as wide, the text is set without one.
 */
export function localLimits(rows: readonly { width: number; labelled: boolean }[]): number[] {
  const widest = (labelled: boolean): Float64Array =>
    widestAround(Float64Array.from(rows, (row) => (row.labelled === labelled ? Math.min(row.width, WIDEST) : 0)));
  const [first, limit] = [widest(true), widest(false)];
  return rows.map((_, i) => (first[i]! > limit[i]! ? Math.min(first[i]! + INDENT, WIDEST) : limit[i]!));
}

/**
 * The largest of the values around each, `WINDOW` to either side. Blocks as long as a window are gone through forwards
 * and backwards, so that the end of one and the beginning of the next make every window, however long.
 */
function widestAround(values: Float64Array): Float64Array {
  const block = 2 * WINDOW + 1;
  const forwards = new Float64Array(values.length + block - 1);
  forwards.set(values, WINDOW);
  const backwards = forwards.slice();
  for (let i = 1; i < forwards.length; i++) if (i % block > 0) forwards[i] = Math.max(forwards[i]!, forwards[i - 1]!);
  for (let i = backwards.length - 1; i > 0; i--)
    if (i % block > 0) backwards[i - 1] = Math.max(backwards[i - 1]!, backwards[i]!);
  return values.map((_, i) => Math.max(backwards[i]!, forwards[i + block - 1]!));
}
