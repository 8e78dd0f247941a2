import { EDGE_TYPES, NODE_LABELS, type Changes, type GraphStore } from '../../graph-schema/store.ts';
import { NODE_IDS } from './random-changes.ts';

/** Removes what random changes may have made. */
export async function clear(store: GraphStore): Promise<void> {
  await store.apply({ removeNodes: NODE_IDS });
}

/** "done", or the code of the error. */
export async function settled(store: GraphStore, changes: Changes): Promise<string> {
  try {
    await store.apply(changes);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  }
}

/** All that can be asked of a small store. */
export async function answers(store: GraphStore): Promise<unknown> {
  return {
    counts: await store.counts(),
    nodes: await store.nodes(NODE_IDS),
    found: await Promise.all(NODE_LABELS.map((label) => store.find(label, {}, { sort: 'sortable' }))),
    equal: await Promise.all([null, true, 0, ''].map((v) => store.count('Clause', { v }))),
    out: await store.expand(NODE_IDS.slice(0, 2), { direction: 'out' }),
    both: await store.expand(NODE_IDS.slice(1, 3), { direction: 'both', types: EDGE_TYPES.slice(0, 2) }),
    via: await store.expand(NODE_IDS.slice(0, 2), { direction: 'both', via: EDGE_TYPES[0]! }),
    viaAmong: await store.expand(NODE_IDS.slice(0, 2), {
      direction: 'both',
      via: EDGE_TYPES[0]!,
      among: NODE_IDS.slice(1, 3),
    }),
    followed: await store.follow(NODE_IDS.slice(0, 3), { direction: 'in' }),
    followedVia: await store.follow(NODE_IDS.slice(0, 3), { direction: 'out', via: EDGE_TYPES[1]! }),
    among: await store.expand(NODE_IDS.slice(0, 3), { direction: 'both', among: NODE_IDS.slice(2, 4) }),
  };
}
