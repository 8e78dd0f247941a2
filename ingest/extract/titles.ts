import type { FrontLine } from './front-lines.ts';
import { findDate } from './document-date.ts';
import { parseNumberLine } from './document-number.ts';
import { isAgency } from './issuers.ts';
import { vocabulary } from './vocabulary.ts';

/** A title with the lines that it was put together from. */
export interface FoundTitle {
  text: string;
  /** Index of the first line and of the line behind the last one. */
  from: number;
  to: number;
  /** Date in brackets behind the title, as compilers add it: （2023年5月11日）. */
  date: string | null;
}

const MAX_LINES = 8;
const MAX_LENGTH = 160;
// "（2023年5月11日）", "（2021年1月4日）"
const DATE_BEHIND = /[（(]((?:19|20)\d{2}年\d{1,2}月\d{1,2}日)[^）)]{0,10}[）)]$/u;
// "（试行）", "（2021—2025年）", "（征求意见稿）", "3.0版" behind the type of a document
const BEHIND_TYPE = /(?:[（(][^（）()]{1,30}[）)]|\d{1,3}条|[\d.]{1,4}版?|[一二三四五六七八九十百]{1,4}条)$/u;
// "7. ", "十一、", "# " before a title in a collection
const COMPILERS_NUMBER = /^(?:#{1,6}|\d{1,3}[.．、](?!\d)|附件?\d{0,2}[:：.]?)\s*/u;
// lines around titles that belong to none: "附件", "附件1", "某市人民政府文件", "（此件公开发布）", "# Page 3:"
const NOISE =
  /^(?:附件?\s*\d{0,2}[:：]?|.{2,40}文件|[（(].{2,20}[）)]|#.*|-{3,}|\d{1,3}[.．、]|.{0,4}[机秘]密.{0,4}|特急|急件|平急|加急)$/u;
// running text, addressees and headings
const NO_TITLE =
  /[。；;！？]|[:：]$|^(?:第[一二三四五六七八九十]+[章条节]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)])/u;

/** The type of a title, or null: "…实施方案（试行）" → 实施方案, "…若干措施" → 若干措施. */
export function typeOfTitle(title: string): string | null {
  let bare = title.replace(/[”》"]$/u, '');
  for (let i = 0; i < 3; i++) {
    const type = vocabulary().types.find((name) => bare.endsWith(name));
    if (type) return type;
    const shorter = bare.replace(BEHIND_TYPE, '');
    if (shorter === bare) return null;
    bare = shorter;
  }
  return null;
}

/**
 * The first title at or behind line `from`: lines put together until they end in the type of a document.
 * @param to index of the line behind the last one to look at
 */
export function findTitle(lines: readonly FrontLine[], from: number, to: number): FoundTitle | null {
  for (let start = from; start < to; start++) {
    const line = lines[start];
    if (!line || isNoise(line)) continue;
    const title = titleFrom(lines, start, to);
    if (title) return title;
    if (/[:：]$/u.test(line.tight) && line.tight.length > 4) return null;
  }
  return null;
}

function isNoise(line: FrontLine): boolean {
  return NOISE.test(line.tight) || parseNumberLine(line.tight) !== null;
}

function titleFrom(lines: readonly FrontLine[], start: number, to: number): FoundTitle | null {
  let text = '';
  let best: FoundTitle | null = null;
  for (let i = start; i < Math.min(to, start + MAX_LINES); i++) {
    const line = lines[i];
    if (!line || (i > start && isNoise(line) && !DATE_BEHIND.test(line.tight) && !opensBracket(text))) break;
    const piece = i === start ? line.text.replace(COMPILERS_NUMBER, '') : line.text;
    if (NO_TITLE.test(piece.replace(DATE_BEHIND, ''))) break;
    text = joinTitle(text, piece);
    if (text.length > MAX_LENGTH) break;
    const bare = text.replace(DATE_BEHIND, '').trim();
    const date = DATE_BEHIND.exec(text)?.[1];
    if (isComplete(bare)) best = { text: tidyTitle(bare), from: start, to: i + 1, date: date ? findDate(date) : null };
    else if (best) break;
    if (best && (best.date || letterType(bare))) break;
  }
  return best;
}

function opensBracket(text: string): boolean {
  return text.lastIndexOf('（') > text.lastIndexOf('）') || text.lastIndexOf('《') > text.lastIndexOf('》');
}

// "…关于印发…的通知": the verb asks for a letter's type at the end
const ISSUES = /印发|转发|批转|下达|颁发|公布|发布/u;

function isComplete(title: string): boolean {
  if (title.length < 4 || opensBracket(title)) return false;
  const type = typeOfTitle(title);
  if (!type) return false;
  return !ISSUES.test(title) || letterType(title) || !/关于[^的]*$/u.test(title.slice(0, title.search(ISSUES)));
}

function letterType(title: string): boolean {
  return vocabulary().letters.has(typeOfTitle(title) ?? '');
}

/** Joins two lines of a title; names of bodies that stand on lines of their own are kept apart by a space. */
function joinTitle(before: string, piece: string): string {
  if (before === '') return piece;
  const lastName = before.split(' ').at(-1) ?? '';
  const apart = isAgency(lastName) && isAgency(piece.replace(/关于.*$/u, ''));
  return before + (apart ? ' ' : '') + piece;
}

/** Spaces only between names of bodies before 关于; letters and digits keep theirs. */
export function tidyTitle(title: string): string {
  const about = title.search(/关于|印发|转发|批转/u);
  const head = about > 0 ? title.slice(0, about) : '';
  const rest = title.slice(head.length);
  const names = head.trim().split(' ');
  const kept = names.length > 1 && names.every(isAgency) ? names.join(' ') : names.join('');
  return (kept + rest.replace(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '')).trim();
}

/** What an issuing letter issues: title and whether the letter itself is of the same body (印发) or passes on another's (转发). */
export interface Issued {
  title: string;
  own: boolean;
}

// "关于印发某方案的通知", "印发《关于…的意见》的通知"; not "关于做好印发工作的通知"
const ISSUING = /(印发|颁发|颁布|公布|发布|下达|转发|批转)(.+?)的?(?:通知|函|通报|公告|通告|命令|令)$/u;

/** The document that a letter's title says it issues, or null: one title only, brackets 《》 removed. */
export function issuedBy(title: string): Issued | null {
  const match = ISSUING.exec(title);
  const verb = match?.[1];
  const what = match?.[2]?.trim();
  if (!verb || !what || !/^(?:.{0,60}关于)?(?:修订|重新|联合)?$/u.test(title.slice(0, match.index))) return null;
  const quoted = /^《(.+)》(?:等?\d*个?文件)?$/u.exec(what);
  const inner = quoted?.[1] ?? what;
  if (/》[、和及与].*《|》《/u.test(what) || typeOfTitle(inner) === null) return null;
  return { title: inner, own: verb !== '转发' && verb !== '批转' };
}

/** Share of two-character pieces that two titles have in common, 0 to 1; punctuation does not count. */
export function likeness(a: string, b: string): number {
  const [first, second] = [pieces(a), pieces(b)];
  let common = 0;
  for (const piece of first) if (second.has(piece)) common += 1;
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size);
}

function pieces(title: string): Set<string> {
  const bare = title.replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(Array.from({ length: Math.max(0, bare.length - 1) }, (_, i) => bare.slice(i, i + 2)));
}
