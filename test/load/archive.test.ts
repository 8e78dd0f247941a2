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
