/** 发文字号 as printed (white space removed, brackets 〔〕) and its parts. */
export interface DocumentNumber {
  text: string;
  /** 发文机关代字: 渝府办发. */
  code: string;
  year: string | null;
  serial: string;
}

const OPEN = '[〔[［（(【﹝]';
const CLOSE = '[〕\\]］）)】﹞]';
// "渝府发〔2021〕35号", "国办发(1984)12号", "教职成［2022］第3号"; not "（2021年）", "〔2021〕35号文件精神"
const PLAIN = new RegExp(
  `([\\u3007\\u4E00-\\u9FFFA-Za-z·、]{1,24})${OPEN}((?:19|20)?\\d{2})年?${CLOSE}第?(\\d{1,5})号?`,
  'u',
);
// "（86）教职字008号", "(84)教计字第21号": the year in front, as was usual in the 1980s
const YEAR_FIRST = new RegExp(`${OPEN}((?:19)?[5-9]\\d)${CLOSE}([\\u4E00-\\u9FFF]{1,10}?)第?(\\d{1,5})号`, 'u');
// "中华人民共和国国务院令第707号", "某省人民政府令第12号"; not "命令第一号兵站"
const ORDER =
  /([\u4E00-\u9FFF]{2,24}(?:令|公告))(?:[〔（(]?(\d{4})[〕）)]?年?)?第(\d{1,5}|[〇零一二三四五六七八九十百]{1,6})号/u;
// "2023年第12号" under the name of the issuer
const BARE_ORDER = /^((?:19|20)\d{2})年第(\d{1,5})号$/u;

/** White space removed, full-width digits and letters made half-width. */
export function tightNumber(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replace(/[\uFF10-\uFF19\uFF21-\uFF3A]/giu, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
}

/**
 * The document number that a line is, with whatever label or issuer mark stands around it; null where the line is
 * something else, such as a sentence that cites a number.
 */
export function parseNumberLine(line: string): DocumentNumber | null {
  const tight = tightNumber(line).replace(LABEL, '');
  if (tight.length > 60) return null;
  return (
    whole(tight, PLAIN, plain) ?? whole(tight, YEAR_FIRST, yearFirst) ?? whole(tight, ORDER, order) ?? bareOrder(tight)
  );
}

// "文号：", "发文字号:", "编号："; not "索引号："
const LABEL = /^(?:(?:发文)?(?:字号|文号)|文件编号|编号)[:：]/u;
// What may stand behind a number on its line: "签发人：甲", "（此件公开发布）", "*"; not "（（公开）"
const BEHIND = /^(?:[（(][^（()）]{0,12}[）)]|签发人[:：][^（()）:：*＊★]{0,12}|[*＊★])*$/u;

function whole(
  tight: string,
  pattern: RegExp,
  make: (match: RegExpExecArray) => DocumentNumber,
): DocumentNumber | null {
  const match = pattern.exec(tight);
  if (!match) return null;
  const before = tight.slice(0, match.index);
  const after = tight.slice(match.index + match[0].length);
  return BEFORE.test(before) && BEHIND.test(after) ? make(match) : null;
}

// What may stand before a number on its line: nothing, an opening bracket or "★"
const BEFORE = /^[（(★*＊]?$/u;

function plain(match: RegExpExecArray): DocumentNumber {
  const code = (match[1] ?? '').replace(/^.*文件/u, '');
  return { text: `${code}〔${match[2]}〕${match[3]}号`, code, year: fullYear(match[2]), serial: serialOf(match[3]) };
}

function yearFirst(match: RegExpExecArray): DocumentNumber {
  const printed = match[0].replace(/^.(\d+)./u, '〔$1〕');
  return { text: printed, code: match[2] ?? '', year: fullYear(match[1]), serial: serialOf(match[3]) };
}

function order(match: RegExpExecArray): DocumentNumber {
  const text = match[0].replace(/^.*[日由经据]/u, '');
  return { text, code: text.replace(/(?:令|公告).*$/u, ''), year: match[2] ?? null, serial: serialOf(match[3]) };
}

function bareOrder(tight: string): DocumentNumber | null {
  const match = BARE_ORDER.exec(tight);
  return match && { text: match[0], code: '', year: match[1] ?? null, serial: match[2] ?? '' };
}

function fullYear(year: string | undefined): string | null {
  if (!year) return null;
  return year.length === 4 ? year : `19${year}`;
}

/** The first number anywhere in a text that is not a line of its own, such as the value of a metadata table. */
export function findNumber(text: string): DocumentNumber | null {
  const tight = tightNumber(text);
  const match = PLAIN.exec(tight);
  if (match) return plain(match);
  const old = YEAR_FIRST.exec(tight);
  if (old) return yearFirst(old);
  const decree = ORDER.exec(tight);
  return decree && order(decree);
}

function serialOf(digits: string | undefined): string {
  return (digits ?? '').replace(/^0+(?=\d)/u, '');
}
