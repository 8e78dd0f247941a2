import type { Quantity } from './quantity.ts';
import type { Candidate } from './target-sentence.ts';
import { CREATES, DURATION, REACHES, REQUIRES, SHARE, WITHIN } from './target-cues.ts';

// "对新增就业100人以上的企业，", "变动达到30%以上的，"; not "对新认定的企业给予50万元奖励", "对标世界标准"
const ADDRESSED = /^(?:并|同时)?(?:对(?![标接口外照])|[凡如若因凭]|针对|符合|满足|首次|连续|单[个户])/u;
const GRANTS =
  /给予|奖[励补]|补助|贴息|资助|补贴|按照?|减免|予以|执行|提供|实行|支付|收取|降低|提高|不超过|不低于|不少于|最高|至少|开展|进行/u;

/** What is done to all that are counted: "对6万户家庭进行改造"; not "对100人以上的企业，". */
export const TREATED = /^[^，。；的]{0,24}(?:进行|开展|实施|完成)/u;

// "连续两年低于", "绩效评价不足"; not "比例不低于"
const FALLS_SHORT = /(?:(?<!不[得应]?)(?:低于|少于|超过|高于)|不足|未达到?)$/u;

// "52个工作日基础上", "的罚款", "同意方为通过", "展位以外": a base, a punishment, a vote, what is left; not "的奖励"
const NO_AIM =
  /^(?:的?(?:基础|水平)上|[^，。；、]{0,4}以外|[^，。；、]{0,4}(?:罚款|罚金|拘留|徒刑)|[^，。；、]{0,16}(?:方为|视为|方可|即为)?(?:通过|“不?同意”))/u;

// "对诚信企业“无事不扰”比例达", "公示率": a rate to reach, whomever it is measured on
const RATE = /(?:率|比例|占比|比重)(?:均|都|分别)?(?:达到?|提[高升][到至]|不[得应]?低于)?$/u;

// "的担保业务给予适当补贴", "的企业优先安排", "、50家以上的分别给予": what is done about what the number describes
const TIERS = /^(?:[、或和及][^，。；、或和及]{1,16})+的(?:分别|依次|一次性)?(?:给予|予以|奖|按)/u;
const TREATED_SO = /^的[^，。；]{1,24}?(?:给予|予以|[免减应]|实行|执行|优先|可以?)/u;

// "本措施所称大型企业指", "申请支持的企业应满足"; not "本市所有企业"
const QUALIFIES =
  /本(?:办法|措施|政策|规定|意见|条例|通知|方案|(?:实施)?细则)所(?:称|指|支持)|(?:申请|申报|享受)[^。；]{0,24}(?:[应须需]|应当|必须)(?:同时)?(?:满足|符合|具备)/u;

/** A number that only says whom a rule is for, what something starts from, or how a vote is counted. */
export function isCondition({ lead, tail, before, quantity }: Candidate): boolean {
  if (QUALIFIES.test(before)) return true;
  if (/^[^，]{0,30}的[，、：]?$|^且[^，。；]{0,40}的/u.test(tail)) return true;
  // "连续两年低于60%的；", "低于60%的专业，减少招生": whom something befalls
  if (FALLS_SHORT.test(lead) && /^的(?:[；。]|[^，。；、]{1,16}，)/u.test(tail)) return true;
  // "每建成1个产业学院给予50万元"
  if (
    /每(?:[新创]?建成?|新增|新认定|培[育养]|引进|吸纳|招收|完成)[^，。；\d]{0,6}$/u.test(lead) &&
    /^[^，。；]{1,24}(?:给予|奖励|补[助贴])/u.test(tail)
  )
    return true;
  // "全镇9个村、2个社区": how many there are
  if (/^全[省市州县区旗镇乡]$/u.test(lead) && /^[村社街乡镇县区]/u.test(tail)) return true;
  // "在巩固落实好…达到12000元的基础上" still asks for it
  if (NO_AIM.test(tail) && !/巩固|落实|保持|确保/u.test(lead)) return true;
  if (/^周?岁$/u.test(quantity.unit) && !/寿命|年龄(?:达到?|提高)/u.test(before.slice(-24))) return true;
  if (TIERS.test(tail) || isAddressed(lead, tail, quantity)) return true;
  // "由之前的不得少于25天，调整为": what is left behind
  if (/[由从](?:之前|原来?|原先|过去|目前|现行)的?[^，。；\d]{0,8}$/u.test(lead)) return true;
  // "超过100万元但不超过300万元的部分": a step of a scale
  if (/^(?:（含）)?的?(?:部分|档)/u.test(tail)) return true;
  // "在已完成16项事项的基础上"
  if (/^在(?:已|完成|现有|原有|全[省市县])/u.test(lead) && /^[^，。；]{0,30}基础上/u.test(tail)) return true;
  if (/^[次分]$/u.test(quantity.unit) && FAILS.test(lead)) return true;
  if (quantity.unit === '分' && !SCORED.test(lead)) return true;
  // "未超过10万元", "以1个季度为1个纳税期"
  if (/(?:[未尚]未?(?:达到?|满|超过)?|以[^，。；]{1,12}为)$/u.test(lead) || isAttribute(lead, tail, quantity))
    return true;
  if (quantity.after === null || DURATION.test(quantity.unit) || REACHES.test(lead)) return false;
  // not "（其中女职工2000人次）"
  return /^(?:的?[^，。；、和及与（]{0,14}|（含)\d/u.test(tail);
}

// "超时达到5次", "被退回3次": what is held against somebody; not "投诉处理不超过2次"
const FAILS = /(?:超时|逾期|违[规法约]|被投诉|退回|扣分|记分|迟到)[^，。；不]{0,4}$/u;

// "绩效评价不低于", "满意度达到"; not "加"
const SCORED = /(?:评价|评分|得分|成绩|测评|评估|考核|满意度|指数)[^，。；\d]{0,6}(?:达到?|不[低少]于|保持在|在|≥)$/u;

/** True where the number says for whom something is done: "对新增就业100人以上的企业", "可对费率不超过1%的业务给予补贴". */
function isAddressed(lead: string, tail: string, { unit, after }: Quantity): boolean {
  if (TREATED_SO.test(tail) && /[对将]/u.test(lead) && !/给予|予以/u.test(lead)) return true;
  if (!ADDRESSED.test(lead) || GRANTS.test(lead) || RATE.test(lead)) return false;
  return !(lead === '对' && TREATED.test(tail)) && !(DURATION.test(unit) && after === '<=' && WITHIN.test(tail));
}

// "总投资", "年产值超", "井深超过"; not "投资达到", "给予"
const MEASURED =
  /(?:投资额?|产值|收入|销售额|营业额|交易额|营收|规模|面积|占地|用地|容量|装机|资金|注册资本|资产|能耗|人口|人数|户数|全长|(?<!最)[长宽高深]度?|距离|半径|用工量|价值|金额|标的额|估算价|合同额)(?:超过?|大于|突破|不[少低]于|[过在为约])?$/u;
// "的产业园", "企业3家", "以下水利项目，", "、井深超过800米的矿山"; not "，带动就业300人"
const SPECIFIED =
  /^(?:的[^，。；、]|[^，。；、和及与\d达]{1,10}\d+[家个户所座项条]|[^，。；、的和及与\d]{0,16}(?:项目|企业|单位|工程|机构)，|[^，。；、的和及与\d]{0,4}(?:企业|单位|用户)[按要应须可]|[、和及或][^，。；]{0,20}\d[^，。；、]{1,6}的[^，。；])/u;

// "建筑面积不大于", "管线长度不超过"; not "面积不少于"
const SIZED = /(?:面积|[长宽高深厚跨]度|管径|总长)[^，。；、]{0,2}(?:不[大高]于|不超过|≤)$/u;
// "160千瓦及以下小微企业": sizes by which things are sorted
const CAPACITY = /千瓦|千伏安|[元座]$|平方米|公里|吨|亩|^[万千]?人$/u;
const LOWERS = /(?:[降低减控压缩限][^，。；]{0,4}|不[超高大多][^，。；]{0,4})$/u;
// "招收超过3名残疾幼儿的幼儿园", "拥有2名以上专利代理师的机构"; not "培养3名以上具有专长的教师"
const HOLDS = /(?:招收|招用|招录|吸纳|雇[佣用]|拥有|持有)[^，。；]{0,8}$/u;

/**
 * A measure of what the sentence is about rather than of what is to be: "工程投资额在100万元以上的建筑工程",
 * "60万以上人口的县"; not "培育3家以上的企业", "90%以上的专业".
 */
function isAttribute(lead: string, tail: string, { after, unit }: Quantity): boolean {
  if (SHARE.test(unit)) return false;
  // "超18个月未结案件", "超过30天的"; not "年限超过11年，"
  if (DURATION.test(unit) && /(?<!不[得应]?)[超逾]过?$/u.test(lead) && /^[^，。；、]{2}/u.test(tail)) return true;
  if (after === '<=' && CAPACITY.test(unit) && /^的?[^，。；、\d]{2}/u.test(tail) && !LOWERS.test(lead)) return true;
  if (/^[人名]$/u.test(unit) && HOLDS.test(lead) && /^[^，。；、的]{0,10}的[^，。；、]{2}/u.test(tail)) return true;
  // "建筑面积不大于1万平方米、高度不超过24米的厂房": what a rule is for is drawn by its size
  if (/平方米$|^[千毫]?米$/u.test(unit) && SIZED.test(lead) && !REQUIRES.test(lead)) return true;
  if (MEASURED.test(lead) && /^的[^，。；、\d]{2,16}\d/u.test(tail)) return true;
  if (MEASURED.test(lead) && SPECIFIED.test(tail) && !REQUIRES.test(lead) && !/不[少低]于$/u.test(lead)) return true;
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
