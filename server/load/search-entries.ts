import type { DocumentId } from '../../graph-schema/ids.ts';
import { parentLocator } from '../../graph-schema/locator.ts';
import type { DocumentRecord, IngestedDocument, TargetRecord } from '../../graph-schema/records.ts';
import type { LinkCounts, SearchEntry } from '../../graph-schema/search.ts';
import { targetInWords } from '../../graph-schema/target-words.ts';
import type { EdgeType, GraphStore } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
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
  const clauses = await readClauses(store, document.id);
  const targets = await readTargets(
    store,
    clauses.map(({ clause }) => clause.id),
  );
  return entriesOf({ document, clauses, targets }, await linkCounts(store, [document.id]));
}

/** What the search index is to know of a document that has no links yet. */
export function freshEntries({ document, clauses, duties, targets }: IngestedDocument): SearchEntry[] {
  const dutyOf = new Map(duties.map((duty) => [duty.clauseId, duty]));
  const stored = clauses.map((clause) => ({ clause, duty: dutyOf.get(clause.id) ?? null }));
  return entriesOf({ document, clauses: stored, targets }, new Map());
}

/** Links up and down of each clause of these documents; clauses without any are left out. */
export async function linkCounts(
  store: GraphStore,
  documentIds: readonly DocumentId[],
): Promise<Map<string, LinkCounts>> {
  const step = { types: UPWARD, direction: 'both', via: 'HAS_CLAUSE', bare: true } as const;
  const counts = new Map<string, LinkCounts>();
  const count = (id: string): LinkCounts => {
    const known = counts.get(id) ?? { up: 0, down: 0 };
    counts.set(id, known);
    return known;
  };
  for (const { src, dst } of await store.expand(documentIds, step)) {
    count(src).up++;
    count(dst).down++;
  }
  return counts;
}

interface DocumentParts {
  document: DocumentRecord;
  clauses: readonly StoredClause[];
  targets: readonly TargetRecord[];
}

function entriesOf(
  { document, clauses: stored, targets: all }: DocumentParts,
  links: ReadonlyMap<string, LinkCounts>,
): SearchEntry[] {
  const { id: documentId, title: documentTitle, documentNumber, documentType, level, region, date, issuers } = document;
  const year = date === null ? null : Number(date.slice(0, 4));
  const targets = groupBy(all, (target) => target.clauseId);
  const titles = new Map(stored.map(({ clause }) => [clause.locator, clause.title || clause.label]));
  const pathBelow = sharedPaths(titles);
  // each property by its name: of an object put together by spreading V8 keeps a shape of its own, larger than the text
  return stored.map(({ clause, duty }) => ({
    id: clause.id,
    documentId,
    document: document.document,
    documentTitle,
    documentNumber,
    documentType,
    level,
    region,
    year,
    date,
    issuers,
    clause: clause.locator,
    title: clause.title,
    text: clause.text,
    agencies: duty?.agencies ?? NONE,
    lead: duty?.lead ?? null,
    path: pathBelow(clause),
    targets: targets.get(clause.id)?.map(targetInWords) ?? NONE,
    up: links.get(clause.id)?.up ?? 0,
    down: links.get(clause.id)?.down ?? 0,
    order: clause.order,
  }));
}

/** Most clauses have none of a kind: one list serves them all. */
const NONE: string[] = [];

/** As `pathOf`, one list for all clauses under the same heading. */
function sharedPaths(
  titles: ReadonlyMap<string, string>,
): (clause: Pick<StoredClause['clause'], 'locator'>) => string[] {
  const paths = new Map<string | null, string[]>();
  return (clause) => {
    const parent = parentLocator(clause.locator);
    const path = paths.get(parent) ?? pathOf(clause, titles);
    paths.set(parent, path);
    return path;
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
