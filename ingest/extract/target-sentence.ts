import type { DateMark } from './dates.ts';
import type { Quantity } from './quantity.ts';
import type { Segment } from './view.ts';
import { isCondition, TREATED } from './target-condition.ts';
import { isGrant } from './target-grant.ts';
import {
  CREATES,
  DURATION,
  FUTURE,
  isCompared,
  PAST,
  PRESENT,
  REACHES,
  REQUIRES,
  SHARE,
  STRUCTURE,
  WITHIN,
} from './target-cues.ts';

/** What is known where a sentence is read. */
export interface SentenceContext {
  readonly text: string;
  readonly sentence: Segment;
  readonly dates: readonly DateMark[];
  /** The date that an earlier sentence of the clause left in force. */
  readonly carried: DateMark | null;
  /** Year of the document; null where it is not known. */
  readonly year: number | null;
  /** The clause states goals, so that a bare number is one. */
  readonly goal: boolean;
  /** The clause, or what stands before in it, reports what is, so that only what is announced is one. */
  readonly background: boolean;
}

/** One quantity with its place among the phrases of its sentence. */
export interface Candidate {
  readonly quantity: Quantity;
  readonly phrase: Segment;
  /** From the start of the phrase, or the quantity before it, to the number. */
  readonly lead: string;
  /** From the unit to the end of the phrase. */
  readonly tail: string;
  /** The whole sentence up to the number. */
  readonly before: string;
  /** The quantity before it in the sentence is a target and nothing but its object stands between them. */
  readonly coordinated: boolean;
  /** A date in the sentence bounds it. */
  readonly date: DateMark | null;
}

/** True where a quantity is a commitment. */
export function isTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { quantity } = candidate;
  if (isCondition(candidate) || isGrant(candidate) || isFact(candidate, context)) return false;
  if (inBrackets(context, quantity) && !REACHES.test(candidate.lead)) return false;
  if (quantity.spelled) return isSpelledTarget(candidate);
  if (DURATION.test(quantity.unit)) return isDurationTarget(candidate);
  if (SHARE.test(quantity.unit)) return isShareTarget(candidate, context);
  return isCountTarget(candidate, context);
}

/** A name in quotation marks is at most so long. */
const LONGEST_NAME = 60;

/** Inside “…” or 《…》 a number belongs to a name. */
export function isQuoted(text: string, { start, end }: Quantity): boolean {
  const before = text.slice(Math.max(0, start - LONGEST_NAME), start);
  for (const [open = '', close = ''] of ['“”', '《》', '「」']) {
    const opened = before.lastIndexOf(open);
    if (opened < 0 || before.includes(close, opened)) continue;
    const longest = LONGEST_NAME - (before.length - opened);
    if (text.slice(end, start + longest + 1).includes(close)) return true;
  }
  return false;
}

/** In brackets that explain; "（其中女职工2000人次）" parts what stands before it. */
function inBrackets({ text, sentence }: SentenceContext, { start }: Quantity): boolean {
  const before = text.slice(Math.max(sentence.start, start - 80), start);
  const open = before.lastIndexOf('（');
  return open > before.lastIndexOf('）') && !before.startsWith('其中', open + 1);
}

/** A report of the past: 已…, 目前…, or a year before the document's own. */
function isFact({ before, lead, date, quantity }: Candidate, { background, carried, year }: SentenceContext): boolean {
  if (PRESENT.test(lead)) return true;
  const bound = date ?? carried;
  const since = date === null ? before : before.slice(-Math.max(0, quantity.start - date.end));
  if (bound?.year != null && year !== null && bound.year < year && !REQUIRES.test(since) && !FUTURE.test(since))
    return true;
  const future = lastIndex(EVERY_FUTURE, before);
  const announced = future >= 0 || (date?.year != null && year !== null && (date.year > year || date.kind === 'by'));
  if (background) return !announced;
  const past = lastIndex(EVERY_PAST, before);
  const place = quantity.start - before.length + past;
  return past >= 0 && past > future && !(date?.kind === 'by' && date.end > place);
}

const EVERY_FUTURE = new RegExp(FUTURE.source, 'gu');
const EVERY_PAST = new RegExp(PAST.source, 'gu');

/** Where the last match of a global pattern begins; -1 where there is none. */
function lastIndex(pattern: RegExp, text: string): number {
  let last = -1;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) last = match.index;
  return last;
}

// "每个设区市建设一所", "每县培育"; not "每次派出"
const EACH =
  /每(?:[个所家名户校省县市区镇村]|乡镇?|街道|街镇)[^，。；]{0,20}(?:建[成设立好]?|培育|设[立置]?|配[备齐]|打造|创建)$/u;

/**
 * Chinese numerals count only where a comparator, 每年, 每个 or, from ten up, a date makes them a measure: "至少召开一次",
 * "每县建设一所", "到一九九五年造林三十万亩".
 */
function isSpelledTarget({ quantity, lead, tail, before, coordinated, date }: Candidate): boolean {
  if (SHARE.test(quantity.unit) && quantity.unit !== '倍') return lead !== '' || coordinated || quantity.after !== null;
  if (/(?:(?:至少|不少于|不低于|不得少于|不超过)[^，]{0,8}|达到)$/u.test(lead) || EACH.test(before)) return true;
  if (/每(?:半?年|[一两二三四五]年|学期|季度|月|周)[^，。；]{0,16}$/u.test(before)) return true;
  if (Number(quantity.value) < 10 || quantity.unit === '年') return false;
  const bounded = date?.kind === 'during' || date?.kind === 'within';
  return date?.kind === 'by' || (bounded && CLOSES.test(tail) && (REACHES.test(lead) || CREATES.test(lead)));
}

// "时限：", "办理周期为"
const TIME_LIMIT = /(?:时[间限长]|用时|周期|期限)(?:均?为|：)?$/u;

function isDurationTarget({ quantity, lead, tail, before, coordinated }: Candidate): boolean {
  if (coordinated && /^[、和及]$/u.test(lead)) return true;
  if (/24$/u.test(String(quantity.value)) && quantity.unit === '小时' && quantity.after === null) return false;
  if (/[近前满]$/u.test(lead) || (/[后在]$/u.test(lead) && quantity.after === null)) return false;
  if (REACHES.test(lead) || /(?:不少于|不低于|不超过|不得少于|控制在|压缩|缩短|至少)[^，]{0,8}$/u.test(lead))
    return true;
  if (REQUIRES.test(lead) || TIME_LIMIT.test(before)) return true;
  if (/^一(?:周期|轮|次)/u.test(tail)) return true;
  if (quantity.after === null && /^(?:办结|完成|内办|响应)/u.test(tail)) return true;
  return quantity.after === '<=' && WITHIN.test(tail);
}

// "率", "占专业课教师总数的": what a share is taken of stands before it
const SHARE_OF = /(?:(?:率|比例|占比|比重)(?:均|分别|都)?|占[^，。；]{1,24}的?)$/u;
// "足额提取", "的比例安排", "拨付": what is set aside; not "收取", "给予"
const SET_ASIDE =
  /^的?(?:比例|标准|额度)?(?:足额|及时)?(?:提取|计提|[拨核]付|核拨|安排|划拨|配[备套置]|预留|列支|统筹|投入|设置|编制)/u;
// "100%回访", "90%解决率", "85%政务服务事项“一网通办”"; not "10%由企业承担"
const WHOLE_SHARE = /^(?:[^，。；的]{0,6}[率度](?:[，、。；]|$)|(?!的)[^，。；]{0,20}“)/u;
const DONE =
  /^全?(?:覆盖|回访|办结|公[开示]|达标|落实|完成|接入|共享|入库|整改|上岗|持证|纳入|处[置理]|到位|建[成档])/u;

// "接入比例：大型企业85%以上，港口": shares of what stands before the colon; not "做法：企业占85%"
const SHARES_OF = /(?:率|比例|占比|比重)(?:要求|标准|目标)?(?:为|达到)?：[^。；：]*$/u;

function isShareTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { lead, tail, coordinated, quantity } = candidate;
  if (SHARES_OF.test(candidate.before)) return true;
  if (coordinated || context.goal || candidate.date || REQUIRES.test(lead)) return true;
  if (isCompared(lead) || REACHES.test(lead) || CREATES.test(lead) || SHARE_OF.test(lead)) return true;
  if ((lead.includes('按') && SET_ASIDE.test(tail)) || (quantity.value === 100 && DONE.test(tail))) return true;
  // "全省90%以上的事项实现…", "96%事项实现…", "100%共享…": the share is the subject
  const subject =
    quantity.after !== null || quantity.value === 100 || /^[^，。；的]{2,30}(?:实现|达到|完成|纳入|接入)/u.test(tail);
  return lead.length <= 6 && tail.length > 3 && (subject || WHOLE_SHARE.test(tail));
}

// "联席会议设召集人1人"; not "专职教师20人"
const OFFICE = /(?:召集人|联系人|组长|主任|秘书长|委员|联络员|负责人|成员|主席|会长)[^，]{0,2}$/u;

// "等40个行业", "以下6项"; not "全市40个行业"
const LISTED = /(?:方面|[等这该共]|以下|下列|上述|前述|其他|其余|共计|[前后上下第每各单逐]|任意|多个|同一)$/u;

// "新建A、B等5所学校", "新开工A等4个项目87公里": what is named is only part of what is built; not "做好A等5项工作"
const NAMED = /^[^，。；]{0,6}?(?:建成|建设|[新续改扩迁]建|开工|开通|培育|打造|创建|引进|举办)[^，。；]*等$/u;
const BODIES = /^(?:[^，。；、]{0,4}?(?:部门|单位|地区|地方|行业|产业|领域)|[省市县区](?!级))/u;

// "培育不少于20个细分领域服务商": a number to reach
const AT_LEAST = /(?:不[少低]于|至少)$/u;

/** True for a number that only counts off what is listed or structured: "等5个方面", "以下6项"; measures are none. */
function countsOff({ quantity, lead, tail }: Candidate): boolean {
  if (quantity.after !== null || quantity.value2 !== null) return false;
  if (/^[个项种类条步]$/u.test(quantity.unit) && STRUCTURE.test(tail))
    return !(AT_LEAST.test(lead) && CREATES.test(lead));
  // "A、B、C5个县"
  if (quantity.unit === '个' && /、[^、，。；]{1,8}$/u.test(lead) && BODIES.test(tail) && !CREATES.test(lead))
    return true;
  if (!LISTED.test(lead)) return false;
  if (!lead.endsWith('等')) return true;
  const thing = /^[个项种类条步家所名件部座处支场门户]$/u.test(quantity.unit);
  return thing && (!NAMED.test(lead) || BODIES.test(tail));
}

// "采购公交车", "优化调整线路", "修复湿地"; not "采购"
const ORDERS =
  /^(?:采购|购[置买]|优化|调整|拓展|招募|续建|新?开工|修复|整治|治理|复垦|清淤|疏浚|拆除|关停|淘汰|盘活|栽植|种植|播种|投放|增殖)[^，。；、]{2,}$/u;

// what comes behind an amount that says all: "1亿亩以上、产量…", "600公里，"; not "3个示范区"
const CLOSES = /^(?:[，。；、]|$)/u;

// "每千人口拥有医师数", "注册护士数": what a plan gives a number of for so many heads; not "共有企业数"
const PER_HEADS = /每[百千万十][\u4e00-\u9fff]{0,3}(?:人口|[人名户]|老年人)|人均/u;

// "《编制说明》2份", "提供复印件1套"; not "发放宣传手册1万份"
const isPaper = (lead: string): boolean =>
  /提[供交]|填[写报]|报送|递交|附|一式/u.test(lead) || !CREATES.test(lead.replace(/《[^》]*》|编制|验证|标准/gu, ''));

// "货运量", "技术合同成交额", "旅游总收入", "利用外资": amounts that a plan sets without a verb; not "总投资"
const AMOUNT_OF =
  /(?:[总数流销产存储用]量|吞吐量|货运量|客运量|(?:成交|交易|销售|零售|营业|进出口)额|收入|产值|增加值|利用外资|到位资金|游客|客流|托位数?|床位数?|总数|人数|户数|保有量|拥有量|余额|就业)$/u;
/** Measures of a project, not aims: "总投资", "占地". */
export const PROJECT_SIZE = /(?:总?投资|占地|用地|面积|注册资本|概算|估算|预算)[^，]{0,4}$/u;

// "更新10个证照提醒", "安置500人": verbs that are nouns as well where no number follows; not "城市更新项目"
const JUST_BEFORE = /(?:更新|修复|安置|交付|制作|结对|认证|出版|救助|建档|开工|竣工|联系)(?:约|近|不少于|至少)?$/u;
// "，总投资12亿元", "占地约50亩": what a project is; not "完成投资"
const WHOLE_COST = /^(?:项目|工程)?(?:计划|估算)?(?:总投资|占地(?:面积)?|用地(?:面积)?)[约达超]?$/u;

// "在23个领域试行证明替代": how wide something is carried out; not "在5个领域存在问题"
const IN_FIELDS = /^(?:重点)?(?:领域|行业|方面)[^，。；]{0,4}(?:试行|推行|推广|实行|实现)/u;

function isCountTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { quantity, lead, tail, coordinated, before, date } = candidate;
  if ((quantity.unit === '项' && quantity.after === '<=') || OFFICE.test(lead) || WHOLE_COST.test(lead)) return false;
  if (/^[份套]$/u.test(quantity.unit) && isPaper(lead)) return false;
  if (quantity.unit === '个' && /(?:^|[^存现内])在$/u.test(lead) && IN_FIELDS.test(tail)) return true;
  if (countsOff(candidate)) return LISTED.test(lead) && REQUIRES.test(before);
  if (coordinated || context.goal || REACHES.test(lead) || CREATES.test(lead) || REQUIRES.test(lead)) return true;
  if (JUST_BEFORE.test(lead)) return true;
  // "至少有2名人员持证"
  if (/至少[^，。；]{0,4}$/u.test(lead)) return true;
  // "授权2—3家机构"
  if (quantity.value2 !== null && lead.length > 1) return true;
  // "在餐饮等50个以上行业推行改革"
  if (lead.startsWith('在') && CREATES.test(tail)) return true;
  if (lead === '对' && TREATED.test(tail)) return true;
  // "将5家以上企业纳入培育对象"
  if (/^[将把]$/u.test(lead) && /纳入|列入|打造|建设?成|培育[为成]|升级|改造/u.test(tail)) return true;
  // "全年垦造入库耕地1.5万亩以上": nothing but the amount is left to say
  const closes = CLOSES.test(tail) && lead.length > 2;
  if (closes && (AMOUNT_OF.test(lead) || (lead.endsWith('数') && PER_HEADS.test(before))) && !PRESENT.test(lead))
    return true;
  const exact = quantity.after === null && quantity.value2 === null;
  return (
    date?.kind === 'by' ||
    date?.kind === 'every' ||
    (closes && (!exact || date !== null || ORDERS.test(lead) || lead.includes('全年')))
  );
}
