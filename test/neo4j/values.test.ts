import neo4j from 'neo4j-driver';
import { describe, expect, it } from 'vitest';
import type { Props } from '../../graph-schema/store.ts';
import { fromNative, toNative, type OwnProperty } from '../../server/store/neo4j/values.ts';

const OWN: OwnProperty = { name: 'id', value: 'd/1' };

/** What the driver gives back for what it was given, integers as plain numbers. */
function stored(native: Record<string, unknown>): Record<string, unknown> {
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plain);
    return neo4j.isInt(value) ? value.toNumber() : value;
  };
  return Object.fromEntries(Object.entries(native).map(([key, value]) => [key, plain(value)]));
}

describe('properties in Neo4j', () => {
  it.each<[string, Props]>([
    ['plain values', { title: '方案', order: 3, score: 0.25, held: true }],
    ['lists of one kind', { issuers: ['甲', '乙'], span: [0, 4], mixed: [0, 0.5], none: [] }],
    ['nested values', { cells: [{ name: '序号', span: [0, 1] }], source: { file: 'a' } }],
    ['null', { region: null, list: [null] }],
    ['an id that says the same as the row', { id: 'd/1', title: '' }],
    ['an id that says something else', { id: 'other', title: '' }],
    ['names that the store needs itself', { _owner: 'x', _z: ['null:title'], title: 't' }],
    ['null under a name that the store needs', { _owner: null }],
  ])('come back as they were: %s', (_name, props) => {
    expect(fromNative(stored(toNative(props, 'd', OWN, 'Clause')), 'id')).toEqual({ props, owner: 'd' });
  });

  it('stores whole numbers as integers', () => {
    expect(neo4j.isInt(toNative({ year: 2023 }, undefined, OWN)['year'])).toBe(true);
  });

  it('gives clauses a caption that people can read', () => {
    expect(toNative({ locator: '二/（一）', title: '优化布局' }, undefined, OWN, 'Clause')['name']).toBe(
      '二/（一） 优化布局',
    );
  });
});
