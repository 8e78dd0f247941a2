import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../graph-schema/api.ts';
import type { Library } from '../../server/contract.ts';
import { exportLine, exportRecords } from '../../server/export/records.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { ingestPaths } from '../../server/load/ingest.ts';
import type { SideWork } from '../../server/load/meanwhile.ts';
import { INDEX_KEY } from '../../server/load/keys.ts';
import { createLibrary } from '../../server/load/library.ts';
import { staleMarks } from '../../server/load/stale.ts';
import { verifyStore } from '../../server/load/verify.ts';
import { thisThread, type Workshop } from '../../server/load/workshop.ts';
import { createQueries } from '../../server/queries/index.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { Answerer } from '../../server/threads/answerer.ts';
import { startAnswers, type AnswerThreads } from '../../server/threads/answers.ts';
import { checkThread } from '../../server/threads/checks.ts';
import { IndexSaver } from '../../server/threads/index-saver.ts';
import { Readers } from '../../server/threads/readers.ts';
import { startWriter, type Writer } from '../../server/threads/writer.ts';
import { CORPUS } from '../support/corpus.ts';

const ENV = { ZHENGMAI_TOKENIZER: 'bigram' };
const PLAN = 'qijiao-2023-17';
const file = (name: string) => ({ name: `${name}.txt`, bytes: readFileSync(join(CORPUS, `${name}.txt`)) });
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhengmai-threads-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

describe('reading in several threads', { timeout: 60_000 }, () => {
  async function ingested(workshop: Workshop, meanwhile?: SideWork) {
    const store = new MemoryStore();
    const report = await ingestPaths([CORPUS], store, { workshop, meanwhile });
    return { report, verified: await verifyStore(store) };
  }

  it('gives what one thread gives, to the byte', async () => {
    const readers = new Readers({ size: 2, linkShare: 1 });
    const several = await ingested(readers).finally(() => readers.close());
    expect(several).toEqual(await ingested(thisThread));
    expect(several.verified.counts.nodes.Clause).toBeGreaterThan(200);
  });

  it('gives the same where this thread helps with comparing', async () => {
    const readers = new Readers({ size: 1, linkShare: 1, awaited: true });
    let helped = 0;
    const step = async (): Promise<boolean> => {
      const did = await readers.help();
      helped += Number(did);
      return did;
    };
    const together = await ingested(readers, { stored: () => undefined, step }).finally(() => readers.close());
    expect(together).toEqual(await ingested(thisThread));
    expect(helped).toBeGreaterThan(0);
  });

  it('names what cannot be read, and goes on', async () => {
    const readers = new Readers({ size: 1 });
    const empty = readers.read({ name: '空.txt', bytes: new Uint8Array() });
    await expect(empty).rejects.toMatchObject({ name: 'ZhengmaiError', code: 'UNREADABLE_FILE' });
    expect((await readers.read(file(PLAN))).documents).toHaveLength(1);
    await readers.close();
  });

  it('gives up a file that takes too long, with its thread, and goes on', async () => {
    const readers = new Readers({ size: 1, readMs: 1 });
    for (const name of ['一.txt', '二.txt']) {
      const late = readers.read({ ...file(PLAN), name });
      await expect(late).rejects.toMatchObject({ code: 'UNREADABLE_FILE', message: expect.stringContaining(name) });
    }
    await readers.close();
  });
});

describe('writing in a thread of its own', () => {
  let writer: Writer;
  let library: Library;
  let told: string[];
  const hooks = {
    changed: (ids: readonly string[]) => {
      told.push(...ids);
      return Promise.resolve();
    },
    onError: (message: string) => told.push(message),
  };
  beforeEach(async () => {
    told = [];
    writer = await startWriter({ dir, env: ENV, purpose: 'serve' }, hooks);
    ({ library } = writer.services(new MemoryStore()));
  });
  afterEach(() => writer.close());

  it('takes files in, tells how far it is, and is seen by who reads', async () => {
    const reading = new SqliteStore(dir, { readOnly: true });
    await reading.init();
    const events: IngestEvent[] = [];
    for await (const event of library.add([file(PLAN)])) events.push(event);
    expect(events.at(-2)).toMatchObject({ state: 'running', stage: 'link' });
    expect(told).toContain(PLAN);
    expect(await reading.count('Document', { held: true })).toBe(1);
    await library.remove(PLAN);
    expect(await reading.count('Document', { held: true })).toBe(0);
    await reading.close();
  });

  it('says why a change cannot be made', async () => {
    const remove = library.remove('nothing-1');
    await expect(remove).rejects.toMatchObject({ name: 'ZhengmaiError', code: 'DOCUMENT_NOT_FOUND' });
    const second = startWriter({ dir, env: ENV, purpose: 'serve' }, hooks);
    await expect(second).rejects.toMatchObject({ code: 'DATA_IN_USE', detail: { pid: process.pid } });
  });

  it('goes on when nobody listens any more', async () => {
    for await (const event of library.add([file(PLAN)])) if (event.state === 'running') break;
    await library.correct(PLAN, {}); // waits for its turn
    expect(told).toContain(PLAN);
  });
});

describe('checking in a thread of its own', { timeout: 60_000 }, () => {
  const text = '甲区人民政府关于推进节水的实施方案\n一、主要任务\n（一）新建设施10个。由市教委牵头。\n';
  const given = (content: string) => ({ name: '方案.txt', bytes: Buffer.from(content) });
  beforeEach(async () => {
    const store = new SqliteStore(dir);
    await store.init();
    await store.close();
  });

  it('gives up what takes too long, and serves those behind it', async () => {
    const checking = checkThread({ dir, env: ENV }, { checkMs: 6000 });
    await checking.checks.file(given(text), {});
    const endless = checking.checks.file(given('到2025年达到60%，'.repeat(100_000)), {});
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const behind = checking.checks.file(given(text), {});
    await expect(endless).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect(await behind).toHaveLength(1);
    await checking.close();
  });

  it('ends with what is under way', async () => {
    const checking = checkThread({ dir, env: ENV });
    const endless = checking.checks.file(given('到2025年达到60%，'.repeat(100_000)), {}).catch(() => 'cut');
    await new Promise((resolve) => setTimeout(resolve, 2000));
    const start = performance.now();
    await checking.close();
    expect(performance.now() - start).toBeLessThan(3000);
    expect(await endless).toBe('cut');
  });
});

describe('the saved search index', () => {
  it('is saved beside what is served; what changes later is marked and brought in step at the next start', async () => {
    const store = new SqliteStore(dir);
    await store.init();
    await ingestPaths([join(CORPUS, `${PLAN}.txt`)], store);
    expect(await staleMarks(store)).toHaveLength(1);
    const failed: unknown[] = [];
    const saver = new IndexSaver(store, { dir, env: ENV }, (error) => failed.push(error));
    await saver.save();
    expect([failed, await staleMarks(store)]).toEqual([[], []]);
    expect(await store.blob(INDEX_KEY)).toBeDefined();

    await ingestPaths([join(CORPUS, 'yufufa-2021-35.txt')], store);
    expect((await staleMarks(store)).length).toBeGreaterThan(0);
    const index = openSearchIndex({ tokenizer: 'bigram' });
    expect(await fillIndex(store, index)).toBe(false);
    const fresh = openSearchIndex({ tokenizer: 'bigram' });
    await store.removeBlob(INDEX_KEY);
    await fillIndex(store, fresh);
    const [one, other] = [await index.search('职业教育 实训'), await fresh.search('职业教育 实训')];
    expect(one.hits.map(({ id, entry }) => [id, entry])).toEqual(other.hits.map(({ id, entry }) => [id, entry]));
    expect(one.facets).toEqual(other.facets);
    await saver.close();
    await store.close();
  });
});

describe('answering in threads of their own', () => {
  let threads: AnswerThreads;
  let here: ReturnType<typeof createQueries>;
  let store: SqliteStore;
  let told: unknown[];
  let own: string;
  beforeAll(async () => {
    told = [];
    own = mkdtempSync(join(tmpdir(), 'zhengmai-answers-'));
    store = new SqliteStore(own);
    await store.init();
    await ingestPaths([join(CORPUS, `${PLAN}.txt`)], store);
    here = createQueries(store);
    threads = await startAnswers({ dir: own, env: ENV }, { here, onError: (error) => told.push(error) }, 1);
    await threads.fill();
  });
  afterAll(async () => {
    await threads.close();
    await store.close();
    rmSync(own, { recursive: true });
  });

  it('gives out files piece by piece, and stops where nobody takes them', async () => {
    const query = { format: 'jsonl', document: [], level: [], region: [], year: [], q: '', only: [] };
    const ask = { params: {}, query, origin: 'http://a.cn' };
    const file = await threads.answering.file({ path: '/export', from: 'store' }, ask);
    const pieces: Uint8Array[] = [];
    for await (const piece of file.content as AsyncIterable<Uint8Array>) pieces.push(piece);
    let expected = '';
    for await (const record of exportRecords(store)) expected += exportLine(record);
    expect(file.name).toBe('政脉.jsonl');
    expect(Buffer.concat(pieces).toString()).toBe(expected);
    const dropped = await threads.answering.file({ path: '/export', from: 'store' }, ask);
    for await (const piece of dropped.content as AsyncIterable<Uint8Array>) if (piece.length > 0) break;
    const nothing = threads.answering.file(
      { path: '/export', from: 'store' },
      { ...ask, query: { ...query, q: '没有' } },
    );
    await expect(nothing).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });

  it('starts a thread anew that came to harm, with its index', async () => {
    const search = await Answerer.start({ dir: own, env: ENV, search: true }, (error) => told.push(error));
    await search.fill();
    const size = search.state!.size;
    await (await search.thread()).end();
    await expect.poll(() => told.length).toBe(1);
    expect(await search.call('serve', { name: 'index.size', args: [] })).toBe(size);
    await search.close();
  });

  it('gives what this thread gives, and follows changes', async () => {
    const { answering, index, queries } = threads;
    const question = { params: { document: PLAN }, query: {} };
    const bytes = await answering.json({ path: '/documents/:document', from: 'store' }, question);
    const expected: unknown = JSON.parse(JSON.stringify(await here.document(PLAN)));
    expect(JSON.parse(Buffer.from(bytes).toString())).toMatchObject(expected as object);
    expect(await queries.document(PLAN)).toEqual(await here.document(PLAN));
    expect([index.kind, index.tokenizer, index.size() > 50]).toEqual(['minisearch', 'bigram', true]);
    expect((await index.search('职业教育', { limit: 3 })).hits).toHaveLength(3);
    await expect(index.search('"')).rejects.toMatchObject({ code: 'BAD_QUERY', detail: { position: [0, 1] } });
    await createLibrary(store, () => Promise.resolve()).remove(PLAN);
    await threads.refresh([PLAN]);
    expect([index.size(), (await index.search('职业教育')).total, threads.changes()]).toEqual([0, 0, 2]);
    await expect(queries.document(PLAN)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});
