import type { Quantity } from './quantity.ts';
import type { Candidate } from './target-sentence.ts';
import type { DateMark } from './dates.ts';
import { firstFrom, inside, type Segment } from './view.ts';

const JOIN = /^(?:[、，]|以及|并且|[和及与或并])/u;
// "（责任单位：市财政局）" that ends the sentence before; not "（联盟）"
const DUTY_BEFORE = /^（(?:(?:责任|牵头|配合|主管)[^（）]{0,120}|[^（）]{0,80}(?:负责|牵头|配合))）/u;
// "30万人次以上、专业转换": what comes behind belongs to the next
const STOPS = /[、，；]/u;
// what a printed target does not start with: "并", "其中", "一是", "（3）"; not "并联"
const LEADING =
  /^(?:\d{1,2}[.、]|（\d{1,2}）|以及|并且|（?其中|一是|二是|三是|四是|五是|六是|同时|[、，：；—和及与]|并(?![联行购轨网发]))+/u;

// "（市教育局负责）", "（责任单位：市财政局", "（其中女职工200人"; not "（联盟）"
const NOT_ITS_OWN = /（其中|[（〔[](?=[^（〔[]{0,80}(?:负责|牵头|配合|责任|单位|部门))/u;

/**
 * Extent of a target in its view: from the start of its phrase (with a date phrase right before it), or from behind
 * the quantity before it, to the end of its object.
 */
export function extentOf(
  text: string,
  { quantity, phrase }: Candidate,
  previous: Quantity | undefined,
  next: Quantity | undefined,
  phrases: readonly Segment[],
  dates: readonly DateMark[],
): Segment {
  const shared = previous !== undefined && previous.end > phrase.start;
  const from = shared ? joinBehind(text, previous, quantity.start) : startWithDate(text, phrase, phrases, dates);
  const duty = DUTY_BEFORE.exec(text.slice(from, quantity.start))?.[0].length ?? 0;
  const head = duty + (LEADING.exec(text.slice(from + duty, quantity.start))?.[0].length ?? 0);
  let to = phrase.end;
  if (next && next.start < phrase.end && STOPS.test(text.charAt(quantity.end))) to = quantity.end;
  else if (next && next.start < phrase.end) {
    to = joinBefore(text, quantity.end, next.start);
    // "设备购置额10%给予最高500万元": what stands between belongs to the second
    if (to === next.start && !isCounted(quantity)) to = quantity.end;
  }
  const behind = NOT_ITS_OWN.exec(text.slice(quantity.end, to));
  if (behind) to = quantity.end + behind.index;
  to = quantity.end + balanced(text.slice(quantity.end, to));
  while (to > quantity.end && /[，。；：、！？]/u.test(text.charAt(to - 1))) to -= 1;
  // "（其中…，女职工200人）"
  if (text.charAt(to - 1) === '）' && text.lastIndexOf('（', to) < from + head) to -= 1;
  return { start: from + head, end: Math.max(to, quantity.end) };
}

/** Length of a text up to a bracket that is not closed in it. */
function balanced(text: string): number {
  const open = text.lastIndexOf('（');
  return open >= 0 && !text.includes('）', open) ? open : text.length;
}

/**
 * Offset behind the object of the quantity before: at the first 、 or 和 between the two where its object stands before it
 * ("公路600公里、联网路和产业路1800公里"), else at the last ("10个街道、社区和20个中心").
 */
function joinBehind(text: string, { end }: Quantity, to: number): number {
  if (!JOIN.test(text.slice(end, end + 2))) {
    const last = joinBefore(text, end, to);
    return last === to ? end : last;
  }
  return end;
}

/** Offset before the joint that leads to the next quantity: the last 、, 和 or 及 between the two. */
function joinBefore(text: string, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) if (JOIN.test(text.slice(i, i + 2))) return i;
  return to;
}

/** Start of a phrase, or of the phrase before it where that holds little more than a date: "到2025年，". */
function startWithDate(text: string, phrase: Segment, phrases: readonly Segment[], dates: readonly DateMark[]): number {
  const before = phrases[firstFrom(phrases, phrase.start) - 1];
  if (!before) return phrase.start;
  const [date] = inside(dates, before);
  if (!date) return phrase.start;
  const rest = before.end - before.start - (date.end - date.start);
  return rest <= 4 && !/。/u.test(text.slice(before.start, before.end)) ? before.start : phrase.start;
}

/** True where a quantity counts things, so that what it is about stands behind it: "3所学校"; not "50%", "3万元". */
export function isCounted({ unit }: Quantity): boolean {
  return !/[%‰/]|百分点|[倍番成比元]$|小时|分钟|工作日|个月|^[天日年]$/u.test(unit);
}
