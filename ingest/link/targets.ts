import { z } from 'zod';
import type { TargetComparison, TargetRecord } from '../../graph-schema/records.ts';
import type { Verdict } from '../../graph-schema/terms.ts';
import { loadData } from '../data.ts';

const families = loadData(
  'units',
  z.object({ families: z.record(z.string(), z.record(z.string(), z.number())) }),
).families;
const UNITS = new Map(
  Object.entries(families).flatMap(([family, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { family, factor }] as const),
  ),
);
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 1e12], ['千亿', 1e11], ['百亿', 1e10], ['亿', 1e8], ['千万', 1e7], ['百万', 1e6], ['万', 1e4], ['千', 1e3],
]; // prettier-ignore
/** Families whose amounts can be shared out among the regions below. */
const DIVISIBLE = new Set(['计数', '人数', '人次', '次数', '金额', '长度', '面积', '重量']);

/** Value of a target in the base unit of its family; the family is the unit itself where it is not in the data. */
interface Amount {
  readonly value: number | null;
  readonly value2: number | null;
  readonly family: string;
}

/** Verdict on what became of an upper target, with a note in Chinese. */
export type Compared = Pick<TargetComparison, 'verdict' | 'note'>;

/**
 * What became of a target on the way down: `a` is the lower or later document's, `b` the upper one's.
 * Values are compared in one unit; for costs and time limits (不超过, 压缩至 …) less is more. A smaller amount that can be
 * shared out is taken for the lower region's share, unless `shares` is false (both documents are of one region).
 * With equal values the deadlines decide.
 */
export function compareTargets(a: TargetRecord, b: TargetRecord, shares = true): Compared {
  const [lower, upper] = [amountOf(a), amountOf(b)];
  const note = `${show(b)} → ${show(a)}`;
  if (lower.value === null && upper.value === null) return deadlines(a, b, note);
  if (lower.value === null) return { verdict: 'no-value', note };
  if (upper.value === null) return { verdict: 'value-added', note };
  if (lower.family !== upper.family) return { verdict: 'different-basis', note: `${note}（单位不同）` };
  if (isRecurring(a) !== isRecurring(b)) return { verdict: 'different-basis', note: `${note}（一为每期，一为累计）` };
  const difference = lower.value - upper.value || (lower.value2 ?? lower.value) - (upper.value2 ?? upper.value);
  if (Math.abs(difference) < 1e-9) return deadlines(a, b, note);
  if (isCeiling(a) || isCeiling(b)) return { verdict: difference < 0 ? 'raised' : 'lowered', note };
  if (difference > 0) return { verdict: 'raised', note };
  return { verdict: shares && DIVISIBLE.has(lower.family) ? 'share' : 'lowered', note };
}

/** Equal values: a deadline dropped, added, earlier or later. */
function deadlines(a: TargetRecord, b: TargetRecord, note: string): Compared {
  const [lower, upper] = [yearOf(a.deadline), yearOf(b.deadline)];
  if (b.deadline !== null && a.deadline === null) return { verdict: 'no-deadline', note };
  if (a.deadline !== null && b.deadline === null) return { verdict: 'deadline-added', note };
  if (lower === null || upper === null || lower === upper) return { verdict: 'same', note };
  return lower < upper
    ? { verdict: 'raised', note: `${note}（期限提前）` }
    : { verdict: 'lowered', note: `${note}（期限推后）` };
}

function amountOf({ value, value2, unit }: TargetRecord): Amount {
  if (value === null) return { value: null, value2: null, family: '' };
  const [multiplier, bare] = splitUnit(unit);
  const known = UNITS.get(bare);
  const factor = multiplier * (known?.factor ?? 1);
  const first = typeof value === 'number' ? value : ratio(value);
  return { value: first * factor, value2: value2 === null ? null : value2 * factor, family: known?.family ?? bare };
}

function splitUnit(unit: string): [multiplier: number, bare: string] {
  if (UNITS.has(unit)) return [1, unit];
  const hit = MULTIPLIERS.find(([name]) => unit.startsWith(name));
  return hit ? [hit[1], unit.slice(hit[0].length)] : [1, unit];
}

/** "4:6" → 0.67, so that a larger first part is more. */
function ratio(text: string): number {
  const [first = 0, second = 1] = text.split(':').map(Number);
  return second === 0 ? first : first / second;
}

// "每年", "每5年", "年均"; not "2025"
const isRecurring = ({ deadline }: TargetRecord): boolean => /^每|年均/u.test(deadline ?? '');

/** Less is more: an upper bound, or an amount that is to be cut. */
function isCeiling({ cmp, text }: TargetRecord): boolean {
  return cmp === '<=' || cmp === '<' || /压[缩减]|缩短|降至|降低[到至]|精简|减少[到至]|控制在/u.test(text);
}

/** Last year of a deadline: "2025" → 2025, "十四五" → 2025, "2023年6月底" → 2023. */
function yearOf(deadline: string | null): number | null {
  const plan = '一二三四五六七八'.indexOf(/^十(.)五/u.exec(deadline ?? '')?.[1] ?? '-');
  if (plan >= 0) return 2010 + 5 * plan;
  const year = /(\d{4})(?!.*\d{4})/u.exec(deadline ?? '')?.[1];
  return year === undefined ? null : Number(year);
}

const SIGNS: Record<string, string> = { '>=': '以上', '<=': '以内', '~': '左右', '>': '以上（不含）', '<': '以下' };

function show({ value, value2, unit, cmp, deadline }: TargetRecord): string {
  const amount =
    value === null ? '未定数值' : `${value}${value2 === null ? '' : `—${value2}`}${unit}${SIGNS[cmp] ?? ''}`;
  return deadline === null ? amount : `${amount}（${deadline}）`;
}

/** Words of an indicator that levels and spellings change: "全市", "市级", "占总成绩的比例" and "占比". */
const LOOSE =
  /[“”"'（）()《》、，\s的]|[全我本][省市区县州国]|[国省市区县]级|新增|新建|力争|达到|占比|比例|比重|总数|总/gu;

/**
 * How far two targets speak of the same indicator, 0 to 1: their objects' common letter pairs, less where the units
 * cannot be compared. Objects that are worded otherwise (…占比, …占总成绩的比例) still have most pairs in common.
 */
export function sameIndicator(a: TargetRecord, b: TargetRecord): number {
  const [first, second] = [pairsOf(a.object), pairsOf(b.object)];
  if (first.size === 0 || second.size === 0) return 0;
  let common = 0;
  for (const pair of first) if (second.has(pair)) common += 1;
  const dice = (2 * common) / (first.size + second.size);
  const contained = common / Math.min(first.size, second.size);
  const likeness = (dice + contained) / 2;
  return areComparable(a, b) ? likeness : likeness / 3;
}

/** True where two targets are counted in one kind of unit, or one of them has no number. */
export function areComparable(a: TargetRecord, b: TargetRecord): boolean {
  return a.value === null || b.value === null || amountOf(a).family === amountOf(b).family;
}

function pairsOf(object: string): Set<string> {
  const letters = Array.from(object.normalize('NFKC').replace(LOOSE, ''));
  if (letters.length === 1) return new Set(letters);
  return new Set(letters.slice(1).map((letter, i) => (letters[i] ?? '') + letter));
}

/** From this likeness on two targets are taken for one indicator. */
const SAME_INDICATOR = 0.5;

/**
 * The targets of two linked clauses, one by one: the likeliest pairs first, each target once. An upper target that has
 * no partner is one whose value the lower clause leaves out (no-value), a lower one is an addition (value-added).
 * @param lower targets of the lower or later clause
 * @param upper targets of the clause that it implements
 */
export function compareClauseTargets(
  lower: readonly TargetRecord[],
  upper: readonly TargetRecord[],
  shares = true,
): TargetComparison[] {
  const pairs = lower
    .flatMap((a) => upper.map((b) => ({ a, b, likeness: sameIndicator(a, b) })))
    .filter(({ likeness }) => likeness >= SAME_INDICATOR)
    .sort((x, y) => y.likeness - x.likeness || compare(x.a.id, y.a.id) || compare(x.b.id, y.b.id));
  const used = new Set<TargetRecord>();
  const found: TargetComparison[] = [];
  for (const { a, b } of pairs) {
    if (used.has(a) || used.has(b)) continue;
    used.add(a).add(b);
    found.push({ from: a.id, to: b.id, ...compareTargets(a, b, shares) });
  }
  const alone = (target: TargetRecord, side: 'from' | 'to', verdict: Verdict): TargetComparison[] =>
    used.has(target) || target.value === null
      ? []
      : [{ from: null, to: null, [side]: target.id, verdict, note: `${target.object}：${show(target)}` }];
  return [
    ...found,
    ...upper.flatMap((b) => alone(b, 'to', 'no-value')),
    ...lower.flatMap((a) => alone(a, 'from', 'value-added')),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
