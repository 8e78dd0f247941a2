import type { TargetRecord } from '../../../graph-schema/records.ts';

/** What a name is made from: the target, and its neighbours in the clause, which lend what the print says once for all. */
export interface Named {
  target: Pick<TargetRecord, 'object' | 'text' | 'unit' | 'value' | 'span'>;
  previous?: Pick<TargetRecord, 'object' | 'span'> | undefined;
  next?: Pick<TargetRecord, 'object'> | undefined;
  /** Text of the clause. */
  text: string;
}

// "市级", "国家级", "市区级", "省级"; not "市民"
const LEVEL = /^(?:国家|[省市区县州]{1,2}|自治区)级{1,2}/u;
// "国家级高水平", "市级优质"; not "高水平学校" (no level)
const LEVEL_AND_RANK = /^((?:国家|[省市区县州]{1,2}|自治区)级{1,2})((?:高水平|优质|一流|示范性?|特色|骨干|重点)*)/u;
// "优质专业"; not "专业"
const RANK = /^(?:高水平|优质|一流|示范|特色|骨干|重点)/u;
// printed as a share or a multiple: "60%", "一半以上", "2倍"; not "全部"
const IN_FIGURES = /[%％‰倍半成]|[之百千]分/u;
// "全市", "我区", "12月前", "于10月底前"; not "全部", "市场"
const EXTENT = /^(?:[全我本][国省市区县州]|[到至于]?(?:\d{4}年(?:\d{1,2}月)?|\d{1,2}月)(?:底|末)?前?)/u;
// what a name does not start with: "力争", "推动", "按照", "在继续"; not "推荐"
const LEADING =
  /^(?:力争|争取|确保|努力|推动|促进|支持|鼓励|落实|实现|完成|保持|做到|使得|使(?!用)|[将把对、，：]|可?按照?|分别|不低于|不超过|在?继续(?:巩固落实好)?|其中|每年|年均|累计|开展|新[增建]|[建达]成|建设|创建|争创|培育|打造|引建)+/u;
// what a name does not end with: "一般", "原则上", "的", "根据专业特点必须"; not "重"
const TRAILING =
  /(?:根据[^，。]{1,12}(?:必须|应当?|须|要)|原则上|一般|必须|应当?|分别|累计|平均|总体|至少|达到|[达将为要须约的在从由]|提高|提升|增加|保持)$/u;
// "对新认定企业给予": a grant, told with what is given; not "给予支持的企业"
const GRANTS = /(?:分别|一次性|每家|每人|每件)*(?:给予|予以|补助|减按|提供)(?:每家|每人|每件|总额|最高)*$/u;
// another amount before: "中小企业2000家、小巨人企业"; not "2000家企业"
const OTHERS_BEFORE = /^.*\d[万亿]?[家个所名项人次件]、(?=.{2})/u;
// an explanation in brackets: "（含实习指导教师）"; not "（联盟）"
const EXPLANATION = /（(?:含|同时|具备|包括)[^（）]*）|（[^（）]{9,}）/gu;
// "学校办成国家级学校", "办成国家级学校的学校": what counts is what it becomes; not "建成"
const BECOMES = /^.*?(?:办成|成为|建设成|打造成|培育成)(?<what>.{2,}?)(?:的[^的]{2,})?$/u;
// "由3.2:6.8": what it was before; not "由市教委"
const BEFORE_NOW = /[由从]\d[\d.:：%]*$/u;
// "占比达到专业教师总数的", "不低于在校生的"; not "占比达到"
const MEASURED_BY = /^(.{2,}?)(?:占比?|比例)?(?:达到|超过|不低于|不少于|提高到|占(?!比))([^占，]{2,}?)的?$/u;
// a noun of measure right behind the object: "占比", "比例"; not "比"
const MEASURE_NOUN = /^(?:占比|比例|比重|比率)/u;
// amount with what belongs to it: "不少于6个月", "60％以上的"; not "二"
const AMOUNT =
  /(?:不少于|不低于|不超过|超过|达到?|至少|累计)*\d[\d.,—～~\-：:]*\s*(?:[万亿千百]*[%％‰]|[万亿千百]*[个所家名人次倍年天日元月小时分钟学课公里亩吨]{1,3}|个?百分点)?(?:以上|左右|以内|以下)?的?/u;

/** A name made from the rest of the sentence is cut here. */
const LONGEST_REST = 24;

/**
 * An indicator as a reader would name it: the target's object without verbs, places and remnants of the sentence; with
 * the noun of measure where it is a share, what a time is spent on, and the level that stands once before several.
 * @example “双师型”教师在专业教师中的 + “……占比达到60%以上” → “双师型”教师在专业教师中的占比
 */
export function indicatorName(named: Named): string {
  const { target, next } = named;
  const bare = tidy(target.object);
  const isBareLevel = LEVEL.exec(bare)?.[0] === bare && bare !== '';
  if (isBareLevel && next) return bare + tidy(next.object).replace(LEVEL, '');
  if (GRANTS.test(bare)) return grantName(target, bare);
  const name = isShare(target) ? shareName(target, bare) : isTime(target) ? timeName(target, bare) : bare;
  if (name === '') return restOf(target.text).slice(0, LONGEST_REST) || target.text.slice(0, LONGEST_REST);
  const own = BECOMES.exec(name)?.groups?.['what'] ?? name;
  const full = lentLevel(named, own) + own;
  return full.length >= 2 ? full : target.text.slice(0, LONGEST_REST);
}

function tidy(object: string): string {
  let name = object.replace(EXPLANATION, '').replace(/\s+/gu, '').replace(BEFORE_NOW, '').replace(OTHERS_BEFORE, '');
  if (LEADING.exec(name)?.[0] === name) return '';
  for (let before = ''; before !== name;) {
    before = name;
    const shorter = name.replace(LEADING, '').replace(EXTENT, '');
    if (shorter.length >= 2) name = shorter;
  }
  return name;
}

/** A name without what none ends with. One word after the other: a pattern that takes several has too many ways to do so. */
function withoutEnd(name: string): string {
  const shorter = name.replace(TRAILING, '');
  return shorter === name ? name : withoutEnd(shorter);
}

const isShare = ({ unit }: Named['target']): boolean => /[%‰倍]/u.test(unit);
const isTime = ({ unit }: Named['target']): boolean => /^(?:个?月|[年天日周]|小时|学时|课时)$/u.test(unit);

/** "新认定企业给予" + "20万元奖励" → "新认定企业奖励". */
function grantName({ text }: Named['target'], bare: string): string {
  const subject = bare.replace(GRANTS, '');
  const given = restOf(text);
  return subject.length >= 2 ? subject + (given.length >= 2 && given.length <= 10 ? given : '补助') : bare;
}

function shareName({ object, text, unit }: Named['target'], bare: string): string {
  const at = text.indexOf(object);
  const noun = at < 0 ? undefined : MEASURE_NOUN.exec(text.slice(at + object.length))?.[0];
  if (noun) return bare + noun;
  const parts = MEASURED_BY.exec(leadOf(text).replace(/原则上|一般/gu, ''));
  if (parts && IN_FIGURES.test(text) && !/(?:率|度|比例|比重)$/u.test(bare)) {
    return unit.includes('倍') ? `${parts[1]}与${parts[2]}之比` : `${parts[1]}占${parts[2]}比例`;
  }
  if (bare.endsWith('的')) {
    const rest = restOf(text);
    if (rest.length >= 3) return `${rest}（按${bare.slice(0, -1)}）`;
  }
  return withoutEnd(bare);
}

/** What stands before the amount: "推动“双师型”教师占比达到专业教师总数的60%" → "“双师型”教师占比达到专业教师总数的". */
function leadOf(text: string): string {
  const amount = /\d[\d.,]*\s*[%％‰倍半成]|一半|[一二三四五六七八九十]{1,3}(?:倍|成|分之)/u.exec(text);
  return amount ? tidy(text.slice(0, amount.index)) : '';
}

/** A time is told with what it is spent on: "职业学校教师" + "在企业实训". */
function timeName({ text }: Named['target'], bare: string): string {
  const subject = withoutEnd(bare);
  const rest = restOf(text);
  return rest.length >= 3 && rest.length <= 24 && !subject.includes(rest) ? subject + rest : subject;
}

/** What stands behind the amount: "……不少于6个月在企业实训" → "在企业实训". */
function restOf(text: string): string {
  const amount = AMOUNT.exec(text.replace(/每\d+年/gu, ''));
  const plain = text.replace(/每\d+年/gu, '');
  return amount ? plain.slice(amount.index + amount[0].length).replace(/^[，、：；的]+|[，。；]+$/gu, '') : '';
}

/** "2所国家级高水平学校和4个专业群": level and rank of the first are meant for the second too. */
function lentLevel({ target, previous, text }: Named, name: string): string {
  if (!previous || LEVEL.test(name) || name.length > 6) return '';
  const between = text.slice(previous.span[1], target.span[0]);
  // "和", "和 4": right behind each other; not "。建设"
  if (!/^(?:[和及与]|以及)?\s*$/u.test(between)) return '';
  if (!/^(?:[和及与]|以及)?\s*\d/u.test(text.slice(previous.span[1]))) return '';
  const [, level = '', rank = ''] = LEVEL_AND_RANK.exec(tidy(previous.object)) ?? [];
  return level + (RANK.test(name) ? '' : rank);
}
