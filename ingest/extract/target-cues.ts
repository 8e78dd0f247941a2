import { z } from 'zod';
import { loadData } from '../data.ts';
import type { Comparator } from '../../graph-schema/terms.ts';
import { alternatives } from './pattern.ts';

const words = z.array(z.string());
const cues = loadData('target-cues', z.object({ reach: words, create: words, structure: words, achieve: words }));

/** A verb of reaching, or a comparator, right before a number: "…达到", "…压缩至", "…不少于". */
export const REACHES = new RegExp(`(?:${alternatives(cues.reach)})(?:约|近|人均|平均|分别|总计|不低于)?$`, 'u');

/** A verb of bringing about anywhere before a number: "建成", "培育", "给予". */
export const CREATES = new RegExp(alternatives(cues.create), 'u');

/** A verb that carries a date without a number: "基本建成", "全面完成". */
export const ACHIEVES = new RegExp(alternatives(cues.achieve), 'u');

/** Nouns that a number only counts off: "3个方面", "18项措施". */
export const STRUCTURE = new RegExp(`^[^，。；、]{0,8}?(?:${alternatives(cues.structure)})`, 'u');

/** Words that make a rule of what follows: "原则上", "必须"; not "主要". */
export const REQUIRES = /原则上|应当?|必须|须|不得|一般(?:为|不)|确保|力争|争取|保证|要求|要将/u;

/** What has been reached already: "已建成", "目前", "现有"; not "已经…，现印发". */
export const PAST =
  /已(?!经?国务院)|目前|现已|截至|截止|(?<![较比于])(?:去年|上年)(?!度?同期)|先后|近年来|以来|[成立现到设训养育增办展]了/u;

/** What is there already, right before its number: "现有20个储备库"; "占现有职工的15%" is no such thing. */
export const PRESENT = /(?:现有|已有|原有|既有)[^，。；]{0,2}$/u;

/** What is still to come, so that an earlier 已 no longer governs. */
export const FUTURE = /力争|争取|确保|将(?!.{0,6}作为)|努力|未来|下一步|到20[2-9]\d年|20\d{2}年底?前/u;

const BEFORE: readonly (readonly [Comparator, RegExp])[] = [
  // "不低于", "至少召开", "不低于在校生的"; not "低于"
  ['>=', /(?:不[得应能可宜]?(?:低于|少于|小于)|至少|最低|起码|≥)(?:[^，。；、\d]{0,8}|[^，。；\d]{0,30}的)$/u],
  // "不超过", "控制在"; not "超过"
  [
    '<=',
    /(?:不[得应能可宜]?(?:超过|高于|大于|多于|超)|最[多高长]|至多|控制在|≤)(?:[^，。；、\d]{0,8}|[^，。；\d]{0,30}的)$/u,
  ],
  ['>', /(?:超过|突破|高于|大于|多于|[逾超>])[^，。；、\d]{0,4}$/u],
  ['<', /(?:低于|小于|少于|<)$/u],
  ['~', /[约近]$/u],
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
