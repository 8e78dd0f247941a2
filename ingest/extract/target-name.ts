/**
 * The name of a target as it can stand in a table: what the words around the number leave of the sentence besides the thing
 * itself is taken off. Knows nothing of the sentence; what is left empty is the caller's to name otherwise.
 */

// "、半日办结", "）作为基线", "且办公面积", "的单户担保金额"; not "并联审批率", "或有负债"
const HEAD = /^(?:[、，：；／/·）〕”—且但]|并(?![联行购轨网发])|或者?(?!有)|以及|其中|的(?!士))+/u;
// "12月底前", "2023年6月底前", "于2025年底前", "每年1月底前"; not "2023年度计划"
const DATED =
  /^(?:[要应须]?[于在到至])?(?:每年)?(?:(?:19|20)\d{2}年?)?(?:\d{1,2}月(?:\d{1,2}日)?|年)?[底末]?之?前(?=[^，]{3})/u;
// "国家卫生健康委于2019年12月底前", inside a name; not "于一体"
const DATED_INSIDE =
  /(?:原则上|[要应须])?[于在]?(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?年?[底末]?之?前(?=[^，]{3})/u;
// "回函率应当", "扣除期限不能", "按规定", "担保费率不超过（含）", "审批时限由法定", "在现行基础上整体", "较上年再"
const TAIL =
  /(?:（含）|不得?(?:超过|少于|低于|高于|晚于|能)|不[超高低]|(?:[在从]?(?:现行|现有|原有|总额预算的?|已有)(?:标准|水平)?)?基础上(?:整体|再)?|按规定|按不?|[较比](?:上年|去年|原来|以前)(?:同期|水平)?再?|由(?:法定|原来|原先)|(?:[较比][^，、]{0,6})?最[后多高低长短快]|(?<![响对反相适供感])应当?|应为单数|(?<![许认])可以?|每[户亩人区县市家个所张台次件吨]|分别|全部|(?<!内)统一|一般(?:召开|举办|开展)?|至少(?:打造|开展|推荐|培育|建设|召开|举办)?|再|(?<![行作认成因])为|限[额度]?以|(?<![存内潜现所])在|以|积极)$/u;

/** A name without the rest of the sentence around it; at most a few rounds, since one rest may hide another. */
export function polished(name: string): string {
  let text = withoutHalfBracket(name);
  for (let round = 0; round < 4; round++) {
    const next = text.replace(HEAD, '').replace(DATED, '').replace(TAIL, '');
    if (next === text || next.length < 2) break;
    text = next;
  }
  return text.replace(DATED_INSIDE, '');
}

/** "金融监管局）对符合条件的机构" → "对符合条件的机构", "工业为主（建筑面积占比" → "建筑面积占比". */
function withoutHalfBracket(name: string): string {
  const open = name.lastIndexOf('（');
  const close = name.indexOf('）');
  if (close >= 0 && name.lastIndexOf('（', close) < 0) {
    const rest = name.slice(close + 1);
    return rest.length > 1 ? withoutHalfBracket(rest) : name.slice(0, close);
  }
  if (open < 0 || name.indexOf('）', open) >= 0) return name;
  const inner = name.slice(open + 1);
  return inner.length > 3 ? inner : name.slice(0, open);
}
