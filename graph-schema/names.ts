import type { FacetName, MatchReason } from './search.ts';
import type {
  CitationRole,
  ClauseRole,
  Comparator,
  CoverageState,
  Level,
  LinkKind,
  LinkRelation,
  ReviewDecision,
  Verdict,
} from './terms.ts';

/** What users call the terms: one wording for page, exports, Word and command line. */

export const LEVEL_NAMES: Record<Level, string> = {
  national: '国家',
  ministry: '部委',
  provincial: '省级',
  'provincial-department': '省级部门',
  prefecture: '地市级',
  'prefecture-department': '地市级部门',
  county: '区县',
  'county-department': '区县部门',
  township: '乡镇',
};

export const KIND_NAMES: Record<LinkKind, string> = { verbatim: '逐字', adapted: '改写', thematic: '主题' };

export const RELATION_NAMES: Record<LinkRelation, string> = {
  IMPLEMENTS: '落实',
  CONTINUES: '承接',
  RESTATES: '分解',
  PARALLELS: '同源',
};

export const VERDICT_NAMES: Record<Verdict, string> = {
  same: '一致',
  raised: '加码',
  lowered: '减码',
  'different-basis': '口径不同',
  'no-value': '缺数值',
  'no-deadline': '缺期限',
  'value-added': '新增数值',
  'deadline-added': '加期限',
  share: '分解',
};

export const COVERAGE_NAMES: Record<CoverageState, string> = {
  carried: '落实',
  'body-only': '仅正文',
  omitted: '遗漏',
  'not-applicable': '不适用',
};

export const REVIEW_NAMES: Record<ReviewDecision, string> = {
  confirmed: '已确认',
  rejected: '已驳回',
  added: '人工补充',
};

export const COMPARATOR_NAMES: Record<Comparator, string> = {
  '>=': '以上',
  '<=': '以下',
  '=': '等于',
  '~': '左右',
  range: '区间',
  '>': '超过',
  '<': '低于',
};

export const CITATION_ROLE_NAMES: Record<CitationRole, string> = {
  basis: '依据',
  issue: '印发',
  mention: '提及',
  repeals: '废止',
  amends: '修改',
};

export const ROLE_NAMES: Record<ClauseRole, string> = {
  purpose: '目的',
  background: '背景',
  principle: '原则',
  goal: '目标',
  measure: '措施',
  safeguard: '保障',
  procedure: '程序',
};

/** Basis of a relation between documents (parent records), in words. */
export const BASIS_NAMES: Record<string, string> = {
  cited: '引用',
  issued: '印发',
  continued: '承接',
  inferred: '推断',
};

/** Facets of a search. */
export const FACET_NAMES: Record<FacetName | 'document', string> = {
  level: '层级',
  region: '地区',
  year: '年份',
  issuer: '发文机关',
  agency: '责任单位',
  documentType: '文种',
  hasTarget: '有指标',
  hasUp: '有上承',
  hasDown: '有下启',
  document: '文件',
};

/** What is said before a word that led to a hit; "" where the word itself stands there. */
export const REASON_NAMES: Record<MatchReason['how'], string> = {
  word: '',
  phrase: '原文',
  synonym: '同义词',
  title: '标题',
  number: '文号',
  missing: '缺',
};
