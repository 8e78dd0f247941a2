import { scopeSchema } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { clauseSlug } from '../../graph-schema/locator.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { numberName, titleNames } from '../../ingest/link/titles.ts';
import { heldDocument, heldOf, readClauses, type HeldDocument } from '../load/read.ts';

const PARTS: Record<string, string> = { 清单: 'list', 正文: 'body', 全部: 'all' };

/**
 * A scope as people write it: document id, 文号 or title, then where wanted "/" and a clause as printed (附件2) or
 * 清单, 正文, 全部. Gives the scope for `readScope`.
 * @throws ZhengmaiError DOCUMENT_NOT_FOUND, CLAUSE_NOT_FOUND; CONFLICT where several documents bear the name
 * @example "渝府发〔2021〕35号/附件2" → "yufufa-2021-35/f2"
 */
export async function resolveScope(store: GraphStore, written: string): Promise<string> {
  const cut = written.indexOf('/');
  const [name, place] = cut < 0 ? [written, ''] : [written.slice(0, cut), written.slice(cut + 1)];
  if (scopeSchema.safeParse(written).success && (await heldDocument(store, name))) return written;
  const { record } = await namedDocument(store, name.trim());
  if (place === '') return record.id;
  const part = PARTS[place];
  if (part !== undefined) return `${record.id}/${part}`;
  const clauses = await readClauses(store, record.id);
  const found = clauses.find(({ clause }) => clause.locator === place || clauseSlug(clause.locator) === place);
  if (found) return found.clause.id;
  throw new ZhengmaiError(
    'CLAUSE_NOT_FOUND',
    `${record.document} 中没有条款 ${place}。写印出的编号，如 附件2、三/（二），或 清单、正文。`,
  );
}

/** The held document of this id, 文号 or title. Throws DOCUMENT_NOT_FOUND; CONFLICT where several bear the name. */
export async function namedDocument(store: GraphStore, name: string): Promise<HeldDocument> {
  const byId = await heldDocument(store, name);
  if (byId) return byId;
  const wanted = new Set([numberName(name), ...titleNames(name)]);
  const held = (await store.find('Document', { held: true })).map(heldOf);
  const found = held.filter(({ record: { documentNumber, title } }) =>
    [...(documentNumber ? [numberName(documentNumber)] : []), ...titleNames(title)].some((one) => wanted.has(one)),
  );
  if (found.length === 1) return found[0]!;
  if (found.length === 0)
    throw new ZhengmaiError('DOCUMENT_NOT_FOUND', `库中没有文件“${name}”。写文号、标题或文件标识。`, { name });
  const ids = found.map(({ record }) => `${record.id}《${record.title}》`).join('、');
  throw new ZhengmaiError('CONFLICT', `有几份文件叫“${name}”：${ids}。改用文件标识。`, { name });
}
