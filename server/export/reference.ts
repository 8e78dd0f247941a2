import { documentIdOf, slugOf } from '../../graph-schema/ids.ts';
import { REFERENCE_STYLES, type Referable, type ReferenceStyle } from '../../graph-schema/reference.ts';
import type { Queries } from '../contract.ts';
import { pageLink } from './page-link.ts';

/**
 * A document or a clause as an entry of a bibliography.
 * @param id document or clause id
 * @param base address of the page
 * @param accessed day of access, "2026-11-26"
 * @throws ZhengmaiError DOCUMENT_NOT_FOUND, CLAUSE_NOT_FOUND
 */
export async function reference(
  queries: Pick<Queries, 'document' | 'clause'>,
  id: string,
  { style, base, accessed }: { style: ReferenceStyle; base: string; accessed: string },
): Promise<string> {
  const { document } = await queries.document(documentIdOf(id));
  const clause = slugOf(id) === '' ? undefined : await queries.clause(id);
  const { title, documentNumber: number, issuers, date, documentType } = document;
  const url = pageLink(base, id);
  const cited: Referable = { title, number, issuers, date, documentType, url, accessed };
  if (clause) Object.assign(cited, { locator: clause.locator, text: clause.text });
  return REFERENCE_STYLES[style](cited);
}
