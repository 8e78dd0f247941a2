import { z } from 'zod';

/** Document id: ASCII slug of the 文号 by pinyin and numbers ("yufufa-2021-35"), "t-" and a hash where there is none. */
export const documentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9~-]*$/u, '文件标识格式不对');
export type DocumentId = z.infer<typeof documentIdSchema>;

/** Clause id: document id, "/", ASCII locator ("yufufa-2021-35/f2.28"). */
export const clauseIdSchema = z.string().regex(/^[a-z0-9][a-z0-9~-]*\/[a-z0-9.~]+$/u, '条款标识格式不对');
export type ClauseId = z.infer<typeof clauseIdSchema>;

/** Joins a document id and a clause slug. */
export function clauseId(documentId: DocumentId, slug: string): ClauseId {
  return `${documentId}/${slug}`;
}

/** The document part of a clause id. */
export function documentIdOf(id: ClauseId): DocumentId {
  const cut = id.indexOf('/');
  return cut < 0 ? id : id.slice(0, cut);
}
