import { foldWidth } from './highlight.tsx';

/** Where two texts say the same: `length` characters from `upper` in the one and from `lower` in the other. */
export interface CommonRun {
  upper: number;
  lower: number;
  length: number;
}

/** A stretch of one text: in both, or in this one only. */
export interface DiffPiece {
  text: string;
  same: boolean;
}

/** Shorter agreement inside a text is chance: showing it would turn the difference to confetti. */
const SHORTEST = 3;
/** A sequence that is repeated more often than this says nothing about what belongs together. */
const MOST_REPEATS = 64;

/** Where each sequence of SHORTEST characters begins in a text. */
function indexOf(text: string): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (let at = 0; at + SHORTEST <= text.length; at++) {
    const key = text.slice(at, at + SHORTEST);
    const places = index.get(key);
    if (places) places.push(at);
    else index.set(key, [at]);
  }
  return index;
}

interface Box {
  upper: readonly [number, number];
  lower: readonly [number, number];
}

/** The longest run inside a box, the earliest of equals; null where nothing of SHORTEST characters is shared. */
function longestRun(lowerText: string, upperIndex: ReadonlyMap<string, number[]>, box: Box): CommonRun | null {
  let best: CommonRun | null = null;
  let runs = new Map<number, number>(); // end in the upper text → length of the run that ends there
  for (let at = box.lower[0]; at + SHORTEST <= box.lower[1]; at++) {
    const next = new Map<number, number>();
    const places = upperIndex.get(lowerText.slice(at, at + SHORTEST)) ?? [];
    for (const place of places.length > MOST_REPEATS ? places.slice(0, MOST_REPEATS) : places) {
      if (place < box.upper[0] || place + SHORTEST > box.upper[1]) continue;
      const length = (runs.get(place - 1) ?? SHORTEST - 1) + 1;
      next.set(place, length);
      const start = SHORTEST - length;
      if (!best || length > best.length) best = { upper: place + start, lower: at + start, length };
    }
    runs = next;
  }
  return best;
}

/**
 * Stretches that two texts share, in order and without crossing: the longest first, then what lies left and right of it.
 * Width and case of letters do not count. At the very start and end a single character is enough.
 */
export function commonRuns(upperText: string, lowerText: string): CommonRun[] {
  const [upper, lower] = [foldWidth(upperText), foldWidth(lowerText)];
  let head = 0;
  while (head < upper.length && head < lower.length && upper[head] === lower[head]) head++;
  let tail = 0;
  const most = Math.min(upper.length, lower.length) - head;
  while (tail < most && upper[upper.length - 1 - tail] === lower[lower.length - 1 - tail]) tail++;

  const index = indexOf(upper);
  const found: CommonRun[] = [];
  const open: Box[] = [{ upper: [head, upper.length - tail], lower: [head, lower.length - tail] }];
  for (let box = open.pop(); box; box = open.pop()) {
    const run = longestRun(lower, index, box);
    if (!run) continue;
    found.push(run);
    open.push({ upper: [box.upper[0], run.upper], lower: [box.lower[0], run.lower] });
    open.push({ upper: [run.upper + run.length, box.upper[1]], lower: [run.lower + run.length, box.lower[1]] });
  }
  found.sort((a, b) => a.upper - b.upper);
  if (head > 0) found.unshift({ upper: 0, lower: 0, length: head });
  if (tail > 0) found.push({ upper: upper.length - tail, lower: lower.length - tail, length: tail });
  return alignToStops(found, upper, lower);
}

const STOPS = '。；，、！？';

/**
 * Where one side inserts something between two runs, and it begins with the mark that also follows it ("…食堂|。再建一批|。"),
 * moves it behind the mark: a whole sentence was inserted, not the end of one and the beginning of the next.
 */
function alignToStops(runs: readonly CommonRun[], upper: string, lower: string): CommonRun[] {
  const aligned: CommonRun[] = [];
  for (const run of runs) {
    const before = aligned.at(-1);
    const [atUpper, atLower] = before ? [before.upper + before.length, before.lower + before.length] : [0, 0];
    const isInsertion = (atUpper === run.upper) !== (atLower === run.lower);
    const first = atUpper === run.upper ? lower[atLower] : upper[atUpper];
    if (before && isInsertion && first && STOPS.includes(first) && upper[run.upper] === first) {
      before.length++;
      if (run.length > 1) aligned.push({ upper: run.upper + 1, lower: run.lower + 1, length: run.length - 1 });
    } else aligned.push({ ...run });
  }
  return aligned;
}

/** One side's text cut where it agrees with the other side and where it does not. */
function piecesOf(text: string, runs: readonly CommonRun[], side: 'upper' | 'lower'): DiffPiece[] {
  const pieces: DiffPiece[] = [];
  const add = (start: number, end: number, same: boolean): void => {
    if (end > start) pieces.push({ text: text.slice(start, end), same });
  };
  let at = 0;
  for (const run of runs) {
    add(at, run[side], false);
    add(run[side], run[side] + run.length, true);
    at = run[side] + run.length;
  }
  add(at, text.length, false);
  return pieces;
}

/** Both texts cut into what they share and what only one of them has. */
export function diffTexts(upper: string, lower: string): { upper: DiffPiece[]; lower: DiffPiece[] } {
  const runs = commonRuns(upper, lower);
  return { upper: piecesOf(upper, runs, 'upper'), lower: piecesOf(lower, runs, 'lower') };
}
