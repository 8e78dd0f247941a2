import type { ClauseRef, DocumentSummary } from '../../../graph-schema/api.ts';
import type { IndicatorComparison, TargetCell, TargetRow, TargetsResponse } from '../../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { VERDICTS, type Verdict } from '../../../graph-schema/terms.ts';
import { dueDomain, type DueItem } from '../../charts/due-layout.ts';
import type { ValuePoint, ValueStep } from '../../charts/value-layout.ts';
import { deadlineEnd, yearOf } from '../../parts/deadlines.ts';
import { deadlineInWords, shortNames, targetValue } from '../../parts/texts.ts';

/** Short names of the documents by id, told apart from each other. */
export function namesOf(documents: readonly DocumentSummary[]): Map<string, string> {
  return shortNames(documents.map((document) => ({ ...document, documentId: document.id })));
}

/** True where a row has nothing but equal values; a deadline that was added does not count against it. */
function isSame({ comparisons }: TargetRow): boolean {
  return (
    comparisons.length > 0 && comparisons.every(({ verdict }) => verdict === 'same' || verdict === 'deadline-added')
  );
}

function has(row: TargetRow, verdict: Verdict): boolean {
  return verdict === 'same' ? isSame(row) : row.comparisons.some((one) => one.verdict === verdict);
}

export function filterByVerdict(rows: readonly TargetRow[], verdict: Verdict | null): TargetRow[] {
  return verdict === null ? [...rows] : rows.filter((row) => has(row, verdict));
}

/** Verdicts always on offer; others only where there are some. */
const OFFERED: readonly Verdict[] = ['lowered', 'no-value', 'raised', 'share', 'same'];

export function verdictCounts(rows: readonly TargetRow[]): { verdict: Verdict; count: number }[] {
  const counted = [...OFFERED, ...VERDICTS.filter((one) => !OFFERED.includes(one))].map((verdict) => ({
    verdict,
    count: filterByVerdict(rows, verdict).length,
  }));
  return counted.filter(({ verdict, count }) => count > 0 || OFFERED.includes(verdict));
}

export function mainOf({ targets, main }: TargetCell): TargetRecord | null {
  return targets.find(({ id }) => id === main) ?? null;
}

/** Values that a document gives, each once, the one that stands for it first. */
export function valuesOf(cell: TargetCell): { target: TargetRecord; words: string }[] {
  const main = mainOf(cell);
  const ordered = main ? [main, ...cell.targets.filter((one) => one !== main)] : cell.targets;
  const seen = new Map<string, TargetRecord>();
  for (const target of ordered) {
    const words = valueWords(target);
    if (!seen.has(words)) seen.set(words, target);
  }
  return Array.from(seen, ([words, target]) => ({ target, words }));
}

/** "≥60%"; 全部 for a whole without figures in print; 有期限 for a dated commitment without a number. */
export function valueWords(target: TargetRecord): string {
  if (target.value === null) return '有期限';
  if (target.value === 100 && !/\d\s*[%％]/u.test(target.text)) return '全部'; // "全部达标"; not "100%"
  return targetValue(target);
}

/** "2025年", "“十四五”", 未写期限. */
export function dueWords({ deadline }: TargetRecord): string {
  if (deadline === null) return '未写期限';
  return /^十.五/u.test(deadline) ? `“${deadline}”` : deadlineInWords(deadline); // "十四五"; not "2025"
}

/** What became of an indicator, in words: documents of which the same is to be said stand together. */
export interface Finding {
  verdict: Verdict;
  text: string;
}

export function findingsOf(
  row: TargetRow,
  names: ReadonlyMap<string, string>,
  documents: readonly DocumentSummary[],
): Finding[] {
  const targets = new Map(row.cells.flatMap((cell) => cell.targets).map((target) => [target.id, target]));
  const groups = new Map<string, { verdict: Verdict; change: string; who: string[] }>();
  for (const one of row.comparisons) {
    if (one.verdict === 'share') continue;
    const change = changeWords(one, targets);
    const key = `${one.verdict} ${change}`;
    const group = groups.get(key) ?? { verdict: one.verdict, change, who: [] };
    group.who.push(names.get(one.document) ?? one.document);
    groups.set(key, group);
  }
  const isAll = groups.size === 1 && row.comparisons.length === documents.length - 1;
  const told = Array.from(groups.values(), ({ verdict, change, who }) => ({
    verdict,
    text: isAll && verdict === 'same' ? '' : `${who.join('、')}${change ? ` ${change}` : ''}`,
  }));
  return [...told, ...shareFindings(row, names), ...innerFindings(row, names)];
}

function changeWords(one: IndicatorComparison, targets: ReadonlyMap<string, TargetRecord>): string {
  const [lower, upper] = [targets.get(one.from ?? ''), targets.get(one.to ?? '')];
  switch (one.verdict) {
    case 'no-value':
    case 'same':
      return '';
    case 'value-added':
      return lower ? valueWords(lower) : '';
    case 'deadline-added':
      return lower ? dueWords(lower) : '';
    case 'no-deadline':
      return upper ? `上位${dueWords(upper)}` : '';
    default:
      return lower && upper ? changeOf(lower, upper) : one.note;
  }
}

function changeOf(lower: TargetRecord, upper: TargetRecord): string {
  const [a, b] = [valueWords(upper), valueWords(lower)];
  return a === b ? `期限${dueWords(upper)} → ${dueWords(lower)}` : `${a} → ${b}`;
}

/** Shares are told by what they add up to: "2份共3所，上位≥40所（8%）". */
function shareFindings({ shares, cells, comparisons }: TargetRow, names: ReadonlyMap<string, string>): Finding[] {
  const targets = new Map(cells.flatMap((cell) => cell.targets).map((target) => [target.id, target]));
  if (shares.length === 0) {
    const who = comparisons.filter(({ verdict }) => verdict === 'share').map(({ document }) => names.get(document));
    return who.length > 0 ? [{ verdict: 'share', text: who.join('、') }] : [];
  }
  return shares.map(({ to, total, sum, unit, parts }) => {
    const upper = targets.get(to);
    const percent = total > 0 ? `（${percentWords(sum / total)}）` : '';
    const count = parts.length === 1 ? '承担' : `${parts.length}份共`;
    const who = parts.map((id) => names.get(documentOf(id, cells))).join('、');
    return {
      verdict: 'share',
      text: `${who} ${count}${round(sum)}${unit}，上位${upper ? valueWords(upper) : total + unit}${percent}`,
    };
  });
}

function percentWords(share: number): string {
  return share > 0 && share < 0.01 ? '不足1%' : `${Math.round(100 * share)}%`;
}

function documentOf(target: string, cells: readonly TargetCell[]): string {
  return cells.find(({ targets }) => targets.some(({ id }) => id === target))?.documentId ?? '';
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A document that gives two values for one indicator says so itself. */
function innerFindings({ cells }: TargetRow, names: ReadonlyMap<string, string>): Finding[] {
  return cells.flatMap((cell) => {
    const values = valuesOf(cell).filter(({ target }) => target.value !== null);
    if (values.length < 2) return [];
    const told = values.map(({ target, words }) => `${target.clause} ${words}`).join('，');
    return [{ verdict: 'different-basis', text: `${names.get(cell.documentId)}同一文件写法不同：${told}` }];
  });
}

// a multiplier in front of a unit: "万人", "亿元"; not "个"
const MULTIPLIER = /^[万亿千百]+/u;
const FACTORS: Record<string, number> = { 百: 100, 千: 1e3, 万: 1e4, 亿: 1e8 };

/** Value in the bare unit: 5万人 → 50000; a ratio as a quotient. */
function bareValue({ value, unit }: TargetRecord, which: number | null): number | null {
  const number = which ?? (typeof value === 'string' ? ratio(value) : value);
  if (number === null) return null;
  const multiplier = MULTIPLIER.exec(unit)?.[0] ?? '';
  return Array.from(multiplier).reduce((product, sign) => product * (FACTORS[sign] ?? 1), number);
}

function ratio(text: string): number | null {
  const [first, second] = text.split(':').map(Number);
  return first === undefined || !second ? null : first / second;
}

/** Points and lines of the chart; none where units differ. */
export function courseOf(row: TargetRow): { points: ValuePoint[]; steps: ValueStep[] } {
  const units = new Set(row.cells.flatMap(({ targets }) => targets.map(({ unit }) => unit.replace(MULTIPLIER, ''))));
  units.delete('');
  const points = row.cells.map((cell): ValuePoint => {
    const main = units.size > 1 ? null : mainOf(cell);
    const isRange = main?.cmp === 'range' && main.value2 !== null;
    return {
      id: cell.documentId,
      value: main ? bareValue(main, null) : null,
      value2: main && isRange ? bareValue(main, main.value2) : null,
      open: main !== null && ['~', '>', '<'].includes(main.cmp),
      lost: cell.targets.length === 0 && cell.mentions.length > 0,
    };
  });
  const steps = row.comparisons
    .filter(({ verdict }) => verdict !== 'different-basis')
    .map(({ document, against, verdict }) => ({ from: against, to: document, share: verdict === 'share' }));
  return { points, steps };
}

/** Bars of the deadlines, one for each document that sets the indicator. */
export function duesOf(row: TargetRow, documents: readonly DocumentSummary[]): DueItem[] {
  return row.cells.flatMap((cell, index) => {
    const main = mainOf(cell);
    const document = documents[index];
    if (!main || !document) return [];
    return [{ id: cell.documentId, issued: yearOf(document.date), due: deadlineEnd(main.deadline) }];
  });
}

export function domainOf({ rows, documents }: TargetsResponse): [number, number] {
  return dueDomain(rows.flatMap((row) => duesOf(row, documents)));
}

/** What one document says of an indicator: the sentence, where the number is in it, and what became of it. */
export interface Saying {
  document: DocumentSummary;
  clause: Pick<ClauseRef, 'id' | 'clause'>;
  /** The sentence around the number, or the clause that names the indicator without one. */
  before: string;
  words: string;
  after: string;
  verdict: Verdict | null;
  isUpper: boolean;
}

export function sayingsOf(row: TargetRow, { documents, clauses }: TargetsResponse): Saying[] {
  const bases = new Set(row.comparisons.map(({ against }) => against));
  return row.cells.flatMap((cell, index) => {
    const document = documents[index]!;
    const verdict = row.comparisons.find((one) => one.document === cell.documentId)?.verdict ?? null;
    const isUpper = verdict === null && bases.has(cell.documentId);
    const numbers = cell.targets.map((target) => {
      const clause = clauses[target.clauseId];
      const own = clause ? sentenceAround(clause.text, target.span) : { before: '', words: target.text, after: '' };
      return { document, clause: { id: target.clauseId, clause: target.clause }, ...own, verdict, isUpper };
    });
    const named = cell.mentions.map((clause) => ({
      document,
      clause,
      ...sentenceNaming(clause.text, row.object),
      verdict,
      isUpper,
    }));
    return [...numbers, ...named];
  });
}

/** The sentence that a span stands in, cut into what is before, at and after it. */
export function sentenceAround(
  text: string,
  [start, end]: readonly [number, number],
): Pick<Saying, 'before' | 'words' | 'after'> {
  const from = Math.max(...['。', '；', '\n'].map((sign) => text.lastIndexOf(sign, Math.max(0, start - 1)) + 1));
  const ends = ['。', '；', '\n'].map((sign) => text.indexOf(sign, end)).filter((at) => at >= 0);
  const to = ends.length > 0 ? Math.min(...ends) + 1 : text.length;
  return {
    before: text.slice(from, start).trimStart(),
    words: text.slice(start, end),
    after: text.slice(end, to).trimEnd(),
  };
}

/** The sentence of a clause that has most letters of a name in common. */
export function sentenceNaming(text: string, name: string): Pick<Saying, 'before' | 'words' | 'after'> {
  const letters = new Set(name);
  const sentences = text.split(/(?<=[。；\n])/u).map((one) => one.trim());
  const common = (sentence: string): number => new Set(Array.from(sentence).filter((one) => letters.has(one))).size;
  const best = sentences.reduce((a, b) => (common(b) > common(a) ? b : a), '');
  return { before: best, words: '', after: '' };
}
