import { z } from 'zod';
import { clauseIdSchema, documentIdSchema } from './ids.ts';
import { pageParams } from './params.ts';
import { LINK_BANDS, LINK_KINDS, LINK_RELATIONS, REVIEW_ACTIONS } from './terms.ts';

/** Requests and responses of review (复核). */

/** What a description says of actions that need these fields. */
function naming(actions: readonly string[], ...fields: string[]) {
  const given = Object.fromEntries(fields.map((field) => [field, { type: 'string' }]));
  return { properties: { action: { enum: actions }, ...given }, required: fields };
}

/**
 * What a reviewer states. Decisions and notes on a link name both clauses, `from` the later or lower one;
 * not-applicable names the upper item (`to`) and the lower document; addition names the lower clause (`from`) and the
 * upper document.
 */
export const reviewRequestSchema = z
  .object({
    action: z.enum(REVIEW_ACTIONS),
    from: clauseIdSchema.nullable().default(null),
    to: clauseIdSchema.nullable().default(null),
    document: documentIdSchema.nullable().default(null),
    relation: z.enum(LINK_RELATIONS).default('IMPLEMENTS'),
    /** The right kind, where the reviewer says so. */
    kind: z.enum(LINK_KINDS).nullable().default(null),
    note: z.string().max(2000).default(''),
    who: z.string().trim().min(1, '写明复核人').max(50),
  })
  .refine(({ action, from, to, document }) => {
    if (action === 'not-applicable') return to !== null && document !== null;
    if (action === 'addition') return from !== null && document !== null;
    return from !== null && to !== null;
  }, '缺少条款：联系要写明两端的条款，不适用和新增要写明条款和文件')
  .meta({
    anyOf: [
      naming(['not-applicable'], 'to', 'document'),
      naming(['addition'], 'from', 'document'),
      naming(
        REVIEW_ACTIONS.filter((action) => action !== 'not-applicable' && action !== 'addition'),
        'from',
        'to',
      ),
    ],
  });
export type ReviewRequest = z.infer<typeof reviewRequestSchema>;

/** A clause as it was when somebody decided about it: found again by its words when numbering or text has changed. */
export const anchorSchema = z.object({
  documentId: documentIdSchema,
  document: z.string(),
  clause: z.string(),
  clauseId: clauseIdSchema,
  /** The clause's text at the time. */
  quote: z.string(),
});
export type Anchor = z.infer<typeof anchorSchema>;

/** One statement of a reviewer. It is never changed; withdrawing it sets `withdrawn`. The latest one counts. */
export const reviewRecordSchema = z.object({
  id: z.string(),
  action: z.enum(REVIEW_ACTIONS),
  relation: z.enum(LINK_RELATIONS),
  kind: z.enum(LINK_KINDS).nullable(),
  note: z.string(),
  who: z.string(),
  when: z.string(),
  from: anchorSchema.nullable(),
  to: anchorSchema.nullable(),
  document: z.string().nullable(),
  /** What the linker said at the time, to tell how often it is right. */
  machine: z
    .object({ kind: z.enum(LINK_KINDS), band: z.enum(LINK_BANDS), score: z.number(), relation: z.enum(LINK_RELATIONS) })
    .nullable(),
  withdrawn: z.string().nullable(),
  /** True where a clause's text is not what it was, or the clause was not found again in its document. */
  stale: z.boolean(),
  /** Ids of the clauses now; null where a clause is not held any more or was not found again. */
  fromId: clauseIdSchema.nullable(),
  toId: clauseIdSchema.nullable(),
});
export type ReviewRecord = z.infer<typeof reviewRecordSchema>;

export const reviewsRequestSchema = z.object({
  ...pageParams,
  document: z.string().max(200).optional(),
  clause: z.string().max(200).optional(),
  stale: z.enum(['true', 'false']).optional(),
});
export type ReviewsRequest = z.infer<typeof reviewsRequestSchema>;

const tallySchema = z.object({ confirmed: z.number().int(), rejected: z.number().int() });
/** How often the linker was right, on the links that were decided. `precision` is null where nothing was. */
export const precisionSchema = z.object({
  ...tallySchema.shape,
  precision: z.number().nullable(),
  byBand: z.record(z.enum(LINK_BANDS), tallySchema),
  byKind: z.record(z.enum(LINK_KINDS), tallySchema),
  /** Confirmed links whose kind the reviewer corrected. */
  kindCorrected: z.number().int(),
  /** Links that the linker had missed. */
  added: z.number().int(),
});
export type Precision = z.infer<typeof precisionSchema>;

export const reviewsResponseSchema = z.object({
  total: z.number().int(),
  reviews: z.array(reviewRecordSchema),
  precision: precisionSchema,
});
export type ReviewsResponse = z.infer<typeof reviewsResponseSchema>;
