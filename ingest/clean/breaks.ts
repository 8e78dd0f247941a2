import { CharTable } from '../char-table.ts';
import { Beginning, Ending } from '../patterns.ts';
import type { Piece } from './pieces.ts';

// What two lines, one below the other, say about the break between them, whatever stands around them.

// matches "一、加快", "（二）推进", "第三章 总则", "12．完善", "3.深化", "——环境", "附件2"; not "一是", "1.5倍", "2023年"
export const LABEL_START = new Beginning(
  /^[一二三四五六七八九十百（(第\d—①-⒛㈠-㈩•●附专目]$/u, // eslint-disable-line regexp/no-obscure-range
  /^(?:[一二三四五六七八九十百]+[、．.﹒]|[（(][一二三四五六七八九十百\d]{1,4}[）)]|第[一二三四五六七八九十百\d]+[编章节条]|\d{1,3}[．.﹒、](?!\d(?!\d{3}\s?年|\+))|——|[①-⒛㈠-㈩•●]|附件|附表|专栏|目\s*录$)/u, // eslint-disable-line regexp/no-obscure-range
);
// matches "12．", "（三）", "第一章"; not "（三）完善"
export const BARE_LABEL = new Beginning(
  /^[\d（(一二三四五六七八九十第]$/u,
  /^(?:\d{1,3}[．.﹒、]|[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|第[一二三四五六七八九十百]+[编章节条])$/u,
);
/** What a line cannot end with where its sentence does. */
export const OPEN_END = new CharTable(/^[，、,（(《“‘〔—-]$/u);
/** What no sentence begins with. */
export const OPEN_START = new CharTable(/^[，、。；：！？,;》”’）)〕]$/u);
export const COLON = new CharTable(/^[:：]$/u);
/** An ideograph at either side of a break. */
export const IDEOGRAPH = new CharTable(/^[\u4e00-\u9fff]$/u);

/** "总" + "则", "第五章附" + "则": the characters of a short word set apart, each on a line of its own. */
export function isLoose(before: string, next: string): boolean {
  return (
    next.length === 1 &&
    /^(?:第[一二三四五六七八九十]+[章节])?\s?[\u4e00-\u9fff]$/u.test(before) &&
    /^[\u4e00-\u9fff]$/u.test(next)
  );
}

/** True where a line breaks in the middle of a word: "市教" + "委、市"; not "夯实" + "“一把手”", "司法局、" + "教育局", "第一条" + "为了". */
export function breaksWord(before: string, next: string): boolean {
  if (BARE_LABEL.test(before) || LABEL_START.test(next)) return false;
  return IDEOGRAPH.ends(before) && IDEOGRAPH.begins(next);
}

// matches "应当", "印发的", "本办法所称", "服务通过" at the end, in which no heading ends; not "目的", "公众参与", "会议通过"
const DANGLING = new Ending(
  /(?:(?<!审议|会议|表决)通过|可以|应当|不得|必须|所[称指]|是指|能够|以及|或者|并且|按照|根据|依照|由于|对于|关于|(?<!目)的|(?<![总饱调])和|(?<!参)与|(?<![普涉提])及|[将把被或])$/u,
  /^[过以当得须称指够及者且据照于的和与将把被或]$/u,
);

/** True where a line ends in the middle of a sentence: "通过", or a quotation that is not closed: "取消“初中以上文化程度、身体健". */
export function endsOpen(text: string): boolean {
  // matches "区）", the end of "（市、区）"; not "（市、区）", "日）"
  if (DANGLING.test(text) || (text.length <= 5 && /^[^（(日]{1,2}[）)]$/u.test(text))) return true;
  return leavesOpen(text, '“', '”') || leavesOpen(text, '《', '》');
}

function leavesOpen(text: string, opening: string, closing: string): boolean {
  const last = text.lastIndexOf(opening);
  return last >= 0 && last > text.lastIndexOf(closing);
}

// matches "负责）", "牵头)"; not "负责"
const DUTY_END = new Ending(/(?:负责|牵头|配合|落实|参与)[）)〕\]]$/u, /^[）)〕\]]$/u);

/** "…按职责分工负责）": the bodies in charge close a paragraph as a full stop does. */
export function endsDuty(text: string): boolean {
  return DUTY_END.test(text);
}

// matches "取消", "3.落实" at the end; not "目标"
const TRANSITIVE =
  /(?:取消|实行|推进|推动|落实|贯彻|执行|开展|建设|实施|完善|制定|印发|打造|根据|按照|依据|修订|深化)$/u;

const NAME_START = new CharTable(/^[《“]$/u);
const NAME_END = new CharTable(/^[》”]$/u);

/** True where a name in marks belongs to the line before: "《甲证书》" + "《乙证书》", "12.取消" + "“随车携带…". */
export function listsNames(before: string, next: string): boolean {
  return NAME_START.begins(next) && (NAME_END.ends(before) || TRANSITIVE.test(before));
}

// matches "（市、区）", "（市、"; not "（牵头单位：市教委）", "（试行）"
const AREAS = new Beginning(/^[（(]$/u, /^[（(](?:[市区县旗][、，]?){1,3}(?:[）)]|$)/u);
// matches "应同时符合", "应当在"; not "应急管理", "应用场景"
const MODAL_START = new Beginning(/^[应须]$/u, /^(?:应[当同在将由按予符满具]|须(?![^，。]{0,6}知))/u);

/** "“聘用”" + "应同时符合以下条件：": what the line before is to do. */
export function demandsOf(before: string, next: string): boolean {
  return MODAL_START.test(next) && (IDEOGRAPH.ends(before) || /[”）)]$/u.test(before));
}

/** "《行政处罚信息公示规定》" + "第十四条第三款规定", "市、县" + "（市、区）": what looks like a label or an aside goes on with the sentence. */
export function refersOn(before: string, next: string): boolean {
  // matches "第十条规定", "第十四条第三款"; not "第十条 国家", "第十条规定事项"
  if (before.endsWith('》') && /^第[一二三四五六七八九十百\d]+[条章](?:[第、和或“]|的?规定)/u.test(next)) return true;
  // matches "人民政府应当"; not "人民群众"
  if (next.startsWith('人民政府') && /[县区市旗）)]$/u.test(before)) return true;
  return AREAS.test(next) && /[县区市]$/u.test(before);
}

// matches "争优任务："; not "任务："
const SUBHEADING = /^[\u4e00-\u9fff]{2,8}(?:任务|措施|目标|举措|要求|重点)[:：]$/u;

/** "争优任务：" below an item that ends in "（市税务局）": a heading of its own, without a number. */
export function isSubheading(before: string, next: string): boolean {
  return COLON.ends(next) && SUBHEADING.test(next) && /[）)。；]$/u.test(before);
}

/** "（2023年4月28" + "日）", "（三" + "）水质达标": a bracket that is closed on the next line. */
export function closesBracket(before: string, next: string): boolean {
  return /^[^（(《〔“]{0,30}[）)》〕”]/u.test(next) && /[（(《〔“][^（()）《》〔〕“”]{0,30}$/u.test(before);
}

/** Puts "2023" + "年" + "5" + "月" + "19" + "日" together, which text extraction sets on lines of their own. */
export function joinDates(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const before = result.at(-1);
    if (before && !before.cell && !piece.cell && splitsDate(before.text, piece.text)) {
      result[result.length - 1] = {
        ...before,
        text: before.text + piece.text,
        spans: [...before.spans, ...piece.spans],
      };
    } else result.push(piece);
  }
  return result;
}

/** "2023年12月31" */
const LONGEST_DATE = 10;

/** True for "2023" + "年第一批", "2023年" + "5", "2023年5" + "月"; not "5" + "月度计划", "2023年" + "5个". */
function splitsDate(before: string, next: string): boolean {
  if (before.length > LONGEST_DATE) return false;
  if (/^(?:19|20)\d{2}$/u.test(before)) return next.startsWith('年');
  if (/(?:19|20)\d{2}年(?:\d{1,2}月)?$/u.test(before)) return before.length < 9 && /^\d{1,2}$/u.test(next);
  return /^(?:19|20)\d{2}年(?:\d{1,2}月)?\d{1,2}$/u.test(before) && /^[月日]/u.test(next);
}
