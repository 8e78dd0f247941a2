import { expect } from 'vitest';
import type { GraphStore } from '../../graph-schema/store.ts';
import { arrows, edge, node } from './store-rows.ts';

type Spec = (title: string, run: () => Promise<void>) => void;

/** What `expand` and `follow` can be asked besides types and direction. */
export function stepConformance(spec: Spec, store: () => GraphStore): void {
  spec('expand: only edges between two sets of nodes', async () => {
    await store().apply({
      nodes: [node('a'), node('b'), node('c'), node('d')],
      edges: [
        edge('a', 'IMPLEMENTS', 'c'),
        edge('b', 'IMPLEMENTS', 'd'),
        edge('b', 'PART_OF', 'a'),
        edge('c', 'IMPLEMENTS', 'b'),
        edge('d', 'IMPLEMENTS', 'd'),
      ],
    });
    const step = async (from: string[], direction: 'out' | 'in' | 'both', among: string[]): Promise<string[]> =>
      arrows(await store().expand(from, { direction, among, types: ['IMPLEMENTS'] }));
    expect(await step(['a', 'b'], 'out', ['c', 'c', 'zz'])).toEqual(['a IMPLEMENTS c']);
    expect(await step(['a', 'b'], 'in', ['c'])).toEqual(['c IMPLEMENTS b']);
    expect(await step(['a', 'b'], 'both', ['c'])).toEqual(['a IMPLEMENTS c', 'c IMPLEMENTS b']);
    // from b to d, or back: the other end decides, whichever of the two was asked for
    expect(await step(['b', 'd'], 'both', ['b'])).toEqual(['b IMPLEMENTS d']);
    expect(await step(['b', 'd'], 'both', ['d'])).toEqual(['b IMPLEMENTS d', 'd IMPLEMENTS d']);
    expect(await step(['a', 'b'], 'both', [])).toEqual([]);
  });

  spec('expand: edges without their properties', async () => {
    await store().apply({
      nodes: [node('a'), node('b')],
      edges: [edge('a', 'PARALLELS', 'b', { score: 1, evidence: [1] }, { key: 'k', owner: 'o' })],
    });
    const bare = edge('a', 'PARALLELS', 'b', {}, { key: 'k', owner: 'o' });
    expect(await store().expand(['b'], { direction: 'both', bare: true })).toEqual([bare]);
  });

  spec('expand: nodes by what leads to them', async () => {
    await store().apply({
      nodes: ['p', 'q', 'p1', 'p2', 'q1'].map((id) => node(id)),
      edges: [
        edge('p', 'HAS_CLAUSE', 'p1'),
        edge('p', 'HAS_CLAUSE', 'p2'),
        edge('q', 'HAS_CLAUSE', 'q1'),
        edge('p1', 'IMPLEMENTS', 'q1'),
        edge('q1', 'RESTATES', 'p2'),
        edge('p1', 'RESTATES', 'p2'),
        edge('p', 'IMPLEMENTS', 'q'),
      ],
    });
    const types = ['IMPLEMENTS', 'RESTATES'] as const;
    const step = async (from: string[], direction: 'out' | 'both', among?: string[]): Promise<string[]> =>
      arrows(await store().expand(from, { types, direction, via: 'HAS_CLAUSE', ...(among ? { among } : {}) }));
    expect(await step(['p', 'p'], 'out')).toEqual(['p1 IMPLEMENTS q1', 'p1 RESTATES p2']);
    expect(await step(['p'], 'both', ['q'])).toEqual(['p1 IMPLEMENTS q1', 'q1 RESTATES p2']);
    expect(await step(['p'], 'both', ['p'])).toEqual(['p1 RESTATES p2']);
    expect(await step(['q1', 'zz'], 'both')).toEqual([]);
  });

  spec('follow: edges with the nodes that they lead to', async () => {
    const held = node('b', 'Target', { text: '“甲”', none: null }, 'o');
    await store().apply({
      nodes: [node('a'), held, node('c')],
      edges: [edge('a', 'SETS', 'b', { order: 1 }), edge('c', 'SETS', 'b'), edge('a', 'PART_OF', 'c')],
    });
    expect(await store().follow(['a', 'a', 'zz'], { types: ['SETS'], direction: 'out' })).toEqual([
      { edge: edge('a', 'SETS', 'b', { order: 1 }), node: held },
    ]);
    const into = await store().follow(['b'], { direction: 'in', bare: true });
    expect(into).toEqual([
      { edge: edge('a', 'SETS', 'b'), node: node('a') },
      { edge: edge('c', 'SETS', 'b'), node: node('c') },
    ]);
    expect(await store().follow([], { direction: 'out' })).toEqual([]);
  });
}
