import type { MatchReason, SearchEntry, SearchHit, SearchOptions } from '../../graph-schema/search.ts';
import { levelRank } from '../../graph-schema/terms.ts';
import { explain } from './highlight.ts';
import type { Resolved } from './resolve.ts';
import type { Understanding } from './understand.ts';

type Place = Pick<SearchEntry, 'documentId' | 'order'>;

/** What ordering needs of a clause by its number. */
export interface Known {
  entry: (ord: number) => Pick<SearchEntry, 'date' | 'level' | 'documentId' | 'order'>;
  score: (ord: number) => number;
}

/** Compares two hits: named ones first, then by the chosen order, then by score, document and place in it. */
export function resultOrder(
  sort: SearchOptions['sort'],
  pinned: readonly number[],
  { entry, score }: Known,
): (a: number, b: number) => number {
  const place = (ord: number) => (pinned.indexOf(ord) + pinned.length + 1) % (pinned.length + 1);
  const first = (a: number, b: number) => (pinned.length ? place(a) - place(b) : 0);
  const relevance = (a: number, b: number) =>
    first(a, b) || score(b) - score(a) || byPlace(entry(a), entry(b)) || a - b;
  const date = (ord: number) => entry(ord).date ?? '';
  if (sort === 'date') return (a, b) => -Number(date(a) > date(b)) || Number(date(a) < date(b)) || relevance(a, b);
  if (sort === 'level') return (a, b) => rank(entry(a)) - rank(entry(b)) || relevance(a, b);
  return relevance;
}

/** So that hits stand in one order whatever order their documents came in. */
function byPlace(a: Place, b: Place): number {
  if (a.documentId !== b.documentId) return a.documentId < b.documentId ? -1 : 1;
  return a.order - b.order;
}

function rank({ level }: Pick<SearchEntry, 'level'>): number {
  return level === null ? Number.MAX_SAFE_INTEGER : levelRank(level);
}

/** One hit with its highlights and reasons. `name` where the query names this clause. */
export function presentHit(
  entry: SearchEntry,
  score: number,
  query: { understood: Understanding; frequency: (term: string) => number; name: Resolved | null },
): SearchHit {
  const hit = { id: entry.id, entry, score, ...explain(entry, query.understood, query.frequency) };
  return query.name ? { ...hit, reasons: [namedReason(query.name, entry)] } : hit;
}

/** A clause that the query names is there because of that, whatever words it holds. */
function namedReason({ direct }: Resolved, entry: SearchEntry): MatchReason {
  const term = direct?.text ?? entry.documentNumber ?? entry.document;
  return { term, how: direct?.kind === 'title' ? 'title' : 'number' };
}
