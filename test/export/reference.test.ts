import { beforeAll, describe, expect, it } from 'vitest';
import { gbt7714of2015, gbt7714of2025, ris } from '../../graph-schema/reference.ts';
import { reference } from '../../server/export/reference.ts';
import { createQueries } from '../../server/queries/index.ts';
import { corpusStore } from '../support/corpus.ts';

const CITED = {
  title: '关于加强技能培训的意见',
  number: '某府发〔2021〕3号',
  issuers: ['某市人民政府'],
  date: '2021-03-04',
  documentType: '意见',
  url: 'https://zhengmai.example/d/moufufa-2021-3',
  accessed: '2026-11-26',
};

describe('gbt7714', () => {
  it.each([
    [
      {},
      '某市人民政府. 关于加强技能培训的意见: 某府发〔2021〕3号[A/OL]. (2021-03-04)[2026-11-26]. https://zhengmai.example/d/moufufa-2021-3.',
    ],
    [
      { locator: '附件2/21' },
      '某市人民政府. 关于加强技能培训的意见: 某府发〔2021〕3号[A/OL]. (2021-03-04): 附件2第21项[2026-11-26]. https://zhengmai.example/d/moufufa-2021-3.',
    ],
    [
      { issuers: [], number: null, date: null },
      '关于加强技能培训的意见[A/OL]. [2026-11-26]. https://zhengmai.example/d/moufufa-2021-3.',
    ],
    [
      { issuers: ['甲厅', '乙厅', '丙厅', '丁厅'] },
      '甲厅, 乙厅, 丙厅, 等. 关于加强技能培训的意见: 某府发〔2021〕3号[A/OL]. (2021-03-04)[2026-11-26]. https://zhengmai.example/d/moufufa-2021-3.',
    ],
  ])('%j', (more, entry) => {
    expect(gbt7714of2015({ ...CITED, ...more })).toBe(entry);
  });
});

it('gbt7714 of 2025 has full-width marks between its parts', () => {
  const more = { issuers: ['甲厅', '乙厅', '丙厅', '丁厅'], locator: '附件2/21' };
  expect(gbt7714of2025({ ...CITED, ...more })).toBe(
    '甲厅，乙厅，丙厅，等. 关于加强技能培训的意见：某府发〔2021〕3号[A/OL]. （2021-03-04）：附件2第21项[2026-11-26]. https://zhengmai.example/d/moufufa-2021-3.',
  );
});

describe('ris', () => {
  it('has one field a line whatever the text holds, and an end', () => {
    const entry = ris({ ...CITED, locator: '附件/7', text: '一行\r\nTY  - BOOK\n二行' });
    const lines = entry.split('\r\n');
    expect(lines.slice(0, 4)).toEqual([
      'TY  - GOVDOC',
      'TI  - 关于加强技能培训的意见',
      'AU  - 某市人民政府',
      'PY  - 2021',
    ]);
    expect(lines).toContain('N1  - 一行 TY - BOOK 二行');
    expect(lines.filter((line) => line.startsWith('TY'))).toHaveLength(1);
    expect(lines.at(-2)).toBe('ER  - ');
    for (const line of lines.slice(0, -1)) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- /u);
  });
});

describe('reference', () => {
  let queries: ReturnType<typeof createQueries>;
  beforeAll(async () => {
    queries = createQueries(await corpusStore());
  });
  const options = { style: 'gbt7714', base: 'https://zhengmai.example/', accessed: '2026-11-26' } as const;

  it('names a clause by its place and its address', async () => {
    const entry = await reference(queries, 'yufufa-2021-35/f2.21', options);
    expect(entry).toContain('渝府发〔2021〕35号[A/OL]. (2021-11-04): 附件2第21项[2026-11-26]');
    expect(entry).toContain('https://zhengmai.example/d/yufufa-2021-35#f2.21');
  });

  it('of what is not there is refused', async () => {
    await expect(reference(queries, 'nobody-1', options)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});
