import { z } from 'zod';

/** Document id: ASCII slug of the 文号 by pinyin and numbers ("yufufa-2021-35"), "t-" and a hash where there is none. */
export const documentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9~-]*$/u, '文件标识格式不对');
export type DocumentId = z.infer<typeof documentIdSchema>;

/** Clause id: document id, "/", ASCII locator ("yufufa-2021-35/f2.28"). */
export const clauseIdSchema = z.string().regex(/^[a-z0-9][a-z0-9~-]*\/[a-z0-9.~]+$/u, '条款标识格式不对');
export type ClauseId = z.infer<typeof clauseIdSchema>;

export { clauseId, documentIdOf, slugOf } from './id-parts.ts';
