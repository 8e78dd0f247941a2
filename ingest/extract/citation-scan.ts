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

// "〔2021〕35号", "[2018]第49号"; not "（2021年）"
const YEAR_SERIAL = /[〔[（【](?:19|20)\d{2}[〕\]）】]第?\d{1,5}号/gu;
// "国务院令第722号", "财政部公告2023年第7号"; not "命令第一批"
const ORDER_SERIAL = /(?:令|公告)(?:[〔[（]?(?:19|20)\d{2}[年〕\]）])?第\d{1,5}号/gu;
// agency code before the year: "渝府发", "国办函"; not "，按照"
const CODE = /[\u4e00-\u9fa5]{1,14}$/u;
/** Words that end before a 文号: "按照国发〔2019〕4号" is 国发〔2019〕4号. */
const CODE_LEAD =
  /^.*(?:按照|根据|依据|依照|贯彻|落实|执行|参照|参见|详见|通过|文件|[依及和与以的原见据了对将由为从])/u;

/** All 文号 of a text, in order. */
export function numberMarks(text: string): NumberMark[] {
  return [...marksOf(text, YEAR_SERIAL), ...marksOf(text, ORDER_SERIAL)].sort((a, b) => a.start - b.start);
}

function* marksOf(text: string, pattern: RegExp): Generator<NumberMark> {
  for (const match of text.matchAll(pattern)) {
    const code = CODE.exec(text.slice(Math.max(0, match.index - 14), match.index))?.[0] ?? '';
    const kept = code.slice(CODE_LEAD.exec(code)?.[0].length ?? 0);
    if (kept === '') continue;
    const start = match.index - kept.length;
    const end = match.index + match[0].length;
    yield { start, end, number: text.slice(start, end) };
  }
}

/**
 * One spelling for all that mean the same 文号: no white space, 〔〕 round the year, no 第, half-width digits.
 * @example normaliseNumber('国办发[2018] 49 号') === '国办发〔2018〕49号'
 */
export function normaliseNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[〔[(【{]((?:19|20)\d{2})[〕\])】}]/u, '〔$1〕')
    .replace(/〕第?(\d+)号?$/u, (_, serial: string) => `〕${Number(serial)}号`);
}
