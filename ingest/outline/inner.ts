import type { CleanLine } from '../types.ts';
import { readLabels } from './labels.ts';
import { matchesOf } from '../patterns.ts';

/** A line of a zone, or the part of one that begins with a label behind the end of a sentence. */
export interface ZoneLine extends CleanLine {
  /** The part begins inside a printed line. */
  inner?: boolean;
}

// matches the place before "36.健全" in "完善机制。36.健全", before "（二）" in "。（二）推进"; not before "（2）", "5.3"
const INNER_LABEL =
  /(?<=[。；：）)])\s?(?=\d{1,3}[．.﹒、]\s?(?:[\u4e00-\u9fff“《]|\d{4}年)|[（(]\s?[一二三四五六七八九十]{1,3}\s?[）)](?![项款条、，。；])|[一二三四五六七八九十]{1,3}、[\u4e00-\u9fff])/gu;

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
  return [0, ...cuts].map((from, i) => {
    const to = cuts[i] ?? line.text.length;
    return {
      ...line,
      text: line.text.slice(from, to),
      span: [line.span[0] + from, line.span[0] + to],
      ...(from > 0 && { inner: true }),
    };
  });
}
