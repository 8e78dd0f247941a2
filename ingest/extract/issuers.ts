import { regionsIn } from '../resolve/region-mentions.ts';
import type { FrontLine } from './front-lines.ts';
import { dateLine, endsInDate } from './document-date.ts';
import { vocabulary } from './vocabulary.ts';
import { matchesOf } from '../patterns.ts';

/** Issuing bodies as printed; `open` where the print closes the list with 等部门. */
export interface Issuers {
  names: string[];
  open: boolean;
}

// "某市人民政府关于", "某局等7部门印发", "某市人民政府令": the part of a title before what it is about
const TITLE_START = /^(.{2,90}?)(?=关于|印发|转发|批转|颁布|颁发|发布|公布|修订印发|令$)/u;
// "等部门", "等7部门", "等十四个单位", "等"; not "等级评定中心"
const ET_AL = /等(?:[\d一二三四五六七八九十]{1,3}个?)?(?:部门|单位|机关|委办局|厅局)?$/u;
// what names of bodies do not hold
const NO_NAME = /[，。；：:;,！？《》〔〕0-9的]|^(?:各|有关|关于|附件|以及|根据|按照|为)/u;
// "（代章）", "（盖章）", "（章）"
const STAMP = /[（(](?:代?章|盖章|印章?)[）)]$/u;

/** True where a text is the name of one body: 重庆市梁平区人民政府办公室; not 各区县人民政府, not 加强领导. */
export function isAgency(name: string): boolean {
  const bare = name.replace(STAMP, '');
  if (bare.length < 2 || bare.length > 40 || NO_NAME.test(bare)) return false;
  const { national, endings } = vocabulary();
  return national.has(bare) || (bare.length > 3 && endings.test(bare));
}

/** Bodies named at the start of a title, before 关于 or 印发. */
export function issuersOfTitle(title: string): Issuers {
  const start = TITLE_START.exec(title)?.[1]?.trim() ?? '';
  const open = ET_AL.test(start);
  const names = splitNames(start.replace(ET_AL, ''));
  return names.every(isAgency) ? { names, open } : { names: [], open: false };
}

/** Splits names that stand side by side: at spaces and 、, else where a region or a national body begins anew. */
export function splitNames(text: string): string[] {
  const parts = text.split(/[\s、]+/u).filter((part) => part !== '');
  if (parts.length > 1 && parts.every(isAgency)) return parts;
  const whole = parts.join('');
  return whole === '' ? [] : splitRunOn(whole);
}

function splitRunOn(text: string): string[] {
  const starts = [0, ...regionStarts(text), ...nationalStarts(text), ...levelStarts(text)].sort((a, b) => a - b);
  const names: string[] = [];
  let from = 0;
  for (const start of [...starts, text.length]) {
    const piece = text.slice(from, start);
    // A piece that is no body by itself runs on: 国家税务总局 + 广东省税务局 is one body, so is 中国人民银行某市中心支行.
    if (start === text.length || (isAgency(piece) && isAgency(text.slice(start)) && !ownsBranches(piece))) {
      if (piece !== '') names.push(piece);
      from = start;
    }
  }
  return names;
}

const WITH_BRANCHES = new Set(
  '国家税务总局 中国人民银行 人民银行 国家统计局 国家金融监督管理总局 国家外汇管理局 国家矿山安全监察局 中国证监会 中国证券监督管理委员会 中国银保监会 中国银监会 中国银行保险监督管理委员会 中国银行业监督管理委员会 国家邮政局 国家能源局'.split(
    ' ',
  ),
);

/** Bodies whose name is followed by a place when a branch of theirs is meant. */
function ownsBranches(name: string): boolean {
  return WITH_BRANCHES.has(name);
}

function regionStarts(text: string): number[] {
  const mentions = regionsIn(text);
  return mentions
    .filter((mention, i) => mention.span[0] > 0 && mentions[i - 1]?.span[1] !== mention.span[0])
    .map((mention) => mention.span[0])
    .flatMap((start) => (text.slice(start - 2, start) === '中共' ? [start - 2] : [start]));
}

function nationalStarts(text: string): number[] {
  const found: number[] = [];
  const { nationalBy } = vocabulary();
  for (let at = 2; at < text.length - 1; at++) {
    if (nationalBy.get(text.charAt(at))?.some((name) => text.startsWith(name, at))) found.push(at);
  }
  return found;
}

/** Short names run together: 省科技厅|省教育厅. */
function levelStarts(text: string): number[] {
  return matchesOf(/(?<=[厅局委办署])(?=[省市区县])/gu, text).map(({ index }) => index);
}

/** Most lines that signatures of joint documents take. */
const SIGNATURE_LINES = 24;
/** Damaged lines (芜湖市水务最) that may stand among signatures. */
const DAMAGED_LINES = 3;

/**
 * Bodies that signed above a date line, in order.
 * @param at index of the line with the date
 */
export function signatureAt(lines: readonly FrontLine[], at: number): string[] {
  const line = lines[at];
  if (!line) return [];
  const names: string[] = [];
  const sameLine = dateLine(line.tight) ? null : endsInDate(line.tight);
  if (sameLine) names.push(...namesOfLine(textBefore(line.text, sameLine.before.length)));
  let damaged = 0;
  for (let i = at - 1; i >= Math.max(0, at - SIGNATURE_LINES); i--) {
    if (lines[i]?.source.cell) break;
    const text = lines[i]?.text ?? '';
    const tail = text.slice(text.lastIndexOf('。') + 1);
    const found = namesOfLine(tail);
    const joined = found.length === 0 ? joinBroken(tail, names[0]) : null;
    if (found.length > 0) names.unshift(...found);
    else if (joined !== null) names[0] = joined;
    else if (names.length === 0 || !isShortName(lines[i]) || ++damaged > DAMAGED_LINES) break;
    // Names run together with the paragraph above them: what stands before the last full stop is text.
    if (tail !== text) break;
  }
  return mergeBranches(names.map((name) => name.replace(STAMP, '')));
}

/** The start of a line up to so many characters that are no white space. */
function textBefore(text: string, length: number): string {
  let seen = 0;
  let end = 0;
  while (end < text.length && seen < length) if (text[end++] !== ' ') seen += 1;
  return text.slice(0, end);
}

/** A line that could be a damaged name: some Chinese characters and nothing else. */
function isShortName(line: FrontLine | undefined): boolean {
  return line !== undefined && /^[\u4E00-\u9FFF]{4,16}$/u.test(line.tight);
}

/** A branch whose name was set over two lines: 中国银行保险监督管理委员会 + 上海监管局. */
function mergeBranches(names: string[]): string[] {
  return names.reduce<string[]>((merged, name) => {
    const last = merged.at(-1);
    if (last && ownsBranches(last) && BRANCH.test(name)) merged[merged.length - 1] = last + name;
    else merged.push(name);
    return merged;
  }, []);
}

// "上海监管局", "某省税务局", "某市中心支行"; not "上海市公安局"
const BRANCH = /^.{2,9}(?:监管局|监管分局|税务局|分行|支行|中支|监察局|管理局|分局|调查总队|办事处)$/u;

function namesOfLine(text: string): string[] {
  const names = splitNames(text.replace(STAMP, '').trim());
  return names.length > 0 && names.every(isAgency) ? names : [];
}

/** A long name set over two lines: 市推进政府职能转变和“放管服”改革 + 协调领导小组办公室. */
function joinBroken(text: string, next: string | undefined): string | null {
  const start = text.replaceAll(' ', '');
  if (!next || start.length > 30 || start.length < 4 || NO_NAME.test(start)) return null;
  if (regionsIn(next)[0]?.span[0] === 0 || next.startsWith('国家')) return null;
  const opensName = regionsIn(start)[0]?.span[0] === 0 || /^(?:[省市区县州旗]|自治区)/u.test(start);
  return opensName && isAgency(start + next) ? start + next : null;
}

/**
 * The issuers, from the names in the title and those that signed: the longer list, and of two forms of one name the
 * full one (浙江省建设厅 is signed 浙江省住房和城乡建设厅); where they contradict each other the title counts.
 */
export function chooseIssuers(title: Issuers, signed: readonly string[]): string[] {
  const { names, open } = title;
  if (names.length === 0 || signed.length === 0) return [...names, ...signed];
  const first = names[0] ?? '';
  if (open) {
    const listed = signed.map((name) => fuller(name, names.find((other) => isSameBody(name, other)) ?? name));
    return listed.includes(first) || signed.some((name) => isSameBody(name, first)) ? listed : [...names, ...listed];
  }
  if (names.length !== signed.length) return names.length > signed.length ? names : [...signed];
  return signed.map((name, i) => fuller(name, names[i] ?? name));
}

/** The fuller of two forms of a name; the title's where they are no forms of one name, or the signature is its office. */
function fuller(signed: string, inTitle: string): string {
  if (!isSameBody(signed, inTitle)) return inTitle;
  return inTitle.length >= signed.length || signed.startsWith(inTitle) ? inTitle : signed;
}

/** True where one name is the other with characters left out: 省教育厅 and 浙江省教育厅, 发改委 and 发展和改革委员会. */
export function isSameBody(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
}
