import { z } from 'zod';
import { DIAGNOSTICS, type DiagnosticCode } from './diagnostics.ts';
import { clauseIdSchema, documentIdSchema } from './ids.ts';
import { locatorSchema } from './locator.ts';
import {
  CITATION_ROLES,
  CLAUSE_FORMS,
  CLAUSE_ROLES,
  COMPARATORS,
  LEVELS,
  LINK_BANDS,
  LINK_KINDS,
  LINK_RELATIONS,
  VERDICTS,
} from './terms.ts';

/** Half-open range of UTF-16 offsets: [start, end). */
export const spanSchema = z
  .tuple([z.number().int().nonnegative(), z.number().int().nonnegative()])
  .refine(([start, end]) => start <= end, '起点不能在终点之后');
export type Span = [number, number];

/** ISO date, or its known beginning: "2021-11-04", "2021-11", "2021". */
export const dateSchema = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, '日期格式为 2021-11-04');

/** One document. `document` is its name in exports: the printed 文号 without white space, else the title. */
export const documentRecordSchema = z.object({
  type: z.literal('document'),
  id: documentIdSchema,
  document: z.string().min(1),
  title: z.string(),
  /** Title of the notice around a bound plan, whose own title is `title`; null where there is none. */
  noticeTitle: z.string().nullish(),
  level: z.enum(LEVELS).nullable(),
  /** 地区, as printed or known: "重庆市", "梁平区"; null for national documents. */
  region: z.string().nullable(),
  /** GB/T 2260 code of the region, e.g. "500155". */
  regionCode: z.string().nullable().default(null),
  issuers: z.array(z.string()),
  documentType: z.string().nullable(),
  documentNumber: z.string().nullable(),
  date: dateSchema.nullable(),
  effectiveDate: dateSchema.nullable(),
  addressees: z.array(z.string()),
  /** 附注: 此件公开发布. */
  annotation: z.string().nullable().default(null),
  /** Stated validity: 有效期5年, 同时废止…; null where the text says nothing. */
  validity: z.string().nullable().default(null),
  theme: z.array(z.string()).default([]),
  /** Name the source file had, its format and the SHA-256 of its bytes. */
  source: z.object({ file: z.string(), format: z.string(), sha256: z.string(), bytes: z.number().int() }),
  /** Spans of 版头 and 版记 in the cleaned text; together with the clauses' spans they cover it. */
  header: z.array(spanSchema).default([]),
  imprint: z.array(spanSchema).default([]),
  textLength: z.number().int(),
  /** Hashes of a sample of telling phrases, by which documents that share passages find each other; see ingest/link. */
  fingerprint: z.array(z.string()).optional(),
});
export type DocumentRecord = z.infer<typeof documentRecordSchema>;

/** One cell of a table row: column heading as printed, text, place in the clause's text. */
export const cellSchema = z.object({
  name: z.string(),
  text: z.string(),
  span: spanSchema,
  /** Rows of the table that a merged cell stands in, this one the first. */
  rows: z.number().int().min(2).optional(),
});
export type Cell = z.infer<typeof cellSchema>;

/**
 * One clause. `text` is the clause's own text (label, heading and body, without its children), hard wraps removed:
 * the slices of the cleaned text at `spans`, joined. Spans of targets, duties, citations and evidence count in `text`.
 */
export const clauseRecordSchema = z.object({
  type: z.literal('clause'),
  id: clauseIdSchema,
  document: z.string(),
  documentId: documentIdSchema,
  locator: locatorSchema,
  /** Printed heading or run-in heading without number and closing 。; "" for table rows. */
  title: z.string(),
  text: z.string(),
  /** Length of the label and heading at the start of `text`: `text.slice(bodyStart)` is the body. */
  bodyStart: z.number().int().nonnegative(),
  /** Label as printed, with its misprints: "3、", "（一）", "1．"; "" where nothing is printed. */
  label: z.string(),
  form: z.enum(CLAUSE_FORMS),
  role: z.enum(CLAUSE_ROLES),
  parent: locatorSchema.nullable(),
  order: z.number().int().nonnegative(),
  leaf: z.boolean(),
  spans: z.array(spanSchema),
  cells: z.array(cellSchema).default([]),
});
export type ClauseRecord = z.infer<typeof clauseRecordSchema>;

/** A quantified commitment. `text` is an exact substring of the clause's text, at `span`. */
export const targetRecordSchema = z.object({
  type: z.literal('target'),
  id: z.string(),
  document: z.string(),
  clause: locatorSchema,
  clauseId: clauseIdSchema,
  text: z.string(),
  span: spanSchema,
  object: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  value2: z.number().nullable(),
  cmp: z.enum(COMPARATORS),
  unit: z.string(),
  deadline: z.string().nullable(),
  /** Where the deadline stands: in the target, before it in the clause, in a heading, in the plan's title or period. */
  deadlineSource: z.enum(['own', 'clause', 'heading', 'document']).nullable().default(null),
  baseline: z.string().nullable(),
});
export type TargetRecord = z.infer<typeof targetRecordSchema>;

/** Responsible bodies of one clause, as printed and in order. */
export const dutyRecordSchema = z.object({
  type: z.literal('duty'),
  document: z.string(),
  clause: locatorSchema,
  clauseId: clauseIdSchema,
  agencies: z.array(z.string()),
  lead: z.string().nullable(),
  /** True where the print closes the list with 等. */
  etc: z.boolean(),
  spans: z.array(spanSchema).default([]),
  /** Register ids in the order of `agencies`; null where unresolved. */
  resolved: z.array(z.string().nullable()).default([]),
  damaged: z.boolean().default(false),
  /** Bodies that the document names once for all that follows (均为责任单位，以下不再列出) and not in this clause. */
  defaults: z.array(z.string()).optional(),
});
export type DutyRecord = z.infer<typeof dutyRecordSchema>;

/** A document cited in a clause; `resolves` names the held document or is null. */
export const citationRecordSchema = z.object({
  type: z.literal('citation'),
  id: z.string(),
  document: z.string(),
  clause: locatorSchema,
  clauseId: clauseIdSchema,
  title: z.string(),
  number: z.string().nullable(),
  role: z.enum(CITATION_ROLES),
  resolves: z.string().nullable(),
  span: spanSchema.nullable().default(null),
  /** Cited provision: "第三十五条第二款". */
  provision: z.string().nullable().default(null),
});
export type CitationRecord = z.infer<typeof citationRecordSchema>;

const endSchema = z.object({ document: z.string(), clause: locatorSchema, id: clauseIdSchema });

/** Aligned evidence: spans in the two clauses' texts and the text of the lower side. */
export const evidenceSchema = z.object({ from: spanSchema, to: spanSchema, text: z.string() });
export type Evidence = z.infer<typeof evidenceSchema>;

/** Signals of a link, each 0 to 1, kept apart so that they can be shown. */
export const signalsSchema = z.record(z.string(), z.number());

/** A number followed along a link: LOCALISES. */
export const targetComparisonSchema = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  verdict: z.enum(VERDICTS),
  note: z.string().default(''),
});
export type TargetComparison = z.infer<typeof targetComparisonSchema>;

/** Clause to clause. `from` is the later or lower clause, `to` what it implements, continues or restates. */
export const linkRecordSchema = z.object({
  type: z.literal('link'),
  from: endSchema,
  to: endSchema,
  relation: z.enum(LINK_RELATIONS),
  kind: z.enum(LINK_KINDS),
  score: z.number().min(0).max(1),
  band: z.enum(LINK_BANDS),
  signals: signalsSchema,
  evidence: z.array(evidenceSchema),
  targets: z.array(targetComparisonSchema).default([]),
});
export type LinkRecord = z.infer<typeof linkRecordSchema>;

/** Document to document: a parent with the reason it is taken for one. */
export const parentRecordSchema = z.object({
  type: z.literal('parent'),
  from: documentIdSchema,
  to: documentIdSchema,
  relation: z.enum(['IMPLEMENTS', 'CONTINUES', 'PARALLELS']),
  basis: z.enum(['cited', 'issued', 'continued', 'inferred']),
  confidence: z.number().min(0).max(1),
  reason: z.string(),
});
export type ParentRecord = z.infer<typeof parentRecordSchema>;

/** Something odd about a document, with its place. */
export const diagnosticRecordSchema = z.object({
  type: z.literal('diagnostic'),
  document: z.string(),
  clause: locatorSchema.nullable(),
  code: z.enum(Object.keys(DIAGNOSTICS) as [DiagnosticCode, ...DiagnosticCode[]]),
  message: z.string(),
  /** Place in the cleaned text, where known. */
  span: spanSchema.nullable().default(null),
});
export type DiagnosticRecord = z.infer<typeof diagnosticRecordSchema>;

/** Everything the pipeline makes of one file, before documents are compared with each other. */
export const ingestedDocumentSchema = z.object({
  document: documentRecordSchema,
  /** Cleaned text of the whole document. */
  text: z.string(),
  clauses: z.array(clauseRecordSchema),
  targets: z.array(targetRecordSchema),
  duties: z.array(dutyRecordSchema),
  citations: z.array(citationRecordSchema),
  diagnostics: z.array(diagnosticRecordSchema),
});
export type IngestedDocument = z.infer<typeof ingestedDocumentSchema>;

/** One line of the export. */
export const exportRecordSchema = z.discriminatedUnion('type', [
  documentRecordSchema,
  clauseRecordSchema,
  targetRecordSchema,
  dutyRecordSchema,
  citationRecordSchema,
  linkRecordSchema,
  parentRecordSchema,
  diagnosticRecordSchema,
]);
export type ExportRecord = z.infer<typeof exportRecordSchema>;
