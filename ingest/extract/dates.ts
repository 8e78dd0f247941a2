import { chineseToNumber } from '../../graph-schema/numerals.ts';
import { matchesOf } from '../patterns.ts';

/** A date or period in a text view that may bound a commitment. */
export interface DateMark {
  readonly start: number;
  readonly end: number;
  /** As targets give it: "2025", "十四五", "每年", "2023年6月底", "2019年起". */
  readonly deadline: string;
  /** Year by which it ends; null where the text does not say. */
  readonly year: number | null;
  /**
   * by: 到2025年, 2025年底前; during: “十四五”期间, 2025年; from: 2019年起; every: 每年; within: 用3年时间, 3年内;
   * compared: 较2020年, which bounds nothing.
   */
  readonly kind: 'by' | 'during' | 'from' | 'every' | 'within' | 'compared';
}

// "到2025年底", "2023年6月底前", "2024年秋季学期前", "2023—2025年", "2019年起"; not "2025"
const YEAR =
  /(?<lead>截[至止]|[到至在从自较比与]|[高低多少优]?于)?(?<from>(?:19|20)\d{2}年?[—\-－–～至到])?(?<year>(?:19|20)\d{2})年度?(?<month>[上下]半年|[春秋]季学期|[1-4一二三四]季度|1?\d月份?(?:[123]?\d日)?)?(?<edge>年?(?:[底末]|初(?![步级中期次始审]))|中期)?(?<tail>之?以?前|起|以来|期间|的?(?:基础|水平)上|之?以?后(?!期))?/gu;
// "一九九○年", "到二〇〇五年底"; not "二十年"
const SPELLED_YEAR =
  /(?<lead>[到至在从自较比与]|[高低多少优]?于)?(?<year>[一二][九〇○零0ＯO][〇○零0ＯO一二三四五六七八九]{2})年(?<edge>[底末])?(?<tail>之?以?前|起|以来|期间)?/gu;
// "“十四五”期间", "到“十四五”末", "“九五”期间"; not "十五个"
const PLAN =
  /(?<lead>[到至较比])?(?:“(?<quoted>十[一二三四五六七八]|[六七八九])五”|(?<plain>十[一二三四五六七八]|[六七八九])五(?=末|期|时期|规划|计划))(?<edge>期?末|结束|收官)?(?:时期|期间|规划期)?/gu;
// "年底前", "年内", "2月底前", "6月30日前", "，年底全市…"; not "年底考核"
const LOCAL =
  /(?<local>(?:今年|本年|当年)?年[底末]之?前|(?<=^|[，。；：])(?:今年)?年[底末](?![前考总评终奖绩结述])(?=[\u4E00-\u9FFF]{2})|到?年底(?=，)|1?\d月(?:底|末|[123]?\d日)之?前|今?年内|今年|本年度|学期末|到?(?:本世纪|20世纪)[末中]叶?)/gu;
// "每年", "每5年", "年均", "一年2次", "一年只查一次"; not "每个", "一年后", "年均浓度"
const EVERY =
  /一年(?=[只仅]?(?:不超过|至少)?[查检开组召举]?(?:\d|[一两二三四]次))|每(?:\d{1,2}|[一二两三四五六])?个?(?:学年|学期|季度|半年|年度|[年月周日天])|年均(?!浓度|值|水平|气温|PM|降[雨水]量)/gu;
// "3年内", "经过5—10年左右时间"; not "3年以上", "毕业两年内", "登记3年内的"
const WITHIN =
  /(?<!毕业|离校|登记|注册|成立|创办|[近前后满去届])(?:\d{1,2}[—\-－–～至到])?(?:\d{1,2}|[一二两三四五六七八九十])个?年(?:之?以?内(?![的未且初累有])|左右?的?(?:时间|努力)|的?(?:时间|努力))/gu;

// what LOCAL needs, and what WITHIN: "年底", "6月"; "3年", "三个年"
const NEAR = /年[底末内]|今年|\d月|本年度|学期末|世纪/u;
const YEARS = /[\d一二两三四五六七八九十]个?年/u;

/** Last year of the five-year plan with this number: the 14th (十四五) ends in 2025. */
const planEnd = (plan: number): number => 2010 + 5 * (plan - 12) + 5;

/** All dates and periods of a text view, in order; where two overlap the longer one stands. */
export function scanDates(text: string): DateMark[] {
  if (!/[年五每世月]|学期末/u.test(text)) return [];
  const marks = [
    ...(/(?:19|20)\d{2}年/u.test(text) ? marksOf(text, YEAR, yearMark) : []),
    ...(/[〇○零0ＯO一二三四五六七八九]年/u.test(text) ? marksOf(text, SPELLED_YEAR, spelledYearMark) : []),
    ...(text.includes('五') ? marksOf(text, PLAN, planMark) : []),
    ...(NEAR.test(text) ? marksOf(text, LOCAL, nearMark) : []),
    ...marksOf(text, EVERY, (printed) => ({ deadline: printed, year: null, kind: 'every' })),
    ...(YEARS.test(text)
      ? marksOf(text, WITHIN, (printed) => ({ deadline: periodOf(printed), year: null, kind: 'within' }))
      : []),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  return marks.filter((mark, i) => i === 0 || mark.start >= (marks[i - 1]?.end ?? 0));
}

type Meaning = Pick<DateMark, 'deadline' | 'year' | 'kind'>;
type Groups = Record<string, string | undefined>;

function marksOf(
  text: string,
  pattern: RegExp,
  meaning: (printed: string, groups: Groups) => Meaning,
): readonly DateMark[] {
  return matchesOf(pattern, text).map((match) => {
    const printed = match[0];
    return { start: match.index, end: match.index + printed.length, ...meaning(printed, match.groups ?? {}) };
  });
}

/** "5—10年左右时间" → "5—10年左右" */
function periodOf(printed: string): string {
  return printed.replace(/的?(?:时间|努力)$|之?以?内$/gu, '');
}

function nearMark(printed: string): Meaning {
  return { deadline: printed.replace(/^到|之?前$/gu, ''), year: null, kind: 'by' };
}

function planMark(_: string, groups: Groups): Meaning {
  const name = groups['quoted'] ?? groups['plain'] ?? '';
  const year = planEnd(chineseToNumber(name) ?? 0);
  if (/[较比]/u.test(groups['lead'] ?? '')) return { deadline: `${name}五`, year, kind: 'compared' };
  return groups['edge'] === undefined
    ? { deadline: `${name}五`, year, kind: 'during' }
    : { deadline: String(year), year, kind: 'by' };
}

function yearMark(printed: string, groups: Groups): Meaning {
  const { lead, from, year = '', month, edge, tail } = groups;
  const kind = yearKind(lead, edge, tail);
  if (kind === 'from') return { deadline: `${year}年起`, year: null, kind };
  const whole = printed.replace(/^(?:截[至止]|[到至在从自较比与]|[高低多少优]?于)|之?以?前$/gu, '');
  return { deadline: month || edge === '初' ? whole : (from ?? '') + year, year: Number(year), kind };
}

/** "一九九○" → 1990 */
function spelledYearMark(printed: string, groups: Groups): Meaning {
  const digits = Array.from(groups['year'] ?? '', (char) => (/[〇○零0ＯO]/u.test(char) ? 0 : chineseToNumber(char)));
  const year = digits.join('');
  const meaning = yearMark(printed, { ...groups, year });
  return meaning.kind === 'from' ? meaning : { ...meaning, deadline: year };
}

function yearKind(lead: string | undefined, edge: string | undefined, tail: string | undefined): DateMark['kind'] {
  if (lead === '较' || lead === '比' || lead === '与' || (lead?.length ?? 0) > 1)
    return lead?.startsWith('截') ? 'during' : 'compared';
  if (tail === '以来' || tail?.endsWith('上')) return 'compared';
  if (tail === '起' || tail?.endsWith('后') || lead === '从' || lead === '自') return 'from';
  return lead === '到' || lead === '至' || edge !== undefined || tail?.endsWith('前') ? 'by' : 'during';
}
