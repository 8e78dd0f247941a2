import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/driver.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'zhengmai-sqlite-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true });
});

async function opened(options = {}): Promise<SqliteStore> {
  const store = new SqliteStore(dir, options);
  await store.init();
  return store;
}

const clause = { id: 'a/1', label: 'Clause', props: { text: '一' } } as const;

describe('SqliteStore', () => {
  it('keeps everything over closing and opening', async () => {
    const first = await opened();
    await first.apply({ nodes: [clause], blobs: [{ key: 'k', bytes: new Uint8Array([7]) }] });
    await first.close();
    const second = await opened();
    expect(await second.nodes(['a/1'])).toEqual([clause]);
    expect(await second.blob('k')).toEqual(new Uint8Array([7]));
    await second.close();
  });

  it('tells a second writer who holds the data directory, and lets readers in', async () => {
    const writer = await opened({ purpose: 'serve' });
    await writer.apply({ nodes: [clause] });
    await expect(opened({ purpose: 'ingest' })).rejects.toMatchObject({
      code: 'DATA_IN_USE',
      message: expect.stringMatching(new RegExp(`${dir}.*进程 ${process.pid}（zhengmai serve`, 'u')) as string,
    });
    const reader = await opened({ readOnly: true });
    expect(await reader.nodes(['a/1'])).toEqual([clause]);
    await expect(reader.apply({ nodes: [clause] })).rejects.toMatchObject({ code: 'DATA_NOT_WRITABLE' });
    await reader.close();
    await writer.close();
    await (await opened()).close();
  });

  it('refuses a file of a newer version and leaves it alone', async () => {
    await (await opened()).close();
    const database = await openDatabase(join(dir, 'zhengmai.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    await expect(opened()).rejects.toMatchObject({
      code: 'DATA_TOO_NEW',
      message: expect.stringContaining('99') as string,
    });
    await expect(opened({ readOnly: true })).rejects.toMatchObject({ code: 'DATA_TOO_NEW' });
  });

  it('names a directory that it cannot write to', async () => {
    writeFileSync(join(dir, 'file'), '');
    const store = new SqliteStore(join(dir, 'file', 'data'));
    await expect(store.init()).rejects.toMatchObject({
      code: 'DATA_NOT_WRITABLE',
      message: expect.stringContaining(join(dir, 'file', 'data')) as string,
    });
  });

  it('names a file that is no database', async () => {
    writeFileSync(join(dir, 'zhengmai.sqlite'), 'not a database'.repeat(1000));
    await expect(opened()).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('zhengmai.sqlite') as string,
    });
  });

  it('says what to do where a reader finds no data yet, and makes nothing', async () => {
    const store = new SqliteStore(join(dir, 'none'), { readOnly: true });
    await expect(store.init()).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      message: expect.stringContaining('zhengmai ingest') as string,
    });
    expect(existsSync(join(dir, 'none'))).toBe(false);
  });

  it('is whole and unlocked after its writer was killed', async () => {
    const script = join(import.meta.dirname, '../support/store-writer.ts');
    const writer = spawn(process.execPath, ['--import', 'tsx', script, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(writer.stdout, 'data');
    writer.kill('SIGKILL');
    await once(writer, 'exit');
    const store = await opened();
    const { nodes, edges } = await store.counts();
    expect(nodes.Clause).toBeGreaterThanOrEqual(102);
    expect(edges.PART_OF! * 2).toBe(nodes.Clause);
    await store.close();
  });
});
