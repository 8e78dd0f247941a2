/**
 * The closed word lists of the product. Names follow GB/T 9704-2012 (official document format);
 * the Chinese word for each is in the comment beside it.
 */

/**
 * 层级: administrative level of the issuing bodies, from the top down. Of several, the highest counts; but a document that a
 * ministry and a province issue together (部市共建, 部省共建) is provincial: it binds that province alone, so that what the
 * ministry issued for all may be above it.
 */
export const LEVELS = [
  'national', // 国家
  'ministry', // 部委
  'provincial', // 省级
  'provincial-department', // 省级部门
  'prefecture', // 地市级
  'prefecture-department', // 地市级部门
  'county', // 区县
  'county-department', // 区县部门
  'township', // 乡镇
] as const;
export type Level = (typeof LEVELS)[number];

/**
 * Rank of a level for the rule "nothing implements a lower document": smaller is higher.
 * A department ranks just below the government of its own level.
 * @example levelRank('national') < levelRank('county')
 */
export function levelRank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** What a clause is in print. */
export const CLAUSE_FORMS = [
  'notice', // 通知 around a bound plan
  'intro', // 引言
  'heading', // a heading that has children
  'item', // a numbered or run-in clause
  'dash', // ——…
  'article', // 第X条
  'row', // table row
  'box', // 专栏
  'annex', // 附件
] as const;
export type ClauseForm = (typeof CLAUSE_FORMS)[number];

/** What a clause does; only equal roles are linked, and background never is. */
export const CLAUSE_ROLES = [
  'purpose', // 为贯彻…，制定本方案
  'background', // 发展现状、面临形势
  'principle', // 指导思想、基本原则
  'goal', // 工作目标
  'measure', // operative measure
  'safeguard', // 保障措施、组织实施
  'procedure', // 自…起施行, definitions, scope
] as const;
export type ClauseRole = (typeof CLAUSE_ROLES)[number];

/** How close the wording of a link is. */
export const LINK_KINDS = ['verbatim', 'adapted', 'thematic'] as const; // 逐字 改写 主题
export type LinkKind = (typeof LINK_KINDS)[number];

/** Clause to clause relations. */
export const LINK_RELATIONS = ['IMPLEMENTS', 'CONTINUES', 'RESTATES', 'PARALLELS'] as const; // 落实 承接 分解 同源
export type LinkRelation = (typeof LINK_RELATIONS)[number];

/** Two bands of certainty: shown as a fact, or offered for review. */
export const LINK_BANDS = ['firm', 'review'] as const;
export type LinkBand = (typeof LINK_BANDS)[number];

/** What became of a number on the way down (指标比较). */
export const VERDICTS = [
  'same', // 一致
  'raised', // 加码
  'lowered', // 减码
  'different-basis', // 口径不同
  'no-value', // 缺数值
  'no-deadline', // 缺期限
  'value-added', // 新增数值
  'deadline-added', // 加期限
  'share', // 分解
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Coverage of an upper item by a lower document. */
export const COVERAGE_STATES = ['carried', 'body-only', 'omitted', 'not-applicable'] as const; // 落实 仅正文 遗漏 不适用
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A reviewer's decision on a link. */
export const REVIEW_DECISIONS = ['confirmed', 'rejected', 'added'] as const; // 已确认 已驳回 人工补充
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** All that a reviewer may state: a decision on a link, a note on it, or something about a clause without a link. */
export const REVIEW_ACTIONS = [
  ...REVIEW_DECISIONS,
  'noted', // 附注, no decision
  'not-applicable', // 标为不适用: an upper item does not concern a lower document
  'addition', // 确认新增: a lower clause has no upper one
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** Comparators of targets: 以上 以下 等于 左右 区间 超过 低于. */
export const COMPARATORS = ['>=', '<=', '=', '~', 'range', '>', '<'] as const;
export type Comparator = (typeof COMPARATORS)[number];

/** Why a document is cited: 依据, 印发, 提及, 废止, 修改. */
export const CITATION_ROLES = ['basis', 'issue', 'mention', 'repeals', 'amends'] as const;
export type CitationRole = (typeof CITATION_ROLES)[number];
