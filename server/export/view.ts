import type { DocumentsRequest } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ExportRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { documents } from '../queries/documents.ts';
import { resolveScope } from '../queries/resolve-scope.ts';

/** What of the store is exported, and how its parts are addressed. */
export interface ExportView {
  /** Documents that are meant; absent: all that are held. Relations are given where both their ends are among them. */
  documents?: readonly DocumentId[];
  /** Kinds of records that are wanted; absent: all. */
  only?: readonly ExportRecord['type'][];
  /** Address of the page ("https://zhengmai.example"), for forms that name things by address; absent: URNs. */
  base?: string;
}

/** A choice of documents as people make it; empty lists choose nothing away. */
export interface ExportFilter extends Pick<DocumentsRequest, 'level' | 'region' | 'year' | 'q'> {
  /** Documents by id, 文号 or title. */
  document: readonly string[];
}

/**
 * The documents that pass a filter, in order of id; undefined where the filter lets all pass.
 * @throws ZhengmaiError DOCUMENT_NOT_FOUND, CONFLICT for a name that is unknown or ambiguous
 */
export async function chosenDocuments(store: GraphStore, filter: ExportFilter): Promise<DocumentId[] | undefined> {
  const { document, level, region, year, q } = filter;
  if (document.length + level.length + region.length + year.length + q.trim().length === 0) return undefined;
  const named = new Set<string>();
  for (const name of document) named.add((await resolveScope(store, name)).split('/')[0]!);
  const page = { limit: Number.MAX_SAFE_INTEGER, offset: 0 };
  const found = await documents(store, { level, region, year, q, held: 'true', ...page });
  return found.documents
    .map(({ id }) => id)
    .filter((id) => named.size === 0 || named.has(id))
    .sort();
}
