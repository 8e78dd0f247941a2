import type { CleanLine, CleanText } from '../types.ts';

/** A line of the document without the white space that only spreads characters out. */
export interface FrontLine {
  /** Words as printed, white space between Chinese characters kept as one space. */
  text: string;
  /** All white space removed. */
  tight: string;
  source: CleanLine;
}

/** Lines looked at for header and title. */
const FRONT = 80;
const FRONT_LENGTH = 6000;

// "一、总体要求", "第一章 总则", "第一条"; not "第一批", "7. 某局关于…"
const BODY_START = /^(?:一、|第[一1](?:[章条编节]|部分)|[（(]一[）)]|1[.．、](?!\d))/u;

/** Lines up to the first numbered heading, at most some eighty: issuer mark, number, title, addressees, notice, signature. */
export function frontLines(clean: CleanText): FrontLine[] {
  const lines: FrontLine[] = [];
  let length = 0;
  for (const line of clean.lines) {
    const front = toFrontLine(line);
    if (front.tight === '') continue;
    if (lines.length > 0 && BODY_START.test(front.tight) && !isCompilersHeading(front.tight)) break;
    lines.push(front);
    length += front.tight.length;
    if (lines.length >= FRONT || length > FRONT_LENGTH) break;
  }
  return lines;
}

/** Every line of the document as front lines are. */
export function toFrontLine(line: CleanLine): FrontLine {
  const text = line.text.replace(/[\s\u200B]+/gu, ' ').trim();
  return { text: closeGaps(text), tight: text.replaceAll(' ', ''), source: line };
}

// "1.国务院印发…的通知": a number that a compiler put before a title; not "1.加强领导。"
const COMPILERS = /^\d{1,3}[.．、].{4,80}(?:通知|意见|决定|办法|方案|条例|措施|通告|公告)(?:[（(]|$)/u;

function isCompilersHeading(tight: string): boolean {
  return COMPILERS.test(tight) && !tight.includes('。');
}

/** Removes spaces beside digits, letters and punctuation, which extraction puts into Chinese lines: "2023 年4 月" → "2023年4月". */
export function closeGaps(text: string): string {
  return text
    .replace(/(?<=[\d\uFF10-\uFF19A-Za-z〔〕（）()《》“”：、，。]) (?=[^\d\uFF10-\uFF19A-Za-z])/gu, '')
    .replace(/(?<=[^\d\uFF10-\uFF19A-Za-z]) (?=[\d\uFF10-\uFF19A-Za-z〔〕（）()《》“”：、，。])/gu, '');
}
