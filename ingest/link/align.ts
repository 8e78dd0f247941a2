import type { Span } from '../../graph-schema/records.ts';

/** The same characters in two texts. */
export interface Run {
  from: number;
  to: number;
  length: number;
}

/** Longest stretch of either text that is aligned: beyond it the table of the comparison would be too large. */
const LONGEST = 2000;

/** Scratch of `longestCommon`, by character: one more than its last place in the second range, 0 where it is not in there. */
const lastPlace = new Int32Array(0x10000);
/** The same by place in the second range: the place before it with the same character. */
const placeBefore = new Int32Array(LONGEST + 1);
/** By place: length of the common run that ends there, and the place in the first text where it does so. */
const runLength = new Int32Array(LONGEST + 1);
const runEnd = new Int32Array(LONGEST + 1);
const NOWHERE = -2; // not even right before the first character

/**
 * Longest common stretch of two ranges; the first one of several. Only places with the same character are looked at,
 * in each row of the usual table from the last to the first, so that one row is enough.
 */
function longestCommon(a: string, [a0, a1]: Span, b: string, [b0, b1]: Span): Run {
  for (let place = 1; place <= b1 - b0; place++) {
    const char = b.charCodeAt(b0 + place - 1);
    placeBefore[place] = lastPlace[char]!;
    lastPlace[char] = place;
    runEnd[place] = NOWHERE;
  }
  let [length, end, place] = [0, a0, 0];
  for (let i = a0; i < a1; i++) {
    for (let at = lastPlace[a.charCodeAt(i)]!; at > 0; at = placeBefore[at]!) {
      const goesOn = at > 1 && runEnd[at - 1] === i - 1;
      const run = goesOn ? runLength[at - 1]! + 1 : 1;
      runLength[at] = run;
      runEnd[at] = i;
      if (run > length || (run === length && end === i)) [length, end, place] = [run, i, at];
    }
  }
  for (let i = b0; i < b1; i++) lastPlace[b.charCodeAt(i)] = 0;
  return length === 0 ? { from: a0, to: b0, length } : { from: end - length + 1, to: b0 + place - length, length };
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
