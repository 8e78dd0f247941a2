import { NODE_LABELS, type EdgeRow, type GraphStore, type NodeLabel, type NodeRow } from '../../graph-schema/store.ts';
import { otherKeys } from './saved-index.ts';
import { isStaleMark } from './stale.ts';

/** Rows of a page: enough to be quick, few enough to be held in memory beside each other. */
const PAGE = 2000;

/** All nodes of a store in pages of one label, by label and id; without the marks that go with a saved search index. */
export async function* nodePages(
  store: GraphStore,
  labels: readonly NodeLabel[] = NODE_LABELS,
): AsyncGenerator<NodeRow[]> {
  for (const label of labels) {
    for (let offset = 0; ; offset += PAGE) {
      const rows = await store.find(label, {}, { limit: PAGE, offset });
      const own = rows.filter((row) => !isStaleMark(row));
      if (own.length > 0) yield own;
      if (rows.length < PAGE) break;
    }
  }
}

/** All edges of a store in pages of at most `PAGE`, by the label and id of their sources. */
export async function* edgePages(store: GraphStore): AsyncGenerator<EdgeRow[]> {
  for await (const rows of nodePages(store)) {
    const ids = rows.map((row) => row.id);
    const edges = await store.expand(ids, { direction: 'out' });
    for (let start = 0; start < edges.length; start += PAGE) yield edges.slice(start, start + PAGE);
  }
}

/** Keys of texts and original files. The saved search index is left out: each store makes its own. */
export function fileKeys(store: GraphStore): Promise<string[]> {
  return otherKeys(store);
}
