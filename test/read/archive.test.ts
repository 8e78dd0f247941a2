import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../ingest/read/index.ts';

const TEXT = strToU8('关于加强节水工作的通知\n各区县人民政府：\n');
const IMAGE = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The archive with another unpacked size in its directory. */
function withStatedSize(zip: Uint8Array, size: number): Uint8Array {
  const view = new DataView(zip.buffer);
  for (let i = 0; i < zip.length - 4; i++)
    if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, size, true);
  return zip;
}

describe('zip archives', () => {
  it('gives every file by its path, archives inside too', async () => {
    const inner = zipSync({ '乙.txt': TEXT });
    const bytes = zipSync({ '文件/甲.txt': TEXT, '内.zip': inner, '__MACOSX/甲.txt': TEXT, '空/': new Uint8Array() });
    const sources = await readInput({ name: '包.zip', bytes });
    expect(sources.map(({ name }) => name)).toEqual(['包.zip/内.zip/乙.txt', '包.zip/文件/甲.txt']);
  });

  it('reads on behind a file that it cannot read and tells of it', async () => {
    const problems: string[] = [];
    const bytes = zipSync({ 'a.png': IMAGE, 'b.txt': TEXT });
    const sources = await readInput({ name: '包.zip', bytes }, (problem) => problems.push(problem.message));
    expect(sources).toHaveLength(1);
    expect(problems).toEqual([expect.stringContaining('包.zip/a.png')]);
    await expect(readInput({ name: 'x.zip', bytes: zipSync({ 'a.png': IMAGE }) })).rejects.toMatchObject({
      code: 'UNSUPPORTED_FILE',
    });
  });

  it('reads names that Windows wrote in GBK', async () => {
    const bytes = zipSync({ 'AABB.txt': TEXT });
    const name = [0xcd, 0xa8, 0xd6, 0xaa];
    for (let i = 0; i < bytes.length - 4; i++) {
      if (String.fromCharCode(...bytes.subarray(i, i + 4)) === 'AABB') bytes.set(name, i);
    }
    expect((await readInput({ name: 'x.zip', bytes }))[0]?.name).toBe('x.zip/通知.txt');
  });

  it('refuses bombs, archives nested too deep, passwords and empty archives', async () => {
    const bomb = withStatedSize(zipSync({ 'a.txt': TEXT }), 0x7fffffff);
    await expect(readInput({ name: 'bomb.zip', bytes: bomb })).rejects.toMatchObject({
      code: 'TOO_LARGE',
      message: expect.stringContaining('（200 MB）') as string,
    });
    const noise = Uint8Array.from({ length: 200_000 }, (_, i) => (i * i * 7919) % 251);
    const lie = withStatedSize(zipSync({ 'a.txt': noise }, { level: 0 }), 10);
    await expect(readInput({ name: 'lie.zip', bytes: lie })).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    const hidden = withStatedSize(zipSync({ 'a.txt': new Uint8Array(50_000_000) }, { level: 1 }), 10);
    await expect(readInput({ name: 'hidden.zip', bytes: hidden })).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    let nested = zipSync({ 'a.txt': TEXT });
    for (let i = 0; i < 5; i++) nested = zipSync({ 'a.zip': nested });
    await expect(readInput({ name: 'deep.zip', bytes: nested })).rejects.toMatchObject({ code: 'UNREADABLE_FILE' });
    const locked = zipSync({ 'a.txt': TEXT });
    locked[6] = 1;
    await expect(readInput({ name: 'locked.zip', bytes: locked })).rejects.toThrow('密码');
    await expect(readInput({ name: 'empty.zip', bytes: zipSync({}) })).rejects.toMatchObject({
      code: 'UNREADABLE_FILE',
    });
  });

  it('tells office packages apart', async () => {
    const sheet = zipSync({ 'xl/workbook.xml': TEXT });
    await expect(readInput({ name: 'a.docx', bytes: sheet })).rejects.toMatchObject({ code: 'UNSUPPORTED_FILE' });
  });
});
