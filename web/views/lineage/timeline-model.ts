import type { DocumentResponse, DocumentSummary } from '../../../graph-schema/api.ts';
import { levelRank } from '../../../graph-schema/terms.ts';
import type { TimelineDocument, TimelineEdge } from '../../charts/timeline-layout.ts';
import type { Scope } from '../../links.ts';
import { yearOf } from '../../parts/deadlines.ts';

type Known = Pick<DocumentSummary, 'id' | 'document' | 'documentNumber' | 'title' | 'date' | 'level' | 'held'>;

/** Most documents besides the two themselves. */
const MOST = 14;

/** Documents related to an upper and a lower one, with how they are related. */
export function timelineOf(
  up: DocumentResponse,
  down: DocumentResponse,
): { documents: TimelineDocument[]; edges: TimelineEdge[] } {
  const known = new Map<string, Known>();
  for (const { document } of [up, down]) known.set(document.id, { ...document, held: true });
  const edges = new Map<string, TimelineEdge>();
  for (const one of [up, down]) {
    for (const relation of one.relations) {
      const { other, direction, basis } = relation;
      if (!known.has(other.id) && known.size < MOST + 2) known.set(other.id, other);
      const [from, to] = direction === 'down' ? [other.id, one.document.id] : [one.document.id, other.id];
      edges.set(`${from}|${to}`, { from, to, how: basis === 'inferred' ? 'inferred' : 'cited' });
    }
  }
  for (const edge of mentionsOf([up, down], [...known.values()])) {
    const key = `${edge.from}|${edge.to}`;
    if (!edges.has(key)) edges.set(key, edge);
  }
  const shown = [...edges.values()].filter(({ from, to }) => known.has(from) && known.has(to));
  return { documents: [...known.values()].map(timelineDocument), edges: shown };
}

/** Documents among these that are only named in the text. */
function mentionsOf(read: readonly DocumentResponse[], known: readonly Known[]): TimelineEdge[] {
  const byName = new Map(known.map(({ id, document }) => [document, id]));
  return read.flatMap(({ document, clauses }) =>
    clauses
      .flatMap(({ citations }) => citations)
      .flatMap(({ resolves }) => byName.get(resolves ?? '') ?? [])
      .filter((id) => id !== document.id)
      .map((to) => ({ from: document.id, to, how: 'mentioned' as const })),
  );
}

function timelineDocument({ id, documentNumber, title, date, level, held }: Known): TimelineDocument {
  // a document that is not held has no date; its number says the year
  const year = /〔(\d{4})〕/u.exec(documentNumber ?? '')?.[1]; // "〔2022〕"; not "2022年"
  return {
    id,
    label: documentNumber ?? (title.length > 10 ? `${title.slice(0, 9)}…` : title),
    date: yearOf(date) ?? (year ? Number(year) + 0.5 : null),
    level: held ? level : null,
    held,
  };
}

type Placed = Pick<TimelineDocument, 'id' | 'date' | 'level'>;

/** The comparison with this document in it: above where it is higher or earlier than the lower one, else below. */
export function scopeWith(
  one: Placed,
  up: Pick<DocumentSummary, 'id' | 'level' | 'date'>,
  down: Pick<DocumentSummary, 'id' | 'level' | 'date'>,
): Scope {
  if (one.id === up.id || one.id === down.id) return { up: up.id, down: [down.id] };
  return isAbove(one, down) ? { up: one.id, down: [down.id] } : { up: up.id, down: [one.id] };
}

function isAbove(one: Placed, other: Pick<DocumentSummary, 'level' | 'date'>): boolean {
  const difference = one.level && other.level ? levelRank(one.level) - levelRank(other.level) : 0;
  return difference !== 0 ? difference < 0 : (one.date ?? 0) < (yearOf(other.date) ?? 0);
}
