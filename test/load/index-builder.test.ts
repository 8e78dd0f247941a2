import { describe, expect, it } from 'vitest';
import { IndexBuilder } from '../../server/load/index-builder.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { ingestInputs } from '../../server/load/ingest.ts';
import { INDEX_KEY } from '../../server/load/keys.ts';
import { dropSavedIndex, readPieces } from '../../server/load/saved-index.ts';
import { whileWaiting, type SideWork } from '../../server/load/meanwhile.ts';
import { staleMarks } from '../../server/load/stale.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { inventedFiles } from '../bench/documents.ts';

const SETTINGS = { tokenizer: 'bigram', compactFrom: 10 } as const;
const inputs = [...inventedFiles(1)].slice(0, 6).map(({ name, text }) => ({
  name,
  path: name,
  read: () => Promise.resolve(new TextEncoder().encode(text)),
}));

/** A builder whose steps are done after each document that is read. */
async function built(open = () => Promise.resolve(openSearchIndex(SETTINGS))) {
  const store = new MemoryStore();
  const builder = new IndexBuilder(store, { open, files: inputs.length });
  await ingestInputs(inputs, store, { meanwhile: builder });
  return { store, builder };
}

describe('IndexBuilder', { timeout: 60_000 }, () => {
  it('saves what an index filled from the store at the end would be, links included', async () => {
    const { store, builder } = await built();
    await builder.finish();
    expect(await staleMarks(store)).toEqual([]);
    const [saved, filled] = [openSearchIndex(SETTINGS), openSearchIndex(SETTINGS)];
    expect(await saved.load(await readPieces(store))).toBe(true);
    await dropSavedIndex(store);
    await fillIndex(store, filled);
    expect([saved.kind, saved.size()]).toEqual([filled.kind, filled.size()]);
    for (const query of ['培训', '有上位:是', '"职业"', '年份:2021 建设']) {
      expect(await saved.search(query, { limit: 100 }), query).toEqual(await filled.search(query, { limit: 100 }));
    }
    expect((await saved.search('有上位:是')).total).toBeGreaterThan(5);
  });

  it('takes in again what comes in as another version', async () => {
    const { store, builder } = await built();
    const [first, ...others] = [...inventedFiles(1)].slice(0, 6);
    const changed = { name: first!.name, text: first!.text.replace('一、', '一、另行通知事项，') };
    const more = [changed, ...others].map(({ name, text }) => ({
      name,
      path: name,
      read: () => new TextEncoder().encode(text),
    }));
    await ingestInputs(more, store, { meanwhile: builder });
    await builder.finish();
    const [saved, filled] = [openSearchIndex(SETTINGS), openSearchIndex(SETTINGS)];
    await saved.load(await readPieces(store));
    await dropSavedIndex(store);
    await fillIndex(store, filled);
    const query = '"另行通知事项"';
    expect((await filled.search(query)).total).toBeGreaterThan(0);
    expect(await saved.search(query)).toEqual(await filled.search(query));
    expect(saved.size()).toBe(filled.size());
  });

  it('lets documents in although the index cannot be made, and says so at the end', async () => {
    const { store, builder } = await built(() => Promise.reject(new Error('no dictionary')));
    expect(await store.count('Document', { held: true })).toBe(6);
    await expect(builder.finish()).rejects.toThrow('no dictionary');
    expect(await store.blob(INDEX_KEY)).toBeUndefined();
  });
});

describe('whileWaiting', () => {
  const work = (steps: number, done: string[]): SideWork => ({
    stored: () => undefined,
    step: () => Promise.resolve(steps-- > 0 && done.push('step') > 0),
  });

  it('works as long as there is something to do, then waits', async () => {
    const done: string[] = [];
    const late = new Promise<string>((resolve) => setTimeout(resolve, 50, 'late'));
    expect(await whileWaiting(late, work(3, done))).toBe('late');
    expect(done).toHaveLength(3);
  });

  it('asks again whether there is something to do', async () => {
    let asked = 0;
    let arrive: (value: string) => void = () => undefined;
    const arriving = new Promise<string>((resolve) => (arrive = resolve));
    const step = (): Promise<boolean> => {
      if (++asked === 3) arrive('there');
      return Promise.resolve(false);
    };
    expect(await whileWaiting(arriving, { stored: () => undefined, step })).toBe('there');
    expect(asked).toBe(3);
  });

  it('stops working when what it waits for is there, or has failed', async () => {
    const done: string[] = [];
    expect(await whileWaiting(Promise.resolve('now'), work(Infinity, done))).toBe('now');
    await expect(whileWaiting(Promise.reject(new Error('lost')), work(Infinity, done))).rejects.toThrow('lost');
    expect(done.length).toBeLessThan(10);
  });
});
