import type { TargetRecord } from './records.ts';

/** How a target is said in few words. Pure text, used by the page, search and exports alike. */

const SIGNS: Record<TargetRecord['cmp'], string> = {
  '>=': '≥',
  '<=': '≤',
  '=': '',
  '~': '约',
  range: '',
  '>': '＞',
  '<': '＜',
};

type Valued = Pick<TargetRecord, 'cmp' | 'value' | 'value2' | 'unit' | 'text'>;

/** Value of a target in short: "≥60%", "约10所", "1—2所"; the printed words where there is no number. */
export function targetValue(target: Valued): string {
  if (target.value === null) return target.text;
  const number = target.cmp === 'range' && target.value2 !== null ? `${target.value}—${target.value2}` : target.value;
  return `${SIGNS[target.cmp]}${number}${target.unit}`;
}

/** Value and deadline: "≥60%，2025年". */
export function targetShort(target: Valued & Pick<TargetRecord, 'deadline'>): string {
  return target.deadline ? `${targetValue(target)}，${deadlineInWords(target.deadline)}` : targetValue(target);
}

/** "2025" → "2025年", "2025-06" → "2025年6月"; anything else as it is printed. */
export function deadlineInWords(deadline: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/u.exec(deadline); // "2025-06"; not "十四五"
  if (!match) return deadline;
  const [, year, month, day] = match;
  return [`${year}年`, month ? `${Number(month)}月` : '', day ? `${Number(day)}日` : ''].join('');
}

/** What is measured, where it stands between the object and the verb: matches "占比" of "占比达到60%"; not "60%以上". */
const MEASURE = /^[^\d\s，。；、％%达提升降增不超低高至到约为]{1,8}/u;

/**
 * Name of a target's indicator: its object; of an object that ends in 的 with the measure that follows it in the text
 * ("…专业教师中的" of "…专业教师中的占比达到60%以上" → "…专业教师中的占比").
 */
export function indicatorOf({ object, text }: Pick<TargetRecord, 'object' | 'text'>): string {
  const at = object.endsWith('的') ? text.indexOf(object) : -1;
  if (at < 0) return object;
  return object + (MEASURE.exec(text.slice(at + object.length))?.[0] ?? '');
}

/**
 * Indicator, a space, value and deadline: "“双师型”教师占比 ≥60%，2025年". The printed words where there is no number:
 * they hold no space then, and say it all.
 */
export function targetInWords(target: Valued & Pick<TargetRecord, 'object' | 'deadline'>): string {
  if (target.value === null) return target.text.replace(/\s+/gu, '');
  return `${indicatorOf(target).replace(/\s+/gu, '')} ${targetShort(target).replace(/\s+/gu, '')}`.trim();
}
