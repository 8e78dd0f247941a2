import { z } from 'zod';
import {
  clauseRefSchema,
  coverageCountsSchema,
  documentSummarySchema,
  linkViewSchema,
  reviewSchema,
  SCOPE,
  scopeSchema,
} from './api.ts';
import { evidenceSchema, parentRecordSchema, targetRecordSchema, spanSchema } from './records.ts';
import { COVERAGE_STATES, LINK_BANDS, LINK_KINDS, LINK_RELATIONS, VERDICTS } from './terms.ts';

/** Requests and responses that set documents side by side: the correlation table (落实对照表) and the targets (指标). */

const MOST_SCOPES = 100;
// only described: which one is wrong is told below
const described = {
  one: { pattern: `^${SCOPE}$` },
  list: { pattern: `^${SCOPE}(?:,${SCOPE}){0,${MOST_SCOPES - 1}}$` },
};
const scopes = z
  .union(
    [z.string().max(10_000).meta(described.list), z.array(z.string().meta(described.one)).min(1).max(MOST_SCOPES)],
    `写明文件，多份用逗号分隔，最多 ${MOST_SCOPES} 份`,
  )
  .transform((value) => (Array.isArray(value) ? value : value.split(',')).map((one) => one.trim()).filter(Boolean))
  .pipe(z.array(scopeSchema).min(1, '至少给一个下位文件').max(MOST_SCOPES, `一次最多对照 ${MOST_SCOPES} 份文件`));

/** `down`: scopes, repeated or separated by commas. */
export const tableRequestSchema = z.object({ up: scopeSchema, down: scopes });
export type TableRequest = z.infer<typeof tableRequestSchema>;

/** One clause of a child document in a cell of the table. */
export const tableEntrySchema = z.object({
  /** Link id, see `linkViewSchema`. */
  id: z.string(),
  clause: clauseRefSchema,
  /** The upper clause that the link leads to, where it is not the row itself but the body clause that the row restates. */
  via: z.string().nullable(),
  relation: z.enum(LINK_RELATIONS),
  kind: z.enum(LINK_KINDS),
  band: z.enum(LINK_BANDS),
  score: z.number(),
  evidence: z.array(evidenceSchema),
  /** The part of the lower clause that carries the item: whole sentences. */
  quote: z.string(),
  verdicts: z.array(z.object({ verdict: z.enum(VERDICTS), text: z.string() })),
  review: reviewSchema.nullable(),
});
export type TableEntry = z.infer<typeof tableEntrySchema>;

export const tableCellSchema = z.object({
  state: z.enum(COVERAGE_STATES),
  reason: z.string(),
  addressed: z.boolean(),
  /** Best first; for body-only the clauses of the body. */
  entries: z.array(tableEntrySchema),
});
export type TableCell = z.infer<typeof tableCellSchema>;

export const tableRowSchema = z.object({
  clause: clauseRefSchema,
  group: z.string(),
  targets: z.array(targetRecordSchema),
  /** One for each column. */
  cells: z.array(tableCellSchema),
});
export type TableRow = z.infer<typeof tableRowSchema>;

export const tableColumnSchema = z.object({
  document: documentSummarySchema,
  scope: z.string(),
  /** How the column's document is related to the upper one; null where it is not. */
  parent: parentRecordSchema.nullable(),
  /** True where the document has a task list, so that 仅正文 is told from 落实. */
  list: z.boolean(),
  counts: coverageCountsSchema,
  addressedCounts: coverageCountsSchema,
  /** Lower clauses without an upper one. */
  additions: z.array(clauseRefSchema),
});
export type TableColumn = z.infer<typeof tableColumnSchema>;

export const tableResponseSchema = z.object({
  up: documentSummarySchema,
  scope: z.string(),
  columns: z.array(tableColumnSchema),
  rows: z.array(tableRowSchema),
});
export type TableResponse = z.infer<typeof tableResponseSchema>;

/**
 * Documents whose indicators are compared; scopes are taken as whole documents. `up` names the one that the others are
 * measured against wherever it has the indicator.
 */
export const targetsRequestSchema = z.object({ documents: scopes, up: scopeSchema.optional() });
export type TargetsRequest = z.infer<typeof targetsRequestSchema>;

/** What one document says of an indicator: targets; or the clause that names it without a number (写到但没有数). */
export const targetCellSchema = z.object({
  documentId: z.string(),
  targets: z.array(targetRecordSchema),
  mentions: z.array(clauseRefSchema),
  /** The target that stands for the document: with a number and a deadline, if it has one. */
  main: z.string().nullable(),
});
export type TargetCell = z.infer<typeof targetCellSchema>;

/** Shares of lower documents in one upper target, added up. */
export const shareSumSchema = z.object({
  /** The upper target. */
  to: z.string(),
  total: z.number(),
  sum: z.number(),
  unit: z.string(),
  /** Lower targets that were added; those in another unit are not. */
  parts: z.array(z.string()),
});
export type ShareSum = z.infer<typeof shareSumSchema>;

/** What became of an indicator in one document, against the nearest document above or before it that names it. */
export const indicatorComparisonSchema = z.object({
  verdict: z.enum(VERDICTS),
  document: z.string(),
  against: z.string(),
  /** Targets of `document` and `against`; null where it names the indicator without a number. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  note: z.string(),
});
export type IndicatorComparison = z.infer<typeof indicatorComparisonSchema>;

/** One indicator in several documents. */
export const targetRowSchema = z.object({
  id: z.string(),
  /** The indicator as a reader would name it. */
  object: z.string(),
  /** In the order of `documents` of the response. */
  cells: z.array(targetCellSchema),
  /** One for each document that can be measured against another, the gravest verdict first. */
  comparisons: z.array(indicatorComparisonSchema),
  /** For upper targets that are shared out (分解): what the lower documents add up to. */
  shares: z.array(shareSumSchema),
});
export type TargetRow = z.infer<typeof targetRowSchema>;

/** `rows`: indicators found in at least two of the documents; `others`: those of one document. Documents by date. */
export const targetsResponseSchema = z.object({
  documents: z.array(documentSummarySchema),
  rows: z.array(targetRowSchema),
  others: z.array(targetRowSchema),
  /** Clauses of all targets. */
  clauses: z.record(z.string(), clauseRefSchema),
});
export type TargetsResponse = z.infer<typeof targetsResponseSchema>;

/** A piece that only one of two clauses has; the span counts in that clause's text. */
const wordingPieceSchema = z.object({
  span: spanSchema,
  text: z.string(),
  kind: z.enum(['number', 'date', 'body', 'place', 'project', 'measure', 'words']),
});
const modalitySchema = z.object({ rank: z.number(), word: z.string().nullable(), span: spanSchema.nullable() });

/** What became of an upper clause's wording in a lower one. */
export const wordingSchema = z.object({
  added: z.array(wordingPieceSchema),
  dropped: z.array(wordingPieceSchema),
  strength: z.array(
    z.object({ change: z.enum(['weakened', 'strengthened']), upper: modalitySchema, lower: modalitySchema }),
  ),
});
export type Wording = z.infer<typeof wordingSchema>;

/** Two clauses side by side, linked or not. */
export const pairResponseSchema = z.object({
  from: clauseRefSchema,
  to: clauseRefSchema,
  link: linkViewSchema.nullable(),
  fromTargets: z.array(targetRecordSchema),
  toTargets: z.array(targetRecordSchema),
  /** Responsible bodies of the same function one level apart, after the register: printed names of `from` and `to`. */
  counterparts: z.array(z.object({ from: z.string(), to: z.string() })).default([]),
  /** How the lower clause words it otherwise; which of the two is lower is told by the link, else by from and to. */
  wording: wordingSchema,
});
export type PairResponse = z.infer<typeof pairResponseSchema>;
