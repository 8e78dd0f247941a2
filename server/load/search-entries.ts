import type { DocumentId } from '../../graph-schema/ids.ts';
import { parentLocator } from '../../graph-schema/locator.ts';
import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { SearchEntry } from '../../graph-schema/search.ts';
import { targetInWords } from '../../graph-schema/target-words.ts';
import type { EdgeRow, EdgeType, GraphStore } from '../../graph-schema/store.ts';
import { groupBy } from '../group.ts';
import { heldDocument, readClauses, readTargets, type StoredClause } from './read.ts';

const UPWARD: readonly EdgeType[] = ['IMPLEMENTS', 'CONTINUES'];

/** What the search index is to know of all clauses of these documents; ids that are not held give nothing. */
export async function searchEntries(store: GraphStore, documentIds: readonly DocumentId[]): Promise<SearchEntry[]> {
  const entries: SearchEntry[] = [];
  for (const id of documentIds) {
    const held = await heldDocument(store, id);
    if (held) entries.push(...(await documentEntries(store, held.record)));
  }
  return entries;
}

async function documentEntries(store: GraphStore, document: DocumentRecord): Promise<SearchEntry[]> {
  const stored = await readClauses(store, document.id);
  const ids = stored.map(({ clause }) => clause.id);
  const targets = groupBy(await readTargets(store, ids), (target) => target.clauseId);
  const links = await store.expand(ids, { types: UPWARD, direction: 'both' });
  const up = tally(links, 'src');
  const down = tally(links, 'dst');
  const titles = new Map(stored.map(({ clause }) => [clause.locator, clause.title || clause.label]));
  return stored.map(({ clause, duty }) => ({
    ...documentFields(document),
    id: clause.id,
    clause: clause.locator,
    title: clause.title,
    text: clause.text,
    agencies: duty?.agencies ?? [],
    lead: duty?.lead ?? null,
    path: pathOf(clause, titles),
    targets: (targets.get(clause.id) ?? []).map(targetInWords),
    up: up.get(clause.id) ?? 0,
    down: down.get(clause.id) ?? 0,
    order: clause.order,
  }));
}

type DocumentFields = Pick<
  SearchEntry,
  | 'documentId'
  | 'document'
  | 'documentTitle'
  | 'documentNumber'
  | 'documentType'
  | 'level'
  | 'region'
  | 'year'
  | 'date'
  | 'issuers'
>;

function documentFields(document: DocumentRecord): DocumentFields {
  const { id, title, documentNumber, documentType, level, region, date, issuers } = document;
  const year = date === null ? null : Number(date.slice(0, 4));
  return {
    documentId: id,
    document: document.document,
    documentTitle: title,
    documentNumber,
    documentType,
    level,
    region,
    year,
    date,
    issuers,
  };
}

/** Titles of the headings above a clause, from the outside in. */
export function pathOf(
  { locator }: Pick<StoredClause['clause'], 'locator'>,
  titles: ReadonlyMap<string, string>,
): string[] {
  const path: string[] = [];
  for (let at = parentLocator(locator); at !== null; at = parentLocator(at)) path.unshift(titles.get(at) ?? at);
  return path;
}

function tally(edges: readonly EdgeRow[], end: 'src' | 'dst'): Map<string, number> {
  return new Map([...groupBy(edges, (edge) => edge[end])].map(([id, group]) => [id, group.length]));
}
