import type { NeighbourhoodRequest, NeighbourhoodResponse } from '../../graph-schema/api-graph.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { documentIdOf } from '../../graph-schema/ids.ts';
import type { EdgeRow, EdgeType, GraphStore, NodeRow } from '../../graph-schema/store.ts';

/** What is followed; the clauses of a document are too many to be neighbours, unless the document itself is asked for. */
const FOLLOWED: readonly EdgeType[] = [
  'CITES',
  'IMPLEMENTS',
  'CONTINUES',
  'RESTATES',
  'PARALLELS',
  'SETS',
  'LOCALISES',
  'RESPONSIBLE_FOR',
  'COUNTERPART_OF',
  'ISSUED_BY',
];

const LINKS: readonly EdgeType[] = ['IMPLEMENTS', 'CONTINUES', 'RESTATES', 'PARALLELS'];

/**
 * What lies within one or two steps of a node, the nearest first, best links first within a step.
 * Throws NOT_FOUND for an unknown id.
 */
export async function neighbourhood(
  store: GraphStore,
  { id, steps, limit, follow }: NeighbourhoodRequest,
): Promise<NeighbourhoodResponse> {
  if ((await store.nodes([id])).length === 0) throw new ZhengmaiError('NOT_FOUND', `没有找到 ${id}。`, { id });
  const reached = new Map<string, number>([[id, 0]]);
  const edges: EdgeRow[] = [];
  let more = false;
  let frontier = [id];
  for (let step = 1; step <= steps && frontier.length > 0; step++) {
    const found = await store.expand(frontier, { types: follow === 'links' ? LINKS : FOLLOWED, direction: 'both' });
    found.sort((a, b) => scoreOf(b) - scoreOf(a));
    const next = new Set<string>();
    for (const edge of found) {
      const fresh = [edge.src, edge.dst].filter((end) => !reached.has(end));
      if (reached.size + fresh.length > limit) {
        more = true;
        continue;
      }
      for (const end of fresh) {
        reached.set(end, step);
        next.add(end);
      }
      edges.push(edge);
    }
    frontier = [...next];
  }
  const rows = await store.nodes([...reached.keys()]);
  return {
    nodes: rows.map((row) => ({ ...nodeView(row), steps: reached.get(row.id) ?? 0 })),
    edges: distinct(edges),
    more,
  };
}

function scoreOf({ props }: EdgeRow): number {
  return typeof props['score'] === 'number' ? props['score'] : 1;
}

function distinct(edges: readonly EdgeRow[]): NeighbourhoodResponse['edges'] {
  const views = edges.map(({ src, type, dst, props }) => {
    const score = typeof props['score'] === 'number' ? props['score'] : null;
    const kind = (props['kind'] ?? null) as NeighbourhoodResponse['edges'][number]['kind'];
    return [`${src}|${type}|${dst}`, { src, type, dst, score, kind }] as const;
  });
  return [...new Map(views).values()];
}

function nodeView({ id, label, props }: NodeRow): Omit<NeighbourhoodResponse['nodes'][number], 'steps'> {
  const text = (name: string): string => (typeof props[name] === 'string' ? props[name] : '');
  const title = text('title') || text('name') || text('text').slice(0, 40) || text('document') || id;
  const documentId = id.includes('/') && label !== 'Agency' ? documentIdOf(id) : null;
  return { id, label, title, documentId, clause: label === 'Clause' ? text('locator') : null };
}
