import type { Quantity } from './quantity.ts';

// "由3.2:6.8提升为", "从30个工作日压缩至"; not "从3个方面提高"
const RISE =
  /^[^，。；]{0,14}(?:提[高升]|增[加长]|扩大|上升|压[缩减]|缩短|降低?|减少?|下降|调整|精简|改|变)(?:[到至为成]|到了)(?:约|近|承诺时限)?$/u;

/** True where `from` is what `to` is measured from: "由A提高到B". */
export function baselineOf(text: string, from: Quantity, to: Quantity): boolean {
  const before = text.slice(Math.max(0, from.start - 24), from.start);
  return /[由从][^，。；]{0,20}$/u.test(before) && RISE.test(text.slice(from.end, to.start));
}
