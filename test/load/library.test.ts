import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../graph-schema/api.ts';
import type { Library } from '../../server/contract.ts';
import { createLibrary } from '../../server/load/library.ts';
import { pendingDocuments } from '../../server/load/pending.ts';
import { readDocument } from '../../server/load/read.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { CORPUS } from '../support/corpus.ts';

const PLAN = 'qijiao-2023-17';
const file = (name: string) => ({ name: `${name}.txt`, bytes: readFileSync(join(CORPUS, `${name}.txt`)) });
let store: MemoryStore;
let library: Library;
let told: string[];
beforeEach(() => {
  store = new MemoryStore();
  told = [];
  library = createLibrary(store, (ids) => {
    told.push(...ids);
    return Promise.resolve();
  });
});

async function add(...files: { name: string; bytes: Uint8Array }[]): Promise<IngestEvent[]> {
  const events: IngestEvent[] = [];
  for await (const event of library.add(files)) events.push(event);
  return events;
}

describe('the library', () => {
  it('takes files in, tells how far each is, and lets one fail by itself', async () => {
    const events = await add({ name: 'empty.txt', bytes: new Uint8Array() }, file(PLAN));
    const last = (name: string) => events.findLast((event) => event.file === name);
    expect(last('empty.txt')).toMatchObject({ state: 'failed', code: 'UNREADABLE_FILE' });
    expect(last(`${PLAN}.txt`)).toMatchObject({ state: 'done', documentId: PLAN });
    expect(last(`${PLAN}.txt`)!.clauses).toBeGreaterThan(20);
    expect(told).toContain(PLAN);
    expect(await pendingDocuments(store)).toEqual([]);
    expect((await add(file(PLAN))).at(-1)).toMatchObject({ state: 'duplicate', documentId: PLAN });
  });

  it('finishes what it began, also where nobody listens any more', async () => {
    for await (const event of library.add([file(PLAN)])) if (event.state === 'running') break;
    await library.correct(PLAN, {}); // waits for its turn
    expect(await store.count('Document', { held: true })).toBe(1);
  });

  it('keeps corrections when the file comes in again, and the id with them', async () => {
    await add(file(PLAN));
    await library.correct(PLAN, { title: '更正后的标题', date: null });
    await library.correct(PLAN, { region: '綦江区' });
    const expected = { id: PLAN, title: '更正后的标题', date: null, region: '綦江区' };
    expect((await readDocument(store, PLAN)).document).toMatchObject(expected);
    const { name, bytes } = file(PLAN);
    await add({ name, bytes: Buffer.concat([bytes, Buffer.from('\n（以下空白）\n')]) });
    expect((await readDocument(store, PLAN)).document).toMatchObject(expected);
    await expect(library.correct('nothing', {})).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });

  it('takes a removal back', async () => {
    await add(file(PLAN));
    const before = await readDocument(store, PLAN);
    await library.remove(PLAN);
    expect(await store.count('Document', { held: true })).toBe(0);
    await library.restore(PLAN);
    expect(await readDocument(store, PLAN)).toEqual(before);
    await expect(library.restore(PLAN)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});
