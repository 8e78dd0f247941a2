import { z } from 'zod';
import { loadData } from '../data.ts';
import { withSharedNoun } from './duty-sectors.ts';
import { alternatives } from './pattern.ts';
import { cutAt } from './view.ts';
import { Ending, matchesOf } from '../patterns.ts';

const words = z.array(z.string());
const cues = loadData(
  'duty-cues',
  z.object({
    leadLabels: words,
    memberLabels: words,
    otherLabels: words,
    endings: words,
    generic: words,
  }),
);

/** Bodies of one list, as printed and in order. */
export interface AgencyList {
  readonly agencies: string[];
  /** The body that the print names as the leading one; null where it names none. */
  readonly lead: string | null;
  readonly etc: boolean;
  /** A name is cut off: "委", "局等". */
  readonly damaged: boolean;
}

// a name among names of bodies that does not end as one: "东航物流", "上港集团"; not "2023年底前"
const OTHER_NAME = /^[\u4e00-\u9fa5（）]{2,10}$/u;

/**
 * True where a text is nothing but a list of at least two bodies: "州司法局，州级有关部门（单位）、各县（市）人民政府"; a third
 * of them may be firms whose names do not end as those of bodies do ("市商务委、上海海关、东航物流").
 */
export function isBodyList(text: string): boolean {
  const names = cutAt(text, '，、').flatMap((s) =>
    text
      .slice(s.start, s.end)
      .replace(/[，、]$/u, '')
      .split('会同'),
  );
  const others = names.filter((name) => !isBody(name) && !OPEN_LIST.test(name));
  return names.length > 1 && others.length <= names.length / 3 && others.every((name) => OTHER_NAME.test(name));
}

// "等部门", "市财政局等有关单位"; not "等待"
const OPEN_LIST = /等(?:[^，、]{0,10}(?:部门|单位)(?:（单位）)?)?$/u;

// whose name says that it is a body of the state: "市医保局", "各区县政府", "教育部"; not "新华社", "有关企业"
const STATE_BODY =
  /^(?:[省市县区州盟旗国各镇乡][\u4e00-\u9fa5（）、]{1,20}|[\u4e00-\u9fa5]{2,8})(?<![开承])(?:[委局厅部办署]|政府|办公[厅室]|委员会|管委会|街道|办事处)$/u;

/** True where a text is the name of one body of the state and nothing else: "市医保局"; not "新华社". */
export function isStateBody(text: string): boolean {
  return STATE_BODY.test(text) && isBody(text) && !isNobody(text);
}

export const EMPTY_LIST: AgencyList = { agencies: [], lead: null, etc: false, damaged: false };

const ENDING = new Ending(
  new RegExp(`(?:${alternatives(cues.endings)})(?:（[^（）]{1,20}）)?$`, 'u'),
  new RegExp(`^[${cues.endings.map((ending) => ending.slice(-1)).join('')}）]$`, 'u'),
);
const GENERIC = new Set(cues.generic);

/** "牵头单位：", "责任部门:"; the label in its first group. */
export const DUTY_LABEL = new RegExp(
  `(${alternatives([...cues.leadLabels, ...cues.memberLabels, ...cues.otherLabels])})(?:为)?[:：]`,
  'gu',
);
const LEAD_LABELS = new Set(cues.leadLabels);
const OTHER_LABELS = new Set(cues.otherLabels);

/** True for the heading of a column that holds responsible bodies: "责任单位", "牵头部门", "责任单位（排第一的为牵头单位）". */
export function isDutyHeading(name: string): boolean {
  const heading = name.replace(/\s|（.*$/gu, '');
  const named = [...cues.leadLabels, ...cues.memberLabels].some((label) => heading === label);
  return named || /^(?:主要)?(?:责任|牵头|配合|负责|承办|主办|协办)（?(?:单位|部门|主体|科室|处室)/u.test(heading);
}

/** True where a column heading or label names the leading body: "牵头单位". */
export function isLeadHeading(name: string): boolean {
  return /^(?:总|主要|指标)?(?:牵头|主办|主责|第一责任)/u.test(name.replace(/\s/gu, ''));
}

// punctuation, and verbs that end as names do: "跨省通办", "开办"; not "市委编办", "市科创办"
const NO_BODY =
  /[。：:《》]|^[^“]*”|“[^”]*$|^[的等了]|\d{2,}(?!\d|热线)|(?<!^[省市区县州](?!内)[\u4e00-\u9fa5]{0,4})[开举承兴创申代帮联通快严可能网速续补督]办$|[开推进执施实运通出上下先]行$|城市$|[实好益之]处$|^排(?:在|名)|建立|健全|加强|完善|开展|提高|按照|通过|进行|确保|实现|均[需由]|^[为把]/u;

/** True where a text ends as names of bodies do: "市教委", "各区县政府", "职业院校"; not "工作方案". */
export function isBody(name: string): boolean {
  return name.length >= 2 && name.length <= 45 && ENDING.test(name) && !NO_BODY.test(name);
}

// "各政务部门", "各制证单位", "各级各部门"; not "各地区", "各区县住房城乡建设部门"
const EVERYBODY = /^(?:各(?![省市区县乡镇街旗盟州地])[^（）]{0,12}|各地各)(?:部门|单位)$/u;

/** True for names that mean whoever it concerns: "有关部门", "各单位". */
export function isNobody(name: string): boolean {
  return GENERIC.has(name);
}

/** True for these and for names that speak to all of a kind: "各政务部门", "各级各部门". */
export function isGeneric(name: string): boolean {
  return GENERIC.has(name) || EVERYBODY.test(name);
}

/**
 * Reads a list of bodies as responsibility cells and brackets print it: "牵头单位：市教委；责任单位：市财政局等",
 * "市教委牵头，市财政局、各区县政府按职责分工负责". Labels of other things (完成时限：…) are passed over.
 * @param text a view's text, without the brackets around it
 * @param strict drop what does not end as names of bodies do (brackets); false keeps every short member (cells)
 */
export function parseAgencies(text: string, strict: boolean): AgencyList {
  // a list whose beginning is lost has lost joints too: "委、市局、市大数据发展局区县政府"
  const beheaded = isCut(/^[^、，]*/u.exec(text)?.[0] ?? '');
  const parts = labelledParts(beheaded ? text.replace(LOST_JOINT, '$1、') : text);
  const agencies: string[] = [];
  let lead: string | null = null;
  let etc = false;
  let damaged = false;
  for (const { label, content } of parts) {
    if (OTHER_LABELS.has(label)) continue;
    for (const clause of cutAt(content, '；。').map((s) => content.slice(s.start, s.end).replace(/[；。]$/u, ''))) {
      const list = parseClause(clause, strict);
      if ((LEAD_LABELS.has(label) || list.lead !== null) && lead === null) lead = list.lead ?? list.agencies[0] ?? null;
      agencies.push(...list.agencies);
      etc ||= list.etc;
      damaged ||= list.damaged;
    }
  }
  const unique = [...new Set(agencies)];
  return { agencies: unique, lead: lead ?? (beheaded ? null : (unique[0] ?? null)), etc, damaged };
}

// between two names that run on: "发展局区县政府"; not "教育局"
const LOST_JOINT = /([委局厅办])(?=各|区县|有关|相关)/gu;

interface LabelledPart {
  readonly label: string;
  readonly content: string;
}

function labelledParts(text: string): LabelledPart[] {
  const marks = /[:：]/u.test(text) ? matchesOf(DUTY_LABEL, text) : [];
  const first = marks[0]?.index ?? text.length;
  const parts: LabelledPart[] = [{ label: '', content: text.slice(0, first) }];
  marks.forEach((mark, i) => {
    const from = mark.index + mark[0].length;
    parts.push({ label: mark[1] ?? '', content: text.slice(from, marks[i + 1]?.index ?? text.length) });
  });
  return parts;
}

// "按职责分工负责", "牵头负责", "配合", "分别负责"; what a list ends in that is no name
const VERBS = new Ending(
  /(?:均为(?:责任|配合|牵头|落实)单位|(?:(?:均?按照?|依)(?:各自)?(?:职能)?(?:职责|分工|职责分工))?(?:具体|分别|共同|组织|联合|并|积极|协助|协同|做好|予以)?(?:牵头)?(?:负责|牵头|配合|落实|推进|参与|参加|协办|指导|抓好落实|组织实施|具体实施|完成有关工作)(?:组织|落实|实施|推进|指导)?|按照?(?:各自)?(?:职能)?职责(?:分工)?)$/u,
  /^[位责头合实进与加办导施作织工]$/u,
);
const LEADS = /牵头|主办/u;
// "（以下简称市专班）", "（排名第一的为牵头单位，下同）"; not "（市、区）"
const NOTE_ON_NAMES = /（[^（）]*(?:以下[简统]?称|牵头单位|下同)[^（）]*）/gu;
// "由", "以及", "和" before a name
const BEFORE_NAME = /^(?:[由请和及与]|以及|并由|会同|其中|各地(?=各))+/u;
// where a list says that it is open: "等", "等单位", "等市级相关部门"
const ET_CETERA = /等(?<rest>.*)$/u;

/** One clause of a list: "市教委牵头，市财政局、各区县政府配合". */
function parseClause(text: string, strict: boolean): AgencyList {
  let lead: string | null = null;
  let etc = false;
  let damaged = false;
  const agencies: string[] = [];
  for (const part of cutAt(text, '，')) {
    const printed = text.slice(part.start, part.end).replace(/，$/u, '');
    if (/^(?:20\d{2}年|年底|长期|持续|\d+月|完成|以下|下同)/u.test(printed)) continue;
    const bare = VERBS.cutOff(printed);
    const names: string[] = [];
    for (const member of members(bare)) {
      const own = VERBS.cutOff(member).replace(BEFORE_NAME, '');
      const open = ET_CETERA.exec(own);
      const name = (open ? own.slice(0, open.index) : own).replace(NOTE_ON_NAMES, '');
      if (open) etc = true;
      names.push(...accept(name, strict));
      if (open?.groups?.['rest']) names.push(...acceptRest(open.groups['rest']));
      if (isCut(name)) damaged = true;
    }
    if (lead === null && LEADS.test(printed) && names.length > 0) lead = names[0] ?? null;
    agencies.push(...names);
  }
  return { agencies, lead, etc, damaged };
}

/** A name of which only the end is left: "委", "局". */
function isCut(name: string): boolean {
  return /^(?:[委局厅部办会院、]|政府)$/u.test(name);
}

function accept(name: string, strict: boolean): string[] {
  if (isCut(name) || name.length < 2 || name === '单位' || name === '部门') return [];
  if (isBody(name)) return [name];
  return !strict && name.length <= 20 && !/[\d。：]/u.test(name) ? [name] : [];
}

/** What stands behind 等: "等行业主管部门" names no more bodies, "等和各有关省级人民政府" does. */
function acceptRest(rest: string): string[] {
  const name = rest.replace(BEFORE_NAME, '');
  const named = /^(?:各|全)/u.test(name) && isBody(name) && !isGeneric(name);
  return named ? [name] : [];
}

/** Members of a list: cut at 、 and at 和, 及, 以及, 与 where a name ends in front of it. */
function members(text: string): string[] {
  const cut = cutAt(text, '、').map((s) => text.slice(s.start, s.end).replace(/、$/u, ''));
  return joinLevels(withSharedNoun(cut, isBody).flatMap(splitJoined)).filter((name) => name !== '');
}

// "各市", "州", "县（区）", "直辖市": levels that share the noun at the end, as in 各市、州、县人民政府
const LEVEL_ONLY = /^各?(?:自治[区州县]|直辖市|地级市|设区的?市|[省市州盟县区旗])(?:[（〔[〈].{1,12}[）〕\]〉])?$/u;
const LEVEL_LAST =
  /^(?:自治[区州县]|直辖市|[省市州盟县区旗])(?:[（〔[〈].{1,12}[）〕\]〉])?级?(?:人民政府|政府|党委|.{1,10}(?:局|厅|部门))?$/u;

/** Puts together what 、 only seems to part: 各省、自治区、直辖市人民政府 is one member. */
function joinLevels(names: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const name of names) {
    const last = joined.at(-1);
    if (open && last !== undefined && LEVEL_LAST.test(name)) joined[joined.length - 1] = `${last}、${name}`;
    else joined.push(name);
    open = LEVEL_ONLY.test(name);
  }
  return joined;
}

// "和", "及" between two names: "市教委和市财政局"; not "市规划和自然资源局"
const JOINT = /以及|会同|[和及与]/gu;

// "各地区各有关部门", "各市县各部门": two names that run on; not "各级人民政府"
const RUN_ON = /^各[地市州县区省盟旗乡镇][^各（）]{0,8}(?=各)/u;

function splitJoined(text: string): string[] {
  const first = RUN_ON.exec(text)?.[0];
  if (first !== undefined) return [first, ...splitJoined(text.slice(first.length))];
  for (const joint of matchesOf(JOINT, text)) {
    const before = text.slice(0, joint.index);
    const after = text.slice(joint.index + joint[0].length);
    const open = ET_CETERA.test(before);
    if ((isBody(before) || open || /各地|牵头|^[^（]*）$/u.test(before)) && after.length > 1 && isName(before, after)) {
      return [before, ...splitJoined(after)];
    }
  }
  return [text];
}

/** False where 和 stands inside a name: "文化和旅游局", "工业和信息化部" end in 局 only behind it. */
function isName(before: string, after: string): boolean {
  if (after.startsWith('各') || /[部局委厅办会府位门构区县市院行公司心组校业室处]$|[）等地牵头]$/u.test(before))
    return ENDING.test(VERBS.cutOff(after));
  return false;
}
