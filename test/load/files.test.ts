import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFiles } from '../../server/load/files.ts';

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'zhengmai-files-'));
  mkdirSync(join(root, '关着'));
  for (const name of ['a.txt', 'README.md', '关着/b.txt']) writeFileSync(join(root, name), '一');
  chmodSync(join(root, '关着'), 0);
});
afterAll(() => {
  chmodSync(join(root, '关着'), 0o700);
  rmSync(root, { recursive: true });
});

describe('findFiles', () => {
  it('says where there is nothing, and goes on', () => {
    const { files, missing } = findFiles([join(root, '没有.txt'), join(root, 'a.txt')]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
    expect(missing).toEqual([{ path: join(root, '没有.txt'), message: expect.stringContaining('找不到') as string }]);
  });

  // the superuser may open everything
  it.skipIf(process.getuid?.() === 0)('says which folder may not be opened, and takes the others', () => {
    const { files, missing } = findFiles([root]);
    expect(files.map(({ name }) => name)).toEqual(['a.txt']);
    expect(missing).toEqual([{ path: join(root, '关着'), message: expect.stringMatching(/没有权限/u) as string }]);
  });
});
