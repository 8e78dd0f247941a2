import type { Quantity } from './quantity.ts';
import type { Candidate } from './target-sentence.ts';
import type { DateMark } from './dates.ts';
import type { Segment } from './view.ts';
import { CREATES, REACHES } from './target-cues.ts';

const JOIN = /^(?:[、，]|以及|并且|[和及与或并])/u;
// "（责任单位：市财政局）" that ends the sentence before; not "（联盟）"
const DUTY_BEFORE = /^（(?:(?:责任|牵头|配合|主管)[^（）]{0,120}|[^（）]{0,80}(?:负责|牵头|配合))）/u;
// what a printed target does not start with: "并", "其中", "一是", "（3）"
const LEADING = /^(?:\d{1,2}[.、]|（\d{1,2}）|以及|并且|其中|一是|二是|三是|四是|五是|六是|同时|[、，：；—和及与并])+/u;

// "（市教育局负责）", "（责任单位：市财政局"; not "（联盟）"
const DUTY = /[（〔[](?=[^（〔[]{0,80}(?:负责|牵头|配合|责任|单位|部门))/u;

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
  if (next && next.start < phrase.end) {
    to = joinBefore(text, quantity.end, next.start);
    // "设备购置额10%给予最高500万元": what stands between belongs to the second
    if (to === next.start && !isCounted(quantity)) to = quantity.end;
  }
  const behind = DUTY.exec(text.slice(quantity.end, to));
  if (behind) to = quantity.end + behind.index;
  to = quantity.end + balanced(text.slice(quantity.end, to));
  while (to > quantity.end && /[，。；：、！？]/u.test(text.charAt(to - 1))) to -= 1;
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
  const before = phrases.find((p) => p.end === phrase.start);
  if (!before) return phrase.start;
  const date = dates.find((d) => d.start >= before.start && d.end <= before.end);
  if (!date) return phrase.start;
  const rest = before.end - before.start - (date.end - date.start);
  return rest <= 4 && !/。/u.test(text.slice(before.start, before.end)) ? before.start : phrase.start;
}

const MODIFIERS = /^(?:的|以上|左右|各类)/u;
// "到2025年，", "“十四五”期间", "力争", "推动"; not "全市"
const BEFORE_OBJECT =
  /^(?:[使将并要须]|力争|争取|确保|努力|推动|促进|实现|其中|全年|今后|每年|年均|继续|逐步|进一步|原则上|应当?|必须)+/u;

/** True where a quantity counts things, so that what it is about stands behind it: "3所学校"; not "50%", "3万元". */
export function isCounted({ unit }: Quantity): boolean {
  return !/%|‰|百分点|[倍番成比元]$|小时|分钟|工作日|个月|^[天日年]$/u.test(unit);
}

/** What a target is about: the noun behind a count, else what stands before the verb of reaching. */
export function objectOf(
  text: string,
  candidate: Candidate,
  extent: Segment,
  dates: readonly DateMark[],
  base: Quantity | undefined,
): string {
  const { quantity } = candidate;
  const behind = text.slice(quantity.end, extent.end).replace(MODIFIERS, '');
  if (isCounted(quantity) && behind.length > 1) return behind;
  // "办理时限由原来的20个工作日压缩至": what it is measured from is no part of it
  const end = base && base.start > extent.start ? base.start : quantity.start;
  const lead = withoutDates(text, extent.start, end, dates).replace(/[由从](?:原来?的?|目前的?|现[行在]?的?)?$/u, '');
  const subject = trimVerbs(lead);
  if (subject !== '') return subject;
  return behind !== ''
    ? behind
    : trimVerbs(candidate.lead) || candidate.before.slice(-20).replace(/^.*[，；。：]/u, '');
}

function withoutDates(text: string, start: number, end: number, dates: readonly DateMark[]): string {
  let out = '';
  let at = start;
  for (const date of dates) {
    if (date.start < at || date.end > end) continue;
    out += text.slice(at, date.start);
    at = date.end;
  }
  return (out + text.slice(at, end)).replace(/^[，、：]+/u, '');
}

/** Takes the verbs off both ends: "力争职业院校匹配度达到" → "职业院校匹配度", "建成产教融合基地" → "产教融合基地". */
function trimVerbs(lead: string): string {
  const bare = lead.replace(BEFORE_OBJECT, '').replace(/^[，、]+/u, '');
  let subject = bare;
  for (let i = 0; i < 3; i++) {
    const verb = REACHES.exec(subject);
    if (!verb) break;
    subject = subject.slice(0, verb.index);
  }
  const opening = subject === bare ? CREATES.exec(subject.slice(0, 6)) : null;
  if (opening?.index === 0 && subject.length - opening[0].length >= 2) subject = subject.slice(opening[0].length);
  return subject.replace(/[由从至到不均都总就要应]+$/u, '').replace(/[，、]+$/u, '');
}
