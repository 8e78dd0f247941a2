import { describe, expect, it } from 'vitest';
import { layoutNear, type NearEdge } from '../../../web/charts/near-layout.ts';

const node = (id: string) => ({ id, documentId: id, order: id });
const edge = (from: string, to: string, more: Partial<NearEdge> = {}): NearEdge => ({
  id: `${from}|${to}`,
  from,
  to,
  side: false,
  score: 0.5,
  ...more,
});

describe('layoutNear', () => {
  const edges = [
    edge('me', 'up'),
    edge('up', 'top'),
    edge('down', 'me'),
    edge('other', 'up'),
    edge('me', 'body', { side: true }),
  ];
  const layout = layoutNear('me', ['me', 'up', 'top', 'down', 'other', 'body'].map(node), edges, { width: 1000 });
  const at = (id: string) => layout.nodes.find((one) => one.id === id)!;

  it('has what is above on the left, what is below on the right, and siblings beside the clause', () => {
    expect(['top', 'up', 'me', 'body', 'other', 'down'].map((id) => at(id).column)).toEqual([-2, -1, 0, 0, 0, 1]);
    expect(at('top').x).toBeLessThan(at('up').x);
    expect(at('me').x).toBeLessThan(at('down').x);
    expect(at('me').y).toBeLessThan(at('body').y);
    expect(layout.columns.map(({ column }) => column)).toEqual([-2, -1, 0, 1]);
  });

  it('draws every link between two places, thicker where surer', () => {
    expect(layout.edges).toHaveLength(edges.length);
    const sure = layoutNear('me', ['me', 'up'].map(node), [edge('me', 'up', { score: 1 })], { width: 600 });
    expect(sure.edges[0]!.width).toBeGreaterThan(layout.edges[0]!.width);
  });

  it('keeps the strongest of a full column and counts the rest', () => {
    const many = Array.from({ length: 30 }, (_, index) => `d${String(index).padStart(2, '0')}`);
    const full = layoutNear(
      'me',
      ['me', ...many].map(node),
      many.map((id, index) => edge(id, 'me', { score: index / 30 })),
      { width: 800, most: 10 },
    );
    expect(full.nodes).toHaveLength(11);
    expect(full.nodes.some(({ id }) => id === 'd29')).toBe(true);
    expect(full.left).toMatchObject([{ column: 1, count: 20 }]);
  });

  it('stands alone where nothing is linked', () => {
    expect(layoutNear('me', [node('me')], [], { width: 800 })).toMatchObject({ edges: [], left: [] });
  });
});
