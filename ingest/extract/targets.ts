import type { ClauseRecord, DocumentRecord, Span, TargetRecord } from '../../graph-schema/records.ts';
import type { ClauseRole } from '../../graph-schema/terms.ts';
import { phrasesOf, wholeTargets } from './target-whole.ts';
import { scanDates, type DateMark } from './dates.ts';
import { yearOf } from './document-year.ts';
import { scanQuantities, type Quantity } from './quantity.ts';
import { baselineOf, isBaselineDate } from './target-baseline.ts';
import { comparatorOf, INSTRUCTS, REPORT, REQUIRES, SHARE } from './target-cues.ts';
import { cellsAbove } from './merged-cells.ts';
import { clauseDue, headingDeadline, isDueHeading, periods } from './target-due.ts';
import { extentOf, isCounted } from './target-extent.ts';
import { nounOf, objectOf } from './target-object.ts';
import { isQuoted, isTarget, PROJECT_SIZE, type Candidate, type SentenceContext } from './target-sentence.ts';
import { tableTargets } from './target-table.ts';
import { respectiveYears } from './target-years.ts';
import { cutAt, firstFrom, inside, textView, type Segment, type TextView } from './view.ts';

/** A target before it belongs to a clause; `span` counts in the clause's text. */
export type TargetFinding = Pick<
  TargetRecord,
  'text' | 'span' | 'object' | 'value' | 'value2' | 'cmp' | 'unit' | 'deadline' | 'deadlineSource' | 'baseline'
>;

/** What is in force at some place of a clause, carried from sentence to sentence. */
interface Carry {
  date: DateMark | null;
  /** The sentences before tell of the past. */
  report: boolean;
}

/**
 * Quantified commitments of a document: numbers, shares, ratios, ranges, 全部/全覆盖 and dated commitments without a
 * number. Reports of the past, conditions of a rule and numbers in names are none; nothing vague (一批, 若干).
 * A deadline that a target does not state itself comes from before it in the clause, else from what the clause states
 * for all (完成时限), else from the nearest heading, else from the title of the document.
 * @param clauses all clauses of the document, in order
 * @returns targets in the order of the text
 */
export function extractTargets(clauses: readonly ClauseRecord[], document: DocumentRecord): TargetRecord[] {
  const overhead = {
    titles: new Map(clauses.map((clause) => [clause.locator, clause.title])),
    bodies: new Map(clauses.map((clause) => [clause.locator, clause.leaf ? '' : clause.text.slice(clause.bodyStart)])),
  };
  const texts = new Map(clauses.map((clause) => [clause.locator, clause.text.slice(-60).replace(/[。；\s]+$/u, '')]));
  const periodOf = periods(clauses, document);
  const above = cellsAbove(isDueHeading);
  return clauses.flatMap((clause) => {
    const merged = above(clause);
    const found = clauseTargets(clause, document, CONDITIONS.test(texts.get(clause.parent ?? '') ?? ''));
    const open = found.some((target) => target.deadline === null);
    const due = open ? clauseDue(clause, merged) : null;
    const inherited = open && due === null ? headingDeadline(clause, overhead) : null;
    return found.map((finding, index): TargetRecord => {
      const target: TargetRecord = {
        type: 'target',
        id: `${clause.id}#t${index + 1}`,
        document: clause.document,
        clause: clause.locator,
        clauseId: clause.id,
        ...finding,
      };
      if (target.deadline !== null) return target;
      if (due) return { ...target, deadline: due, deadlineSource: 'clause' };
      if (inherited) return { ...target, deadline: inherited, deadlineSource: 'heading' };
      const period = periodOf(clause);
      return period ? { ...target, deadline: period, deadlineSource: 'document' } : target;
    });
  });
}

// "有下列情形之一的：", "应当符合以下条件：": items under it are conditions; not "按照下列情形办理：", "完成下列任务："
const CONDITIONS = /(?<![按据分对]照?)(?:下列|以下)[^，。；]{0,14}(?:情形|条件|行为|材料|资料)[^。；]*$/u;

function clauseTargets(clause: ClauseRecord, document: DocumentRecord, conditions: boolean): TargetFinding[] {
  const table = tableTargets(clause, document);
  if (table.length > 0 || (conditions && !REQUIRES.test(clause.text))) return table;
  const carry: Carry = { date: null, report: false };
  const name = nameOf(clause);
  return stretches(clause).flatMap(({ span: [start, end], goal }) => {
    const view = textView(clause.text.slice(start, end));
    return viewTargets(view, clause, document, carry, goal).map((finding) => {
      const span: Span = [finding.span[0] + start, finding.span[1] + start];
      const text = clause.text.slice(...span);
      return { ...finding, object: finding.object || name || text, span, text };
    });
  });
}

// headings of the column that names the task: "工作任务", "项目名称"; not "任务来源"
const TASK_CELL = /^(?:重点|主要|具体|工作|建设)*(?:任务|项目|事项|内容|指标)(?:名称|内容)?$/u;

/** What a clause is about where a target names nothing itself: its heading, the task of a row. */
function nameOf({ title, cells }: ClauseRecord): string {
  const task = cells.find((cell) => TASK_CELL.test(cell.name.replace(/\s/gu, '')))?.text ?? '';
  return title || nounOf(textView(task).text.replace(/[，。；：].*$/u, ''));
}

// cells that hold no task: "序号", "责任单位", "完成时限"; not "工作任务"
const OTHER_CELL = /^(?:序号|编号|责任|牵头|配合|主管|负责|单位$|部门$|备注|联系|完成时[限间]|时限)/u;

// headings of columns that say what is to be reached: "目标要求", "年度目标", "量化指标"; not "任务目录"
const GOAL_CELL = /目标(?!位置)|指标|任务[数量]|计划数|预期/u;

/** A part of a clause that is read by itself. */
interface Stretch {
  span: Span;
  /** It states goals, so that a bare number is one. */
  goal: boolean;
}

/** Parts of a clause that are read apart: heading, body; the cells of a row. */
function stretches(clause: ClauseRecord): Stretch[] {
  const goal = clause.role === 'goal';
  if (clause.cells.length > 0) {
    return clause.cells
      .filter((cell) => !OTHER_CELL.test(cell.name.replace(/\s/gu, '')))
      .map(({ name, span }) => ({ span, goal: goal || GOAL_CELL.test(name.replace(/\s/gu, '')) }));
  }
  const label = clause.text.startsWith(clause.label) ? clause.label.length : 0;
  const parts: Span[] = [
    [Math.min(label, clause.bodyStart), clause.bodyStart],
    [Math.max(label, clause.bodyStart), clause.text.length],
  ];
  return parts.filter(([start, end]) => start < end).map((span) => ({ span, goal }));
}

// "典型经验做法的通知", "给予表扬的通报", "典型案例"; not "学习运用…经验有力推进…的意见"
const TELLS =
  /(?:典型|先进|成功|创新)[^的]{0,6}(?:经验|案例|做法)|经验做法|(?:表扬|表彰|情况)的?通报|工作(?:总结|报告)$/u;

/** Parts of a document about experience that instruct all the same. */
const INSTRUCTING: ReadonlySet<ClauseRole> = new Set(['goal', 'purpose', 'safeguard', 'procedure']);

function viewTargets(
  view: TextView,
  clause: ClauseRecord,
  document: DocumentRecord,
  carry: Carry,
  goal: boolean,
): TargetFinding[] {
  const { text } = view;
  const printed = scanDates(text).filter((date) => !isInTitle(text, date));
  const quantities = scanQuantities(text).filter((q) => !isQuoted(text, q) && !overlaps(printed, q));
  const dates = printed.filter((date) => !datesBaseline(text, date, quantities));
  if (quantities.length === 0 && dates.length === 0 && !text.includes('全')) return [];
  const year = yearOf(document);
  const tells = TELLS.test(document.title) && !INSTRUCTING.has(clause.role);
  return cutAt(text, '。；！？').flatMap((sentence) => {
    const reported = tellsPast(text.slice(sentence.start, sentence.end), carry);
    const context: SentenceContext = {
      text,
      sentence,
      dates: inside(dates, sentence),
      carried: carry.date,
      year,
      goal,
      background:
        clause.role === 'background' || reported || (tells && !REQUIRES.test(text.slice(sentence.start, sentence.end))),
    };
    const counted = sentenceTargets(view, context, inside(quantities, sentence), carry);
    const whole = wholeTargets(
      view,
      context,
      counted.map((t) => t.span),
    );
    carryOn(context, carry);
    return [...counted, ...whole].sort((a, b) => a.span[0] - b.span[0]);
  });
}

/**
 * A date by or during which something is due stays in force until the next one. A date of the past does so only where it
 * opens a report ("2020年，…", "“十三五”期间，…"), not where it belongs to a name (2022年建设计划).
 */
function carryOn({ dates, text, year }: SentenceContext, carry: Carry): void {
  const last = dates.findLast((d) => d.kind === 'by' || d.kind === 'during');
  if (!last) return;
  const past = last.year !== null && year !== null && last.year < year;
  if (!past || text.charAt(last.end) === '，') carry.date = last;
}

/** True in a sentence that reports; a report goes on until a sentence says what is to be done. */
function tellsPast(sentence: string, carry: Carry): boolean {
  if (REPORT.test(sentence)) carry.report = true;
  else if (carry.report && INSTRUCTS.test(sentence)) carry.report = false;
  return carry.report;
}

/** True for a date that belongs to what is measured from: "由2022年的48%提高到60%". */
function datesBaseline(text: string, date: DateMark, quantities: readonly Quantity[]): boolean {
  const i = firstFrom(quantities, date.end);
  const [from, to] = [quantities[i], quantities[i + 1]];
  return from !== undefined && to !== undefined && isBaselineDate(text, date, from) && baselineOf(text, from, to);
}

/** True where one of ascending segments shares a character with another. */
function overlaps(segments: readonly Segment[], { start, end }: Segment): boolean {
  const next = firstFrom(segments, start);
  return (segments[next - 1]?.end ?? 0) > start || (segments[next]?.start ?? end) < end;
}

const LONGEST_TITLE = 80;

/** True for dates in 《》, which belong to a title. */
function isInTitle(text: string, { start }: DateMark): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_TITLE), start);
  return before.lastIndexOf('《') > before.lastIndexOf('》');
}

function sentenceTargets(
  view: TextView,
  context: SentenceContext,
  quantities: readonly Quantity[],
  carry: Carry,
): TargetFinding[] {
  if (quantities.length === 0) return [];
  const phrases = phrasesOf(view.text, context.sentence);
  const accepted: Quantity[] = [];
  const baselines = new Set<Quantity>();
  const candidates: Candidate[] = [];
  quantities.forEach((quantity, i) => {
    const next = quantities[i + 1];
    if (next && baselineOf(view.text, quantity, next)) {
      baselines.add(quantity);
      return;
    }
    const candidate = candidateOf(
      context,
      phrases,
      quantity,
      anchorOf(view.text, quantities, i, accepted),
      accepted.at(-1),
    );
    if (!isTarget(candidate, context)) return;
    accepted.push(quantity);
    candidates.push(candidate);
  });
  const findings: TargetFinding[] = [];
  const years = respectiveYears(view.text, context.sentence, quantities);
  candidates.forEach((candidate, n) => {
    const i = quantities.indexOf(candidate.quantity);
    const direct = quantities[i - 1];
    const base = direct && baselines.has(direct) ? direct : undefined;
    const extent = extentOf(
      view.text,
      candidate,
      accepted[n - 1],
      nextOf(view.text, quantities, i),
      phrases,
      context.dates,
    );
    const found = findingOf(view, context, candidate, extent, base, carry);
    const year = years.get(candidate.quantity);
    const finding: TargetFinding = year === undefined ? found : { ...found, deadline: year, deadlineSource: 'own' };
    // "分别达到65%和55%": the second share is about what the first is about
    const alone = direct !== undefined && candidate.quantity.start - direct.end <= 2;
    const shared = candidate.coordinated && alone && !isCounted(candidate.quantity) ? findings.at(-1) : undefined;
    findings.push(shared ? { ...finding, object: shared.object } : finding);
  });
  return findings;
}

function candidateOf(
  context: SentenceContext,
  phrases: readonly Segment[],
  quantity: Quantity,
  previous: Quantity | undefined,
  accepted: Quantity | undefined,
): Candidate {
  const { text, sentence, dates } = context;
  const phrase = phrases[firstFrom(phrases, quantity.end) - 1] ?? sentence;
  const from = Math.max(phrase.start, previous?.end ?? 0, quantity.start - 80);
  const between = accepted ? text.slice(accepted.end, quantity.start) : '';
  const tail = text.slice(quantity.end, Math.min(phrase.end, quantity.end + 80));
  return {
    quantity,
    phrase,
    lead: text.slice(from, quantity.start),
    tail,
    before: text.slice(Math.max(sentence.start, quantity.start - 160), quantity.start),
    coordinated: accepted !== undefined && accepted === previous && isJoint(between, tail, accepted, quantity),
    date: lastDate(dates, quantity.start, (d) => d.kind !== 'compared' && !isRate(d, text, phrase, quantity)),
  };
}

/** The last of ascending dates that begins before an offset and is accepted; null where none is. */
function lastDate(dates: readonly DateMark[], offset: number, accepts: (date: DateMark) => boolean): DateMark | null {
  for (let i = firstFrom(dates, offset) - 1; i >= 0; i--) {
    const date = dates[i];
    if (date && accepts(date)) return date;
  }
  return null;
}

// "累计新增", "3年新增", "三年内共建成": a sum over the time; not "公共服务"
const SUMS = /累计|总计|合计|[年内]共|(?<!每)[\d一二两三四五]年(?:[新建培]|完成)/u;

/**
 * True for the 每年 of a phrase before, which does not bound a sum ("每年新增20家，三年累计新增60家"), and for 年均, which
 * belongs to its own phrase ("年均增长15%，上市2家"), as others do beside a share ("每季度开班1期，合格率95%").
 */
function isRate({ kind, deadline, end }: DateMark, text: string, phrase: Segment, { start, unit }: Quantity): boolean {
  if (kind !== 'every' || end > phrase.start) return false;
  return deadline === '年均' || SHARE.test(unit) || SUMS.test(text.slice(phrase.start, start));
}

/**
 * The quantity that a candidate's words begin behind: the one before, but for a measure of the very thing that is counted
 * ("产值100亿元以上企业2家"), which belongs to the words.
 */
function anchorOf(
  text: string,
  quantities: readonly Quantity[],
  i: number,
  accepted: readonly Quantity[],
): Quantity | undefined {
  const direct = quantities[i - 1];
  const quantity = quantities[i];
  if (!direct || !quantity || direct === accepted.at(-1) || baselineOf(text, direct, quantity)) return direct;
  return /^的?[^，。；、和及与]{1,14}$/u.test(text.slice(direct.end, quantity.start)) ? accepted.at(-1) : direct;
}

/** The quantity behind another that its words end before; a measure of the thing counted ("1所80个托位的…") is not one. */
function nextOf(text: string, quantities: readonly Quantity[], i: number): Quantity | undefined {
  const quantity = quantities[i];
  const next = quantities[i + 1];
  if (!quantity || !next) return next;
  const joined = /[、，。；：和及与或]|以及/u.test(text.slice(quantity.end, next.start));
  return joined || !isCounted(quantity) ? next : undefined;
}

const bareUnit = ({ unit }: Quantity): string => unit.replace(/^[千万亿]+/u, '');

/**
 * True for quantities in one list: "2所…学校和12个…专业群", "65%、55%" (only an object and a joint between them), "公路600公里、
 * 联网路1800公里" (the object before its number), "城镇就业6万人，困难人员就业2万人", "6万人（其中困难人员2万人" (the same unit).
 */
function isJoint(between: string, tail: string, first: Quantity, second: Quantity): boolean {
  if (between.length > 40) return false;
  if (/^[^，。；：]*(?:[、，和及与或]|以及)(?:建成|建设|新建)?$/u.test(between)) return true;
  if (!/^(?:[、，。；）和及]|$)/u.test(tail)) return false;
  // "16个干线项目382公里": what is counted is measured as well
  if (/公里|米|亩|公顷|千瓦|[万亿]吨$/u.test(second.unit) && /^[^，。；：、]{1,14}$/u.test(between)) return true;
  return bareUnit(first) === bareUnit(second)
    ? /^(?:[、，和及]|（其中)[^，。；：]{1,18}$/u.test(between)
    : /^(?:[、和及][^，。；：、]{1,18}|，[^，。；：、]{1,14})$/u.test(between) && !PROJECT_SIZE.test(between);
}

function findingOf(
  view: TextView,
  context: SentenceContext,
  candidate: Candidate,
  extent: Segment,
  base: Quantity | undefined,
  carry: Carry,
): TargetFinding {
  const { quantity, lead, date } = candidate;
  const own = date ?? laterDate(context, candidate);
  const bound = own ?? carry.date;
  const inside = own !== null && own.start >= extent.start && own.end <= extent.end;
  return {
    text: '',
    span: view.span(extent.start, extent.end),
    object: objectOf(view.text, candidate, extent, context.dates, base),
    value: quantity.value,
    value2: quantity.value2,
    cmp: comparatorOf(lead, quantity.after, quantity.value2 !== null),
    unit: quantity.unit,
    deadline: bound?.deadline ?? null,
    deadlineSource: bound === null ? null : inside ? 'own' : 'clause',
    baseline: base ? view.text.slice(base.start, base.end) : baselineYear(context, candidate),
  };
}

/** A date behind the number in the same phrase: "建成20个（2023年底前完成）". */
function laterDate({ dates }: SentenceContext, { quantity, phrase }: Candidate): DateMark | null {
  const behind = inside(dates, { start: quantity.end, end: phrase.end });
  return behind.find(({ kind }) => kind !== 'compared') ?? null;
}

/** Year that a growth is measured from: "较2020年增长50%" → "2020". */
function baselineYear({ dates }: SentenceContext, { quantity, phrase }: Candidate): string | null {
  const before = inside(dates, { start: phrase.start, end: quantity.start });
  const compared = before.find(({ kind }) => kind === 'compared');
  return compared?.deadline ?? null;
}
