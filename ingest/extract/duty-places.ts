import { isIdeograph, type Segment } from './view.ts';
import { DUTY_LABEL, isBodyList, isStateBody } from './duty-list.ts';
import { matchesOf } from '../patterns.ts';
import { CharTable } from '../char-table.ts';

const OPEN = '（〔[【';
const CLOSE = '）〕]】';
const OPENS = new CharTable(/^[（〔[【]$/u);
const LONGEST = 400;

// what a bracket that names responsible bodies holds: "负责", "牵头", "责任单位："; not "（负责人签字）"
const CUE =
  /(?:负责|牵头|配合|落实|指导|按职责分工)(?:$|[，；。、（）]|组织|落实|推进)|按照?职责(?:分工)?完成|(?:责任|牵头|配合|负责|主办|协办|承办|参与|协同)(?:单位|部门|处室|科室|主体)?为?[:：]/u;

/** Brackets of a text that name responsible bodies, outermost and balanced; a segment holds what stands between them. */
export function dutyBrackets(text: string): Segment[] {
  const found: Segment[] = [];
  for (let i = 0; i < text.length; i++) {
    if (OPENS.widthAt(text, i) === 0) continue;
    const end = closing(text, i);
    if (end < 0) continue;
    const inner = text.slice(i + 1, end);
    if (CUE.test(inner) || namesAlone(text, i, end, inner)) {
      found.push({ start: i + 1, end });
      i = end;
    }
  }
  return found;
}

// what names in brackets explain: "有关部门（市教委、市财政局）", "等"; not "完善制度", "建成1家"
const EXPLAINED = /(?:部门|单位|机构|成员|主体|等|(?<!\d)[方家个])$/u;

const LONGEST_NAME = 30;
// "市教育委员会", "有关企业"; not "延长贷款期限"
const NAME_END = /[委局办厅部院会署社行司团处所校]$|政府|中心|企业|机构|单位$/u;

// "各有关单位", "市级各部门"; not "各种单位"
const EVERYBODY = /^[省市区县]?[级直]?各(?:有关|相关|责任|成员)?(?:单位|部门|地区)$/u;

// "（排名第一的为牵头单位，下同）"; not "（市、区）"
const LEAD_NOTE = /（[^（）]*(?:牵头单位|下同)[^（）]*）/gu;
// "；2025年12月底前完成", "，长期坚持"; not "；市财政局"
const BY_WHEN =
  /[；，](?:完成时[限间][:：])?(?:20\d{2}年[^；，、]{0,10}|\d{1,2}月底前|长期|持续)(?:完成|推进|坚持|实施)?$/u;

/**
 * True for a bracket that holds nothing but names of bodies, which are those who carry out what stands before it: behind
 * a full stop, or at the end of the text before its full stop.
 */
function namesAlone(text: string, open: number, end: number, inner: string): boolean {
  const last = end >= text.length - 2;
  const names = inner.replace(LEAD_NOTE, '').replace(BY_WHEN, '');
  if (text.charAt(open - 1) === '。')
    return isBodyList(names) || (last && (isStateBody(inner) || EVERYBODY.test(inner)));
  const before = text.slice(Math.max(0, open - LONGEST_NAME), open);
  if (!last || EXPLAINED.test(before)) return false;
  // "市教育委员会（市教委）" gives a short name
  return isBodyList(names) || (end === text.length - 1 && isStateBody(inner) && !NAME_END.test(before));
}

/** Offset of the bracket that closes the one at `open`; kinds of brackets may be mixed up in print. -1 where none does. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < Math.min(text.length, open + LONGEST); i++) {
    if (isIdeograph(text.charCodeAt(i))) continue;
    const char = text.charAt(i);
    if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  // a list at the end of a clause whose last bracket was lost
  return text.length - open < LONGEST ? text.length : -1;
}

/** Lists behind a label outside brackets: "责任单位：市教委、市财政局。" The segment begins at the label. */
export function dutyLines(text: string, brackets: readonly Segment[]): Segment[] {
  const lines: Segment[] = [];
  if (!/[:：]/u.test(text)) return lines;
  for (const match of matchesOf(DUTY_LABEL, text)) {
    const start = match.index;
    const last = lines.at(-1);
    if ((last && start < last.end) || brackets.some((b) => start >= b.start && start < b.end)) continue;
    const stop = text.slice(start, start + LONGEST).search(/。|；(?![^。]{0,3}(?:责任|牵头|配合|负责|主办|协办))/u);
    lines.push({ start, end: stop < 0 ? Math.min(text.length, start + LONGEST) : start + stop });
  }
  return lines;
}
