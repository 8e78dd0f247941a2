import { chineseToNumber, numberToChinese } from '../../graph-schema/numerals.ts';

/** Kinds of numbering. */
export type Family =
  | 'part' // 第一编, 第一部分
  | 'chapter' // 第三章
  | 'section' // 第二节
  | 'article' // 第十二条
  | 'cn' // 二、
  | 'pcn' // （二）
  | 'ar' // 2. 2． 2、
  | 'par' // （2） 2）
  | 'd1' // 2 总则
  | 'd2' // 2.1
  | 'd3' // 2.1.3
  | 'circ' // ②
  | 'ordinal' // 第二，
  | 'is' // 二是
  | 'dash' // ——
  | 'row' // number of a table row
  | 'box' // 专栏2
  | 'plain'; // a heading without a number

/** One way to read the beginning of a line as a label. */
export interface Reading {
  family: Family;
  number: number;
  /** What the label is in a locator: "二", "（二）", "6", "第十二条". */
  label: string;
  /** As printed, with its mark. */
  printed: string;
  /** Numbers before the last one: "2" of "2.1". */
  prefix?: string;
  /** How far the print is from the family's usual form; 0 for usual. */
  cost: number;
  /** Nothing before it goes on: it stands beside the whole of the lists above. */
  closes?: true;
}

const LABEL_OF: Record<Exclude<Family, 'box' | 'part' | 'd2' | 'd3' | 'plain'>, (n: number) => string> = {
  chapter: (n) => `第${numberToChinese(n)}章`,
  section: (n) => `第${numberToChinese(n)}节`,
  article: (n) => `第${numberToChinese(n)}条`,
  cn: numberToChinese,
  pcn: (n) => `（${numberToChinese(n)}）`,
  ar: String,
  par: (n) => `（${n}）`,
  circ: (n) => (n <= 20 ? String.fromCharCode(0x245f + n) : `〔${n}〕`),
  ordinal: (n) => `第${numberToChinese(n)}`,
  is: (n) => `${numberToChinese(n)}是`,
  dash: (n) => `—${n}`,
  row: String,
  d1: String,
};

/** Label of a family for a number: labelOf('pcn', 2) === '（二）'. */
export function labelOf(family: Family, number: number, printed: string): string {
  const value = Math.min(Math.max(number, 1), 999);
  if (family === 'part') return `第${numberToChinese(value)}${printed.includes('编') ? '编' : '部分'}`;
  // matches "3" in "2.3"
  if (family === 'plain') return printed;
  if (family === 'd2' || family === 'd3') return printed.replace(/\d+$/u, String(value));
  if (family === 'box') return number > 0 ? `专栏${number}` : '专栏';
  return LABEL_OF[family](value);
}

const NUMERALS = '一二三四五六七八九十百零〇';
const DIGITS = '0123456789';
const CN = `[${NUMERALS}]{1,5}`;
/** The forms that labels have, each with the characters that it begins with: the others need not be tried. */
const FORMS: { first: string; pattern: RegExp; family: Family; cost: number }[] = [
  // matches "第一编 总则", "第二部分　任务"; not "第一编辑部"
  {
    first: '第',
    pattern: new RegExp(`^第(${CN}|\\d{1,3})(?:编|篇|部分)(?=[\\s:：、]|[^，。]{0,30}$)`, 'u'),
    family: 'part',
    cost: 0,
  },
  // matches "第三章 总则", "第 3 章"; not "第三章程"
  { first: '第', pattern: new RegExp(`^第\\s?(${CN}|\\d{1,3})\\s?章(?!程)`, 'u'), family: 'chapter', cost: 0 },
  // matches "第二节 登记"; not "第二节课"
  { first: '第', pattern: new RegExp(`^第\\s?(${CN}|\\d{1,3})\\s?节(?![课约])`, 'u'), family: 'section', cost: 0 },
  // matches "第十二条 国家", "第5条【目的】"; not "第三条款", "第一条例", "第十条、第十一条规定"
  {
    first: '第',
    pattern: new RegExp(`^第\\s?(${CN}|\\d{1,3})\\s?条(?![例款件、和至第规的之])`, 'u'),
    family: 'article',
    cost: 0,
  },
  // matches "二、目标", "二．目标", "二 、目标"; not "二是", "二、三季度"
  {
    first: NUMERALS,
    pattern: new RegExp(`^(${CN})\\s?[、．.﹒](?!\\s?[一二三四五六七八九十]+[、季产级月期年线类等])`, 'u'),
    family: 'cn',
    cost: 0,
  },
  // matches "二 总体要求"; not "二 、"
  { first: NUMERALS, pattern: new RegExp(`^(${CN})[:：\\s](?=\\S)`, 'u'), family: 'cn', cost: 1.2 },
  // matches "（二）目标", "(二)目标", "〔二〕"; not "（二季度）"
  {
    first: '（(〔',
    pattern: new RegExp(`^[（(〔]\\s?(${CN})\\s?[）)〕](?:[、．.﹒]|(?!项(?!目)|款(?!项)|条(?!件)|至))`, 'u'),
    family: 'pcn',
    cost: 0,
  },
  // matches "二）目标", "（二目标" with a bracket lost; not "（一般"
  { first: NUMERALS, pattern: new RegExp(`^(${CN})[）)]`, 'u'), family: 'pcn', cost: 1 },
  // matches "6．加强", "6.加强", "6、加强", "6.2023年底前"; not "6.5个", "2023.5"
  { first: DIGITS, pattern: /^(\d{1,3})\s?(?:[．.﹒](?!\d(?!\d{3}\s?年|\+))|、(?!\d+[、，]))/u, family: 'ar', cost: 0 },
  // matches "35.5个地级市", where 35 may be the number; not "35.5％"
  { first: DIGITS, pattern: /^(\d{1,3})[．.﹒](?=\d{1,3}[个家名类条项部])/u, family: 'ar', cost: 1 },
  // matches "（6）加强", "(6)"; not "（6）》"
  { first: '（(', pattern: /^[（(]\s?(\d{1,3})\s?[）)](?![》”])/u, family: 'par', cost: 0 },
  // matches "6）加强"; not "6）。"
  { first: DIGITS, pattern: /^(\d{1,3})[）)](?![。，；])/u, family: 'par', cost: 0.2 },
  // matches "第二，加强", "第二、加强"; not "第二批"
  { first: '第', pattern: new RegExp(`^第(${CN})[，、]`, 'u'), family: 'ordinal', cost: 0 },
  // matches "二是加强"; not "二是指"
  { first: NUMERALS, pattern: new RegExp(`^(${CN})是(?!指|否)`, 'u'), family: 'is', cost: 0 },
  // matches "专栏2：指标", "专栏 2 指标", "专栏：指标"; not "专栏作家"
  {
    first: '专',
    pattern: /^专\s?栏\s?(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:\s?[:：．.﹒、]|(?=\s|$)|(?<=\d)(?=\S))/u,
    family: 'box',
    cost: 0,
  },
  // matches "——环境更加优化。", "— 推进"; not "-3", "—3—"
  { first: '—–―─━－-', pattern: /^[—―–─━－-]{1,3}\s?(?=[“《（\u4e00-\u9fff])/u, family: 'dash', cost: 0 },
  // matches "•修建管网", "● 更换水表"; not "·6·", "•3"
  { first: '·•●◆◇▪➢➤', pattern: /^[·•●◆◇▪➢➤]\s?(?=[“《（\u4e00-\u9fff])/u, family: 'dash', cost: 0.3 },
];

type Form = (typeof FORMS)[number];

/** The same by the first character. */
const FORMS_OF = new Map<number, Form[]>();
for (const form of FORMS) {
  for (const first of form.first) {
    const code = first.charCodeAt(0);
    const forms = FORMS_OF.get(code);
    if (forms) forms.push(form);
    else FORMS_OF.set(code, [form]);
  }
}

/** Numbers that are one character with their mark: first character, how many, and the kind they count as. */
const ENCLOSED: [first: number, count: number, family: 'circ' | 'par' | 'ar' | 'pcn'][] = [
  [0x2460, 20, 'circ'], // ①
  [0x2474, 20, 'par'], // ⑴
  [0x2488, 20, 'ar'], // ⒈
  [0x3220, 10, 'pcn'], // ㈠
];

function readEnclosed(text: string): Reading[] {
  const code = text.charCodeAt(0);
  for (const [first, count, family] of ENCLOSED) {
    const number = code - first + 1;
    if (!(number >= 1 && number <= count)) continue;
    const printed = text.charAt(0);
    return [{ family, number, label: labelOf(family, number, printed), printed, cost: 0 }];
  }
  return [];
}

const UNIT = '(?![年月日个亿万千百元%％倍米公里平方吨家名项户人级天小时左右以上至类条部期第号])';
// matches "2.1编制目的", "4.2.1 响应程序"; not "5.3亿元", "1.5个"
const DECIMAL = new RegExp(`^(\\d{1,2}(?:\\.\\d{1,2})?)\\.(\\d{1,2})\\.?(?=\\s?[\\u4e00-\\u9fff（“《])${UNIT}`, 'u');
// matches "2 组织机构", "2组织机构"; not "2 个部门", "2023年目标"
const WHOLE = new RegExp(`^(\\d{1,2})\\s?(?=[\\u4e00-\\u9fff][\\u4e00-\\u9fff、（）]{1,19}。?$)${UNIT}`, 'u');

function readDecimals(text: string): Reading[] {
  const decimal = DECIMAL.exec(text);
  if (decimal?.[1] && decimal[2]) {
    const family = decimal[1].includes('.') ? 'd3' : 'd2';
    const label = `${decimal[1]}.${decimal[2]}`;
    return [{ family, number: Number(decimal[2]), label, printed: label, prefix: decimal[1], cost: 0 }];
  }
  const whole = WHOLE.exec(text)?.[1];
  return whole === undefined ? [] : [{ family: 'd1', number: Number(whole), label: whole, printed: whole, cost: 0.2 }];
}

/** Kinds whose numbers are counted, not read. */
export const COUNTED: ReadonlySet<Family> = new Set(['dash', 'plain']);

/** An unnumbered heading as a label: its own text. */
export function plainReading(text: string): Reading {
  const label = text.replace(/\s+/gu, '').replace(/\//gu, '／');
  return { family: 'plain', number: 0, label, printed: label, cost: 0.3 };
}

/** Cost of taking "3、" for "三、": the mark is the one of Chinese numerals. */
const ARABIC_FOR_CHINESE = 2.2;

/**
 * All ways to read the beginning of a line as a label, the usual one first; empty where there is none.
 * @example readLabels('3、 重点任务') gives 3 among arabic items and, at a cost, 三
 */
export function readLabels(text: string): Reading[] {
  const forms = FORMS_OF.get(text.charCodeAt(0));
  if (!forms) return readEnclosed(text);
  const readings = DIGITS.includes(text.charAt(0)) ? readDecimals(text) : [];
  for (const { pattern, family, cost } of forms) {
    const match = pattern.exec(text);
    if (!match) continue;
    const number = family === 'dash' ? 0 : numberOf(match[1] ?? '');
    if (number === null || number > 999 || (number === 0 && family !== 'dash' && family !== 'box')) continue;
    const printed = match[0].trim();
    readings.push({ family, number, label: labelOf(family, number, printed), printed, cost });
    if (family === 'ar' && printed.endsWith('、')) {
      readings.push({ family: 'cn', number, label: labelOf('cn', number, printed), printed, cost: ARABIC_FOR_CHINESE });
    }
    if (family === 'par') {
      readings.push({ family: 'pcn', number, label: labelOf('pcn', number, printed), printed, cost: 2.6 });
    }
    break;
  }
  return readings;
}

/** Value of a printed number; of none, which a box may have, 0. */
function numberOf(digits: string): number | null {
  return /^\d*$/u.test(digits) ? Number(digits) : chineseToNumber(digits);
}
