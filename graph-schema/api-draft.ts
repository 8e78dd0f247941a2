import { z } from 'zod';
import { clauseRefSchema, documentSummarySchema } from './api.ts';
import {
  checklistItemSchema,
  clipSchema,
  draftBlockSchema,
  draftContentSchema,
  draftSchema,
  draftSummarySchema,
  draftVersionSchema,
  peerSchema,
} from './draft.ts';
import { clauseIdSchema, documentIdSchema } from './ids.ts';
import { oneOf, wholeParam } from './params.ts';
import { dateSchema } from './records.ts';

export { AUTHOR_HEADER } from './draft-terms.ts';

/**
 * Requests and responses of drafting (起草), the clause library (条款库) and of who one is. Schemas of the records
 * themselves are in draft.ts.
 */

/** The caller: the name that is written down with what he saves, and whether he may write. */
export const meSchema = z.object({
  name: z.string(),
  mayWrite: z.boolean(),
  /** True where the caller sits at the machine that the server runs on. */
  local: z.boolean(),
  /** Why writing is not possible and what to do; "" where it is. */
  message: z.string(),
});
export type Me = z.infer<typeof meSchema>;

export const regionsRequestSchema = z.object({
  q: z.string().max(60).default(''),
  limit: wholeParam(1, 100).default(20),
});
/** A region to draft for. `path` has the regions above it: "重庆市". */
export const regionViewSchema = z.object({
  code: z.string(),
  name: z.string(),
  level: z.enum(['provincial', 'prefecture', 'county']),
  path: z.string(),
  /** Held documents of the region. */
  documents: z.number().int(),
});
export const regionsResponseSchema = z.object({ regions: z.array(regionViewSchema) });
export type RegionsResponse = z.infer<typeof regionsResponseSchema>;

export const draftsRequestSchema = z.object({ deleted: z.enum(['0', '1']).default('0') });
/** Newest change first. */
export const draftsResponseSchema = z.object({ drafts: z.array(draftSummarySchema) });
export type DraftsResponse = z.infer<typeof draftsResponseSchema>;

/** A document that a draft leans on; `held` is false where it has been removed since. */
export const draftDocumentSchema = z.object({
  id: documentIdSchema,
  held: z.boolean(),
  document: z.string(),
  title: z.string(),
});

/** What is left of a block's source: `kept` is the share of the block's text that stands in its source word for word. */
export const movedSchema = z.object({ block: z.string(), kept: z.number(), taken: z.number() });

/** A draft with what the server knows about it. */
export const draftResponseSchema = z.object({
  draft: draftSchema,
  /** Parents, references and the continued document. */
  documents: z.array(draftDocumentSchema),
  /** For each block with sources: see `movedText` in moved.ts, which computes the same while typing. */
  moved: z.array(movedSchema),
  /** Clear sentences about what has changed outside: a parent that was removed. */
  notices: z.array(z.string()),
  deleted: z.string().nullable(),
  /** Document that the draft was issued as; null where it was not. */
  issued: documentIdSchema.nullable(),
});
export type DraftResponse = z.infer<typeof draftResponseSchema>;

/** Answer to a save. A save over another version is 409 CONFLICT, whose problem has `conflict` (draftConflictSchema). */
export const savedDraftSchema = z.object({
  version: z.number().int().positive(),
  updatedAt: z.string(),
  updatedBy: z.string(),
});
export type SavedDraft = z.infer<typeof savedDraftSchema>;

/** Newest first. Old ones are thinned: all of the last hour, then one for each hour, then one for each day. */
export const draftVersionsResponseSchema = z.object({ versions: z.array(draftVersionSchema) });
export type DraftVersionsResponse = z.infer<typeof draftVersionsResponseSchema>;
export const draftVersionResponseSchema = draftVersionSchema.extend({ content: draftContentSchema });
export type DraftVersionResponse = z.infer<typeof draftVersionResponseSchema>;
/** Restoring makes a new version; `base` as in a save. */
export const restoreVersionSchema = z.object({ base: z.number().int().positive() });

export const checklistResponseSchema = z.object({
  items: z.array(checklistItemSchema),
  counts: z.object({
    open: z.number().int(),
    done: z.number().int(),
    merged: z.number().int(),
    'left-out': z.number().int(),
    /** Items where no body of this level is named, among all. */
    notAddressed: z.number().int(),
  }),
  documents: z.array(draftDocumentSchema),
});
export type ChecklistResponse = z.infer<typeof checklistResponseSchema>;

/** Peers of a parent item, or of a text (then found by search). `draft` says for whom; else `region` (code or name). */
export const peersRequestSchema = z
  .object({
    item: clauseIdSchema.optional(),
    text: z.string().trim().max(2000).optional(),
    draft: z.string().max(100).optional(),
    region: z.string().max(60).optional(),
    limit: wholeParam(1, 200).default(50),
  })
  .refine(({ item, text }) => Boolean(item) !== Boolean(text), '写明条款 item 或文字 text，二者择一');
export type PeersRequest = z.infer<typeof peersRequestSchema>;

/** How close peers are to the draft's region, nearest first. `found` are hits of the search, not links. */
export const PEER_GROUPS = {
  own: '本级已发文件',
  references: '参考文件',
  near: '同一上级的地区',
  same: '其他同级地区',
  other: '其他层级',
  found: '检索所得（未建联系）',
} as const;
export type PeerGroupKey = keyof typeof PEER_GROUPS;
export const peerGroupSchema = z.object({
  key: z.enum(Object.keys(PEER_GROUPS) as [PeerGroupKey, ...PeerGroupKey[]]),
  label: z.string(),
  peers: z.array(peerSchema),
});
export const peersResponseSchema = z.object({
  item: clauseRefSchema.nullable(),
  total: z.number().int(),
  groups: z.array(peerGroupSchema),
});
export type PeersResponse = z.infer<typeof peersResponseSchema>;

/** Names and numbers of another region in a text that is being reused. `from`: region or document it comes from. */
export const replacementsRequestSchema = z.object({
  text: z.string().max(50_000),
  from: z.string().max(200),
  region: z.string().min(1).max(60),
});
/** Offers in the order of the text, without overlaps; nothing is applied. `to` is "" where only a look is asked for. */
export const replacementsResponseSchema = z.object({ replacements: peerSchema.shape.replacements });
export type Replacements = z.infer<typeof replacementsResponseSchema>;

/** Pasted content: `html` as the clipboard has it, else plain `text`. Files are sent to `blocksFile` as multipart "file". */
export const blocksRequestSchema = z
  .object({
    html: z.string().min(1).max(20_000_000).optional(),
    text: z.string().min(1).max(5_000_000).optional(),
  })
  .refine(({ html, text }) => (html === undefined) !== (text === undefined), '写明 html 或 text，二者择一')
  .meta(oneOf('html', 'text'));
export type BlocksRequest = z.infer<typeof blocksRequestSchema>;
/** Blocks made of what was pasted, with fresh ids and without sources. */
export const blocksResponseSchema = z.object({
  title: z.string(),
  blocks: z.array(draftBlockSchema),
  /** What was left out or cut, in words to show. */
  messages: z.array(z.string()),
});
export type BlocksResponse = z.infer<typeof blocksResponseSchema>;

export const DRAFT_FILE_FORMATS = ['docx', 'md', 'txt'] as const;
export const DRAFT_FILE_FORMS = ['clean', 'sources', 'table'] as const;
export const draftFileRequestSchema = z.object({
  format: z.enum(DRAFT_FILE_FORMATS).default('docx'),
  form: z.enum(DRAFT_FILE_FORMS).default('clean'),
  /** 1: with 版头. */
  head: z.enum(['0', '1']).default('0'),
  /** An earlier version. */
  version: wholeParam(1).optional(),
});
export type DraftFileRequest = z.infer<typeof draftFileRequestSchema>;

/** Takes the draft into the corpus as a document. Number and date are also written into the draft. */
export const issueDraftSchema = z.object({
  base: z.number().int().positive(),
  documentNumber: z.string().trim().min(1, '写明发文字号').max(100),
  date: dateSchema,
});
export type IssueDraft = z.infer<typeof issueDraftSchema>;
export const issuedDraftSchema = savedDraftSchema.extend({ document: documentSummarySchema });
export type IssuedDraft = z.infer<typeof issuedDraftSchema>;

export const clipsRequestSchema = z.object({
  folder: z.string().max(100).optional(),
  tag: z.string().max(40).optional(),
  q: z.string().trim().max(200).default(''),
});
export type ClipsRequest = z.infer<typeof clipsRequestSchema>;
/** The caller's own clips, newest first; folders and tags of all of them, sorted. */
export const clipsResponseSchema = z.object({
  clips: z.array(clipSchema),
  folders: z.array(z.object({ name: z.string(), clips: z.number().int() })),
  tags: z.array(z.object({ name: z.string(), clips: z.number().int() })),
});
export type ClipsResponse = z.infer<typeof clipsResponseSchema>;

const clipWords = clipSchema.pick({ folder: true, tags: true, note: true });
/** `text` narrows the clip to a part of the clause's text. */
export const newClipSchema = clipWords.extend({
  clauseId: clauseIdSchema,
  text: z.string().trim().min(1).max(50_000).optional(),
});
export type NewClip = z.infer<typeof newClipSchema>;
/** `refresh` takes over the source's text as it is now, which ends `stale`. */
export const clipPatchSchema = z.object({
  folder: z.string().max(100).optional(),
  tags: z.array(z.string().max(40)).max(20).optional(),
  note: z.string().max(2000).optional(),
  refresh: z.boolean().default(false),
});
export type ClipPatch = z.infer<typeof clipPatchSchema>;
