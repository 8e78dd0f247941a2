import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CORPUS } from '../support/corpus.ts';
import { buildProgram, runCommandLine } from './process.ts';

const disk = mkdtempSync(join(tmpdir(), 'zhengmai-disk-'));
const mount = (...args: string[]): boolean => spawnSync('mount', [...args, disk]).status === 0;
const mounted = mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs');
if (!mounted) process.stderr.write('\n*** NOT RUN: no right to mount a small disk ***\n');
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

describe.skipIf(!mounted)('a disk', () => {
  const data = join(disk, 'data');
  beforeAll(buildProgram);

  it(
    'that is full fails what does not fit and spoils nothing; with room again all comes in',
    { timeout: 120_000 },
    () => {
      const { code, err } = runCommandLine(['ingest', CORPUS, '--data', data]);
      expect(code).toBe(1);
      expect(err).toContain('磁盘已满');
      expect(err).not.toMatch(/\n\s+at /u);
      expect(mount('-o', 'remount,size=64m')).toBe(true);
      expect(runCommandLine(['verify', '--data', data]).code).toBe(0);
      expect(runCommandLine(['ingest', CORPUS, '--data', data]).code).toBe(0);
      expect(runCommandLine(['verify', '--data', data]).out).toMatch(/Document +\d/u);
    },
  );

  it('that is for reading only can be read and is told apart from other mistakes', { timeout: 120_000 }, () => {
    const before = runCommandLine(['export', '--data', data]).out;
    expect(mount('-o', 'remount,ro')).toBe(true);
    expect(runCommandLine(['export', '--data', data])).toMatchObject({ code: 0, out: before });
    const { code, err } = runCommandLine(['ingest', CORPUS, '--data', data]);
    expect([code, err]).toEqual([1, expect.stringContaining('不能写入')]);
    mount('-o', 'remount,rw');
  });
});
