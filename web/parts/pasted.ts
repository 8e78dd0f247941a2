import { request } from '../api.ts';
import { links } from '../links.ts';

/** What people paste into a search field that names a place: addresses of this page, ids, quotations with their source. */

// the path of a page address: matches "/d/x-1#2.1" of "http://10.0.0.5:3000/d/x-1#2.1"; not "http://gov.cn/zhengce"
const PAGE = /^https?:\/\/[^/\s]+(\/(?:d|pair|search|lineage|table|targets|agency|draft)(?:[/?#]\S*)?)$/u;
// ids: matches "yufufa-2021-35", "yufufa-2021-35/f2.21", "t-z4hfg#2.5"; not "2021-35", "covid-19"
const ID = /^([a-z][a-z0-9~]*-(?:\d{4}-\d[a-z0-9~-]*|[a-z0-9]{4,}))(?:[/#]([a-z0-9.~]+))?$/u;
// the source of a quotation: matches "（《某意见》，某府发〔2021〕3号，附件2第21项）" at the end; not "《某意见》要求"
const SOURCE = /（《(.+)》，(?:([^，（）]*〔\d{4}〕\d+号)，)?([^，（）]+)）$/u;

/** Address of this site that a text is; null for anything else. */
export function pastedHref(text: string): string | null {
  const page = PAGE.exec(text.trim());
  if (page) return page[1] ?? null;
  const id = ID.exec(text.trim());
  return id?.[1] ? links.document(id[1], id[2]) : null;
}

/** Document and clause that a pasted quotation names as its source, as one would type them; other texts as they are. */
export function pastedSource(text: string): string {
  const source = SOURCE.exec(text.trim());
  if (!source) return text;
  const [, title = '', number, place = ''] = source;
  return `${number ?? title} ${place}`;
}

/** Where a query leads that names a place: asked of the server where it may be a 文号 or a title; null where nowhere. */
export async function placeOf(text: string): Promise<string | null> {
  const href = pastedHref(text);
  if (href) return href;
  const answer = await request('search', { q: pastedSource(text), limit: 0 }).catch(() => null);
  if (!answer?.direct?.documentId) return null;
  return answer.direct.clauseId ? links.clause(answer.direct.clauseId) : links.document(answer.direct.documentId);
}
