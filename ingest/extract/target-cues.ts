import { z } from 'zod';
import { loadData } from '../data.ts';
import type { Comparator } from '../../graph-schema/terms.ts';
import { alternatives } from './pattern.ts';
import { Ending } from '../patterns.ts';

const words = z.array(z.string());
const cues = loadData(
  'target-cues',
  z.object({ reach: words, create: words, structure: words, achieve: words, alsoNouns: words }),
);

/** A verb of reaching, or a comparator, right before a number: "…达到", "…压缩至", "…不少于". */
export const REACHES = new Ending(
  new RegExp(`(?:${alternatives(cues.reach)})(?:约|近|人均|平均|分别|总计|不低于)?$`, 'u'),
);

/** Verbs of bringing about that are no nouns as well: "建成", "培育"; not "服务". */
export const CREATING: readonly string[] = cues.create.filter((verb) => !cues.alsoNouns.includes(verb));

/** A verb of bringing about anywhere before a number: "建成", "培育", "再建"; not "教育", "福建", "建筑". */
export const CREATES = new RegExp(
  `${alternatives(cues.create)}|(?<![教体保养抚生发托])育(?!儿|人)|(?<![福基住城构重土])建(?![筑议制])`,
  'u',
);

/** A verb that carries a date without a number: "基本建成", "年底前竣工", "取得突破性进展"; not "竣工验收". */
export const ACHIEVES = new RegExp(
  `${alternatives(cues.achieve)}|竣工(?!验收|备案)|取得[^，。；]{0,2}(?:突破|重[大要]|明显|显著|实质|阶段)`,
  'u',
);

/** Units of time that a task takes: "个工作日", "年". */
export const DURATION = /^(?:个?(?:工作日|自然日|小时|月|季度)|[天日年周秒]|分钟)$/u;

/** Units of a share, of growth and of a ratio: "%", "个百分点", "番", "/10万"; not "万元". */
export const SHARE = /%|‰|百分点|\/10万|[倍番成比]$/u;

/** What is done within a time: "5个工作日内办结", "30天内完成"; not "30天后". */
export const WITHIN =
  /^(?:内|之内|以内)?[^，。；]{0,12}(?:办结|审结|结案|立案|整改|制定|编制|完成|办理|办妥|作出|反馈|审核|审批|答复|拨付|支付|发放|到位|核发|核准|放行|录入|回复|送达|受理|公示|公布|公开|审查|验收|通电|接入|出具|领取|取得|解除|派|推送|应退尽退|退[还付税]|结[清算]|转[办派交送]|分办|上门|启动|提[出交供]|处[理置]|签[订署]|上传|归集|移交|备案|解决|到达|安排|组织)/u;

/** Nouns that a number only counts off: "3个方面", "18项措施"; not "3个事项“零材料办”". */
export const STRUCTURE = new RegExp(`^(?:“[^”]{1,16}”)?[^，。；、“”]{0,8}?(?:${alternatives(cues.structure)})`, 'u');

/** Words that make a rule of what follows: "原则上", "必须"; not "主要". */
export const REQUIRES = /原则上|应当?|必须|须|不得|一般(?:为|不)|确保|力争|争取|保证|要求|要将/u;

/** What has been reached already: "已建成", "目前", "过去五年"; not "已经…，现印发", "对已认定的企业". */
export const PAST =
  /(?<!加快|推进|推动|盘活|清理|[对将把为与在按])已(?!经?国务院|[^，。；]{0,16}的[^，。；]{0,16}，?(?:一次性)?(?:分别)?(?:给予|[奖补按可])|[^，。；]{0,24}的[^，。；达提增占]{1,12}[（，；。])|(?<![由从比较])目前|现已|截至|截止(?!之?[日时期前])|(?<![较比于与])(?:去年|上年)(?!度?同期)|先后|近年来|以来|过去[的几两三五\d]|[经通]过(?:多年|几年|[^，。；]{0,4}年)[^，。；]{0,4}努力|[成立现到设训养育增办展]了/u;

/**
 * What is there already, right before its number or one that it is joined to: "现有20个储备库", "仍有3000个", "高达30%",
 * "现有20个仓库和35个", "共有12所"; "占现有职工的15%" is no such thing.
 */
export const PRESENT = new Ending(
  /(?:共有[^，。；]{0,14}|(?:现有|已有|原有|既有)(?:\d[^，。；]{1,20}[、和及与])?[^，。；]{0,2}|[仍尚还](?:然?有|存在|为)[^，。；]{0,3}|高达)$/u,
);

// "近年来，我省…", "“十三五”以来", "过去五年", "经过多年努力"; not "今年以来的任务"
/** A sentence that opens a report: what follows in the clause tells of the past until it tells what is to be done. */
export const REPORT =
  /^(?:近年来|(?:近|过去的?)[几两三五\d]年来?，|多年来|长期以来|(?:去年|上年|[^，。；]{1,24})以来，|经过[^，。；]{0,12}(?:努力|发展|建设)|目前，|截至)/u;

// "加快建设…", "要…", "下一步，…", "各区县要"; not "全省养老床位…"
/** A sentence that says what is to be done, and so ends a report. */
export const INSTRUCTS =
  /^(?:[（(]?[一二三四五六七八九十\d]+[）).、．]|[一二三四五]是)?(?:[为要应须以各]|必须|下一步|今后|未来|力争|争取|确保|到20|按照?|坚持|围绕|聚焦|加[快强大]|推[进动行广]|深[入化]|强化|完善|健全|优化|提[升高]|支持|鼓励|引导|落实|实施|开展|建[设立成]|培[育养]|打造|积极|大力|全面|着力|进一步|充分|严格|规范|统筹|探索|发挥)/u;

/** What is still to come, so that an earlier 已 no longer governs. */
export const FUTURE =
  /力争|争取|确保|将(?=[达建新增实完超突进继全基形成有会于到在陆逐])|(?<![年的期])努力|未来|下一步|到(?:19|20)\d{2}年|(?:19|20)\d{2}年底?前/u;

const BEFORE: readonly (readonly [Comparator, Ending])[] = [
  // "不低于", "至少召开", "不低于在校生的"; not "低于"
  [
    '>=',
    new Ending(
      /(?:不[得应能可宜]?(?:低于|少于|小于)|至少|最低|起码|≥)(?:[^，。；、“”\d]{0,8}|[^，。；“”\d]{0,30}的)$/u,
    ),
  ],
  // "不超过", "控制在"; not "超过", "“最多跑一次”事项占比"
  [
    '<=',
    new Ending(
      /(?:不[得应能可宜]?(?:超过|高于|大于|多于|超)|最[多高长]|至多|控制[在到]|≤)(?:[^，。；、“”\d]{0,8}|[^，。；“”\d]{0,30}的)$/u,
    ),
  ],
  ['>', new Ending(/(?:超过|突破|高于|大于|多于|[逾超>])[^，。；、\d]{0,4}$/u)],
  ['<', new Ending(/(?:低于|小于|少于|<)$/u)],
  ['~', new Ending(/[约近]$/u)],
];

/** True where a comparator stands before a number: "不低于采购金额的", "至少". */
export function isCompared(lead: string): boolean {
  return BEFORE.some(([, pattern]) => pattern.test(lead.slice(-40)));
}

/** Comparator of a quantity: what stands behind the unit (以上) goes before what stands in front (超过). */
export function comparatorOf(before: string, after: Comparator | null, range: boolean): Comparator {
  if (range) return 'range';
  if (after === '~') return '~';
  const lead = before.slice(-40);
  const printed = BEFORE.find(([, pattern]) => pattern.test(lead))?.[0];
  // "超过50个以上", "达到60%以上": 以上 says it; "不超过30日以内" agrees with itself
  return after ?? printed ?? '=';
}
