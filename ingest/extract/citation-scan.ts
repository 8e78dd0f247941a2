import { matchesOf } from '../patterns.ts';

/** A title in 《》 as it stands in a text view: [start, end) holds the marks, `title` does not. */
export interface TitleMark {
  readonly start: number;
  readonly end: number;
  readonly title: string;
}

/** Titles longer than this are taken for a mark that was not closed. */
const TITLE_LIMIT = 160;

/**
 * Outermost 《…》 of a text, with what is nested in them: 《关于印发〈规划〉的通知》 and 《关于印发《规划》的通知》 are one.
 * A mark that is not closed within 160 characters is passed over.
 */
export function titleMarks(text: string): TitleMark[] {
  const marks: TitleMark[] = [];
  for (let at = text.indexOf('《'); at >= 0;) {
    const end = closingMark(text, at);
    if (end > at) marks.push({ start: at, end, title: text.slice(at + 1, end - 1) });
    at = text.indexOf('《', Math.max(end, at + 1));
  }
  return marks;
}

/** Offset behind the 》 that closes the 《 at `start`, or -1. */
function closingMark(text: string, start: number): number {
  const limit = Math.min(text.length, start + TITLE_LIMIT);
  let depth = 0;
  let first = -1;
  for (let i = start; i < limit; i++) {
    const char = text.charAt(i);
    if (char === '《') depth += 1;
    else if (char === '》') {
      depth -= 1;
      if (depth === 0) return i + 1;
      if (first < 0) first = i + 1;
    } else if (char === '。' && depth > 0) break;
  }
  return first;
}

/** A 文号 in a text view. */
export interface NumberMark {
  readonly start: number;
  readonly end: number;
  readonly number: string;
}

/** Forms of a 文号 behind its agency code, misprinted ones too. */
const SERIALS = [
  // "〔2021〕35号", "[2018]第49号", "〈2019〉7号", "（2022）30" before "）"; not "（2021年）"
  /[〔[（【〈{](?:19|20)\d{2}[〕\]）】〉}]第?\d{1,5}(?:号|(?=）))/gu,
  // "发2022〕31号", whose bracket is lost; not "到2022〕"
  /(?<=[发函字办规])(?:19|20)\d{2}[〕\]】]第?\d{1,5}号/gu,
  // "发（86）27号", as years were written before 1990; not "（80）3号楼"
  /(?<=[发函字办规])[〔[（【][5-9]\d[〕\]）】]第?\d{1,5}号/gu,
  // "国务院令第722号", "主席令第六十九号", "财政部公告2023年第7号"; not "命令第一批"
  /(?:令|公告)(?:[〔[（]?(?:19|20)\d{2}[年〕\]）])?第(?:\d{1,5}|[一二三四五六七八九十百零]{1,6})号/gu,
  // "药监局2023年第5号公告"; not "2023年第5号机组"
  /(?:19|20)\d{2}年第\d{1,5}号(?:公告|通告|令)/gu,
];
// "（83）国发12号", with the year in front; not "（83）12号"
const YEAR_FIRST = /[〔[（【](?:19)?[5-9]\d[〕\]）】][\u4e00-\u9fa5]{1,8}[发函字办]\d{1,4}号/gu;
// agency code before the year: "渝府发", "国办函"; not "，按照"
const CODE = /[\u4e00-\u9fa5]{1,14}$/u;
/** Words that end before a 文号: "按照国发〔2019〕4号" is 国发〔2019〕4号, 住房和城乡建设部令 stays whole. */
const CODE_LEAD =
  /^.*(?:按照|根据|依据|依照|贯彻|落实|执行|参照|参见|详见|通过|文件|(?<!共)和(?!城乡|改革|信息化|社会保障|旅游|规划)|[依及与以的原见据了对将由为从])/u;
// "、35号" behind "国办发〔2022〕30号"; not "、35号楼"
const NEXT_SERIAL = /^[、和]第?(\d{1,5})号(?![楼线机院地])/u;

// the only end of a 文号 without 号: "（2022）30" before "）"; not "（2022）"
const SERIAL_IN_BRACKET = /[〕\]）】〉}]第?\d{1,5}）/u;

/** All 文号 of a text, in order; those of a list, "国办发〔2022〕30号、35号", each as it would be printed alone. */
export function numberMarks(text: string): NumberMark[] {
  if (!text.includes('号') && !SERIAL_IN_BRACKET.test(text)) return [];
  const first = matchesOf(YEAR_FIRST, text).map((match) => markAt(text, match.index, match[0].length));
  const marks = SERIALS.flatMap((pattern) => marksOf(text, pattern));
  return [...first, ...marks, ...marks.flatMap((mark) => listed(text, mark))].sort((a, b) => a.start - b.start);
}

function markAt(text: string, start: number, length: number): NumberMark {
  return { start, end: start + length, number: text.slice(start, start + length) };
}

function marksOf(text: string, pattern: RegExp): NumberMark[] {
  return matchesOf(pattern, text).flatMap((match) => {
    const code = CODE.exec(text.slice(Math.max(0, match.index - 14), match.index))?.[0] ?? '';
    const kept = code.slice(CODE_LEAD.exec(code)?.[0].length ?? 0);
    return kept === '' ? [] : [markAt(text, match.index - kept.length, kept.length + match[0].length)];
  });
}

/** Further numbers of one agency and year behind a 文号. */
function listed(text: string, mark: NumberMark): NumberMark[] {
  const stem = /^(.*[〕\]）】〉}])第?\d+号$/u.exec(mark.number)?.[1];
  const marks: NumberMark[] = [];
  for (let end = mark.end; stem !== undefined;) {
    const [printed, serial] = NEXT_SERIAL.exec(text.slice(end, end + 8)) ?? [];
    if (printed === undefined) break;
    marks.push({ start: end + 1, end: end + printed.length, number: `${stem}${serial}号` });
    end += printed.length;
  }
  return marks;
}

/**
 * One spelling for all that mean the same 文号: no white space, 〔〕 round the year of four digits behind the agency code,
 * no 第, half-width digits.
 * @example normaliseNumber('国办发[2018] 49 号') === '国办发〔2018〕49号'
 */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/^[〔[(【]((?:19)?[5-9]\d)[〕\])】](\D+)/u, '$2〔$1〕')
    .replace(/[〔[(【〈{]?((?:19|20)\d{2})[〕\])】〉}]/u, '〔$1〕')
    .replace(/[〔[(【]([5-9]\d)[〕\])】]/u, '〔19$1〕')
    .replace(/〕第?(\d+)号?$/u, (_, serial: string) => `〕${Number(serial)}号`);
}
