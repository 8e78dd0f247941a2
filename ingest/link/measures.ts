import type { Span } from '../../graph-schema/records.ts';
import { firstIndex } from '../bisect.ts';
import { CharTable } from '../char-table.ts';
import { matchesOf } from '../patterns.ts';

/** A measure longer than this is cut at its commas: such a "sentence" is a list of measures or damaged print. */
const LONGEST = 160;
/** Anything shorter says nothing by itself: "（二）", "如下：". */
const SHORTEST = 4;

const OPENS = 1;
const CLOSES = 2;
const ENDS = 4;
const PAUSES = 8;

/** What each character does to a sentence, one bit for each. */
const SIGNS = new Uint8Array(65536);
for (const [signs, role] of [
  ['（“《〈【[(', OPENS],
  ['）”》〉】])', CLOSES],
  ['。；！？;\n', ENDS | PAUSES],
  ['，：', PAUSES],
] as const)
  for (const sign of signs) SIGNS[sign.charCodeAt(0)] = role;

/** Signs that say nothing by themselves. */
const SILENT = new CharTable(/^[\s\p{P}]$/u); // "，", " "; not "职"

/** Notes on who is responsible or by when. Matches "（市教委牵头，各区县配合）", "(责任单位：市教委）"; not "（自治县）". */
const DUTY_BRACKET =
  /[（(〔[][^（）()〔〕[\]]{0,200}(?:牵头|责任单位|责任部门|负责|配合|按职责|职责分工|完成时限)[^（）()〔〕[\]]{0,200}[）)〕\]]/gu;

/** The same without brackets, to the end of its sentence. Matches "责任单位：市教委"; not "明确责任单位". */
const DUTY_LINE = /(?:责任单位|牵头单位|责任部门|牵头部门|配合单位|完成时限)：[^。；\n]*/gu;

/** Stretches of a text that name responsible bodies, in order and apart; they are left out when measures are compared. */
function dutyNotes(text: string): Span[] {
  const matches = [...matchesOf(DUTY_BRACKET, text), ...matchesOf(DUTY_LINE, text)];
  const notes: Span[] = [];
  for (const { index, 0: printed } of matches.sort((a, b) => a.index - b.index)) {
    const last = notes.at(-1);
    if (last && index <= last[1]) last[1] = Math.max(last[1], index + printed.length);
    else notes.push([index, index + printed.length]);
  }
  return notes;
}

/** Cuts a stretch behind each of the marks that stands outside brackets and quotation marks. */
function cutBehind(text: string, [start, end]: Span, marks: typeof ENDS | typeof PAUSES): Span[] {
  const spans: Span[] = [];
  let from = start;
  let depth = 0;
  for (let i = start; i < end; i++) {
    const sign = SIGNS[text.charCodeAt(i)]!;
    if (sign === 0) continue;
    if ((sign & OPENS) !== 0) depth++;
    else if ((sign & CLOSES) !== 0) depth = Math.max(0, depth - 1);
    else if (text[i] === '。' || text[i] === '\n') depth = 0; // an unclosed bracket ends with its sentence
    if ((sign & marks) !== 0 && depth === 0) {
      spans.push([from, i + 1]);
      from = i + 1;
    }
  }
  if (from < end) spans.push([from, end]);
  return spans;
}

/** True for a stretch with something in it besides spaces and punctuation. */
function says(text: string, [from, to]: Span): boolean {
  let said = 0;
  for (let at = from; at < to && said < SHORTEST; at++) if (SILENT.widthAt(text, at) === 0) said++;
  return said >= SHORTEST;
}

function atCommas(text: string, [start, end]: Span): Span[] {
  if (end - start <= LONGEST) return [[start, end]];
  const parts: Span[] = [];
  let from = start;
  while (end - from > LONGEST) {
    const comma = text.slice(from, from + LONGEST + 1).lastIndexOf('，');
    const cut = comma > LONGEST / 4 ? from + comma + 1 : from + LONGEST;
    parts.push([from, cut]);
    from = cut;
  }
  parts.push([from, end]);
  return parts;
}

/** What is left of a span between holes that are in order and apart. */
function without([start, end]: Span, holes: readonly Span[]): Span[] {
  const rest: Span[] = [];
  let from = start;
  for (let i = firstIndex(holes.length, (at) => holes[at]![1] > start); i < holes.length && holes[i]![0] < end; i++) {
    const [opens, closes] = holes[i]!;
    if (opens > from) rest.push([from, opens]);
    from = Math.max(from, closes);
  }
  if (from < end) rest.push([from, end]);
  return rest;
}

/**
 * Cuts a clause's text into measures: sentences and ；-parts, without notes on who is responsible.
 * @param text the clause's text
 * @param start where to begin, behind label and heading
 * @returns spans in order; none for an empty clause
 */
export function cutMeasures(text: string, start = 0, end = text.length): Span[] {
  const notes = dutyNotes(text);
  return cutBehind(text, [start, end], ENDS)
    .flatMap((span) => without(span, notes))
    .flatMap((span) => atCommas(text, span))
    .filter((span) => says(text, span));
}

/** Shortest phrase that says anything, its punctuation counted. */
const SHORTEST_PHRASE = 5;

/** Cuts a measure into phrases at its commas and colons, those in brackets and quotation marks aside. */
export function cutPhrases(text: string, measure: Span): Span[] {
  return cutBehind(text, measure, PAUSES).filter(([from, to]) => to - from >= SHORTEST_PHRASE);
}
