import { parentLocator } from '../../graph-schema/locator.ts';
import type { ClauseRecord, DocumentRecord, Span, TargetRecord } from '../../graph-schema/records.ts';
import { wholeTargets } from './target-whole.ts';
import { scanDates, type DateMark } from './dates.ts';
import { scanQuantities, type Quantity } from './quantity.ts';
import { baselineOf } from './target-baseline.ts';
import { comparatorOf } from './target-cues.ts';
import { extentOf, isCounted, objectOf } from './target-extent.ts';
import { isQuoted, isTarget, type Candidate, type SentenceContext } from './target-sentence.ts';
import { tableTargets } from './target-table.ts';
import { cutAt, textView, type Segment, type TextView } from './view.ts';

/** A target before it belongs to a clause; `span` counts in the clause's text. */
export type TargetFinding = Pick<
  TargetRecord,
  'text' | 'span' | 'object' | 'value' | 'value2' | 'cmp' | 'unit' | 'deadline' | 'deadlineSource' | 'baseline'
>;

/** The date in force at some place of a clause, carried from sentence to sentence. */
interface Carry {
  date: DateMark | null;
}

/**
 * Quantified commitments of a document: numbers, shares, ratios, ranges, 全部/全覆盖 and dated commitments without a
 * number. Reports of the past, conditions of a rule and numbers in names are none; nothing vague (一批, 若干).
 * A deadline that a target does not state itself comes from before it in the clause, else from the nearest heading,
 * else from the title of the document.
 * @param clauses all clauses of the document, in order
 * @returns targets in the order of the text
 */
export function extractTargets(clauses: readonly ClauseRecord[], document: DocumentRecord): TargetRecord[] {
  const titles = new Map(clauses.map((clause) => [clause.locator, clause.title]));
  const period = lastDeadline(document.title);
  return clauses.flatMap((clause) => {
    const found = clauseTargets(clause, document);
    const inherited = found.some((target) => target.deadline === null) ? headingDeadline(clause, titles) : null;
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
      if (inherited) return { ...target, deadline: inherited, deadlineSource: 'heading' };
      return period ? { ...target, deadline: period, deadlineSource: 'document' } : target;
    });
  });
}

function lastDeadline(title: string): string | null {
  const dates = scanDates(textView(title).text).filter((d) => d.kind === 'by' || d.kind === 'during');
  return dates.at(-1)?.deadline ?? null;
}

/** Deadline in the nearest heading, from the clause's own up. */
function headingDeadline(clause: ClauseRecord, titles: ReadonlyMap<string, string>): string | null {
  for (let at: string | null = clause.locator; at !== null; at = parentLocator(at)) {
    const deadline = lastDeadline(titles.get(at) ?? '');
    if (deadline) return deadline;
  }
  return null;
}

function clauseTargets(clause: ClauseRecord, document: DocumentRecord): TargetFinding[] {
  const table = tableTargets(clause, document);
  if (table.length > 0) return table;
  const carry: Carry = { date: null };
  return stretches(clause).flatMap(([start, end]) => {
    const view = textView(clause.text.slice(start, end));
    return viewTargets(view, clause, document, carry).map((finding) => {
      const span: Span = [finding.span[0] + start, finding.span[1] + start];
      return { ...finding, span, text: clause.text.slice(...span) };
    });
  });
}

// cells that hold no task: "序号", "责任单位", "完成时限"; not "工作任务"
const OTHER_CELL = /^(?:序号|编号|责任|牵头|配合|主管|负责|单位$|部门$|备注|联系|完成时[限间]|时限)/u;

/** Parts of a clause that are read apart: heading, body; the cells of a row. */
function stretches(clause: ClauseRecord): Span[] {
  if (clause.cells.length > 0) {
    return clause.cells.filter((cell) => !OTHER_CELL.test(cell.name.replace(/\s/gu, ''))).map((cell) => cell.span);
  }
  const label = clause.text.startsWith(clause.label) ? clause.label.length : 0;
  const parts: Span[] = [
    [Math.min(label, clause.bodyStart), clause.bodyStart],
    [Math.max(label, clause.bodyStart), clause.text.length],
  ];
  return parts.filter(([start, end]) => start < end);
}

function viewTargets(view: TextView, clause: ClauseRecord, document: DocumentRecord, carry: Carry): TargetFinding[] {
  const { text } = view;
  const dates = scanDates(text).filter((date) => !isInTitle(text, date));
  const quantities = scanQuantities(text).filter(
    (q) => !isQuoted(text, q) && !dates.some((d) => d.start < q.end && q.start < d.end),
  );
  if (quantities.length === 0 && dates.length === 0 && !text.includes('全')) return [];
  const year = document.date === null ? null : Number(document.date.slice(0, 4));
  return cutAt(text, '。；！？').flatMap((sentence) => {
    const inside = <T extends Segment>(marks: readonly T[]): T[] =>
      marks.filter((m) => m.start >= sentence.start && m.end <= sentence.end);
    const context: SentenceContext = {
      text,
      sentence,
      dates: inside(dates),
      carried: carry.date,
      year,
      goal: clause.role === 'goal',
      background: clause.role === 'background',
    };
    const counted = sentenceTargets(view, context, inside(quantities), carry);
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

/** True for dates in 《》, which belong to a title. */
function isInTitle(text: string, { start }: DateMark): boolean {
  const opened = text.lastIndexOf('《', start);
  return opened >= 0 && start - opened < 80 && !text.slice(opened, start).includes('》');
}

function sentenceTargets(
  view: TextView,
  context: SentenceContext,
  quantities: readonly Quantity[],
  carry: Carry,
): TargetFinding[] {
  const phrases = cutAt(view.text, '，：', context.sentence.start, context.sentence.end);
  const accepted: Quantity[] = [];
  const baselines = new Set<Quantity>();
  const candidates: Candidate[] = [];
  quantities.forEach((quantity, i) => {
    const next = quantities[i + 1];
    if (next && baselineOf(view.text, quantity, next)) {
      baselines.add(quantity);
      return;
    }
    const candidate = candidateOf(context, phrases, quantity, quantities[i - 1], accepted.at(-1));
    if (!isTarget(candidate, context)) return;
    accepted.push(quantity);
    candidates.push(candidate);
  });
  const findings: TargetFinding[] = [];
  candidates.forEach((candidate, n) => {
    const i = quantities.indexOf(candidate.quantity);
    const direct = quantities[i - 1];
    const base = direct && baselines.has(direct) ? direct : undefined;
    const extent = extentOf(view.text, candidate, accepted[n - 1], quantities[i + 1], phrases, context.dates);
    const finding = findingOf(view, context, candidate, extent, base, carry);
    // "分别达到65%和55%": the second share is about what the first is about
    const shared = candidate.coordinated && !isCounted(candidate.quantity) ? findings.at(-1) : undefined;
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
  const phrase = phrases.find((p) => p.end >= quantity.end) ?? sentence;
  const from = Math.max(phrase.start, previous?.end ?? 0, quantity.start - 80);
  const between = accepted ? text.slice(accepted.end, quantity.start) : '';
  return {
    quantity,
    phrase,
    lead: text.slice(from, quantity.start),
    tail: text.slice(quantity.end, Math.min(phrase.end, quantity.end + 80)),
    before: text.slice(Math.max(sentence.start, quantity.start - 160), quantity.start),
    coordinated: accepted !== undefined && accepted === previous && isJoint(between),
    date: dates.findLast((d) => d.start < quantity.start && d.kind !== 'compared') ?? null,
  };
}

/** Nothing but an object and a joint stands between two coordinated quantities: "所…学校和", "%、". */
function isJoint(between: string): boolean {
  return between.length <= 40 && /^[^，。；：]*(?:[、，和及与或]|以及)(?:建成|建设|新建)?$/u.test(between);
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
    object: objectOf(view.text, candidate, extent, context.dates),
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
  return dates.find((d) => d.start >= quantity.end && d.end <= phrase.end && d.kind !== 'compared') ?? null;
}

/** Year that a growth is measured from: "较2020年增长50%" → "2020". */
function baselineYear({ dates }: SentenceContext, { quantity, phrase }: Candidate): string | null {
  const compared = dates.find((d) => d.kind === 'compared' && d.start >= phrase.start && d.end <= quantity.start);
  return compared?.deadline ?? null;
}
