import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { counterpartAbove, counterpartsBelow, functionOf, resolveAgency } from '../../ingest/resolve/agencies.ts';

/**
 * The node of a body as a document prints it: the register's body where the name means one, else the name within the
 * document's region, since 区教委 is another body in every district.
 */
export function agencyNode(
  printed: string,
  { regionCode, region }: Pick<DocumentRecord, 'regionCode' | 'region'>,
): NodeRow {
  const known = resolveAgency(printed, regionCode);
  if (known) {
    const { id, name, level } = known;
    const props = { name, region: known.regionCode, level, resolved: id, function: functionOf(id) };
    return { id: `agency:${id}`, label: 'Agency', props };
  }
  const name = printed.replace(/[\p{Cc}\p{Cs}]/gu, ''); // "\u0000"; not "委"
  const place = regionCode ?? region;
  return { id: `agency:${place ?? '全国'}/${name}`, label: 'Agency', props: { name, region: place, resolved: null } };
}

const idOf = (body: string): string => `agency:${body}`;
const bodyOf = ({ props }: NodeRow): string => String(props['resolved']);

/**
 * COUNTERPART_OF edges of these bodies to and from those that have the same function one level up or down. Bodies that
 * are in the store have theirs already, so that only new ones are looked at.
 */
export async function counterpartEdges(store: GraphStore, agencies: readonly NodeRow[]): Promise<EdgeRow[]> {
  const known = agencies.filter(({ props }) => props['resolved'] !== null);
  const stored = new Set((await store.nodes(known.map(({ id }) => id))).map(({ id }) => id));
  const fresh = known.filter(({ id }) => !stored.has(id));
  const above = fresh.flatMap((row) => counterpartAbove(bodyOf(row)) ?? []).map(idOf);
  const there = new Set([...known, ...(await store.nodes(above))].map(({ id }) => id));
  const below = [...fresh, ...known, ...(await bodiesBelow(store, fresh))];
  const news = new Set(fresh.map(({ id }) => id));
  const edges = new Map<string, EdgeRow>();
  for (const row of below) {
    const dst = idOf(counterpartAbove(bodyOf(row)) ?? '');
    if (there.has(dst) && (news.has(row.id) || news.has(dst)))
      edges.set(row.id, { src: row.id, type: 'COUNTERPART_OF', dst, key: '', props: {} });
  }
  return [...edges.values()];
}

/** Stored bodies that have one of these right above them. */
function bodiesBelow(store: GraphStore, fresh: readonly NodeRow[]): Promise<NodeRow[]> {
  return store.nodes(fresh.flatMap((row) => counterpartsBelow(bodyOf(row))).map(idOf));
}
