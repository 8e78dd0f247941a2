import request from 'supertest';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DocumentsResponse } from '../../graph-schema/api.ts';
import { createApp } from '../../server/app.ts';
import { ByteShelf } from '../../server/http/byte-shelf.ts';
import { takeTurn } from '../../server/http/turns.ts';
import { dependencies, queries } from './stubs.ts';

const LONG = '文件'.repeat(5000);

describe('answers that are kept', () => {
  let state: string;
  let asked: string[];
  let fails: boolean;
  const app = createApp(
    dependencies({
      stateOf: () => Promise.resolve(state),
      queries: {
        ...queries,
        documents: async ({ q }): Promise<DocumentsResponse> => {
          asked.push(q);
          await new Promise((resolve) => setTimeout(resolve, 20));
          if (fails) throw new Error('broken');
          return { total: Number(state), documents: [] };
        },
      },
    }),
  );
  const total = async (q: string): Promise<number> =>
    ((await request(app).get(`/api/v1/documents?q=${q}`).expect(200)).body as DocumentsResponse).total;
  beforeEach(() => {
    [state, asked, fails] = ['1', [], false];
  });

  it('are made once for all who ask at the same time, and again when something has changed', async () => {
    expect(await Promise.all([total('a'), total('a'), total('b')])).toEqual([1, 1, 1]);
    expect(asked.sort()).toEqual(['a', 'b']);
    expect(await total('a')).toBe(1);
    state = '2';
    expect([await total('a'), asked.length]).toEqual([2, 3]);
  });

  it('are told apart by what is asked', async () => {
    state = '3';
    await total('x');
    await request(app).get('/api/v1/documents?q=x&limit=5').expect(200);
    expect(asked).toEqual(['x', 'x']);
  });

  it('are not kept where they failed', async () => {
    [state, fails] = ['4', true];
    await request(app).get('/api/v1/documents?q=y').expect(500);
    fails = false;
    expect(await total('y')).toBe(4);
  });

  it('are not sent again to a caller that has them', async () => {
    state = '5';
    const first = await request(app).get('/api/v1/documents?q=z').expect(200);
    const again = request(app).get('/api/v1/documents?q=z').set('If-None-Match', first.headers['etag']!);
    expect((await again.expect(304)).text).toBe('');
    state = '6';
    const changed = request(app).get('/api/v1/documents?q=z').set('If-None-Match', first.headers['etag']!);
    expect((await changed.expect(200)).body).toMatchObject({ total: 6 });
  });
});

describe('compression of answers', () => {
  const missing = { total: 1, documents: [{ title: LONG, number: null, citedBy: [] }] };
  const app = createApp(dependencies({ queries: { ...queries, missing: () => Promise.resolve(missing) } }));

  it.each([
    ['gzip', 'gzip'],
    ['br, gzip', 'br'],
    ['gzip;q=0', undefined],
    ['identity', undefined],
  ])('follows what the caller takes: %s', async (accepted, encoding) => {
    const answer = await request(app).get('/api/v1/missing').set('Accept-Encoding', accepted).expect(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.headers['vary']).toContain('Accept-Encoding');
    expect(Number(answer.headers['content-length']) < LONG.length).toBe(encoding !== undefined);
    expect(answer.body).toEqual(missing);
  });
});

describe('a shelf of bytes', () => {
  it('lets go what was not asked for longest, once it is full', () => {
    const shelf = new ByteShelf<string>(10);
    shelf.put('a', 'A', 0);
    shelf.weigh('a', 'A', 4);
    shelf.put('b', 'B', 4);
    expect(shelf.get('a')).toBe('A');
    shelf.put('c', 'C', 4);
    expect(['a', 'b', 'c'].map((key) => shelf.get(key))).toEqual(['A', undefined, 'C']);
    shelf.put('d', 'D', 11);
    expect(['a', 'c', 'd'].map((key) => shelf.get(key))).toEqual([undefined, undefined, undefined]);
  });

  it('keeps to the newer of two values of a name', () => {
    const shelf = new ByteShelf<string>(10);
    shelf.put('a', 'old', 0);
    shelf.put('a', 'new', 0);
    shelf.weigh('a', 'old', 20);
    shelf.remove('a', 'old');
    expect(shelf.get('a')).toBe('new');
  });
});

describe('turns', () => {
  it('go on in order, few at once, with others in between', async () => {
    const seen: string[] = [];
    const all = Array.from({ length: 40 }, (_, at) => at);
    const gone = Promise.all(
      all.map(
        (at) =>
          new Promise<void>((done) => {
            takeTurn(() => {
              seen.push(String(at));
              done();
            });
          }),
      ),
    );
    const between = new Promise<void>((done) => {
      setImmediate(() => {
        setImmediate(() => {
          seen.push('other');
          done();
        });
      });
    });
    await Promise.all([gone, between]);
    expect(seen.filter((one) => one !== 'other')).toEqual(all.map(String));
    expect(seen.indexOf('other')).toBeLessThan(39);
  });
});
