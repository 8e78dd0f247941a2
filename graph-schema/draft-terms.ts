/** Words of drafting that page and server share. Plain data without zod, so that the page stays small. */

/** What a draft is to become (文种). */
export const DRAFT_TYPES = ['实施方案', '行动计划', '实施意见', '通知'] as const;

/** What a check looks for, with the name that a finding carries. */
export const FINDING_RULES = {
  'foreign-place': '外地地名',
  'foreign-body': '外地机构',
  'item-open': '未写到的上位条目',
  'target-lowered': '指标降低',
  'target-missing': '指标缺数',
  'target-copied': '照用他区数值',
  'deadline-missing': '缺期限',
  'deadline-late': '期限晚于上位',
  'deadline-past': '期限已过',
  'share-sum': '分解数之和不符',
  'wording-weaker': '措辞变弱',
  'level-mismatch': '层级不符',
  'body-missing': '未写责任单位',
  'body-unknown': '责任单位本级没有',
  'citation-number': '引用文号有误',
  'citation-title': '引用标题有误',
  'citation-superseded': '引用的文件已失效',
  'citation-unknown': '引用待核',
  numbering: '编号有误',
  duplicate: '同一措施写了两次',
  'copied-share': '照搬过多',
} as const;
export type FindingRule = keyof typeof FINDING_RULES;

/**
 * Header with the author's name, encoded by encodeURIComponent. Only heard from this machine; elsewhere the name comes
 * from the token in `Authorization: Bearer …`.
 */
export const AUTHOR_HEADER = 'Zhengmai-Author';
