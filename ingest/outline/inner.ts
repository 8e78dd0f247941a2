import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';
import { matchesOf } from '../patterns.ts';

/** A line of a zone, or the part of one that begins with a label behind the end of a sentence. */
export interface ZoneLine extends CleanLine {
  /** The part begins inside a printed line. */
  inner?: boolean;
  /** The part is an item of a list that runs on in one line, "1.…；2.…；3.…": as good as one that begins a line. */
  item?: boolean;
}

// matches "。" before "36.健全" in "完善机制。36.健全", before "（二）" in "。（二）推进"; not before "（2）", "5.3"
const INNER_LABEL =
  /[。；：）)]\s?(?=\d{1,3}[．.﹒、]\s?(?:[\u4e00-\u9fff“《]|\d{4}年)|[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)](?![项款条、，。；])|[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff])/gu;

/**
 * Lines cut before labels that stand inside them: text extraction sometimes loses the line end before a label. Whether
 * such a part is a clause is decided with the whole sequence; where it is not, it goes to the clause around it.
 */
export function splitInner(lines: readonly CleanLine[]): ZoneLine[] {
  return lines.flatMap((line) => (line.cell || line.narrow ? [line] : splitLine(line)));
}

function splitLine(line: CleanLine): ZoneLine[] {
  const cuts = matchesOf(INNER_LABEL, line.text)
    .map((match) => match.index + match[0].length)
    .filter((cut) => readLabels(line.text.slice(cut, cut + 20)).length > 0);
  if (!cuts.length) return [line];
  const items = new Set(listAt(line.text, cuts));
  return [0, ...cuts].map((from, i) => {
    const to = cuts[i] ?? line.text.length;
    return {
      ...line,
      text: line.text.slice(from, to),
      span: [line.span[0] + from, line.span[0] + to],
      ...(from > 0 && { inner: true }),
      ...(items.has(from) && { item: true }),
    };
  });
}

/** Items of a list that runs on are clauses, not words: each has as many characters. */
const LEAST_ITEM = 8;
const LEAST_ITEMS = 3;

/** The cuts of a line that begin the items of a list: 1, 2, 3 … one behind the other and nothing else, to the end. */
function listAt(text: string, cuts: readonly number[]): readonly number[] {
  const numbers = cuts.map((cut) => Number(/^\d{1,2}(?=[．.、])/u.exec(text.slice(cut, cut + 3))?.[0]));
  const start = numbers.indexOf(1);
  const items = cuts.slice(start);
  const counted = start >= 0 && numbers.slice(start).every((number, i) => number === i + 1);
  const long = items.every((cut, i) => (items[i + 1] ?? text.length) - cut >= LEAST_ITEM);
  return counted && long && items.length >= LEAST_ITEMS ? items : [];
}
