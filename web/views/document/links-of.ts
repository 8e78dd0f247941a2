import type { LinkView } from '../../../graph-schema/api.ts';

/** Links of one clause by direction. */
export interface ClauseLinks {
  up: LinkView[];
  down: LinkView[];
  /** On a body clause: annex rows that break it down. */
  restatedBy: LinkView[];
  /** On an annex row: body clauses that it comes from. */
  restates: LinkView[];
  parallels: LinkView[];
}

const NONE: ClauseLinks = { up: [], down: [], restatedBy: [], restates: [], parallels: [] };

function place(link: LinkView, id: string): keyof ClauseLinks {
  if (link.relation === 'PARALLELS') return 'parallels';
  const isLower = link.from.id === id;
  if (link.relation === 'RESTATES') return isLower ? 'restates' : 'restatedBy';
  return isLower ? 'up' : 'down';
}

/** Links of a document by clause id, best first; links between two of its clauses stand at both. */
export function linksByClause(links: readonly LinkView[], documentId: string): Map<string, ClauseLinks> {
  const found = new Map<string, ClauseLinks>();
  for (const link of links) {
    for (const end of new Set([link.from, link.to])) {
      if (end.documentId !== documentId) continue;
      const entry = found.get(end.id) ?? { up: [], down: [], restatedBy: [], restates: [], parallels: [] };
      entry[place(link, end.id)].push(link);
      found.set(end.id, entry);
    }
  }
  for (const entry of found.values()) {
    for (const some of Object.values(entry) as LinkView[][]) some.sort((a, b) => b.score - a.score);
  }
  return found;
}

/** Links of one clause; empty lists where it has none. */
export function linksOf(all: ReadonlyMap<string, ClauseLinks>, id: string): ClauseLinks {
  return all.get(id) ?? NONE;
}
