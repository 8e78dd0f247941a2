import type { Candidate } from './target-sentence.ts';

// "万元", "元/平方米/月"; not "单元"
const AMOUNT = /(?<!单)元(?:[/·].*)?$|^[%‰倍]$|百分点$|^个月$|^年$/u;

// "给予", "一次性奖补", "每亩补助"; not "补贴资金", "补助标准"
const GIVES =
  /(?:给予|予以|奖励|奖补|补助|补贴|资助|贴息|返还|减征|减按|加计|抵[免扣减])(?!资金|总额|标准|经费|政策|范围|力度)/u;
const GIVES_BEFORE = new RegExp(`${GIVES.source}[^，。；]{0,40}$`, 'u');

// "的一次性奖励", "资金奖补", "的标准发放扩岗补助", "价格扣除"; not "支持小微企业"
const GIVEN =
  /^(?:人民币)?(?:的(?:标准|比例|额度|幅度)?)?[^，。；、\d]{0,12}(?:奖励|奖补|奖金|补助|补贴|资助|贴息|资金支持|的支持|扶持资金|优惠|扣除|减免|减征|返还|征收率|税率|抵扣|创业担保贷款)|^(?:的(?:标准|比例|额度)?)?(?:一次性|分别)?(?:给予|予以|收取|计征)/u;

// "最高不超过", "单个企业最高", "每户贴息不超过": how far a grant of the same sentence goes
const CAP =
  /^(?:[且并但]|同时)?(?:单[个户项家笔件]|每[个户家人年次项件]|同一)?[^，。；、\d]{0,12}(?:最高|最多|不超过|上限)[^，。；、\d]{0,6}$/u;

// "每家企业每年最高不超过", "每个项目享受本办法支持原则上不超过"; not "每个项目收费不超过"
const CAP_OF_EACH =
  /每[家个户名](?:企业|机构|单位|项目|团队|人才?|主体|申请人)(?![^，。；\d]{0,12}(?:费|成本|电价))[^，。；\d]{0,16}(?:最高|最多|不超过|上限)[^，。；\d]{0,6}$/u;
// "最多支持", "最多享受"; not "最多跑"
const MOST_OF_A_GRANT = /最多可?(?:支持|享受|补[贴助]|资助|奖励|给予)[^，。；\d]{0,4}$/u;
// "每人一次性支持", "每家支持"; not "重点支持"
const SUPPORTS = /(?:一次性|每[个户家人名年次])[^，。；\d]{0,8}支持$/u;
// "按利润总额的", before "1%，给予"
const SHARE_OF = /按照?[^，。；\d]{2,24}的$/u;

// "价格扣除", "评审价格给予": what a bid of a small firm is favoured by
const PRICE = /价格(?:评审)?(?:扣除|优惠|分)|(?:评审|报价)[^，。；]{0,12}扣除/u;

// "补助标准提高到", "由6%上调至": a standard that is raised or lowered is one to reach
const CHANGES = /(?:提[高升]|增[加长]|上调|调整|扩大|降低?|压[缩减]|下[降调])[到至为]$|控制在$/u;
// "不低于", "至少": what must be given at least
const FLOOR = /(?:不[得应]?(?:低|少)于|至少)[^，。；\d]{0,16}$/u;
// "安排资金", "设立基金", "发放贷款": the whole of a programme; not "安排给每家"
const PROGRAMME =
  /(?:安排|设立|(?<!实际|资产|[总项发])投入|筹[措集]|统筹|下达|争取|带动|新增|撬动|发放[^，。；]{0,8}(?:贷款|券))[^，。；]{0,12}$/u;

/**
 * True for what a rule gives to whoever qualifies: grants and their caps, discounts, rates of tax. It is a condition of a
 * programme, not something that must be true by a time. What must be given at least, standards that are raised and
 * the whole sum of a programme are none.
 */
export function isGrant({ quantity, lead, tail, before }: Candidate): boolean {
  if (MOST_OF_A_GRANT.test(lead)) return true;
  if (!AMOUNT.test(quantity.unit)) return false;
  // "市县各承担一半"
  if (/(?:承担|分担|负担)$/u.test(lead)) return true;
  if (PRICE.test(before.slice(-24)) || PRICE.test(tail.slice(0, 16))) return true;
  if (CHANGES.test(lead) || FLOOR.test(lead) || PROGRAMME.test(lead)) return false;
  if (/按照?(?:每[^，。；]{0,6})?$/u.test(lead) && /元/u.test(quantity.unit) && !/^[^，。；]{0,6}拨付/u.test(tail))
    return true;
  if (/元/u.test(quantity.unit) && (CAP_OF_EACH.test(lead) || SUPPORTS.test(lead))) return true;
  if (SHARE_OF.test(lead) && /^，?(?:给予|予以|奖励|补[贴助])/u.test(tail)) return true;
  const said = before.replace(/（[^（）]*）/gu, '');
  if (GIVEN.test(tail) || GIVES_BEFORE.test(said)) return true;
  return CAP.test(lead) && GIVES.test(said.slice(0, -lead.length || undefined));
}
