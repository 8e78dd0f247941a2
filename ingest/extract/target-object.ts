import type { DateMark } from './dates.ts';
import { alternatives } from './pattern.ts';
import type { Quantity } from './quantity.ts';
import { CREATING, DURATION, REACHES, WITHIN } from './target-cues.ts';
import { isCounted } from './target-extent.ts';
import { polished } from './target-name.ts';
import type { Candidate } from './target-sentence.ts';
import { inside, type Segment } from './view.ts';

/** What a target is about: the noun behind a count, else what stands before the verb of reaching. */
export function objectOf(...[text, candidate, extent, dates, base]: ObjectOf): string {
  return polished(printedObject(text, candidate, extent, dates, base));
}

type ObjectOf = [
  text: string,
  candidate: Candidate,
  extent: Segment,
  dates: readonly DateMark[],
  base: Quantity | undefined,
];

function printedObject(...[text, candidate, extent, dates, base]: ObjectOf): string {
  const { quantity, before } = candidate;
  const counted = isCounted(quantity);
  const behind = nounBehind(text.slice(quantity.end, extent.end));
  if (counted && behind.length > 1) return behind;
  // "办理时限由原来的20个工作日压缩至": what it is measured from is no part of it
  const end = base && base.start > extent.start ? base.start : quantity.start;
  const lead = withoutDates(text, extent.start, end, dates);
  // "自受理之日起5个工作日内提出意见"
  if (isTimeToDo(candidate) && behind.length > 1) return `${behind.replace(/^[将把]/u, '')}时限`;
  // "给予中小企业不低于合同金额50%的预付款"
  if (/^(?:给予|提供)/u.test(lead) && behind.length > 1) return behind;
  const subject = BY.test(lead) ? '' : subjectOf(lead.replace(FROM, ''), counted);
  const done = behind === '' && SINCE.test(subject) && DURATION.test(quantity.unit) ? doneNext(text, extent.end) : '';
  if (done !== '') return done;
  if (subject !== '' && !VERB.test(polished(subject))) return subject;
  const shared = GIVES.test(lead) ? SHARED_NOUN.exec(text.slice(quantity.end, quantity.end + 60)) : null;
  if (shared?.groups?.['noun'] !== undefined) return shared.groups['noun'];
  const above = aboveOf(before.slice(0, before.length - candidate.lead.length));
  const aside = ASIDE.exec(behind)?.groups?.['noun'];
  return aside ?? [BY.test(lead) ? above : behind, above, behind].find((name) => name !== '') ?? '';
}

/** True for a time within which something is done, not one that is reached: "5个工作日内办结"; not "压缩至5个工作日内". */
function isTimeToDo({ quantity, lead, tail }: Candidate): boolean {
  const timed =
    DURATION.test(quantity.unit) &&
    quantity.after === '<=' &&
    (WITHIN.test(tail) || /(?:日起|(?<![前售])后)$/u.test(lead));
  return (
    timed && !/(?:时[间限长]|用时|周期|期限?)$/u.test(lead) && !/(?:[至到为]|不?超过|控制在|压缩|缩短)$/u.test(lead)
  );
}

// "自受理之日起", "收到通知后", "应当": from when a time counts, not what it is for
const SINCE = /(?:之?日起|(?<![前售])后|应当?|可以?)$|^自/u;

/** What is to be done in a time that a phrase of its own names: "自收到通知之日起5个工作日内，作出答复". */
function doneNext(text: string, end: number): string {
  const phrase = /^内?，(?!对|[^，。；：]*应)(?<done>[^，。；：]{2,30})/u.exec(text.slice(end, end + 40))?.groups?.[
    'done'
  ];
  return phrase === undefined ? '' : `${phrase.replace(/^(?:应当?|[须要将把由]|及时|依法)+/u, '')}时限`;
}

// "分别给予3万元、2万元、1万元的入职补贴": what all numbers of the list are about
const GIVES = /给予|予以|奖励|奖补|补助|补贴/u;
const SHARED_NOUN =
  /^(?:[、和及]\d[\d.]*[^\d，。；、的和及]{0,3}){1,6}的?(?:一次性)?(?<noun>[^，。；、\d的]{2,14})(?=[，。；]|$)/u;

// "均按公用经费标准的": a measure, not what is measured
const BY = /^(?:企业|均|都|一律|分别)?按/u;
// "足额提取职工教育经费", "作为专项经费"
const ASIDE = /^(?:足额|及时)?(?:提取|计提|拨付|安排|预留|列支|作为|用作)(?<noun>[^，。；]{2,})$/u;
// "推动", "对", "新增", "全省": words that name nothing by themselves
const VERB = new RegExp(
  `^(?:至少|分别)?(?:推[动进]|做|[对将由在以但且]|可?按照?|可(?:以|分别)?|应当?|允许|每[户次家人个](?:机构|单位|企业)?|全[国省市区县]|各地|由之前|减免|(?:${alternatives(CREATING)}){1,2})$`,
  'u',
);

/** What was spoken of in the phrase before: "审批时限：5个工作日", "比重提高5个百分点，达到75%". */
function aboveOf(before: string): string {
  const phrase = /[^，。；：]+(?=[，：]$)/u.exec(before)?.[0] ?? '';
  const words = phrase.replace(/^[较比与].{0,10}?年(?:同期|度)?/u, '').replace(/\d[\d.,]*[^\d，。；]{0,4}$/u, '');
  return nounOf(withoutReach(words));
}

// "由原来的", "从", "由每生每年": where a change starts from
const FROM = /[由从](?:原来?的?|目前的?|现[行在]?的?|每[生人户亩吨月年])*$/u;

function withoutDates(text: string, start: number, end: number, dates: readonly DateMark[]): string {
  let out = '';
  let at = start;
  for (const date of inside(dates, { start, end })) {
    if (date.start < at) continue;
    out += text.slice(at, date.start);
    at = date.end;
  }
  return (out + text.slice(at, end)).replace(/^[在用于到]?[，、：]+/u, '');
}

// "（含幼儿班1所）", "的", "各类" between a number and its noun
const MODIFIERS = /^(?:（[^（）]*）|的|以上|左右|各类)/u;
// "普通高校向应用型转变", "企业实现数字化转型": what the counted things do; not "获得称号的团队"
const DOES =
  /^(?<noun>[^的，。；“]{2,14}?)(?:全部|均|全面)?(?<does>(?:向|跻身|入选|进入|获得|获批|达到|实现|成为|办成|创成|建成|纳入|列入|接入|设置|试行|推行|推进|开展).{2,})$/u;
// "“双高计划”学校建设", "健身中心建设任务"; not "标准化建设"
const TASK = /(?<=.{4})(?<!化)(?:建设|创建|培育)(?:任务|工作)?$/u;

// "干线项目382公里": a measure of what is counted
const MEASURE = /\d[\d.]*[千万亿]?(?:公里|平方米|[米亩吨]|公顷|千瓦)$/u;

/** "6所普通高校向应用型转变" is about 向应用型转变的普通高校, "10所学校建设" about the schools. */
function nounBehind(printed: string): string {
  if (/^的?基础上/u.test(printed)) return '';
  const noun = printed.replace(MODIFIERS, '').replace(MEASURE, '').replace(TASK, '');
  const groups = DOES.exec(noun)?.groups;
  return groups ? `${groups['does'] ?? ''}的${groups['noun'] ?? ''}` : noun;
}

// "推动", "其中", "市级财政"; not "全市"
const OPENING =
  /^(?:[使将并要须]|力争|争取|确保|保证|努力|推[动进](?=.{4})|促进|实现|其中|全年|今后|每年|年均|持续|合计|继续|逐步|进一步|原则上|应当?|必须)+/u;
// "机械化率分别", "费率原则上": adverbs left in front of the verb
const CLOSING =
  /(?:[较比](?:上|去)年度?(?:同期)?|分别|总体|总计|累计|原则上|一般|同比|环比|基本|力争|平均|每人|进一步|逐步|阶段性|[由从至到不均各都总就要应])+$/u;
// "随机抽查比例不低于招标项目总量的": what a share is taken of
const SHARE_OF =
  /^(?<subject>.{2,}?)(?:原则上|一般|应当?|必须|均)?(?:按不|不[得应]?(?:低于|少于|高于|超过)|按照?|控制[到在]|达到?|至少)[^，。；]{2,30}的$/u;
// "教师占专业课教师总数", "课时原则上占总课时"; not "比例"
const PART_OF = /^(?<subject>.{2,}?)(?:原则上|一般)?占(?<whole>[^，。；]{1,24}?)的?$/u;
// "引导合作机构逐步将平均担保费率"; not "资金使用效率"
const HANDLES = /^[^，。；]{0,14}?(?:将(?!来|军)|使(?![用命馆])|把(?!关|握))(?=[^，。；]{3,}$)/u;
// "播种面积保持稳定、产量": a part that has had its say
const SAID = /^[^，。；]*(?:稳定|提升|改善|优化|增长|全覆盖)、(?=.{2})/u;
const NOTE = /（[^（）]{6,}）/gu;
// "市县开展招聘会": who does it
const DOER = /^[^，。；的]{1,10}?(?:开展|举办|召开|选派|建成|新建|培育|打造|引进|新增|完成|实施)(?=[^，。；]{3,}$)/u;
// "新培育", "新建或改造", "打造提升", "探索设立"; not "服务覆盖率"
const MAKING = new RegExp(
  `^(?:新|累计|集中|着力|重点|分别|探索|加快|鼓励|支持|争取|积极|大力|组织)*(?:${alternatives(CREATING)})(?:[和或、及并]?(?:${alternatives(CREATING)})){0,2}(?=.{2})`,
  'u',
);

/** Takes the verbs off both ends: "力争职业院校匹配度达到" → "职业院校匹配度", "建成产教融合基地" → "产教融合基地". */
function subjectOf(lead: string, counted: boolean): string {
  const bare = lead
    .replace(OPENING, '')
    .replace(/^[，、]+/u, '')
    .replace(NOTE, '');
  const whole = SHARE_OF.exec(bare)?.groups?.['subject'];
  if (whole !== undefined) return tidy(whole);
  const subject = withoutReach(bare);
  const part = counted || /(?:比例|比重|占比|率)$/u.test(subject) ? undefined : PART_OF.exec(subject)?.groups;
  if (part) return `${tidy(part['subject'] ?? '')}占${part['whole'] ?? ''}比例`;
  if (subject !== bare) return tidy(subject);
  const made = subject.replace(MAKING, '');
  return tidy(made === subject && counted ? subject.replace(DOER, '') : made);
}

/** The thing that a task makes: "新建公办幼儿园" → "公办幼儿园". */
export const nounOf = (task: string): string => subjectOf(task, true);

function withoutReach(bare: string): string {
  let subject = bare;
  for (let i = 0; i < 3; i++) {
    const verb = subject.endsWith('占比') ? -1 : REACHES.startIn(subject);
    if (verb < 0) break;
    subject = subject.slice(0, verb).replace(CLOSING, '');
  }
  return subject;
}

// "从地方教育附加中安排"
const FUND = /^从(?<fund>.{2,}?)中(?:安排|提取|拨出|列支|拿出|切块)?$/u;

// "提升发证率", "对诚信企业检查比例": what is done to a measure, or whom it is taken of
const RAISED = /^(?:提[高升]|优化|完善|加大|扩大|对(?![标接口外照]))(?=.{2,}(?:率|度|比例|占比|水平|补助|标准|次数)$)/u;

const tidy = (subject: string): string =>
  subject
    .replace(FUND, '$<fund>')
    .replace(CLOSING, '')
    .replace(/[，、的]+$/u, '')
    .replace(HANDLES, '')
    .replace(SAID, '')
    .replace(RAISED, '')
    .replace(OPENING, '');
