import { z } from 'zod';
import { checkResponseSchema, draftContentSchema } from './draft.ts';
import { oneOf } from './params.ts';

/** Requests and responses of the check for texts that are no stored draft (校核). */

/** What is said of the text; all of it may be left out. */
const checkOptionsSchema = z.object({
  /** Region that the text is for, by name or code; absent: what the text says. */
  region: z.string().trim().min(1).max(60).optional(),
  /** Parents by id, 文号 or title; absent: held documents that the text cites as its basis. */
  parents: z.array(z.string().trim().min(1).max(300)).max(20).optional(),
  /** Share taken over word for word above which it is reported. */
  copiedShare: z.number().min(0).max(1).optional(),
  /** Also the rules that are not shown by default. */
  all: z.boolean().default(false),
});

export const checkRequestSchema = checkOptionsSchema
  .extend({
    /** A whole document as plain text or Markdown. */
    text: z.string().min(1).max(5_000_000).optional(),
    /** Or the content of a draft. */
    draft: draftContentSchema.optional(),
    /** Name of the file that the text comes from, for messages. */
    name: z.string().max(300).default('文本'),
  })
  .refine(({ text, draft }) => (text === undefined) !== (draft === undefined), '写明 text 或 draft，二者择一')
  .meta(oneOf('text', 'draft'));
export type CheckRequest = z.infer<typeof checkRequestSchema>;

const repeated = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((value) => (value === undefined ? undefined : [value].flat().filter(Boolean)));

/** Fields beside the file of a multipart request. */
export const checkFileRequestSchema = z.strictObject(
  {
    region: checkOptionsSchema.shape.region,
    parents: repeated,
    all: z.enum(['0', '1']).default('0'),
  },
  '表单里有不认识的字段：除文件外只有 region、parents、all',
);

/** What was checked, against what, and what was found. */
export const checkedSchema = checkResponseSchema.extend({
  title: z.string(),
  region: z.string().nullable(),
  parents: z.array(z.object({ id: z.string(), document: z.string(), title: z.string() })),
});
export type Checked = z.infer<typeof checkedSchema>;

/** One entry for each document in the file: an archive has several. */
export const checkedFileSchema = z.object({ documents: z.array(checkedSchema.extend({ file: z.string() })) });
export type CheckedFile = z.infer<typeof checkedFileSchema>;
