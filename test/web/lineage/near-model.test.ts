import { describe, expect, it } from 'vitest';
import type { NeighbourhoodResponse } from '../../../graph-schema/api-graph.ts';
import { columnName, nearModel } from '../../../web/views/lineage/near-model.ts';
import { scopeWith, timelineOf } from '../../../web/views/lineage/timeline-model.ts';

const summary = (id: string, more: object = {}) => ({ id, document: id, region: `${id}区`, date: null, level: null, held: true, title: id, documentNumber: id, ...more }) as never; // prettier-ignore
const clause = (id: string, steps: number) => ({ id, label: 'Clause', title: `11\t${id}`, documentId: id.split('/')[0]!, clause: '一', steps }); // prettier-ignore
const edge = (src: string, dst: string, type = 'IMPLEMENTS') => ({ src, dst, type, score: 0.5, kind: 'adapted' as const }); // prettier-ignore

const NEAR: NeighbourhoodResponse = {
  nodes: [
    clause('a/1', 0),
    clause('up/1', 1),
    clause('top/1', 2),
    clause('low/1', 1),
    clause('a/2', 1),
    clause('low/9', 2),
    { ...clause('x', 1), label: 'Document' },
  ],
  edges: [
    edge('a/1', 'up/1'),
    edge('up/1', 'top/1'),
    edge('low/1', 'a/1'),
    edge('a/1', 'a/2', 'RESTATES'),
    edge('low/9', 'up/1'),
  ],
  more: false,
};

describe('nearModel', () => {
  const { nodes, links } = nearModel(NEAR, [summary('a'), summary('up'), summary('top')]);

  it('keeps what leads up, what leads down and what stands beside; not the parents’ other children', () => {
    expect(nodes.map(({ id }) => id)).toEqual(['a/1', 'up/1', 'top/1', 'low/1', 'a/2']);
    expect(links.map(({ id }) => id)).not.toContain('low/9|IMPLEMENTS|up/1');
    expect(links.find(({ relation }) => relation === 'RESTATES')?.side).toBe(true);
  });

  it('names clauses by their documents, and without their numbers', () => {
    expect(nodes.map(({ name, gist }) => [name, gist])).toEqual([
      ['本文件', 'a/1'],
      ['up', 'up/1'],
      ['top', 'top/1'],
      ['low', 'low/1'],
      ['本文件', 'a/2'],
    ]);
    expect([-2, -1, 0, 1, 2].map(columnName)).toEqual(['上两步', '上一步', '本条和同级', '下一步', '下两步']);
  });
});

describe('timelineOf', () => {
  const one = (id: string, relations: object[], citations: object[] = []) =>
    ({
      document: summary(id, { level: 'county', date: '2023-01-01' }),
      relations,
      clauses: [{ citations }],
    }) as never;
  const relation = (other: never, direction: string, basis: string) => ({ other, direction, basis, relation: 'x' });
  const gone = summary('gone', { held: false, documentNumber: '某发〔2022〕5号' });
  const { documents, edges } = timelineOf(
    one('up', [relation(summary('old'), 'up', 'inferred'), relation(summary('down'), 'down', 'cited')]),
    one('down', [relation(gone, 'up', 'cited')], [{ resolves: 'old' }, { resolves: 'down' }]),
  );

  it('has both documents and what they are related to, with how', () => {
    expect(documents.map(({ id }) => id)).toEqual(['up', 'down', 'old', 'gone']);
    expect(edges.map(({ from, to, how }) => `${from} ${to} ${how}`)).toEqual([
      'up old inferred',
      'down up cited',
      'down gone cited',
      'down old mentioned',
    ]);
  });

  it('takes the year of a document that is not held from its number', () => {
    expect(documents.find(({ id }) => id === 'gone')).toMatchObject({ date: 2022.5, level: null, held: false });
  });
});

describe('scopeWith', () => {
  const up = summary('up', { level: 'provincial', date: '2021-01-01' });
  const down = summary('down', { level: 'county', date: '2023-01-01' });
  const at = (id: string, level: string | null, date: number | null) => ({ id, level, date }) as never;

  it('puts a higher or earlier document above, any other below', () => {
    expect(scopeWith(at('x', 'national', 2022), up, down)).toEqual({ up: 'x', down: ['down'] });
    expect(scopeWith(at('x', 'county', 2024), up, down)).toEqual({ up: 'up', down: ['x'] });
    expect(scopeWith(at('x', 'county', 2020), up, down)).toEqual({ up: 'x', down: ['down'] });
    expect(scopeWith(at('up', 'provincial', 2021), up, down)).toEqual({ up: 'up', down: ['down'] });
  });
});
