import type { Span } from '../../graph-schema/records.ts';

/** The same characters in two texts. */
export interface Run {
  from: number;
  to: number;
  length: number;
}

/** Longest stretch of either text that is aligned: beyond it the table of the comparison would be too large. */
const LONGEST = 2000;

/** Longest common stretch of two ranges; the first one of several. */
function longestCommon(a: string, [a0, a1]: Span, b: string, [b0, b1]: Span): Run {
  const best: Run = { from: a0, to: b0, length: 0 };
  let above = new Uint16Array(b1 - b0 + 1);
  let row = new Uint16Array(b1 - b0 + 1);
  for (let i = a0; i < a1; i++) {
    const char = a.charCodeAt(i);
    for (let j = b0; j < b1; j++) {
      const length = char === b.charCodeAt(j) ? above[j - b0]! + 1 : 0;
      row[j - b0 + 1] = length;
      if (length > best.length) {
        best.from = i - length + 1;
        best.to = j - length + 1;
        best.length = length;
      }
    }
    [above, row] = [row, above];
  }
  return best;
}

/**
 * Aligns two stretches of text in order: the longest common run, then the same to the left and to the right of it.
 * @param shortest runs shorter than this are chance and are left out
 * @returns runs in order, in offsets of the two texts
 * @example alignRuns('建成2所学校', [0, 6], '建成3所学校', [0, 6]) → 建成, 所学校
 */
export function alignRuns(a: string, spanA: Span, b: string, spanB: Span, shortest = 2): Run[] {
  const clip = ([start, end]: Span): Span => [start, Math.min(end, start + LONGEST)];
  const runs: Run[] = [];
  const pending: [Span, Span][] = [[clip(spanA), clip(spanB)]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [left, right] = next;
    if (left[1] - left[0] < shortest || right[1] - right[0] < shortest) continue;
    const same = a.slice(...left) === b.slice(...right);
    const run = same ? { from: left[0], to: right[0], length: left[1] - left[0] } : longestCommon(a, left, b, right);
    if (run.length < shortest) continue;
    runs.push(run);
    pending.push(
      [
        [left[0], run.from],
        [right[0], run.to],
      ],
      [
        [run.from + run.length, left[1]],
        [run.to + run.length, right[1]],
      ],
    );
  }
  return runs.sort((x, y) => x.from - y.from);
}
