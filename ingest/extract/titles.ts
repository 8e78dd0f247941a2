import type { FrontLine } from './front-lines.ts';
import { findDate } from './document-date.ts';
import { parseNumberLine } from './document-number.ts';
import { isAgency, splitNames } from './issuers.ts';
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
const DATE_BEHIND = /[（(]((?:19|20)\d{2}年\d{1,2}月\d{1,2}日?)[^）)]{0,10}[）)]$/u;
// "（试行）", "（2021—2025年）", "（征求意见稿）", "3.0版" behind the type of a document
const BEHIND_TYPE = /(?:[（(][^（）()]{1,30}[）)]|\d{1,3}条|[\d.]{1,4}版?|[一二三四五六七八九十百]{1,4}条)$/u;
// "7. ", "十一、", "# " before a title in a collection
const COMPILERS_NUMBER = /^(?:#{1,6}|\d{1,3}[.．、](?!\d)|附件?\d{0,2}[:：.]?)\s*/u;
// a title with its number in a collection begins anew: "4. 某市关于…"; not "4.0版"
const NUMBERED = /^\d{1,3}[.．、] ?[^\d\s]/u;
// lines around titles that belong to none: "附件", "附件1", "某市人民政府文件", "（此件公开发布）", "新华社北京5月6日电"
const NOISE =
  /^(?:附件?\s*\d{0,2}[:：]?|.{2,40}文件|[（(][^（()）]{2,20}[）)]|#.*|-{3,}|\d{1,3}[.．、]|新华社.{2,6}\d{1,2}月\d{1,2}日电|.{0,4}[机秘]密.{0,4}|签发人[:：].{0,20}|特急|急件|平急|加急)$/u;
// "（蚌埠）", "（2023年5月11日）" as a line of a title; not "（此件公开发布）"
const IN_BRACKETS = /^[（(](?!此件|本文)[^（()）]{1,30}[）)]$/u;
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
  return line.source.cell?.header === true || NOISE.test(line.tight) || parseNumberLine(line.tight) !== null;
}

function titleFrom(lines: readonly FrontLine[], start: number, to: number): FoundTitle | null {
  let text = '';
  let best: FoundTitle | null = null;
  for (let i = start; i < Math.min(to, start + MAX_LINES); i++) {
    const line = lines[i];
    if (i > start && NUMBERED.test(line?.text ?? '')) break;
    // a table below a title is none of it
    if (i > start && line?.source.cell && !lines[start]?.source.cell) break;
    if (!line || (i > start && isNoise(line) && !isTitlePiece(line.tight) && !opensBracket(text))) break;
    const piece = i === start ? line.text.replace(COMPILERS_NUMBER, '') : line.text;
    if (NO_TITLE.test(piece.replace(DATE_BEHIND, ''))) break;
    text = joinTitle(text, piece);
    if (text.length > MAX_LENGTH) break;
    const bare = text.replace(DATE_BEHIND, '').trim();
    const date = DATE_BEHIND.exec(text)?.[1];
    const complete = isComplete(bare) || (date !== undefined && bare.length > 4);
    if (complete) best = { text: tidyTitle(bare), from: start, to: i + 1, date: date ? findDate(date) : null };
    else if (best) break;
    if (best && (best.date || letterType(bare) || !goesOn(lines[i + 1]))) break;
  }
  return best;
}

// "（2021—2025年）", "推进制度型开放的若干措施" under a line that could be a title by itself; not "为加快落实…"
const SENTENCE_START = /^(?:[为现经各党本自]|根据|按照|依据|近年来|\d{4}年，)/u;

function goesOn(line: FrontLine | undefined): boolean {
  return (
    line !== undefined && line.tight.length <= 40 && !SENTENCE_START.test(line.tight) && !line.tight.includes('，')
  );
}

function isTitlePiece(tight: string): boolean {
  return IN_BRACKETS.test(tight) || DATE_BEHIND.test(tight);
}

function opensBracket(text: string): boolean {
  const last = (chars: string): number => Math.max(...Array.from(chars, (char) => text.lastIndexOf(char)));
  return last('（(') > last('）)') || last('《') > last('》');
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
  const names = splitNames(head.trim());
  const kept = names.length > 1 && names.every(isAgency) ? names.join(' ') : head.replaceAll(' ', '');
  return (kept + rest.replace(/(?<![A-Za-z]) | (?![A-Za-z])/gu, '')).trim();
}

/** What an issuing letter issues: title and whether the letter itself is of the same body (印发) or passes on another's (转发). */
export interface Issued {
  title: string;
  own: boolean;
}

// "关于印发某方案的通知", "印发《关于…的意见》的通知", "印发《…措施》"; not "关于做好印发工作的通知"
const ISSUING = /(印发|颁发|颁布|公布|发布|下达|转发|批转)(.+?)(?:的?(?:通知|函|通报|公告|通告|命令|令)|(?<=》))$/u;
// what stands before the verb: names, "关于", "关于修订", "关于重新"; not "关于做好"
const BEFORE_VERB = /^(?:(?!关于).)*(?:关于)?(?:修订|重新|联合)?$/u;

/** The document that a letter's title says it issues, or null: one title only, brackets 《》 removed. */
export function issuedBy(title: string): Issued | null {
  const match = ISSUING.exec(title);
  const verb = match?.[1];
  const what = match?.[2]?.trim();
  if (!verb || !what || !BEFORE_VERB.test(title.slice(0, match.index))) return null;
  const inner = /^《(.+)》$/u.exec(what)?.[1] ?? what;
  if (isSeveral(what) || typeOfTitle(inner) === null) return null;
  return { title: inner, own: verb !== '转发' && verb !== '批转' };
}

// a period or 试行 between the type of a document and what joins another to it: "行动计划（2024—2027年）和…"
const BRACKETED = /[（(][^（）()]{1,30}[）)](?=[和及与、以])/gu;

/** Two documents issued together: "《甲方案》和《乙清单》", "实施方案和任务清单", "甲计划（2024—2027年）和乙方案". */
function isSeveral(what: string): boolean {
  if (/》.{0,3}《/u.test(what)) return true;
  const joints = ['和', '及', '与', '以及', '、'];
  const bare = what.replace(BRACKETED, '');
  return vocabulary().types.some((type) => type.length > 1 && joints.some((joint) => bare.includes(type + joint)));
}

/**
 * The lines that print a title known from elsewhere, with its misprints and line breaks, or null.
 * @param from index of the first line to look at
 * @param to index of the line behind the last one
 */
export function findPrinted(lines: readonly FrontLine[], from: number, to: number, known: string): string | null {
  let best = { text: '', like: LEAST_LIKE, start: from };
  for (let start = from; start < to; start++) {
    let text = '';
    for (let i = start; i < Math.min(to, start + MAX_LINES); i++) {
      const line = lines[i];
      if (line && i === start && line.tight.replace(COMPILERS_NUMBER, '').startsWith(known)) return known;
      if (!line || NO_TITLE.test(line.tight) || text.length + line.text.length > MAX_LENGTH) break;
      text = text === '' ? line.text.replace(COMPILERS_NUMBER, '') : joinTitle(text, line.text);
      const like = likeness(text, known);
      if (like > best.like && !opensBracket(text)) best = { text, like, start };
    }
  }
  if (best.text === '') return null;
  const above = lines[best.start - 1]?.text ?? '';
  const named = best.start > from && isAgency(above) && !best.text.startsWith(above);
  return unquoted(tidyTitle((named ? above : '') + best.text.replace(/[（(]略[）)]$/u, '')));
}

function unquoted(title: string): string {
  return /^《([^《》]+)》$/u.exec(title)?.[1] ?? title;
}

/** Likeness below which lines are not the print of a title that is looked for. */
const LEAST_LIKE = 0.78;

/** Share of two-character pieces that two titles have in common, 0 to 1; punctuation does not count. */
export function likeness(a: string, b: string): number {
  const [first, second] = [pieces(a), pieces(b)];
  let common = 0;
  for (const piece of first) if (second.has(piece)) common += 1;
  return first.size + second.size === 0 ? 0 : (2 * common) / (first.size + second.size);
}

/** Pairs of characters, each pair as one number. */
function pieces(title: string): Set<number> {
  const bare = title.replace(/[^\p{L}\p{N}]+/gu, '');
  const pairs = new Set<number>();
  for (let i = 0; i < bare.length - 1; i++) pairs.add((bare.charCodeAt(i) << 16) | bare.charCodeAt(i + 1));
  return pairs;
}
