import type { z } from 'zod';
import type { draftDocumentSchema } from '../../graph-schema/api-draft.ts';
import type { DraftContent } from '../../graph-schema/draft.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { isHeld } from '../load/read.ts';

type DraftDocument = z.infer<typeof draftDocumentSchema>;

/** Parents, references and the continued document of a draft, with whether they are still held. */
export async function leanedOn(
  store: GraphStore,
  { parents, references, continues }: Pick<DraftContent, 'parents' | 'references' | 'continues'>,
): Promise<DraftDocument[]> {
  const ids = [...new Set([...parents, ...references, ...(continues === null ? [] : [continues])])];
  const rows = new Map((await store.nodes(ids)).map((row) => [row.id, row]));
  return ids.map((id) => {
    const row = rows.get(id);
    const { document, title } = (row?.props ?? {}) as { document?: string; title?: string };
    return { id, held: row !== undefined && isHeld(row), document: document ?? id, title: title ?? '' };
  });
}

/** A sentence for each document that is gone, which says what still works. */
export function goneNotices(documents: readonly DraftDocument[], { parents }: Pick<DraftContent, 'parents'>): string[] {
  return documents
    .filter(({ held }) => !held)
    .map(({ id, document, title }) => {
      const name = title ? `《${title}》` : document;
      return parents.includes(id)
        ? `上位文件${name}已从文库删除。清单仍列出删除前的条目，同类条款暂时查不到；重新入库后恢复。`
        : `${name}已从文库删除，不再参与对照。`;
    });
}
