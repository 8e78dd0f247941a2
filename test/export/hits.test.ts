import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { SearchOptions } from '../../graph-schema/search.ts';
import { hitsFile, MOST_HITS, type HitFormat } from '../../server/export/hits/index.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { ENTRIES, entry } from '../support/search-entries.ts';

async function bytesOf(query: string, format: HitFormat, options: SearchOptions = {}, entries = ENTRIES) {
  const index = openSearchIndex();
  await index.add(entries);
  const { about, write } = await hitsFile(index, { query, options, format, origin: 'http://localhost:3000' });
  const out = new PassThrough();
  const pieces: Buffer[] = [];
  out.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((done) => out.once('end', done));
  await write(out);
  await ended;
  return { about, bytes: Buffer.concat(pieces) };
}

/** Rows of a small CSV without quoted line ends. */
const csvRows = (bytes: Buffer): string[] => bytes.toString('utf8').trimEnd().split('\r\n');

describe('hits as a file', () => {
  it('are lines of CSV with the whole clause, a quotation with its source and an address', async () => {
    const { about, bytes } = await bytesOf('技能培训', 'csv');
    const text = bytes.toString('utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(csvRows(bytes)[0]).toMatch(/^\ufeff文件,文号,层级,.*原文.*引文,链接$/u);
    expect(about.given).toBe(about.total);
    expect(text).toContain('（《江州市人民政府关于推进技能培训的意见》，江府发〔2021〕8号，');
    expect(text).toContain('http://localhost:3000/d/jiangfufa-2021-8#');
  });

  it('keep order and narrowing of the search', async () => {
    const { bytes } = await bytesOf('技能培训', 'jsonl', { filters: { level: ['county'] } });
    const hits = jsonLines(bytes);
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every((hit) => hit.level === 'county')).toBe(true);
  });

  it('are a workbook that Excel opens, and that says what was searched', async () => {
    const { about, bytes } = await bytesOf('技能培训', 'xlsx', { filters: { level: ['county'] } });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    expect(workbook.getWorksheet('检索结果')!.rowCount).toBe(about.total + 1);
    const notes = workbook.getWorksheet('说明')!.getSheetValues().flat().join(' ');
    expect(notes).toContain('技能培训');
    expect(notes).toContain('层级 区县');
  });

  it('give Excel dates as dates, and no cell that it takes for damage', async () => {
    const long = `技能培训${'字'.repeat(40_000)}`;
    const entries = [
      entry({ id: 'a-1/1', text: long, date: '2021-03-04' }),
      entry({ id: 'b-1/1', text: '技能培训', date: '2021' }),
    ];
    const { bytes } = await bytesOf('技能培训', 'xlsx', {}, entries);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
    const rows = workbook.getWorksheet('检索结果')!.getSheetValues().slice(2) as unknown[][];
    expect(rows.map((row) => row[6])).toEqual(expect.arrayContaining([new Date('2021-03-04T00:00:00Z'), '2021']));
    const lengths = rows.flat().map((cell) => (typeof cell === 'string' ? cell.length : 0));
    expect(Math.max(...lengths)).toBe(32_767);
  });

  it('are quotations by document in a Word file', async () => {
    const { bytes } = await bytesOf('技能培训', 'docx');
    const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
    expect(xml).toContain('检索结果引文');
    expect(xml.match(/北湖区技能培训实施方案<\/w:t>/gu)).toHaveLength(1);
    expect(xml).toMatch(/（《北湖区技能培训实施方案》，北湖府办〔2022〕17号，/u);
  });

  it('stop where it is too much, and say so', async () => {
    const many = Array.from({ length: MOST_HITS.docx + 5 }, (_, at) =>
      entry({ id: `a-1/${at}`, text: `第${at}项培训`, order: at }),
    );
    const { about, bytes } = await bytesOf('培训', 'docx', {}, many);
    expect(about).toMatchObject({ total: MOST_HITS.docx + 5, given: MOST_HITS.docx });
    expect(strFromU8(unzipSync(bytes)['word/document.xml']!)).toContain(`只含前${MOST_HITS.docx}条`);
  });

  it('are refused in words where there is nothing', async () => {
    await expect(bytesOf('没有这样的话', 'csv')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(bytesOf('“缺右引号', 'csv')).rejects.toMatchObject({ code: 'BAD_QUERY' });
  });
});

function jsonLines(bytes: Buffer): { level: string; text: string }[] {
  return bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { level: string; text: string });
}
