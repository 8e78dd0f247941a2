import type { Family } from './labels.ts';

/**
 * What each step of a reading costs. The outline of a text is the reading of all its labels together that costs
 * least: every label-like line is either a clause (continuing a level, opening one below, correcting a misprint) or
 * plain text. One unusual step is cheap to make where everything after it then fits; a wrong one is paid for at each
 * later label that no longer fits. The amounts say which of two explanations wins:
 *
 * - A number that is skipped (一、三、四) is kept as printed: GAP once is cheaper than correcting each later number.
 * - A number printed twice or wrongly (三、三、五) is corrected: REPAIRED once beats REPEATED and then GAP.
 * - "3、" between 二、 and 四、 is 三: a foreign mark (see labels.ts) costs less than a new arabic list that starts
 *   with 3 (LATE) and a gap from 二 to 四.
 * - A list that starts again at 1 below a new heading costs nothing; one that runs on (…6 | 7…) costs RUNNING, far
 *   less than LATE; starting again with no heading between (BACK) costs more than either.
 * - A label in the middle of a sentence, where a wrapped line happens to begin with one, is text: SKIP_INSIDE is less
 *   than any misfit. A short line with a label is text only where all else fails: SKIP.
 */
export const COST = {
  /** A label-like line is taken for text. */
  SKIP: 4,
  /** The same for marks that are often used inside a clause: （1） ① ——. */
  SKIP_MINOR: 2,
  /** The same where the line before stops in the middle of a sentence. */
  SKIP_INSIDE: 0.7,
  /** A label inside a line is taken for a clause; for text it costs nothing. Two of them are cheaper than one GAP. */
  INNER: 0.5,
  /** Numbers left out: for the first, and for each further one. */
  GAP: 1.2,
  GAP_MORE: 0.4,
  /** The last number again. */
  REPEATED: 3,
  /** A smaller number than the last one. */
  BACK: 4.5,
  /** The printed number is taken for a misprint of the expected one. */
  REPAIRED: 2.4,
  /** A new list goes on counting where the last list of its kind stopped. */
  RUNNING: 0.5,
  /** A new list starts neither with 1 nor there; more for each number missing. */
  LATE: 2.5,
  LATE_MORE: 0.5,
  /** A level is put below one that usually stands lower: 一、 below （一）. */
  INVERTED: 2.5,
  /** Levels left out on the way down. */
  LEAP: 0.15,
  /** The first numbers of "2.1" are not those of the level above it. */
  PREFIX: 3,
  /** A new list, so that going on with one is the better of two equal readings. */
  OPEN: 0.05,
  /** A new kind of list beside another one below the same heading. */
  BESIDE: 2.5,
  /** A label leaves a box for the text around it. */
  LEAVE_BOX: 0.3,
  /** The same right below the box's caption: a box has something in it. */
  EMPTY_BOX: 0.5,
  /** A label outside a table is read as belonging to a list or box inside it. */
  OUTSIDE: 3,
} as const;

/** Usual order of levels from the outside in. */
export const RANK: Record<Family, number> = {
  part: 0,
  chapter: 1,
  section: 2,
  article: 3,
  plain: 3,
  cn: 4,
  d1: 4,
  pcn: 5,
  d2: 5,
  ar: 6,
  d3: 6,
  par: 7,
  ordinal: 7,
  is: 7,
  circ: 8,
  dash: 9,
  row: 10,
  box: -1,
};

/** Kinds that never have a level below them, so that leaving them costs nothing. */
export const LOWEST: ReadonlySet<Family> = new Set(['dash', 'row', 'is', 'circ']);
