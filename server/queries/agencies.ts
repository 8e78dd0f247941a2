import type {
  AgenciesRequest,
  AgenciesResponse,
  AgencyDuty,
  AgencyRequest,
  AgencyResponse,
  AgencyView,
  CountedAgency,
} from '../../graph-schema/api-graph.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import type { Level } from '../../graph-schema/terms.ts';
import { regionByCode } from '../../ingest/resolve/regions.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { CROSS_TYPES } from '../load/link-edges.ts';
import { clauseOf, readTargets, type StoredClause } from '../load/read.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { compareText } from '../store/order.ts';
import { refsOf, summaries } from './refs.ts';
import { remembered } from './remembered.ts';

function agencyView({ id, props }: NodeRow): AgencyView {
  const region = (props['region'] ?? null) as string | null;
  return {
    id,
    name: String(props['name']),
    region,
    regionName: region === null ? null : (regionByCode(region)?.name ?? (/^\d/u.test(region) ? null : region)), // "500155"; not "某县"
    level: (props['level'] ?? null) as Level | null,
    known: (props['resolved'] ?? null) !== null,
  };
}

/** Bodies that have duties, most duties first; narrowed by a part of the name, by document, and to known ones. */
export async function agencies(
  store: GraphStore,
  { q, document, known, limit, offset }: AgenciesRequest,
): Promise<AgenciesResponse> {
  const all =
    document === undefined
      ? await remembered(store, 'agencies', async () =>
          withDuties(await countDuties(store, await store.find('Agency'))),
        )
      : withDuties(await countedIn(store, document));
  const words = q.trim().split(/\s+/u).filter(Boolean);
  const found = all.filter(({ name, regionName, known: isKnown }) => {
    const text = `${regionName ?? ''} ${name}`;
    return words.every((word) => text.includes(word)) && (known === undefined || isKnown === (known === 'true'));
  });
  return { total: found.length, agencies: found.slice(offset, offset + limit) };
}

function withDuties(counted: readonly CountedAgency[]): CountedAgency[] {
  return counted.filter(({ lead, support }) => lead + support > 0);
}

/** Bodies with the number of their duties, most first. */
async function countDuties(store: GraphStore, rows: readonly NodeRow[]): Promise<CountedAgency[]> {
  const ids = rows.map(({ id }) => id);
  return counted(rows, await store.tally(ids, { type: 'RESPONSIBLE_FOR', direction: 'out', by: 'role' }));
}

/** Bodies with the number of their duties in one document, most first. */
async function countedIn(store: GraphStore, document: DocumentId): Promise<CountedAgency[]> {
  const edges = await store.expand([document], { types: ['RESPONSIBLE_FOR'], direction: 'in', via: 'HAS_CLAUSE' });
  const duties = edges.map(({ src, props }) => ({ id: src, value: props['role'] ?? null, count: 1 }));
  return counted(await store.nodes(edges.map((edge) => edge.src)), duties);
}

function counted(
  rows: readonly NodeRow[],
  duties: readonly { id: string; value: unknown; count: number }[],
): CountedAgency[] {
  const own = groupBy(duties, ({ id }) => id);
  const sum = (list: typeof duties): number => list.reduce((total, { count }) => total + count, 0);
  return rows
    .map((row) => {
      const all = own.get(row.id) ?? [];
      const lead = sum(all.filter(({ value }) => value === 'lead'));
      return { ...agencyView(row), lead, support: sum(all) - lead };
    })
    .sort((a, b) => b.lead + b.support - a.lead - a.support || compareText(a.id, b.id));
}

/** One body with its duties, counterparts and the documents it issued. Throws NOT_FOUND. */
export async function agency(store: GraphStore, request: AgencyRequest): Promise<AgencyResponse> {
  const row = await findAgency(store, request);
  const edges = await store.expand([row.id], {
    types: ['RESPONSIBLE_FOR', 'COUNTERPART_OF', 'ISSUED_BY'],
    direction: 'both',
  });
  const counterparts = edges.filter((edge) => edge.type === 'COUNTERPART_OF');
  const issued = edges.filter((edge) => edge.type === 'ISSUED_BY').map((edge) => edge.src);
  const counted = async (ids: string[]): Promise<CountedAgency[]> => countDuties(store, await store.nodes(ids));
  const namesakes = (await store.find('Agency', { name: [String(row.props['name'])] })).filter(
    ({ id }) => id !== row.id,
  );
  return {
    agency: agencyView(row),
    up: await counted(counterparts.filter((edge) => edge.src === row.id).map((edge) => edge.dst)),
    down: await counted(counterparts.filter((edge) => edge.dst === row.id).map((edge) => edge.src)),
    namesakes: await countDuties(store, namesakes),
    duties: await dutiesOf(
      store,
      edges.filter((edge) => edge.type === 'RESPONSIBLE_FOR'),
    ),
    issued: [...(await summaries(store, issued)).values()].sort((a, b) => compareText(b.date ?? '', a.date ?? '')),
  };
}

async function findAgency(store: GraphStore, { agency: name, clause }: AgencyRequest): Promise<NodeRow> {
  const byId = (await store.nodes([name, `agency:${name}`])).find(({ label }) => label === 'Agency');
  const found = byId ?? (clause && (await printedIn(store, name, clause))) ?? (await byName(store, name));
  if (!found) throw new ZhengmaiError('NOT_FOUND', `没有责任单位 ${name}。`, { id: name });
  return found;
}

async function printedIn(store: GraphStore, name: string, clause: string): Promise<NodeRow | undefined> {
  const edges = await store.expand([clause], { types: ['RESPONSIBLE_FOR'], direction: 'in' });
  const edge = edges.find(({ props }) => props['printed'] === name);
  return edge && (await store.nodes([edge.src]))[0];
}

/** The body of this name with most duties; else the one that documents print so most often. */
async function byName(store: GraphStore, name: string): Promise<NodeRow | undefined> {
  const [most] = await countDuties(store, await store.find('Agency', { name: [name] }));
  const id = most?.id ?? (await printedNames(store)).get(name);
  return id === undefined ? undefined : (await store.nodes([id]))[0];
}

/** Names as documents print them, each with the body that it stands for most often. */
function printedNames(store: GraphStore): Promise<ReadonlyMap<string, string>> {
  return remembered(store, 'printed names of agencies', async () => {
    const ids = (await store.find('Agency')).map(({ id }) => id);
    const printed = await store.tally(ids, { type: 'RESPONSIBLE_FOR', direction: 'out', by: 'printed' });
    const often = printed.toSorted((a, b) => a.count - b.count || compareText(b.id, a.id));
    return new Map(often.flatMap(({ id, value }) => (value === null ? [] : [[value, id] as const])));
  });
}

async function dutiesOf(store: GraphStore, edges: readonly EdgeRow[]): Promise<AgencyDuty[]> {
  const ids = edges.map((edge) => edge.dst);
  const stored = (await store.nodes(ids)).map(clauseOf);
  const refs = await refsOf(store, stored);
  const targets = groupBy(await readTargets(store, ids), ({ clauseId }) => clauseId);
  const linked = await linkStates(store, ids);
  const byId = new Map(stored.map((one) => [one.clause.id, one]));
  const newestFirst = (a: EdgeRow, b: EdgeRow): number =>
    compareText(refs.get(b.dst)?.date ?? '', refs.get(a.dst)?.date ?? '') ||
    compareText(documentIdOf(a.dst), documentIdOf(b.dst)) ||
    byId.get(a.dst)!.clause.order - byId.get(b.dst)!.clause.order;
  return [...edges].sort(newestFirst).map((edge) => ({
    clause: refs.get(edge.dst)!,
    role: edge.props['role'] === 'lead' ? 'lead' : 'support',
    printed: String(edge.props['printed']),
    deadlines: deadlinesOf(
      byId.get(edge.dst)!,
      (targets.get(edge.dst) ?? []).map(({ deadline }) => deadline),
    ),
    links: linked(edge.dst),
  }));
}

// a column that says by when: "完成时限", "时间节点"; not "责任单位"
const TIME_COLUMN = /时限|期限|时间|进度/u;

function deadlinesOf({ clause }: StoredClause, ofTargets: readonly (string | null)[]): string[] {
  const cells = clause.cells.filter(({ name }) => TIME_COLUMN.test(name)).map(({ text }) => text.trim());
  return [...new Set([...ofTargets, ...cells])].filter((one): one is string => Boolean(one));
}

/** Tells of each clause how many links it has to other documents. */
async function linkStates(store: GraphStore, ids: readonly string[]): Promise<(id: string) => AgencyDuty['links']> {
  const edges = await store.expand(ids, { types: CROSS_TYPES, direction: 'both', bare: true });
  const reviews = await currentReviews(store, ids);
  const decision = ({ src, dst }: EdgeRow): string | undefined => reviews.get(pairKey(src, dst))?.action;
  const standing = edges.filter((edge) => decision(edge) !== 'rejected');
  const [up, down] = [groupBy(standing, ({ src }) => src), groupBy(standing, ({ dst }) => dst)];
  return (id) => {
    const own = [...(up.get(id) ?? []), ...(down.get(id) ?? [])];
    const reviewed = own.filter((edge) => (decision(edge) ?? 'noted') !== 'noted').length;
    return { up: up.get(id)?.length ?? 0, down: down.get(id)?.length ?? 0, reviewed };
  };
}
