import type { DateMark } from './dates.ts';
import type { Quantity } from './quantity.ts';
import type { Segment } from './view.ts';
import { CREATES, FUTURE, isCompared, PAST, PRESENT, REACHES, REQUIRES, STRUCTURE } from './target-cues.ts';

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

const DURATION = /^(?:个?(?:工作日|自然日|小时|月|季度)|[天日年周秒]|分钟)$/u;
const SHARE = /%|‰|百分点|[倍番成比]$/u;

/** True where a quantity is a commitment. */
export function isTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { quantity } = candidate;
  if (isCondition(candidate) || isFact(candidate, context)) return false;
  if (inBrackets(context, quantity) && !REACHES.test(candidate.lead)) return false;
  if (quantity.spelled) return isSpelledTarget(candidate);
  if (DURATION.test(quantity.unit)) return isDurationTarget(candidate);
  if (SHARE.test(quantity.unit)) return isShareTarget(candidate, context);
  return isCountTarget(candidate, context);
}

/** Inside “…” or 《…》 a number belongs to a name. */
export function isQuoted(text: string, { start, end }: Quantity): boolean {
  for (const [open, close] of ['“”', '《》', '「」'] as const) {
    const opened = text.lastIndexOf(open ?? '', start);
    if (opened < 0 || start - opened > 60 || text.slice(opened, start).includes(close ?? '')) continue;
    const closed = text.indexOf(close ?? '', end);
    if (closed >= 0 && closed - opened <= 60) return true;
  }
  return false;
}

function inBrackets({ text, sentence }: SentenceContext, { start }: Quantity): boolean {
  const before = text.slice(Math.max(sentence.start, start - 80), start);
  return before.lastIndexOf('（') > before.lastIndexOf('）');
}

// "对新增就业100人以上的企业，", "变动达到30%以上的，"; not "对新认定的企业给予50万元奖励"
const ADDRESSED = /^(?:并|同时)?(?:[对凡如若因凭]|针对|符合|满足|首次|连续|单[个户])/u;
const GRANTS =
  /给予|奖[励补]|补助|贴息|资助|补贴|按照?|减免|予以|执行|提供|实行|支付|收取|降低|提高|不超过|不低于|不少于|最高|至少|开展|进行/u;

// "对6万户家庭进行改造"; not "对100人以上的企业，"
const TREATED = /^[^，。；的]{0,24}(?:进行|开展|实施|完成)/u;

// "52个工作日基础上", "的罚款", "同意方为通过", "展位以外": a base, a punishment, a vote, what is left; not "的奖励"
const NO_AIM =
  /^(?:的?(?:基础|水平)上|[^，。；、]{0,4}以外|[^，。；、]{0,4}(?:罚款|罚金|拘留|徒刑)|[^，。；、]{0,16}(?:方为|视为|方可|即为)?(?:通过|“不?同意”))/u;

/** A number that only says whom a rule is for, what something starts from, or how a vote is counted. */
function isCondition({ lead, tail, quantity }: Candidate): boolean {
  if (/^[^，]{0,30}的[，、：]?$/u.test(tail)) return true;
  // "在巩固落实好…达到12000元的基础上" still asks for it
  if (NO_AIM.test(tail) && !/巩固|落实|保持|确保/u.test(lead)) return true;
  if (/^周?岁$/u.test(quantity.unit) && /年龄|[年未已]满/u.test(lead)) return true;
  if (ADDRESSED.test(lead) && !GRANTS.test(lead) && !(lead === '对' && TREATED.test(tail))) return true;
  // "未超过10万元", "以1个季度为1个纳税期"
  if (/(?:[未尚]未?(?:达到?|满|超过)?|以[^，。；]{1,12}为)$/u.test(lead) || isAttribute(lead, tail, quantity))
    return true;
  if (quantity.after === null || DURATION.test(quantity.unit) || REACHES.test(lead)) return false;
  return /^的?[^，。；、和及与]{0,14}\d/u.test(tail);
}

// "总投资", "年产值超", "井深超过"; not "投资达到", "给予"
const MEASURED =
  /(?:投资额?|产值|收入|销售额|营业额|交易额|营收|规模|面积|占地|用地|容量|装机|资金|注册资本|资产|人口|人数|户数|全长|(?<!最)[长宽高深]度?|距离|半径|用工量|价值|金额|标的额|估算价|合同额)(?:超过?|大于|突破|[过在为约])?$/u;
// "的产业园", "企业3家", "以下水利项目，", "、井深超过800米的矿山"; not "，带动就业300人"
const SPECIFIED =
  /^(?:的[^，。；、]|[^，。；、和及与\d达]{1,10}\d+[家个户所座项条]|[^，。；、的和及与\d]{0,16}(?:项目|企业|单位|工程|机构)，|[、和及或][^，。；]{0,20}\d[^，。；、]{1,6}的[^，。；])/u;

/**
 * A measure of what the sentence is about rather than of what is to be: "工程投资额在100万元以上的建筑工程",
 * "60万以上人口的县"; not "培育3家以上的企业", "90%以上的专业".
 */
function isAttribute(lead: string, tail: string, { after, unit }: Quantity): boolean {
  if (SHARE.test(unit)) return false;
  if (MEASURED.test(lead) && SPECIFIED.test(tail) && !REQUIRES.test(lead)) return true;
  // "开采深度超过1200米的煤矿"
  if (
    /^的./u.test(tail) &&
    /(?:(?<!不[得应]?)(?:超过|高于|大于|低于|小于)|不足|在)$/u.test(lead) &&
    !REQUIRES.test(lead)
  )
    return true;
  if (after === null || after === '~') return false;
  if (/^(?:及以[上下])?的/u.test(tail)) return !CREATES.test(lead.slice(-4));
  return lead === '' && /^[^，。；、]{1,8}的./u.test(tail) && !/^[^的]*[向达为获]/u.test(tail);
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

/**
 * Chinese numerals count only where a comparator, 每年 or, from ten up, a date makes them a measure: "至少召开一次",
 * "到一九九五年造林三十万亩".
 */
function isSpelledTarget({ quantity, lead, before, coordinated, date }: Candidate): boolean {
  if (SHARE.test(quantity.unit) && quantity.unit !== '倍') return lead !== '' || coordinated;
  return (
    /(?:(?:至少|不少于|不低于|不得少于|不超过)[^，]{0,8}|达到)$/u.test(lead) ||
    /每(?:半?年|[一两二三四五]年|学期|季度|月|周)[^，。；]{0,16}$/u.test(before) ||
    (date?.kind === 'by' && Number(quantity.value) >= 10 && !STRUCTURE.test(before.slice(-1)))
  );
}

// "5个工作日内办结", "30天内完成"; not "30天后"
const WITHIN =
  /^(?:内|之内|以内)?[^，。；]{0,12}(?:办结|完成|办理|办妥|作出|反馈|审核|审批|答复|拨付|支付|发放|到位|核发|核准|放行|录入|回复|送达|受理|公示|公布|公开|审查|验收|通电|接入|出具|领取|取得|解除|派|推送|应退尽退|退[还付税]|结[清算]|转[办派交送]|分办|上门|启动|提[出交供]|处[理置]|签[订署]|上传|归集|移交|备案|解决|到达|安排|组织)/u;

function isDurationTarget({ quantity, lead, tail }: Candidate): boolean {
  if (/24$/u.test(String(quantity.value)) && quantity.unit === '小时' && quantity.after === null) return false;
  if (/[近前满]$/u.test(lead) || (/[后在]$/u.test(lead) && quantity.after === null)) return false;
  if (REACHES.test(lead) || /(?:不少于|不低于|不超过|不得少于|控制在|压缩|缩短|至少)[^，]{0,8}$/u.test(lead))
    return true;
  if (REQUIRES.test(lead) || /(?:时[间限长]|用时|周期|期限)$/u.test(lead)) return true;
  if (/^一(?:周期|轮|次)/u.test(tail)) return true;
  if (quantity.after === null && /^(?:办结|完成|内办|响应)/u.test(tail)) return true;
  return quantity.after === '<=' && WITHIN.test(tail);
}

function isShareTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { lead, tail, coordinated, quantity } = candidate;
  if (coordinated || context.goal || candidate.date || REQUIRES.test(lead)) return true;
  if (
    isCompared(lead) ||
    REACHES.test(lead) ||
    CREATES.test(lead) ||
    /(?:率|比例|占比|比重)(?:均|分别|都)?$/u.test(lead)
  )
    return true;
  // "全省90%以上的事项实现…", "96%事项实现…", "100%共享…": the share is the subject
  const subject =
    quantity.after !== null || quantity.value === 100 || /^[^，。；的]{2,30}(?:实现|达到|完成|纳入|接入)/u.test(tail);
  return lead.length <= 6 && subject && tail.length > 3;
}

// "联席会议设召集人1人"; not "专职教师20人"
const OFFICE = /(?:召集人|组长|主任|秘书长|委员|联络员|负责人|成员|主席|会长)[^，]{0,2}$/u;

// "等40个行业", "以下6项"; not "全市40个行业"
const LISTED = /(?:方面|[等这该共]|以下|下列|上述|前述|其他|其余|共计|[前后上下第每各单逐]|任意|多个|同一)$/u;

// "采购公交车", "优化调整线路"; not "采购办公室"
const ORDERS = /^(?:采购|购[置买]|优化|调整|拓展|招募|续建|新?开工)[^，。；、]{2,}$/u;

// what comes behind an amount that says all: "1亿亩以上、产量…", "600公里，"; not "3个示范区"
const CLOSES = /^(?:[，。；、]|$)/u;

// "《编制说明》2份", "提供复印件1套"; not "发放宣传手册1万份"
const isPaper = (lead: string): boolean =>
  /提[供交]|填[写报]|报送|递交|附|一式/u.test(lead) || !CREATES.test(lead.replace(/《[^》]*》|编制|验证|标准/gu, ''));

function isCountTarget(candidate: Candidate, context: SentenceContext): boolean {
  const { quantity, lead, tail, coordinated, before, date } = candidate;
  if ((quantity.unit === '项' && quantity.after === '<=') || OFFICE.test(lead)) return false;
  if (/^[份套]$/u.test(quantity.unit) && isPaper(lead)) return false;
  const exact = quantity.after === null && quantity.value2 === null;
  const listed = exact && (LISTED.test(lead) || (/^[个项种类条步]$/u.test(quantity.unit) && STRUCTURE.test(tail)));
  if (listed) return LISTED.test(lead) && REQUIRES.test(before);
  if (coordinated || context.goal || REACHES.test(lead) || CREATES.test(lead) || REQUIRES.test(lead)) return true;
  // "至少有2名人员持证"
  if (/至少[^，。；]{0,4}$/u.test(lead)) return true;
  // "授权2—3家机构"
  if (quantity.value2 !== null && lead.length > 1) return true;
  // "在餐饮等50个以上行业推行改革"
  if (lead.startsWith('在') && CREATES.test(tail)) return true;
  if (lead === '对' && TREATED.test(tail)) return true;
  // "全年垦造入库耕地1.5万亩以上": nothing but the amount is left to say
  const closes = CLOSES.test(tail) && lead.length > 2;
  return (
    date?.kind === 'by' ||
    date?.kind === 'every' ||
    (closes && (!exact || date !== null || ORDERS.test(lead) || lead.includes('全年')))
  );
}
