import type { ClauseView } from '../../graph-schema/api.ts';
import type { PairResponse } from '../../graph-schema/api-table.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf, type ClauseId } from '../../graph-schema/ids.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { compareWording } from '../../ingest/link/wording.ts';
import { clauseOf, readCitations, readTargets, type StoredClause } from '../load/read.ts';
import { ALL_LINK_TYPES } from '../load/link-edges.ts';
import { linkViews } from './link-views.ts';
import { refsOf } from './refs.ts';

/** A clause as stored; throws CLAUSE_NOT_FOUND. */
export async function requireClause(store: GraphStore, id: ClauseId): Promise<StoredClause> {
  const [row] = await store.nodes([id]);
  if (row?.label !== 'Clause')
    throw new ZhengmaiError('CLAUSE_NOT_FOUND', `没有条款 ${id}。它可能已改号，到文件中查找。`, { id });
  return clauseOf(row);
}

/** A clause with all that belongs to it and its links, best first. Throws CLAUSE_NOT_FOUND. */
export async function clauseView(store: GraphStore, id: ClauseId): Promise<ClauseView> {
  const { clause, duty } = await requireClause(store, id);
  const [edges, targets, citations] = await Promise.all([
    store.expand([id], { types: ALL_LINK_TYPES, direction: 'both' }),
    readTargets(store, [id]),
    readCitations(store, documentIdOf(id)),
  ]);
  const links = await linkViews(store, edges);
  links.sort((a, b) => b.score - a.score);
  const descent = links.filter(({ relation }) => relation === 'IMPLEMENTS' || relation === 'CONTINUES');
  return {
    ...clause,
    duty,
    targets,
    citations: citations.filter((citation) => citation.clauseId === id),
    up: descent.filter((link) => link.from.id === id),
    down: descent.filter((link) => link.to.id === id),
    restates: links.filter(({ relation }) => relation === 'RESTATES'),
    parallels: links.filter(({ relation }) => relation === 'PARALLELS'),
  };
}

/** Two clauses side by side, with the link between them in either direction. Throws CLAUSE_NOT_FOUND. */
export async function clausePair(store: GraphStore, from: ClauseId, to: ClauseId): Promise<PairResponse> {
  const stored = [await requireClause(store, from), await requireClause(store, to)];
  const refs = await refsOf(store, stored);
  const edges = await store.expand([from], { types: ALL_LINK_TYPES, direction: 'both' });
  const between = edges.filter(({ src, dst }) => (src === from && dst === to) || (src === to && dst === from));
  const [link] = await linkViews(store, between);
  const [first, second] = stored.map(({ clause }) => clause) as [ClauseRecord, ClauseRecord];
  const [lower, upper] = link?.from.id === to ? [second, first] : [first, second];
  return {
    from: refs.get(from)!,
    to: refs.get(to)!,
    link: link ?? null,
    fromTargets: await readTargets(store, [from]),
    toTargets: await readTargets(store, [to]),
    counterparts: await counterparts(store, from, to),
    wording: compareWording(upper, lower),
  };
}

/** Responsible bodies of two clauses that are each other's counterpart, or the same body, by their printed names. */
async function counterparts(store: GraphStore, from: ClauseId, to: ClauseId): Promise<PairResponse['counterparts']> {
  const duties = await store.expand([from, to], { types: ['RESPONSIBLE_FOR'], direction: 'in' });
  const [own, other] = [from, to].map((id) => duties.filter((edge) => edge.dst === id)) as [EdgeRow[], EdgeRow[]];
  const ids = own.map((edge) => edge.src);
  const steps = await store.expand(ids, { types: ['COUNTERPART_OF'], direction: 'both' });
  const answer = (a: string, b: string): boolean =>
    a === b || steps.some(({ src, dst }) => (src === a && dst === b) || (src === b && dst === a));
  const printed = (edge: EdgeRow): string => String(edge.props['printed']);
  return own.flatMap((lower) =>
    other
      .filter((upper) => answer(lower.src, upper.src))
      .map((upper) => ({ from: printed(lower), to: printed(upper) })),
  );
}
