import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Changes, type EdgeType, type GraphStore, type NodeLabel, type Props } from '../../graph-schema/store.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { answers, clear, settled } from './random-answers.ts';
import { changesArbitrary } from './random-changes.ts';
import { arrows, edge, ids, node } from './store-rows.ts';
import { stepConformance } from './store-steps.ts';

export interface StoreUnderTest {
  name: string;
  /** A fresh, empty, opened store; closed by the suite. */
  open: () => Promise<GraphStore>;
  /** Tests that do not apply, by name, with the reason. */
  skip?: { reason: string; tests: string[] }[];
  /** Random graphs to try; fewer where each costs a round trip. */
  runs?: number;
}

/** Texts that break naive quoting: quotes, brackets, control characters, characters outside the BMP. */
export const ODD_TEXTS = [
  '“引号”"\'`',
  "'; DROP TABLE node; --",
  '{"a":1}',
  '\u0000\u0001\t\n',
  '𠮷😀',
  '$x {y} [z] %_*',
  '',
];

/** Everything that a GraphStore must do; each implementation runs all of it. */
export function storeConformance({ name, open, skip = [], runs = 60 }: StoreUnderTest): void {
  describe(`store conformance: ${name}`, () => {
    let store: GraphStore;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    /** Declares a test, or skips it with its reason in the name. */
    function spec(title: string, run: () => Promise<void>): void {
      const reason = skip.find(({ tests }) => tests.includes(title))?.reason;
      if (reason === undefined) it(title, run);
      else it.skip(`${title} (${reason})`, run);
    }

    describe('writing', () => {
      spec('gives back what was put in', async () => {
        const props = {
          text: '加快建设',
          n: 1.5,
          flag: true,
          none: null,
          list: [1, 'a', [null]],
          deep: { a: { b: '' } },
        };
        await store.apply({ nodes: [node('a/1', 'Clause', props, 'a')] });
        expect(await store.nodes(['a/1'])).toEqual([node('a/1', 'Clause', props, 'a')]);
      });

      spec('keeps odd characters in ids, keys and properties', async () => {
        const odd = Object.fromEntries(ODD_TEXTS.map((text, i) => [`p${i}`, text]));
        const id = `代“码”"'{}$;--😀`;
        await store.apply({
          nodes: [node(id, 'Agency', odd)],
          edges: [edge(id, 'COUNTERPART_OF', id, odd, { key: id })],
        });
        expect(await store.nodes([id])).toEqual([node(id, 'Agency', odd)]);
        expect(await store.expand([id], { direction: 'out' })).toEqual([
          edge(id, 'COUNTERPART_OF', id, odd, { key: id }),
        ]);
      });

      spec('replaces all properties, label and owner on upsert', async () => {
        await store.apply({ nodes: [node('a', 'Document', { held: false, old: 1 }, 'x')] });
        await store.apply({ nodes: [node('a', 'Document', { held: true })] });
        expect(await store.nodes(['a'])).toEqual([node('a', 'Document', { held: true })]);
      });

      spec('does the same once or twice', async () => {
        const changes: Changes = {
          nodes: [node('a'), node('b')],
          edges: [edge('a', 'IMPLEMENTS', 'b', { score: 0.5 }), edge('a', 'IMPLEMENTS', 'b', {}, { key: 'k' })],
          blobs: [{ key: 'x', bytes: new Uint8Array([1]) }],
        };
        await store.apply(changes);
        await store.apply(changes);
        expect(await store.counts()).toEqual({ nodes: { Clause: 2 }, edges: { IMPLEMENTS: 2 } });
      });

      spec('keeps an upserted node’s edges', async () => {
        await store.apply({ nodes: [node('a'), node('b')], edges: [edge('a', 'PART_OF', 'b')] });
        await store.apply({ nodes: [node('b', 'Clause', { text: '改' })] });
        expect(arrows(await store.expand(['b'], { direction: 'in' }))).toEqual(['a PART_OF b']);
      });

      spec('removes before it adds, within one call', async () => {
        await store.apply({ nodes: [node('a', 'Clause', { v: 1 }, 'd'), node('b', 'Clause', {}, 'd')] });
        await store.apply({ removeOwned: ['d'], nodes: [node('a', 'Clause', { v: 2 }, 'd')] });
        expect(await store.nodes(['a', 'b'])).toEqual([node('a', 'Clause', { v: 2 }, 'd')]);
      });

      spec('writes only where nodes are what the caller expects', async () => {
        await store.apply({ nodes: [node('a', 'Draft', { version: 3 })] });
        const save = (version: number, id = 'a'): Promise<void> =>
          store.apply({
            expect: [{ id, property: 'version', value: version }],
            nodes: [node('a', 'Draft', { version: version + 1 }), node('b', 'Draft')],
          });
        await expect(save(2)).rejects.toMatchObject({ code: 'CONFLICT' });
        await expect(save(3, 'gone')).rejects.toMatchObject({ code: 'CONFLICT' });
        expect(await store.nodes(['a', 'b'])).toEqual([node('a', 'Draft', { version: 3 })]);
        await save(3);
        expect(ids(await store.nodes(['a', 'b']))).toEqual(['a', 'b']);
        const outcomes = await Promise.allSettled([save(4), save(4), save(4)]);
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      });

      spec('takes edges with their nodes', async () => {
        await store.apply({ nodes: [node('a'), node('b'), node('c')] });
        await store.apply({ edges: [edge('a', 'PART_OF', 'b'), edge('b', 'PART_OF', 'c'), edge('c', 'PART_OF', 'a')] });
        await store.apply({ removeNodes: ['b'] });
        expect(arrows(await store.expand(['a', 'b', 'c'], { direction: 'both' }))).toEqual(['c PART_OF a']);
      });

      spec('removes what an owner owns and leaves the rest', async () => {
        await store.apply({
          nodes: [node('a', 'Clause', {}, 'd1'), node('b', 'Clause', {}, 'd2'), node('x', 'Agency')],
          edges: [
            edge('x', 'RESPONSIBLE_FOR', 'a'),
            edge('x', 'RESPONSIBLE_FOR', 'b'),
            edge('b', 'SETS', 'x', {}, { owner: 'd1' }),
          ],
        });
        await store.apply({ removeOwned: ['d1', 'nobody'] });
        expect(ids(await store.nodes(['a', 'b', 'x']))).toEqual(['b', 'x']);
        expect(arrows(await store.expand(['x', 'b'], { direction: 'both' }))).toEqual(['x RESPONSIBLE_FOR b']);
      });

      spec('removes single edges by key', async () => {
        await store.apply({
          nodes: [node('a'), node('b')],
          edges: [edge('a', 'CITES', 'b'), edge('a', 'CITES', 'b', {}, { key: 'k' })],
        });
        await store.apply({
          removeEdges: [
            { src: 'a', type: 'CITES', dst: 'b' },
            { src: 'a', type: 'CITES', dst: 'z' },
          ],
        });
        expect(arrows(await store.expand(['a'], { direction: 'out' }))).toEqual(['a CITES b k']);
      });

      spec('leaves nothing of a call that fails', async () => {
        await store.apply({
          nodes: [node('a', 'Clause', { v: 1 }, 'd')],
          blobs: [{ key: 'k', bytes: new Uint8Array([1]) }],
        });
        const failing = store.apply({
          removeOwned: ['d'],
          removeBlobs: ['k'],
          nodes: [node('b'), node('c')],
          edges: [edge('b', 'PART_OF', 'c'), edge('b', 'PART_OF', 'a')],
        });
        await expect(failing).rejects.toMatchObject({ code: 'RECORD_INVALID' });
        expect(await store.nodes(['a', 'b', 'c'])).toEqual([node('a', 'Clause', { v: 1 }, 'd')]);
        expect(await store.blob('k')).toEqual(new Uint8Array([1]));
        expect((await store.counts()).edges).toEqual({});
      });

      for (const bad of ['', 'a\u0000b', 'a\nb', '\ud800']) {
        spec(`refuses the id ${JSON.stringify(bad)}`, async () => {
          await expect(store.apply({ nodes: [node(bad)] })).rejects.toMatchObject({ code: 'RECORD_INVALID' });
        });
      }

      spec('refuses unknown labels and types as mistakes of the program', async () => {
        await expect(store.apply({ nodes: [node('a', 'Nonsense' as NodeLabel)] })).rejects.toThrow(TypeError);
        await store.apply({ nodes: [node('a')] });
        await expect(store.apply({ edges: [edge('a', 'NONSENSE' as EdgeType, 'a')] })).rejects.toThrow(TypeError);
      });
    });

    describe('reading', () => {
      spec('nodes: order asked for, each once, missing left out', async () => {
        await store.apply({ nodes: [node('a'), node('b'), node('c')] });
        expect(ids(await store.nodes(['c', 'zz', 'a', 'c']))).toEqual(['c', 'a']);
        expect(await store.nodes([])).toEqual([]);
      });

      spec('nodes: rows are the reader’s own', async () => {
        await store.apply({ nodes: [node('a', 'Clause', { list: [1] })] });
        (await store.nodes(['a']))[0]!.props['list'] = 'changed';
        expect((await store.nodes(['a']))[0]!.props).toEqual({ list: [1] });
      });

      spec('find: by label, in order of id', async () => {
        await store.apply({
          nodes: [node('b'), node('ä'), node('a'), node('x', 'Agency'), node('😀'), node('\uffee')],
        });
        expect(ids(await store.find('Clause'))).toEqual(['a', 'b', 'ä', '\uffee', '😀']);
        expect(await store.find('Draft')).toEqual([]);
      });

      spec('find: where compares type and value', async () => {
        await store.apply({
          nodes: [
            node('text', 'Clause', { v: '1' }),
            node('number', 'Clause', { v: 1 }),
            node('true', 'Clause', { v: true }),
            node('null', 'Clause', { v: null }),
            node('none', 'Clause', {}),
          ],
        });
        const found = async (v: Props[string]): Promise<string[]> => ids(await store.find('Clause', { v }));
        expect(await found('1')).toEqual(['text']);
        expect(await found(1)).toEqual(['number']);
        expect(await found(true)).toEqual(['true']);
        expect(await found(null)).toEqual(['none', 'null']);
        expect(await found(['1', true, 'x'])).toEqual(['text', 'true']);
        expect(await found([])).toEqual([]);
        expect(await store.count('Clause', { v: ['1', null] })).toBe(3);
      });

      spec('find: where takes several properties and odd texts', async () => {
        await store.apply({ nodes: ODD_TEXTS.map((text, i) => node(`n${i}`, 'Clause', { text, odd: i % 2 })) });
        for (const [i, text] of ODD_TEXTS.entries()) {
          expect(ids(await store.find('Clause', { text, odd: i % 2 }))).toEqual([`n${i}`]);
          expect(await store.count('Clause', { text, odd: (i + 1) % 2 })).toBe(0);
        }
      });

      spec('find: names of properties are identifiers', async () => {
        await store.apply({ nodes: [node('a')] });
        await expect(store.find('Clause', { "a') OR 1=1 --": 1 })).rejects.toThrow(TypeError);
        await expect(store.find('Clause', {}, { sort: 'a.b' })).rejects.toThrow(TypeError);
      });

      spec('find: pages and sorts, null first, then numbers, then texts, then by id', async () => {
        const values = { a: 'b', b: 2, c: 'a', d: 10, e: null, f: 'a', h: '😀', i: '\uffee' };
        await store.apply({
          nodes: [...Object.entries(values).map(([id, v]) => node(id, 'Clause', { v })), node('g', 'Clause', {})],
        });
        const sorted = ['e', 'g', 'b', 'd', 'c', 'f', 'a', 'i', 'h'];
        expect(ids(await store.find('Clause', {}, { sort: 'v' }))).toEqual(sorted);
        expect(ids(await store.find('Clause', {}, { sort: 'v', descending: true }))).toEqual(sorted.toReversed());
        expect(ids(await store.find('Clause', {}, { sort: 'v', limit: 3, offset: 2 }))).toEqual(sorted.slice(2, 5));
        expect(await store.find('Clause', {}, { limit: 0 })).toEqual([]);
        expect(await store.find('Clause', {}, { offset: 99 })).toEqual([]);
      });

      spec('expand: directions, types, order', async () => {
        await store.apply({
          nodes: [node('a'), node('b'), node('c')],
          edges: [
            edge('b', 'PART_OF', 'a'),
            edge('a', 'PART_OF', 'c'),
            edge('a', 'IMPLEMENTS', 'c', {}, { key: '2' }),
            edge('a', 'IMPLEMENTS', 'c', { score: 1 }, { key: '1', owner: 'o' }),
            edge('a', 'RESTATES', 'a'),
          ],
        });
        const step = async (from: string[], direction: 'out' | 'in' | 'both', types?: EdgeType[]): Promise<string[]> =>
          arrows(await store.expand(from, types ? { types, direction } : { direction }));
        expect(await step(['a'], 'out')).toEqual([
          'a IMPLEMENTS c 1',
          'a IMPLEMENTS c 2',
          'a PART_OF c',
          'a RESTATES a',
        ]);
        expect(await step(['a'], 'in')).toEqual(['a RESTATES a', 'b PART_OF a']);
        expect(await step(['c', 'a', 'a', 'zz'], 'both', ['PART_OF', 'RESTATES'])).toEqual([
          'a PART_OF c',
          'a RESTATES a',
          'b PART_OF a',
        ]);
        expect(await step(['a'], 'both', [])).toEqual([]);
        expect(await step([], 'both')).toEqual([]);
        expect((await store.expand(['c'], { direction: 'in', types: ['IMPLEMENTS'] }))[0]).toEqual(
          edge('a', 'IMPLEMENTS', 'c', { score: 1 }, { key: '1', owner: 'o' }),
        );
      });

      stepConformance(spec, () => store);

      spec('expand: thousands of ids at once', async () => {
        const many = Array.from({ length: 3000 }, (_, i) => `n${String(i).padStart(4, '0')}`);
        await store.apply({
          nodes: many.map((id) => node(id)),
          edges: many.slice(1).map((id, i) => edge(id, 'PART_OF', many[i]!)),
        });
        expect(await store.expand(many, { direction: 'both' })).toHaveLength(2999);
        expect(await store.nodes(many.toReversed())).toHaveLength(3000);
      });

      spec('tally: edges at each node by a text of theirs', async () => {
        await store.apply({
          nodes: [node('a'), node('b'), node('c')],
          edges: [
            edge('a', 'PART_OF', 'b', { role: 'x' }),
            edge('a', 'PART_OF', 'c', { role: 'x' }),
            edge('a', 'PART_OF', 'c', { role: 1 }, { key: '1' }),
            edge('a', 'PART_OF', 'c', { role: null }, { key: '2' }),
            edge('b', 'PART_OF', 'c', { role: '“y”' }),
            edge('b', 'RESTATES', 'c', { role: 'x' }),
          ],
        });
        const count = async (ids: string[], direction: 'out' | 'in'): Promise<unknown[]> =>
          (await store.tally(ids, { type: 'PART_OF', direction, by: 'role' })).map(Object.values);
        expect(await count(['b', 'a', 'a', 'zz'], 'out')).toEqual([
          ['a', null, 2],
          ['a', 'x', 2],
          ['b', '“y”', 1],
        ]);
        expect(await count(['c'], 'in')).toEqual([
          ['c', null, 2],
          ['c', 'x', 1],
          ['c', '“y”', 1],
        ]);
        expect(await count([], 'in')).toEqual([]);
        await expect(store.tally(['a'], { type: 'PART_OF', direction: 'in', by: 'a.b' })).rejects.toThrow(TypeError);
      });

      spec('version: another one after each change, the same one otherwise', async () => {
        const before = await store.version();
        expect(await store.version()).toBe(before);
        await store.apply({ nodes: [node('a')] });
        const after = await store.version();
        expect(after).not.toBe(before);
        await store.nodes(['a']);
        expect(await store.version()).toBe(after);
      });

      spec('blobs: bytes by key', async () => {
        const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 256);
        await store.putBlob('original/“甲”', bytes);
        expect(await store.blob('original/“甲”')).toEqual(bytes);
        await store.putBlob('original/“甲”', new Uint8Array());
        expect(await store.blob('original/“甲”')).toEqual(new Uint8Array());
        await store.putBlob('a', bytes);
        expect(await store.blobKeys()).toEqual(['a', 'original/“甲”']);
        await store.removeBlob('original/“甲”');
        await store.removeBlob('never');
        expect(await store.blobKeys()).toEqual(['a']);
        expect(await store.blob('original/“甲”')).toBeUndefined();
      });
    });

    spec('answers as the reference does on random graphs', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(changesArbitrary, { minLength: 1, maxLength: 5 }), async (steps) => {
          const reference = new MemoryStore();
          await clear(store);
          for (const changes of steps) {
            const outcome = await settled(store, changes);
            expect(outcome).toBe(await settled(reference, changes));
          }
          expect(await answers(store)).toEqual(await answers(reference));
        }),
        { seed: 20211104, numRuns: runs },
      );
    });
  });
}
