import type { DateMark } from './dates.ts';
import type { Quantity } from './quantity.ts';

// "由3.2:6.8提升为", "从30个工作日压缩至", "由不低于50%提高到不低于"; not "从3个方面提高"
const RISE =
  /^[^，。；]{0,14}(?:提[高升]|增[加长]|扩大|上升|压[缩减]|缩短|降低?|减少?|下降|调整|精简|整合|[合归]并|优化|缩编|改|变)(?:[到至为成]|到了)(?:约|近|承诺时限|不[低少高多]于|不超过)?$/u;
// "由2022年的", "从2020年不足"; not "到2025年的"
const DATED_FROM = /[由从](?:19|20)\d{2}年[底末]?的?[^，。；\d]{0,8}$/u;

/** True where `from` is what `to` is measured from: "由A提高到B". */
export function baselineOf(text: string, from: Quantity, to: Quantity): boolean {
  const before = text.slice(Math.max(0, from.start - 24), from.start);
  return /[由从][^，。；]{0,20}$/u.test(before) && RISE.test(text.slice(from.end, to.start));
}

/** True for the date of what is measured from, which bounds nothing: "2022年" in "由2022年的48%提高到60%". */
export function isBaselineDate(text: string, date: Pick<DateMark, 'start' | 'end'>, from: Quantity): boolean {
  if (date.end > from.start || from.start - date.end > 10) return false;
  const lead = text.slice(Math.max(0, date.start - 1), from.start);
  return DATED_FROM.test(lead);
}
