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
const BODY_START = /^(?:一、|第[一1](?:[章条编节]|部分)|[（(]一[）)])/u;
// "1.加强领导": opens the body too, but compilers number titles so; not "1.5倍"
const FIRST_ITEM = /^1[.、．](?!\d)/u;
/** Lines of a header before which no body begins with an item 1. */
const LEAST_HEADER = 5;
// "# Page 12:", "Page 12": page marks of text extraction; not "Page 12 of the report"
const PAGE_MARK = /^#?Page\d+:?$/iu;

/** Lines up to the first numbered heading, at most some eighty: issuer mark, number, title, addressees, notice, signature. */
export function frontLines(all: readonly FrontLine[]): FrontLine[] {
  const lines: FrontLine[] = [];
  let length = 0;
  for (const front of all) {
    if (lines.length > 0 && BODY_START.test(front.tight)) break;
    if (lines.length >= LEAST_HEADER && FIRST_ITEM.test(front.tight)) break;
    lines.push(front);
    length += front.tight.length;
    if (lines.length >= FRONT || length > FRONT_LENGTH) break;
  }
  return lines;
}

/** Every line of the document that has text and is no page mark, as front lines are. */
export function allLines(clean: CleanText): FrontLine[] {
  return clean.lines
    .flatMap((line, i) => {
      const spaced = /[\s\u200B]/u.test(line.text);
      const text = spaced ? closeGaps(line.text.replace(/[\s\u200B]+/gu, ' ').trim()) : line.text;
      return (i < FRONT ? cut(text) : [text]).map((piece) => toFrontLine(piece, line));
    })
    .filter(({ tight }) => tight !== '' && !PAGE_MARK.test(tight));
}

/** What stands behind a cut may start with a number of its own, hence twice. */
function cut(text: string): string[] {
  if (!/[）)号:：]/u.test(text)) return [text];
  const once = text.slice(0, CUT_LENGTH).split(CUTS);
  if (once.length === 1) return [text];
  const pieces = once.flatMap((piece) => piece.split(CUTS));
  return [...pieces.slice(0, -1), (pieces.at(-1) ?? '') + text.slice(CUT_LENGTH)];
}

/** Headers end within so many characters of a line. */
const CUT_LENGTH = 600;

/**
 * Places where header lines that were run together come apart: behind a date in brackets (…的通知（2023年5月1日）|某政发…),
 * behind a number at the start of a line, behind addressees, behind 附注, before what a page says about itself (发布时间：).
 */
const CUTS = new RegExp(
  // eslint-disable-next-line regexp/no-useless-assertions -- each branch first asks what is answered fastest
  [
    '(?<=[）)号:：])(?:(?<=[（(](?:19|20)\\d{2}年\\d{1,2}月\\d{1,2}日?[）)])(?=[\\u4E00-\\u9FFF])',
    '(?<=^(?:年?\\d{0,2}月)?\\d{0,2}日?[）)])(?=[\\u4E00-\\u9FFF])',
    '(?<=^[\\u4E00-\\u9FFF]{1,12}[〔[［]\\d{2,4}[〕\\]］]第?\\d{1,5}号)(?=[^》）)、，])',
    '(?<=^[^。；《》]{2,200}[:：])(?=[现为根经按近《])',
    '(?<=^[（(]此件[^（()）]{2,24}[）)])(?=.))',
    '(?= ?[发信文来浏阅点作字])(?<=[\\u4E00-\\u9FFF》）)]) ?(?=(?:发布(?:时间|日期)|(?:信息|文章)?来源|(?:浏览|阅读|点击)(?:次数|量)|作者|字体)[:：])',
  ].join('|'),
  'u',
);

function toFrontLine(text: string, source: CleanLine): FrontLine {
  return { text, tight: text.includes(' ') ? text.replaceAll(' ', '') : text, source };
}

// "使 用 期 限 的 批 复": characters spread out to fill a line; not "教育部 财政部"
const SPREAD = /^(?:[\u4E00-\u9FFF] ){3,}[\u4E00-\u9FFF]$/u;

/** Removes spaces beside digits, letters and punctuation, which extraction puts into Chinese lines: "2023 年4 月" → "2023年4月". */
export function closeGaps(text: string): string {
  if (SPREAD.test(text)) return text.replaceAll(' ', '');
  return text
    .replace(/(?<=[\d\uFF10-\uFF19A-Za-z〔〕（）()《》“”：、，。]) (?=[^\d\uFF10-\uFF19A-Za-z])/gu, '')
    .replace(/(?<=[^\d\uFF10-\uFF19A-Za-z]) (?=[\d\uFF10-\uFF19A-Za-z〔〕（）()《》“”：、，。])/gu, '');
}
