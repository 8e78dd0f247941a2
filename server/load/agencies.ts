import type { DocumentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { counterpartAbove, functionOf, resolveAgency } from '../../ingest/resolve/agencies.ts';

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

/** COUNTERPART_OF edges between these bodies and those in the store that have the same function one level up or down. */
export async function counterpartEdges(store: GraphStore, agencies: readonly NodeRow[]): Promise<EdgeRow[]> {
  const known = agencies.filter(({ props }) => props['resolved'] !== null);
  const functions = [...new Set(known.map(({ props }) => props['function'] ?? null))];
  const peers = new Map((await store.find('Agency', { function: functions })).map((row) => [row.id, row]));
  for (const row of known) peers.set(row.id, row);
  const fresh = new Set(known.map(({ id }) => id));
  return [...peers.values()].flatMap((row): EdgeRow[] => {
    const above = counterpartAbove(String(row.props['resolved']));
    const dst = `agency:${above ?? ''}`;
    if (!peers.has(dst) || !(fresh.has(row.id) || fresh.has(dst))) return [];
    return [{ src: row.id, type: 'COUNTERPART_OF', dst, key: '', props: {} }];
  });
}
