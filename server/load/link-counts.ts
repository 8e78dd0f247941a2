import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import { documentReviews, pairKey } from '../review/current.ts';
import { CROSS_TYPES } from './link-edges.ts';
import { isHeld } from './read.ts';

/**
 * Writes on each document's node how many links its clauses have to other documents, and how many of these somebody
 * has decided about: lists of documents show both and must not follow every link for it.
 */
export async function refreshLinkCounts(store: GraphStore, ids: Iterable<DocumentId>): Promise<void> {
  const nodes: NodeRow[] = [];
  for (const row of (await store.nodes([...new Set(ids)])).filter(isHeld)) {
    const before = row.props['counts'] as Props;
    const counts = { ...before, ...(await linkCounts(store, row.id)) };
    if (JSON.stringify(counts) !== JSON.stringify(before)) nodes.push({ ...row, props: { ...row.props, counts } });
  }
  if (nodes.length > 0) await store.apply({ nodes });
}

async function linkCounts(store: GraphStore, id: DocumentId): Promise<{ links: number; reviewed: number }> {
  const step = { types: CROSS_TYPES, direction: 'both', via: 'HAS_CLAUSE', bare: true } as const;
  const edges = await store.expand([id], step);
  const between = edges.filter(({ src, dst }) => documentIdOf(src) !== documentIdOf(dst));
  const pairs = new Set(between.map(({ src, dst }) => pairKey(src, dst)));
  const reviews = await documentReviews(store, id);
  const decided = [...pairs].filter((pair) => (reviews.get(pair)?.action ?? 'noted') !== 'noted');
  return { links: pairs.size, reviewed: decided.length };
}
