import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { ingestInputs } from '../../server/load/ingest.ts';
import { MemoryStore } from '../../server/store/memory.ts';

const PLAN = `临江市人民政府关于加强渔港管理的通知
临府发〔2022〕7号
各区县人民政府：
一、完善渔港设施。建成2个渔港。
二、加强监督检查。
临江市人民政府
2022年3月1日
`;

it('takes in what an archive holds and names each file of it that cannot be read', async () => {
  const bytes = zipSync({ '通知.txt': strToU8(PLAN), '空.txt': new Uint8Array() });
  const store = new MemoryStore();
  const { files } = await ingestInputs([{ name: '文件.zip', path: '/in/文件.zip', read: () => bytes }], store);
  expect(files.map(({ state }) => state)).toEqual(['done', 'failed']);
  expect(files[1]).toMatchObject({ code: 'UNREADABLE_FILE', file: '/in/文件.zip/空.txt' });
  expect(await store.count('Document', { held: true })).toBe(1);
});

it('says of a scanned file that it has no text, not that it is the wrong file', async () => {
  const bytes = readFileSync(new URL('../read/fixtures/scanned.pdf', import.meta.url));
  const { files } = await ingestInputs(
    [{ name: '扫描.pdf', path: '/in/扫描.pdf', read: () => bytes }],
    new MemoryStore(),
  );
  expect(files).toMatchObject([{ state: 'failed', code: 'UNREADABLE_FILE', file: '/in/扫描.pdf' }]);
  expect(files[0]?.message).toContain('没有文字层');
  const wrong = strToU8('亲爱的妈妈，我在外面一切都好，请不要挂念，等到天气暖和了我就回来看你和爸爸。');
  const other = await ingestInputs([{ name: '信.txt', path: '/in/信.txt', read: () => wrong }], new MemoryStore());
  expect(other.files[0]).toMatchObject({ state: 'failed', code: 'NOT_POLICY_TEXT' });
});
