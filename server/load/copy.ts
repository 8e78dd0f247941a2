import type { GraphStore } from '../../graph-schema/store.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { dropSavedIndex } from './saved-index.ts';
import { edgePages, fileKeys, nodePages } from './walk.ts';

/** How far a copy is. */
export interface CopyProgress {
  stage: 'nodes' | 'edges' | 'files';
  done: number;
  total: number;
}

/** Texts and original files of one transaction. */
const FILES = 20;

/**
 * Copies everything from one store into another: nodes, then edges, then texts and original files. What is there
 * already is written over with the same, so a copy that was broken off is simply run again. The saved search index is
 * not copied: each store makes its own.
 * @throws ZhengmaiError CONFLICT where the target holds documents that the source does not
 */
export async function copyStore(
  from: GraphStore,
  to: GraphStore,
  onProgress: (progress: CopyProgress) => void = () => undefined,
): Promise<void> {
  await refuseForeign(from, to);
  const { nodes, edges } = await from.counts();
  const totals = { nodes: sum(nodes), edges: sum(edges) };
  let done = 0;
  for await (const rows of nodePages(from)) {
    await to.apply({ nodes: rows });
    done += rows.length;
    onProgress({ stage: 'nodes', done, total: totals.nodes });
  }
  done = 0;
  for await (const rows of edgePages(from)) {
    await to.apply({ edges: rows });
    done += rows.length;
    onProgress({ stage: 'edges', done, total: totals.edges });
  }
  await copyFiles(from, to, onProgress);
  await dropSavedIndex(to);
}

async function refuseForeign(from: GraphStore, to: GraphStore): Promise<void> {
  const there = (await to.find('Document', { held: true })).map((row) => row.id);
  const here = new Set((await from.nodes(there)).map((row) => row.id));
  const foreign = there.filter((id) => !here.has(id));
  if (foreign.length === 0) return;
  const names = foreign.slice(0, 3).join('、');
  throw new ZhengmaiError(
    'CONFLICT',
    `目标库里有 ${foreign.length} 份来源库没有的文件（${names}……）。换一个空的目标库。`,
  );
}

async function copyFiles(
  from: GraphStore,
  to: GraphStore,
  onProgress: (progress: CopyProgress) => void,
): Promise<void> {
  const all = await fileKeys(from);
  for (let start = 0; start < all.length; start += FILES) {
    const blobs = await Promise.all(
      all.slice(start, start + FILES).map(async (key) => ({ key, bytes: await from.blob(key) })),
    );
    await to.apply({ blobs: blobs.flatMap(({ key, bytes }) => (bytes ? [{ key, bytes }] : [])) });
    onProgress({ stage: 'files', done: Math.min(all.length, start + FILES), total: all.length });
  }
}

function sum(counts: Partial<Record<string, number>>): number {
  return Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
}
