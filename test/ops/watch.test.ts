import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IngestEvent } from '../../graph-schema/api.ts';
import { watchResponseSchema } from '../../graph-schema/api.ts';
import type { SourceFile } from '../../server/contract.ts';
import { silent } from '../../server/log.ts';
import { WatchedFolder } from '../../server/watch/folder.ts';

let folder: string;
let lots: SourceFile[][];
let watched: WatchedFolder;
const event = (file: string, state: IngestEvent['state'], message = ''): IngestEvent => ({
  file,
  state,
  message,
  stage: null,
  documentId: null,
  clauses: 0,
  diagnostics: [],
  code: null,
});
const library = {
  async *add(files: readonly SourceFile[]) {
    lots.push([...files]);
    await wait(5);
    for (const { name, bytes } of files) {
      yield event(name, 'running');
      yield bytes.length === 0 ? event(name, 'failed', '文件是空的') : event(name, 'done');
    }
    yield event('', 'done');
  },
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhengmai-watch-'));
  lots = [];
  writeFileSync(join(folder, '先有.txt'), '一');
  watched = new WatchedFolder({ folder, library, log: silent, settledMs: 50 });
  await watched.start();
});
afterEach(async () => {
  await watched.close();
  rmSync(folder, { recursive: true });
});

async function until(done: () => boolean): Promise<void> {
  for (let tries = 0; tries < 300 && !done(); tries++) await wait(50);
  expect(done()).toBe(true);
}
const names = () => lots.flat().map(({ name }) => name);

describe('a watched folder', () => {
  it('hands on what is there, what is new and what has changed, by its path below the folder', async () => {
    await until(() => watched.status().taken === 1);
    mkdirSync(join(folder, '下级'));
    writeFileSync(join(folder, '下级', '新.txt'), '二');
    await until(() => watched.status().taken === 2);
    writeFileSync(join(folder, '先有.txt'), '一，改过');
    await until(() => watched.status().taken === 3);
    expect(names()).toEqual(['先有.txt', '下级/新.txt', '先有.txt']);
    expect(Buffer.from(lots.flat().at(-1)!.bytes).toString()).toBe('一，改过');
  });

  it('leaves out what is no document, and says what could not be read', async () => {
    for (const name of ['.hidden', '~$方案.docx', 'README.md']) writeFileSync(join(folder, name), '一');
    writeFileSync(join(folder, '空.txt'), '');
    await until(() => watched.status().failed === 1);
    await until(() => watched.status().taken === 1);
    const { watch } = watchResponseSchema.parse({ watch: watched.status() });
    expect(watch).toMatchObject({ failures: [{ file: '空.txt', message: '文件是空的' }], waiting: 0 });
    expect(names().sort()).toEqual(['先有.txt', '空.txt'].sort());
  });

  it('forgets a failure once the file is mended or gone', async () => {
    for (const name of ['空.txt', '也空.txt']) writeFileSync(join(folder, name), '');
    await until(() => watched.status().failures.length === 2);
    writeFileSync(join(folder, '空.txt'), '一');
    rmSync(join(folder, '也空.txt'));
    await until(() => watched.status().failures.length === 0);
    expect(watched.status()).toMatchObject({ failed: 0, taken: 2 });
  });

  it.skipIf(process.platform === 'win32')('reads nothing outside, and waits for nothing that is no file', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'zhengmai-outside-'));
    writeFileSync(join(outside, '外.txt'), '外面的文件');
    symlinkSync(join(outside, '外.txt'), join(folder, '链接.txt'));
    symlinkSync(outside, join(folder, '链接夹'));
    symlinkSync(join(folder, '先有.txt'), join(folder, '内链.txt'));
    execFileSync('mkfifo', [join(folder, '管道.txt')]);
    writeFileSync(join(folder, '太大.txt'), '');
    truncateSync(join(folder, '太大.txt'), 201 * 1024 * 1024);
    await until(() => watched.status().failures.length >= 3 && watched.status().waiting === 0);
    writeFileSync(join(folder, '后来.txt'), '一');
    await until(() => names().includes('后来.txt'));
    rmSync(outside, { recursive: true });
    expect(names().sort()).toEqual(['先有.txt', '内链.txt', '后来.txt'].sort());
    const said = watched.status().failures.map(({ file, message }) => [file, message]);
    expect(said).toContainEqual(['链接.txt', expect.stringContaining('之外')]);
    expect(said).toContainEqual(['管道.txt', expect.stringContaining('不是普通文件')]);
    expect(said).toContainEqual(['太大.txt', expect.stringContaining('200 MB')]);
  });

  it('keeps up with a thousand files at once, in few lots', { timeout: 60_000 }, async () => {
    for (let at = 0; at < 1000; at++) writeFileSync(join(folder, `文件${at}.txt`), String(at));
    await until(() => watched.status().taken === 1001);
    expect(new Set(names()).size).toBe(1001);
    expect(lots.length).toBeLessThan(20);
    expect(watched.status()).toMatchObject({ waiting: 0, failed: 0 });
  });
});
