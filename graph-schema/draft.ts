import { z } from 'zod';
import { FINDING_RULES, type FindingRule } from './draft-terms.ts';
import { clauseIdSchema, documentIdSchema } from './ids.ts';
import { dateSchema, spanSchema } from './records.ts';

export { DRAFT_TYPES, FINDING_RULES, type FindingRule } from './draft-terms.ts';

/** A drafter's own plan: blocks with the parent items they carry out and the clauses they were taken from. */

/** Where a block's text came from; kept when the text is edited. */
export const draftSourceSchema = z.object({
  clauseId: clauseIdSchema,
  documentId: documentIdSchema,
  title: z.string(),
  number: z.string().nullable(),
  locator: z.string(),
  region: z.string().nullable(),
  /** Heading of the clause, without number; "" where it has none. */
  heading: z.string().optional(),
  /** Wording that was taken over, as it stood in the source, without number, heading and responsible bodies. */
  text: z.string(),
});
export type DraftSource = z.infer<typeof draftSourceSchema>;

/**
 * One block. Level 1 to 4 are headings or clauses numbered 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3), numbered by
 * place; level 0 is a paragraph without a number; `row` is a row of the task list in the annex.
 */
export const draftBlockSchema = z.object({
  id: z.string().regex(/^[\w-]{1,40}$/u),
  form: z.enum(['clause', 'paragraph', 'row']),
  level: z.number().int().min(0).max(4),
  /** Heading, without number and closing 。; "" where the block has none. */
  title: z.string().max(500),
  text: z.string().max(50_000),
  /** Parent items that the block carries out. */
  items: z.array(clauseIdSchema).max(100).default([]),
  sources: z.array(draftSourceSchema).max(100).default([]),
  /** Responsible bodies; the first leads. */
  agencies: z.array(z.string().max(100)).max(100).default([]),
});
export type DraftBlock = z.infer<typeof draftBlockSchema>;

/** What was decided about a parent item. An item in some block's `items` counts as done without a decision. */
export const itemDecisionSchema = z.object({
  state: z.enum(['open', 'done', 'merged', 'left-out']),
  /** Why it is left out, or what it is merged with. */
  reason: z.string().max(1000).default(''),
});
export type ItemDecision = z.infer<typeof itemDecisionSchema>;

export const dismissalSchema = z.object({
  finding: z.string(),
  note: z.string().max(1000),
  who: z.string(),
  when: z.string(),
});

export const draftContentSchema = z.object({
  title: z.string().max(500),
  documentType: z.string().max(40),
  region: z.object({ code: z.string().nullable(), name: z.string() }),
  /** Issuing body as it is to be printed: "綦江区人民政府". */
  issuer: z.string().max(200).default(''),
  documentNumber: z.string().max(100).nullable().default(null),
  date: dateSchema.nullable().default(null),
  addressees: z.string().max(1000).default(''),
  parents: z.array(documentIdSchema).max(20),
  /** Documents of others to look at. */
  references: z.array(documentIdSchema).max(50).default([]),
  /** Own earlier document that this one continues. */
  continues: documentIdSchema.nullable().default(null),
  blocks: z.array(draftBlockSchema).max(5000),
  decisions: z.record(clauseIdSchema, itemDecisionSchema).default({}),
  dismissed: z.array(dismissalSchema).default([]),
  settings: z
    .object({
      /** Share of a block taken over word for word above which it is reported, 0 to 1. */
      copiedShare: z.number().min(0).max(1).default(0.9),
    })
    .default({ copiedShare: 0.9 }),
});
export type DraftContent = z.infer<typeof draftContentSchema>;

export const draftSchema = draftContentSchema.extend({
  id: z.string(),
  /** Counts saves; a save names the version that it started from. */
  version: z.number().int().positive(),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type Draft = z.infer<typeof draftSchema>;

export const draftSummarySchema = draftSchema
  .pick({ id: true, title: true, documentType: true, region: true, version: true, updatedAt: true, updatedBy: true })
  .extend({ items: z.number().int(), done: z.number().int() });
export type DraftSummary = z.infer<typeof draftSummarySchema>;

export const newDraftSchema = z.object({
  region: z.string().min(1, '选择本级地区').max(60),
  parents: z.array(documentIdSchema).min(1, '至少选一份上位文件').max(20),
  documentType: z.string().max(40).default('实施方案'),
  references: z.array(documentIdSchema).max(50).default([]),
  continues: documentIdSchema.nullable().default(null),
});
export type NewDraft = z.infer<typeof newDraftSchema>;

export const saveDraftSchema = z.object({ base: z.number().int().positive(), content: draftContentSchema });

/** What was kept when two people saved from one version: the stored draft and what could not be saved over it. */
export const draftConflictSchema = z.object({ stored: draftSchema, yours: draftContentSchema });

export const draftVersionSchema = z.object({
  version: z.number().int(),
  at: z.string(),
  by: z.string(),
  title: z.string(),
  blocks: z.number().int(),
});

/** One parent item in the checklist. */
export const checklistItemSchema = z.object({
  clauseId: clauseIdSchema,
  document: z.string(),
  locator: z.string(),
  group: z.string(),
  /** Heading of the clause of the body that a row of the list repeats; "" where none is known. */
  section: z.string().default(''),
  title: z.string(),
  text: z.string(),
  lead: z.string().nullable(),
  agencies: z.array(z.string()),
  targets: z.array(z.string()),
  state: z.enum(['open', 'done', 'merged', 'left-out']),
  reason: z.string(),
  /** Blocks that carry it out. */
  blocks: z.array(z.string()),
  /** Clauses of others that carry it out. */
  peers: z.number().int(),
  /** False where no body of this level is named: probably not this level's task. */
  addressed: z.boolean(),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/** 同类条款: how another document carries out a parent item. */
export const peerSchema = z.object({
  source: draftSourceSchema,
  kind: z.string(),
  score: z.number(),
  relation: z.string(),
  level: z.string().nullable(),
  agencies: z.array(z.string()),
  targets: z.array(z.string()),
  added: z.array(z.string()),
  dropped: z.array(z.string()),
  /** Names of the source's region with what they would be here, offered one by one. */
  replacements: z.array(z.object({ span: spanSchema, from: z.string(), to: z.string(), why: z.string() })),
});
export type Peer = z.infer<typeof peerSchema>;

/** One proposed repair, applied by replacing `span` of the block's text. */
export const repairSchema = z.object({ label: z.string(), span: spanSchema, text: z.string() });

/** Something to look at. `key` names it over edits elsewhere, so that a dismissal holds. */
export const findingSchema = z.object({
  key: z.string(),
  rule: z.enum(Object.keys(FINDING_RULES) as [FindingRule, ...FindingRule[]]),
  weight: z.enum(['must', 'look', 'note']),
  /** Block, and its place as printed: "三/（二）"; null for the whole document. */
  block: z.string().nullable(),
  place: z.string(),
  span: spanSchema.nullable(),
  /** The words in question. */
  text: z.string(),
  message: z.string(),
  evidence: z.array(z.object({ clauseId: z.string().nullable(), source: z.string(), text: z.string() })),
  repair: repairSchema.nullable(),
  dismissed: z.boolean().default(false),
});
export type Finding = z.infer<typeof findingSchema>;

export const checkResponseSchema = z.object({
  findings: z.array(findingSchema),
  counts: z.record(z.string(), z.number().int()),
});
export type CheckResponse = z.infer<typeof checkResponseSchema>;

/** An entry of the personal 条款库. */
export const clipSchema = z.object({
  id: z.string(),
  source: draftSourceSchema,
  folder: z.string().max(100).default(''),
  tags: z.array(z.string().max(40)).max(20).default([]),
  note: z.string().max(2000).default(''),
  at: z.string(),
  /** True where the source's text has changed since, or is gone. */
  stale: z.boolean().default(false),
});
export type Clip = z.infer<typeof clipSchema>;
