import { z } from 'zod';
import { chineseToNumber } from '../../graph-schema/numerals.ts';
import type { Comparator } from '../../graph-schema/terms.ts';
import { loadData } from '../data.ts';
import { alternatives } from './pattern.ts';
import { CharTable } from '../char-table.ts';

/** A number with its unit in a text view; [start, end) runs from the first digit to the end of 以上, 左右 … */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  /** "4:6" for ratios. */
  readonly value: number | string;
  readonly value2: number | null;
  readonly unit: string;
  /** Comparator printed behind the unit: 以上, 以内, 左右; null where there is none. */
  readonly after: Comparator | null;
  /** Written in Chinese numerals: "一次", "一半". */
  readonly spelled: boolean;
}

const schema = z.object({
  multipliers: z.array(z.string()),
  bareMultipliers: z.array(z.string()),
  units: z.array(z.string()),
  per: z.array(z.string()),
  spelledUnits: z.array(z.string()),
  classifiers: z.record(z.string(), z.string()),
});
const data = loadData('units', schema);

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** What a measure is taken by: "/日" of "5万吨/日", "/月·平方公里". */
const PER = `(?:[/·](?:${alternatives(data.per)})){0,2}`;
const UNIT = `[余多]?(?:${alternatives(data.multipliers)})?[余多]?(?:${alternatives(data.units)})${PER}|/10万|(?:${alternatives(data.bareMultipliers)})`;
/** What must not follow a unit of one character, since the two make another word: 支持, 部门, 条件. */
const NOT_UNIT =
  /^(?:方[面案式向法便]|支[持撑付出]|部[门分署]|名[单义额录师称]|次[要日性]|条件|条例|门[类户]|家[长庭]|人[才员力工均口民]|成[立果效为本]|对[于接象外口]|组[织建成]|年[度龄级]|位[于置]|种[植子养]|单[位元]|度假|项目|期[间限]|张[贴家]|只[要有能]|口[岸径碑号]|堂[食区])/u;
const AFTER = String.raw`(?:（含）|及)?(以上|以内|之内|内(?![设部容陆外蒙])|以下|左右|上下)`;

/** Reads a pattern at one offset only. */
const sticky = (source: string): RegExp => new RegExp(source, 'uy');
const at = (pattern: RegExp, text: string, offset: number): RegExpExecArray | null => {
  pattern.lastIndex = offset;
  return pattern.exec(text);
};

const NUMBER_AT = sticky(NUMBER);
const RATIO_AT = sticky(String.raw`(?::(?:${NUMBER}))+`);
const UNIT_AT = sticky(UNIT);
const RANGE_AT = sticky(String.raw`(?:-|—{1,2}|－|–|―|～|~|至|到)(?=\d)`);
const AFTER_AT = sticky(AFTER);
const COMPARATOR_AFTER: Record<string, Comparator> = {
  以上: '>=', 以内: '<=', 之内: '<=', 内: '<=', 以下: '<=', 左右: '~', 上下: '~',
}; // prettier-ignore

/** All quantities of a text view, in order and without overlap. Dates, 文号, numbered labels and names (5G, 1+X) are none. */
export function scanQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  addDigitQuantities(found, text);
  const digits = found.length;
  addSpelledQuantities(found, text);
  if (found.length > digits) found.sort((a, b) => a.start - b.start);
  return found.filter((q, i) => i === 0 || q.start >= (found[i - 1]?.end ?? 0));
}

function addDigitQuantities(found: Quantity[], text: string): void {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) continue;
    const quantity = quantityAt(text, i);
    if (quantity && !isName(text, i, quantity.end)) {
      found.push(quantity);
      i = quantity.end - 1;
    } else i = skipNumber(text, i);
  }
}

/** Offset of the last digit of the number at `i`, so that the scan goes on behind it. */
function skipNumber(text: string, i: number): number {
  return i + (at(NUMBER_AT, text, i)?.[0].length ?? 1) - 1;
}

const toNumber = (digits: string): number => Number(digits.replaceAll(',', ''));

function quantityAt(text: string, start: number): Quantity | null {
  const first = at(NUMBER_AT, text, start)?.[0];
  if (first === undefined) return null;
  const behind = start + first.length;
  const ratio = at(RATIO_AT, text, behind)?.[0];
  if (ratio !== undefined) return ratioQuantity(text, start, first + ratio);
  const unit = unitAt(text, behind);
  const range = at(RANGE_AT, text, behind + unit.length)?.[0];
  if (range !== undefined) {
    const second = rangeQuantity(text, start, toNumber(first), behind + unit.length + range.length, unit);
    if (second) return second;
  }
  if (unit === '') return unitless(text, start, behind, toNumber(first));
  if (isDate(text, start, first, unit, behind + unit.length)) return null;
  // "6个、22个、32个工作日"
  const shared = unit === '个' && LIST_MARK.test(text.charAt(behind + 1)) ? sharedUnit(text, behind + 1) : null;
  if (shared?.unit.startsWith('个') && shared.unit !== '个') {
    return { start, end: behind + 1, value: toNumber(first), value2: null, ...shared, spelled: false };
  }
  return withAfter(text, { start, end: behind + unit.length, value: toNumber(first), value2: null, unit });
}

// "系数控制在0.5", "容积率不低于"; not "基尼系数为什么"
const INDEX =
  /(?:系数|指数|容积率|[生师]比|收入比|倍差|密度)(?:总体|平均|均)?(?:达到?|为|控制在|提[高升][到至]|降[低到至]{1,2}|[缩减]小?[到至]|下降[到至]|(?:保持|稳定)在|不?[低高小大]于|不?超过)$/u;
// what a list of numbers with one unit follows: "压缩至", "分别给予"; not "附件"
const LIST_OPENS = /(?:[至到为达奖补]|[低少高多]于|超过|给予)$/u;
const LIST_MARK = /[、和]/u;
const LIST_NEXT = sticky(`[、和](${NUMBER})(个(?=[、和]\\d)|${UNIT}|(?=[、和]\\d))`);
const LONGEST_LIST = 8;

/** A number without a unit of its own: an index ("系数控制在0.5"), or the first of a list that has one unit ("2、3个工作日"). */
function unitless(text: string, start: number, end: number, value: number): Quantity | null {
  const before = text.slice(Math.max(0, start - 16), start);
  if (LIST_MARK.test(text.charAt(end)) && (LIST_OPENS.test(before) || /\d[、和]$/u.test(before))) {
    const shared = sharedUnit(text, end);
    if (shared) return { start, end, value, value2: null, unit: shared.unit, after: shared.after, spelled: false };
  }
  return INDEX.test(before) ? withAfter(text, { start, end, value, value2: null, unit: '' }) : null;
}

/** Unit at the end of a list of numbers that goes on at `offset`, with what is printed behind it. */
function sharedUnit(text: string, offset: number): Pick<Quantity, 'unit' | 'after'> | null {
  for (let at = offset, n = 0; n < LONGEST_LIST; n++) {
    LIST_NEXT.lastIndex = at;
    const match = LIST_NEXT.exec(text);
    if (!match) return null;
    at = LIST_NEXT.lastIndex;
    const unit = match[2] ?? '';
    if (unit === '' || (unit === '个' && LIST_MARK.test(text.charAt(at)))) continue;
    const { unit: bare, after } = withAfter(text, { start: offset, end: at, value: 0, value2: null, unit });
    return unitAt(text, at - unit.length) === unit ? { unit: bare, after } : null;
  }
  return null;
}

function unitAt(text: string, offset: number): string {
  const unit = at(UNIT_AT, text, offset)?.[0] ?? '';
  const last = offset + unit.length - 1;
  return unit !== '' && NOT_UNIT.test(text.slice(last, last + 2)) ? '' : unit;
}

function withAfter(text: string, core: Omit<Quantity, 'after' | 'spelled'>, spelled = false): Quantity {
  const after = at(AFTER_AT, text, core.end);
  const approximate = /[余多]/u.test(core.unit);
  return {
    ...core,
    unit: core.unit.replace(/[余多]/u, ''),
    end: core.end + (after?.[0].length ?? 0),
    after: after ? (COMPARATOR_AFTER[after[1] ?? ''] ?? null) : approximate ? '>' : null,
    spelled,
  };
}

/** "4:6", "3:3:4"; times of day ("9:30") are none. */
function ratioQuantity(text: string, start: number, printed: string): Quantity | null {
  const context = text.slice(Math.max(0, start - 24), start);
  if (!/[比例构]/u.test(context)) return null;
  return withAfter(text, { start, end: start + printed.length, value: printed, value2: null, unit: '比' });
}

function rangeQuantity(text: string, start: number, value: number, from: number, firstUnit: string): Quantity | null {
  const second = at(NUMBER_AT, text, from)?.[0];
  if (second === undefined) return null;
  const behind = from + second.length;
  const printed = unitAt(text, behind);
  if (isDate(text, start, String(value), printed || firstUnit, behind + printed.length)) return null;
  const value2 = toNumber(second);
  // "由20个工作日至15个工作日" and "12日至2024年" are no ranges
  if (value2 <= value && (firstUnit === '' || printed === firstUnit)) return null;
  if (printed === '年' && /^(?:19|20)\d{2}$/u.test(second)) return null;
  if (printed === '' && firstUnit !== '') return null;
  const unit = printed || classifierOf(text, behind);
  if (unit === '') return null;
  return withAfter(text, { start, end: behind + printed.length, value, value2, unit });
}

/** Unit of a range that is printed without one, from the noun behind it: "1—2高校" counts in 所. */
function classifierOf(text: string, from: number): string {
  const noun = text.slice(from, from + 6);
  const hit = Object.keys(data.classifiers).find((name) => noun.startsWith(name) || noun.slice(2).startsWith(name));
  return hit === undefined ? '' : (data.classifiers[hit] ?? '');
}

/** "2025年", "12日", "2023—2025年": a date, no quantity of time. */
function isDate(text: string, start: number, digits: string, unit: string, end: number): boolean {
  if (unit === '年') return /^(?:19|20)\d{2}$/u.test(digits);
  if (unit !== '日') return false;
  return text.charAt(start - 1) === '月' || !/^(?:内|以内|之内|以上)/u.test(text.slice(end, end + 2));
}

/** Numbers that belong to a name or an ordinal: "第45届", "5G", "A4", "1+X", "前30名", "3.0版", "7×24小时", "10万吨级". */
function isName(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  if (/[第前+×*A-Za-z./\d〔[（-]$/u.test(before) && !/（$/u.test(before)) return true;
  return /^(?:[+×A-Za-z版]|周年|级(?!以上)|强(?!化))/u.test(text.slice(end, end + 3));
}

const SPELLED = '[一二两三四五六七八九十百千]{1,7}';
/** What a quantity in Chinese numerals begins with, and what may stand behind that. */
const SPELLED_START = new CharTable(/^[百二三四五六七八九十一两千半过翻]$/u);
const SPELLED_NEXT = new CharTable(
  new RegExp(
    `^[一二两三四五六七八九十百千分半数成番万亿${data.spelledUnits.map((unit) => unit.charAt(0)).join('')}]$`,
    'u',
  ),
);

// "百分之三十", "三分之二以上", "一半以上", "九成五以上", "翻一番", "翻番", "两次"; not "一定", "十分", "三成立"
const SPELLED_QUANTITY = new RegExp(
  `百分之(?<percent>[零一二三四五六七八九十百点]{1,9})|(?<parts>[二三四五六七八九十]{1,2})分之(?<share>[一二三四五六七八九]{1,2})|(?<half>一半|半数|过半)|(?<tenths>[一二两三四五六七八九])成(?<hundredths>[一二三四五六七八九半])?(?=以上|左右|的|[，。；、]|$)|(?<doubled>翻番)|翻(?<times>[一两二三])番|(?<count>${SPELLED})(?<unit>[万亿]?(?:${alternatives(data.spelledUnits)}))`,
  'uy',
);

function addSpelledQuantities(found: Quantity[], text: string): void {
  for (let i = 0; i < text.length - 1; i++) {
    if (SPELLED_START.widthAt(text, i) === 0 || SPELLED_NEXT.widthAt(text, i + 1) === 0) continue;
    const match = at(SPELLED_QUANTITY, text, i);
    if (!match) continue;
    i += match[0].length - 1;
    const groups = match.groups ?? {};
    const [value, unit] = spelledValue(groups);
    if (value === null || !isCounted(text, match.index, match.index + match[0].length)) continue;
    const core = { start: match.index, end: match.index + match[0].length, value, value2: null, unit };
    found.push(withAfter(text, core, true));
  }
}

// "下一年度", "上一年", "最后一个月", "同一天": which one, not how many
const WHICH = /[下上同某另后]$/u;

/** False for ordinals and words: "第一次", "一次性", "每一个", "下一年". */
function isCounted(text: string, start: number, end: number): boolean {
  if (WHICH.test(text.charAt(start - 1)) && /^一个?[年月周日天]/u.test(text.slice(start, start + 3))) return false;
  return !/[第十百千万亿零〇每\d]/u.test(text.charAt(start - 1)) && text.charAt(end) !== '性';
}

function spelledValue(groups: Record<string, string | undefined>): [number | null, string] {
  if (groups['percent'] !== undefined) return [percentOf(groups['percent']), '%'];
  if (groups['parts'] !== undefined) {
    const parts = chineseToNumber(groups['parts']) ?? 1;
    return [Math.round(((chineseToNumber(groups['share'] ?? '') ?? 0) / parts) * 10_000) / 100, '%'];
  }
  if (groups['half'] !== undefined) return [50, '%'];
  if (groups['tenths'] !== undefined) return [tenthsOf(groups['tenths'], groups['hundredths']), '%'];
  if (groups['doubled'] !== undefined) return [1, '番'];
  if (groups['times'] !== undefined) return [chineseToNumber(groups['times']), '番'];
  return [chineseToNumber(groups['count'] ?? ''), groups['unit'] ?? ''];
}

/** "九", "五" → 95; "两", "半" → 25 */
function tenthsOf(tenths: string, hundredths = '零'): number {
  return 10 * (chineseToNumber(tenths) ?? 0) + (hundredths === '半' ? 5 : (chineseToNumber(hundredths) ?? 0));
}

/** "三十" → 30, "一点五" → 1.5 */
function percentOf(numeral: string): number | null {
  const [whole = '', part] = numeral.split('点');
  const value = chineseToNumber(whole);
  if (value === null || part === undefined) return value;
  const digits = Array.from(part, (char) => chineseToNumber(char) ?? '').join('');
  return Number(`${value}.${digits}`);
}
