import { regionsIn } from '../resolve/region-mentions.ts';
import type { FrontLine } from './front-lines.ts';
import { dateLine, endsInDate } from './document-date.ts';
import { vocabulary } from './vocabulary.ts';

/** Issuing bodies as printed; `open` where the print closes the list with 等部门. */
export interface Issuers {
  names: string[];
  open: boolean;
}

// "某市人民政府关于", "某局等7部门印发": the part of a title before what it is about
const TITLE_START = /^(.{2,90}?)(?=关于|印发|转发|批转|颁布|颁发|发布|公布|修订印发)/u;
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
  if (national.includes(bare)) return true;
  return bare.length > 3 && endings.some((ending) => bare.endsWith(ending));
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
  const starts = [0, ...regionStarts(text), ...nationalStarts(text)].sort((a, b) => a - b);
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
  '国家税务总局 中国人民银行 人民银行 国家统计局 国家金融监督管理总局 国家外汇管理局 国家矿山安全监察局 中国证监会 中国银保监会 国家邮政局 国家能源局'.split(
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
  for (let at = 2; at < text.length - 1; at++) {
    if (vocabulary().national.some((name) => text.startsWith(name, at))) found.push(at);
  }
  return found;
}

/** Most lines that signatures of joint documents take. */
const SIGNATURE_LINES = 24;

/**
 * Bodies that signed above a date line, in order.
 * @param at index of the line with the date
 */
export function signatureAt(lines: readonly FrontLine[], at: number): string[] {
  const line = lines[at];
  if (!line) return [];
  const names: string[] = [];
  const sameLine = dateLine(line.tight) ? null : endsInDate(line.tight);
  if (sameLine)
    names.unshift(...namesOfLine(line.text.slice(0, line.text.length - (line.tight.length - sameLine.before.length))));
  for (let i = at - 1; i >= Math.max(0, at - SIGNATURE_LINES); i--) {
    const found = namesOfLine(lines[i]?.text ?? '');
    if (found.length === 0) {
      const joined = joinBroken(lines[i], names[0]);
      if (joined === null) break;
      names[0] = joined;
    } else names.unshift(...found);
  }
  return names.map((name) => name.replace(STAMP, ''));
}

function namesOfLine(text: string): string[] {
  const names = splitNames(text.replace(STAMP, '').trim());
  return names.length > 0 && names.every(isAgency) ? names : [];
}

/** A long name set over two lines: 市推进政府职能转变和“放管服”改革 + 协调领导小组办公室. */
function joinBroken(line: FrontLine | undefined, next: string | undefined): string | null {
  if (!line || !next || line.tight.length > 30 || line.tight.length < 4 || NO_NAME.test(line.tight)) return null;
  if (regionsIn(next)[0]?.span[0] === 0 || next.startsWith('国家')) return null;
  const opensName = regionsIn(line.tight)[0]?.span[0] === 0 || /^(?:[省市区县州旗]|自治区)/u.test(line.tight);
  return opensName && isAgency(line.tight + next) ? line.tight + next : null;
}
