import { scopeSchema } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { readClauses, requireDocument, type StoredClause } from '../load/read.ts';

/** A scope read: the document, all its clauses, and those that are meant. */
export interface Scope {
  /** As asked for. */
  name: string;
  document: DocumentRecord;
  clauses: StoredClause[];
  /** Leaf clauses in the scope, in printed order. */
  rows: StoredClause[];
  /** True where the document has a task list. */
  list: boolean;
}

/** Fewer rows than this are a table in the text, not a task list. */
const SHORTEST_LIST = 3;
const WORDS = ['list', 'body', 'all'] as const;
type Part = (typeof WORDS)[number];

/** Roles of clauses that can be carried out; the others explain, bind or define. */
const CARRIED_ROLES: ReadonlySet<string> = new Set(['measure', 'goal', 'safeguard']);

/** Splits a scope into its document and what of it is meant. Throws BAD_REQUEST. */
export function parseScope(name: string): { documentId: DocumentId; part: string | null } {
  if (!scopeSchema.safeParse(name).success) {
    throw new ZhengmaiError(
      'BAD_REQUEST',
      `范围写法不对：${name}。写文件标识，或“文件标识/条款”，如 yufufa-2021-35/f2。`,
    );
  }
  const [documentId = '', part = null] = name.split('/');
  return { documentId, part };
}

/** True for the rows of a task list. */
export function isRow({ form }: Pick<ClauseRecord, 'form'>): boolean {
  return form === 'row';
}

/**
 * Reads a scope; see `scopeSchema` for what it may say. Throws BAD_REQUEST, DOCUMENT_NOT_FOUND, and CLAUSE_NOT_FOUND
 * where no clause is in it.
 */
export async function readScope(store: GraphStore, name: string): Promise<Scope> {
  const { documentId, part } = parseScope(name);
  const [{ record }, clauses] = await Promise.all([requireDocument(store, documentId), readClauses(store, documentId)]);
  const rows = clauses.filter(({ clause }) => clause.leaf && isRow(clause));
  const list = rows.length >= SHORTEST_LIST;
  const chosen =
    part !== null && !isPart(part) ? within(clauses, part) : ofPart(clauses, part ?? (list ? 'list' : 'body'));
  if (chosen.length === 0 && part !== null && !isPart(part)) {
    throw new ZhengmaiError('CLAUSE_NOT_FOUND', `${record.document} 中没有条款 ${part}。到文件中查找它现在的编号。`, {
      scope: name,
    });
  }
  return { name, document: record, clauses, rows: chosen, list };
}

function isPart(part: string): part is Part {
  return (WORDS as readonly string[]).includes(part);
}

function within(clauses: readonly StoredClause[], slug: string): StoredClause[] {
  return clauses.filter(({ clause }) => {
    const own = clause.id.slice(clause.documentId.length + 1);
    return clause.leaf && (own === slug || own.startsWith(`${slug}.`));
  });
}

function ofPart(clauses: readonly StoredClause[], part: Part): StoredClause[] {
  return clauses.filter(({ clause }) => {
    if (!clause.leaf) return false;
    if (isRow(clause)) return part !== 'body';
    return part !== 'list' && CARRIED_ROLES.has(clause.role);
  });
}
