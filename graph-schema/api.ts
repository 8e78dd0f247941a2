import { z } from 'zod';
import { draftConflictSchema } from './draft.ts';
import { listParam, pageParams, wholeParam } from './params.ts';
import { REVIEW_DECISIONS, COVERAGE_STATES, LEVELS, LINK_KINDS, VERDICTS } from './terms.ts';
import {
  citationRecordSchema,
  clauseRecordSchema,
  diagnosticRecordSchema,
  documentRecordSchema,
  dutyRecordSchema,
  linkRecordSchema,
  parentRecordSchema,
  spanSchema,
  targetRecordSchema,
} from './records.ts';

/** Schemas of every request and response under /api/v1. The OpenAPI document and the web client are made from these. */

export const healthSchema = z.object({
  status: z.enum(['ok', 'starting', 'degraded']),
  store: z.string(),
  search: z.string(),
  tokenizer: z.string(),
  documents: z.number().int(),
  clauses: z.number().int(),
  version: z.string().optional(),
  message: z.string().optional(),
});
export type Health = z.infer<typeof healthSchema>;

/** RFC 9457 problem details. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
  /** Place of the mistake in the query, for BAD_QUERY. */
  position: spanSchema.optional(),
  /** The query with the mistake repaired, for BAD_QUERY. */
  repair: z.string().optional(),
  /** The field of the request that is wrong, for BAD_REQUEST. */
  field: z.string().optional(),
  /** What is stored and what could not be saved over it, for CONFLICT on a draft. */
  conflict: draftConflictSchema.optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const searchRequestSchema = z.object({
  q: z.string().max(5000).default(''),
  ...pageParams,
  level: listParam,
  region: listParam,
  year: listParam,
  issuer: listParam,
  agency: listParam,
  documentType: listParam,
  hasTarget: listParam,
  hasUp: listParam,
  hasDown: listParam,
  document: listParam,
  sort: z.enum(['relevance', 'date', 'level']).default('relevance'),
  synonyms: z.enum(['0', '1']).default('1'),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

export const reasonSchema = z.object({ term: z.string(), how: z.string(), of: z.string().optional() });

export const searchHitSchema = z.object({
  document: z.string(),
  clause: z.string(),
  id: z.string(),
  documentId: z.string(),
  documentTitle: z.string(),
  level: z.enum(LEVELS).nullable(),
  region: z.string().nullable(),
  date: z.string().nullable(),
  issuers: z.array(z.string()),
  documentType: z.string().nullable(),
  title: z.string(),
  /** Titles of the headings above the clause. */
  path: z.array(z.string()),
  snippet: z.string(),
  /** True where the clause goes on before or behind the snippet. */
  cutBefore: z.boolean().default(false),
  cutAfter: z.boolean().default(false),
  /** Highlights in the snippet. */
  marks: z.array(z.object({ span: spanSchema, how: z.string() })),
  reasons: z.array(reasonSchema),
  score: z.number(),
  lead: z.string().nullable(),
  targets: z.array(z.string()),
  up: z.number().int(),
  down: z.number().int(),
});
export type SearchHitView = z.infer<typeof searchHitSchema>;

export const searchResponseSchema = z.object({
  total: z.number().int(),
  /** Documents among all hits. */
  documents: z.number().int(),
  /** Number of hits in each document of the hits given here, by its id. */
  perDocument: z.record(z.string(), z.number().int()).default({}),
  hits: z.array(searchHitSchema),
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
  understood: z.object({
    words: z.array(z.string()),
    phrases: z.array(z.string()),
    excluded: z.array(z.string()),
    synonyms: z.record(z.string(), z.array(z.string())),
    fields: z.record(z.string(), z.array(z.string())),
  }),
  direct: z
    .object({
      kind: z.string(),
      text: z.string(),
      documentId: z.string().nullable(),
      clauseId: z.string().optional(),
      citedBy: z.array(z.string()),
    })
    .nullable(),
  didYouMean: z.array(z.object({ text: z.string(), hits: z.number().int() })),
});
export type SearchResponse = z.infer<typeof searchResponseSchema>;

export const suggestRequestSchema = z.object({
  q: z.string().max(200).default(''),
  limit: wholeParam(1, 50).default(10),
});

export const suggestionSchema = z.object({
  kind: z.enum(['word', 'clause', 'target', 'document']),
  text: z.string(),
  id: z.string().optional(),
});
export const suggestResponseSchema = z.object({ suggestions: z.array(suggestionSchema) });

/** A document in lists and relations. */
export const documentSummarySchema = documentRecordSchema
  .pick({
    id: true,
    document: true,
    title: true,
    level: true,
    region: true,
    issuers: true,
    documentType: true,
    documentNumber: true,
    date: true,
  })
  .extend({
    held: z.boolean(),
    clauses: z.number().int(),
    targets: z.number().int(),
    diagnostics: z.number().int(),
    /** Diagnostics that are worth a reader's eye, without what says that something was cleaned away. */
    doubts: z.number().int().default(0),
    /** Links of its clauses to other documents, and how many of them have a reviewer's decision. */
    links: z.number().int().default(0),
    reviewed: z.number().int().default(0),
  });
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** Document relation as seen from one document. `direction` up: the other is the parent. */
export const documentRelationSchema = z.object({
  direction: z.enum(['up', 'down', 'side']),
  relation: z.string(),
  basis: z.string(),
  confidence: z.number(),
  reason: z.string(),
  links: z.number().int(),
  other: documentSummarySchema,
});
export type DocumentRelation = z.infer<typeof documentRelationSchema>;

/** A clause named from elsewhere. */
export const clauseRefSchema = z.object({
  id: z.string(),
  documentId: z.string(),
  document: z.string(),
  documentTitle: z.string(),
  level: z.enum(LEVELS).nullable(),
  region: z.string().nullable(),
  date: z.string().nullable(),
  clause: z.string(),
  title: z.string(),
  text: z.string(),
  lead: z.string().nullable(),
  agencies: z.array(z.string()),
});
export type ClauseRef = z.infer<typeof clauseRefSchema>;

export const reviewSchema = z.object({
  id: z.string(),
  /** Null where somebody left a note only. */
  decision: z.enum(REVIEW_DECISIONS).nullable(),
  kind: z.enum(LINK_KINDS).nullable(),
  note: z.string(),
  who: z.string(),
  when: z.string(),
  /** True where a clause's text has changed since the decision. */
  stale: z.boolean(),
});
export type ReviewView = z.infer<typeof reviewSchema>;

export const linkViewSchema = linkRecordSchema.omit({ type: true, from: true, to: true }).extend({
  /** "from clause id|RELATION|to clause id". */
  id: z.string(),
  from: clauseRefSchema,
  to: clauseRefSchema,
  targets: z.array(
    z.object({
      verdict: z.enum(VERDICTS),
      from: targetRecordSchema.nullable(),
      to: targetRecordSchema.nullable(),
      note: z.string(),
    }),
  ),
  review: reviewSchema.nullable(),
});
export type LinkView = z.infer<typeof linkViewSchema>;

/** A clause with all that belongs to it. up: clauses it implements or continues; down: clauses that implement it. */
export const clauseViewSchema = clauseRecordSchema.extend({
  targets: z.array(targetRecordSchema),
  duty: dutyRecordSchema.nullable(),
  citations: z.array(citationRecordSchema),
  up: z.array(linkViewSchema),
  down: z.array(linkViewSchema),
  /** 分解: annex row and body clause of the same document. */
  restates: z.array(linkViewSchema),
  parallels: z.array(linkViewSchema),
});
export type ClauseView = z.infer<typeof clauseViewSchema>;

export const documentsRequestSchema = z.object({
  ...pageParams,
  level: listParam,
  region: listParam,
  year: listParam,
  q: z.string().max(500).default(''),
  held: z.enum(['true', 'false', 'all']).default('true'),
});
export type DocumentsRequest = z.infer<typeof documentsRequestSchema>;
export const documentsResponseSchema = z.object({ total: z.number().int(), documents: z.array(documentSummarySchema) });
export type DocumentsResponse = z.infer<typeof documentsResponseSchema>;

export const documentResponseSchema = z.object({
  document: documentRecordSchema,
  headerText: z.string(),
  imprintText: z.string(),
  clauses: z.array(
    clauseRecordSchema.extend({
      targets: z.array(targetRecordSchema),
      duty: dutyRecordSchema.nullable(),
      /** `documentId`: the cited document where it is held, else null. */
      citations: z.array(citationRecordSchema.extend({ documentId: z.string().nullable().default(null) })),
      up: z.number().int(),
      down: z.number().int(),
    }),
  ),
  relations: z.array(documentRelationSchema),
  citedBy: z.array(
    z.object({
      documentId: z.string(),
      document: z.string(),
      title: z.string(),
      clause: z.string(),
      clauseId: z.string().default(''),
      role: z.string(),
    }),
  ),
  /** Other held documents with the same title or 文号: earlier and later versions, oldest first. */
  versions: z.array(documentSummarySchema).default([]),
  /** Slugs of clauses of earlier readings that are gone → slugs where the same words stand now. */
  moved: z.record(z.string(), z.string()).default({}),
  diagnostics: z.array(diagnosticRecordSchema),
});
export type DocumentResponse = z.infer<typeof documentResponseSchema>;

/** What became of uploaded files: documents that are in now, and files that could not be read. */
export const uploadResponseSchema = z.object({
  documents: z.array(documentSummarySchema),
  failures: z.array(z.object({ file: z.string(), code: z.string(), message: z.string() })),
});
export type UploadResponse = z.infer<typeof uploadResponseSchema>;

/** All links of one document's clauses, for margins: clause id → links. */
export const documentLinksResponseSchema = z.object({ links: z.array(linkViewSchema) });
export type DocumentLinksResponse = z.infer<typeof documentLinksResponseSchema>;

// "yufufa-2021-35", "yufufa-2021-35/f2"; not "渝府发〔2021〕35号"
export const SCOPE = '[a-z0-9][a-z0-9~-]*(?:/[a-z0-9.~]+)?';
/**
 * A scope: document id and what of it. "yufufa-2021-35/f2": the clauses below that one; "yufufa-2021-35/list": the rows
 * of its task lists; "yufufa-2021-35/body": the clauses outside them; "yufufa-2021-35/all": both. The id alone means
 * the list where there is one, else the body.
 */
export const scopeSchema = z.string().regex(new RegExp(`^${SCOPE}$`, 'u'), '范围格式为 文件标识 或 文件标识/条款');

export const lineageRequestSchema = z.object({
  up: scopeSchema,
  down: scopeSchema,
});

export const coverageRowSchema = z.object({
  clause: clauseRefSchema,
  /** Heading of the part that the clause belongs to; rows of one group stand together. */
  group: z.string(),
  state: z.enum(COVERAGE_STATES),
  /** Why: where the body says it, why the item may not apply, who marked it. */
  reason: z.string(),
  /** False where no body of the lower document's level is named, so that the item may not apply to it. */
  addressed: z.boolean(),
  links: z.array(z.string()),
  /** Lower clauses that say it in the body, for body-only. */
  body: z.array(clauseRefSchema).default([]),
});
export type CoverageRow = z.infer<typeof coverageRowSchema>;
export const coverageCountsSchema = z.record(z.enum(COVERAGE_STATES), z.number().int());
export type CoverageCounts = z.infer<typeof coverageCountsSchema>;

export const coverageResponseSchema = z.object({
  up: documentSummarySchema,
  down: documentSummarySchema,
  rows: z.array(coverageRowSchema),
  counts: coverageCountsSchema,
  /** Counts of the rows that address the lower document's level only. */
  addressedCounts: coverageCountsSchema,
  /** Lower clauses without an upper one. */
  additions: z.array(clauseRefSchema),
});
export type CoverageResponse = z.infer<typeof coverageResponseSchema>;

export const lineageResponseSchema = coverageResponseSchema.extend({
  downRows: z.array(z.object({ clause: clauseRefSchema, group: z.string() })),
  links: z.array(linkViewSchema),
  parents: z.array(parentRecordSchema),
});
export type LineageResponse = z.infer<typeof lineageResponseSchema>;

/** Figures of the whole corpus. `reviewed` counts links with a reviewer's decision. */
export const overviewResponseSchema = z.object({
  documents: z.number().int(),
  clauses: z.number().int(),
  targets: z.number().int(),
  duties: z.number().int(),
  citations: z.number().int(),
  links: z.number().int(),
  reviewed: z.number().int(),
  diagnostics: z.number().int(),
  missing: z.number().int(),
});
export type OverviewResponse = z.infer<typeof overviewResponseSchema>;

export const diagnosticsRequestSchema = z.object({
  ...pageParams,
  document: z.string().optional(),
  /** Only what is worth a reader's eye. */
  doubts: z.enum(['true', 'false']).optional(),
});
/** A piece of a document's text with the part of it that something is said of; null where it is all of it. */
export const contextSchema = z.object({
  text: z.string(),
  span: spanSchema.nullable(),
  cutBefore: z.boolean(),
  cutAfter: z.boolean(),
});
export type Context = z.infer<typeof contextSchema>;
/** Diagnostics of all documents, or of one. */
export const diagnosticsResponseSchema = z.object({
  total: z.number().int(),
  diagnostics: z.array(
    diagnosticRecordSchema.extend({
      documentId: z.string(),
      clauseId: z.string().nullable().default(null),
      /** The text that it is about: around its place, else the beginning of its clause; null where it has neither. */
      context: contextSchema.nullable().default(null),
    }),
  ),
});
export type DiagnosticsResponse = z.infer<typeof diagnosticsResponseSchema>;

/** Documents that are cited and not held, most cited first. */
export const missingResponseSchema = z.object({
  total: z.number().int(),
  documents: z.array(
    z.object({
      title: z.string(),
      number: z.string().nullable(),
      citedBy: z.array(
        z.object({
          documentId: z.string(),
          document: z.string(),
          clause: z.string(),
          clauseId: z.string(),
          role: z.string(),
        }),
      ),
    }),
  ),
});
export type MissingResponse = z.infer<typeof missingResponseSchema>;

/** One line of the stream that answers an upload: how far one file is. */
export const ingestEventSchema = z.object({
  file: z.string(),
  state: z.enum(['queued', 'running', 'done', 'duplicate', 'failed']),
  /** Stage of the pipeline that runs. */
  stage: z.enum(['read', 'clean', 'outline', 'extract', 'resolve', 'link', 'store']).nullable().default(null),
  documentId: z.string().nullable().default(null),
  clauses: z.number().int().default(0),
  diagnostics: z.array(diagnosticRecordSchema).default([]),
  /** Stable code and Chinese message of a failure. */
  code: z.string().nullable().default(null),
  message: z.string().default(''),
});
export type IngestEvent = z.infer<typeof ingestEventSchema>;

/** Corrections by hand; a field that is absent stays, null clears it. Kept when the file is ingested again. */
export const documentPatchSchema = z
  .object({
    title: z.string().min(1).max(500),
    documentNumber: z.string().max(100).nullable(),
    date: z
      .string()
      .regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/u, '日期格式为 2021-11-04')
      .nullable(),
    issuers: z.array(z.string().min(1).max(100)).max(20),
    level: z.enum(LEVELS).nullable(),
    region: z.string().max(100).nullable(),
    documentType: z.string().max(50).nullable(),
  })
  .partial();
export type DocumentPatch = z.infer<typeof documentPatchSchema>;

/** A folder whose new and changed files the server takes in by itself. */
export const watchStatusSchema = z.object({
  folder: z.string(),
  /** Files that wait for their turn. */
  waiting: z.number(),
  working: z.boolean(),
  taken: z.number(),
  /** Files that were in already. */
  known: z.number(),
  failed: z.number(),
  /** The last ones that could not be read, newest first. */
  failures: z.array(z.object({ file: z.string(), message: z.string() })),
  /** When files were last taken in. */
  last: z.string().nullable(),
});
export type WatchStatus = z.infer<typeof watchStatusSchema>;

/** null where the server watches none. */
export const watchResponseSchema = z.object({ watch: watchStatusSchema.nullable() });
export type WatchResponse = z.infer<typeof watchResponseSchema>;
