import { describe, expect, it } from 'vitest';
import type { Relative } from '../../ingest/link/parents.ts';
import { relativesInARow, someAtATime } from '../../server/load/link-order.ts';

/** A document that is compared with others. */
function job(id: string, others: readonly string[]) {
  const relatives = others.map((to) => ({ parent: { from: id, to }, comparable: true, doubtful: false }));
  return { id, relatives: relatives as unknown as Relative[] };
}

describe('relativesInARow', () => {
  const related = new Map([
    ['a', ['d', 'x']],
    ['b', ['c']],
    ['c', []],
    ['d', ['e']],
    ['e', ['a']],
  ]);

  it('gives each document once, after it those that it is compared with; held ones have no job', () => {
    const order = [...relativesInARow([...related.keys()], (id) => job(id, related.get(id)!))].map(({ id }) => id);
    expect(order).toEqual(['a', 'd', 'e', 'b', 'c']);
  });

  it('makes a job when its turn comes', () => {
    const made: string[] = [];
    const jobs = relativesInARow(['a', 'b'], (id) => (made.push(id), job(id, [])));
    expect(jobs.next().value).toMatchObject({ id: 'a' });
    expect(made).toEqual(['a']);
  });
});

describe('someAtATime', () => {
  it.each([
    [[], 2, []],
    [[1, 2], 2, [[1, 2]]],
    [[1, 2, 3], 2, [[1, 2], [3]]],
  ])('%j by %i', (all, size, parts) => {
    expect([...someAtATime(all, size)]).toEqual(parts);
  });
});
