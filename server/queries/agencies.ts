import type { AgenciesResponse, AgencyResponse, AgencyView } from '../../graph-schema/api-graph.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';
import type { Level } from '../../graph-schema/terms.ts';
import { groupBy } from '../group.ts';
import { compareText } from '../store/order.ts';
import { clauseRefs, summaries } from './refs.ts';

function agencyView({ id, props }: NodeRow): AgencyView {
  return {
    id,
    name: String(props['name']),
    region: (props['region'] ?? null) as string | null,
    level: (props['level'] ?? null) as Level | null,
    known: (props['resolved'] ?? null) !== null,
  };
}

/** Bodies that have duties, most duties first; narrowed by a part of the name and by document. */
export async function agencies(
  store: GraphStore,
  { q, document, limit, offset }: { q: string; document?: string | undefined; limit: number; offset: number },
): Promise<AgenciesResponse> {
  const rows = (await store.find('Agency')).filter((row) => String(row.props['name']).includes(q.trim()));
  const edges = await store.expand(
    rows.map((row) => row.id),
    { types: ['RESPONSIBLE_FOR'], direction: 'out' },
  );
  const duties = groupBy(
    edges.filter((edge) => document === undefined || documentIdOf(edge.dst) === document),
    (edge) => edge.src,
  );
  const found = rows
    .filter((row) => duties.has(row.id))
    .map((row) => {
      const own = duties.get(row.id)!;
      const lead = own.filter((edge) => edge.props['role'] === 'lead').length;
      return { ...agencyView(row), lead, support: own.length - lead };
    })
    .sort((a, b) => b.lead + b.support - a.lead - a.support || compareText(a.id, b.id));
  return { total: found.length, agencies: found.slice(offset, offset + limit) };
}

/** One body with its duties, counterparts and the documents it issued. Throws NOT_FOUND. */
export async function agency(store: GraphStore, id: string): Promise<AgencyResponse> {
  const [row] = await store.nodes([id]);
  if (row?.label !== 'Agency') throw new ZhengmaiError('NOT_FOUND', `没有责任单位 ${id}。`, { id });
  const edges = await store.expand([id], {
    types: ['RESPONSIBLE_FOR', 'COUNTERPART_OF', 'ISSUED_BY'],
    direction: 'both',
  });
  const counterparts = edges.filter((edge) => edge.type === 'COUNTERPART_OF');
  const duties = edges.filter((edge) => edge.type === 'RESPONSIBLE_FOR');
  const refs = await clauseRefs(
    store,
    duties.map((edge) => edge.dst),
  );
  const issued = edges.filter((edge) => edge.type === 'ISSUED_BY').map((edge) => edge.src);
  const views = async (ids: string[]): Promise<AgencyView[]> => (await store.nodes(ids)).map(agencyView);
  return {
    agency: agencyView(row),
    up: await views(counterparts.filter((edge) => edge.src === id).map((edge) => edge.dst)),
    down: await views(counterparts.filter((edge) => edge.dst === id).map((edge) => edge.src)),
    duties: duties.map((edge) => ({
      clause: refs.get(edge.dst)!,
      role: edge.props['role'] === 'lead' ? 'lead' : 'support',
      printed: String(edge.props['printed']),
    })),
    issued: [...(await summaries(store, issued)).values()],
  };
}
