import type { DocumentId } from '../../graph-schema/ids.ts';
import type { EdgeType, GraphStore } from '../../graph-schema/store.ts';

const SHARED: readonly EdgeType[] = ['CITES', 'ISSUED_BY', 'RESPONSIBLE_FOR'];

/** Shared nodes that a document uses and that may be nobody's once it is gone: agencies, documents that it cites. */
export async function looseEnds(store: GraphStore, id: DocumentId): Promise<string[]> {
  const step = { types: SHARED, direction: 'both', bare: true } as const;
  const edges = [...(await store.expand([id], step)), ...(await store.expand([id], { ...step, via: 'HAS_CLAUSE' }))];
  return edges.map((edge) => (edge.type === 'RESPONSIBLE_FOR' ? edge.src : edge.dst));
}

/** Removes those of the nodes that nothing names any more: agencies, and documents that are not held. */
export async function dropOrphans(store: GraphStore, candidates: Iterable<string>): Promise<void> {
  const rows = (await store.nodes([...new Set(candidates)])).filter(
    ({ label, props }) => label === 'Agency' || (label === 'Document' && props['held'] === false),
  );
  const ids = rows.map((row) => row.id);
  const used = new Set(
    (await store.expand(ids, { types: SHARED, direction: 'both' })).flatMap(({ src, dst }) => [src, dst]),
  );
  const orphans = ids.filter((id) => !used.has(id));
  if (orphans.length > 0) await store.apply({ removeNodes: orphans });
}
