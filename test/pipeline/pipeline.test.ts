import { describe, expect, it } from 'vitest';
import { ingestedDocumentSchema } from '../../graph-schema/records.ts';
import { ingestFile, ingestText, lostText } from '../../ingest/pipeline.ts';
import { splitLines } from '../../ingest/read/txt.ts';
import type { CleanText } from '../../ingest/types.ts';
import { documentIdFor } from '../../ingest/resolve/ids.ts';

const NOTICE = `某市人民政府关于加强节水工作的意见
某府发〔2020〕7号
各区县人民政府：
为节约用水，提出如下意见。
一、总体要求
（一）目标。到2025年，用水量下降一成。
（二）原则。节水优先。
二、保障措施
各单位要落实责任。
`;

async function ingest(text: string) {
  return (await ingestFile({ name: 'a.txt', bytes: new TextEncoder().encode(text) }))[0]!;
}

describe('ingestFile', () => {
  it('gives records that fit their schemas', async () => {
    const document = await ingest(NOTICE);
    expect(ingestedDocumentSchema.parse(document)).toEqual(document);
    expect(document.document.document).toBe('某府发〔2020〕7号');
    expect(document.clauses.map((clause) => clause.locator)).toEqual(
      expect.arrayContaining(['一', '一/（一）', '一/（二）', '二']),
    );
  });

  it('gives the same bytes twice', async () => {
    expect(JSON.stringify(await ingest(NOTICE))).toBe(JSON.stringify(await ingest(NOTICE)));
  });

  it.each(['', '\n\n', '一、', '）（', '\u0000\uFFFF'])('survives %j', (text) => {
    const lines = splitLines(text);
    const document = ingestText({ format: 'txt', encoding: 'utf-8', text, lines, metadata: {}, diagnostics: [] }, 'a');
    expect(document.diagnostics.filter(({ code }) => code === 'TEXT_LOST')).toEqual([]);
  });
});

describe('lostText', () => {
  const cleaned: CleanText = { format: 'txt', text: '甲乙\n丙丁', lines: [], map: [], metadata: {}, findings: [] };
  it('is content when all is covered', () => {
    const structure = { header: [[0, 2]], imprint: [[3, 5]], clauses: [], findings: [] };
    expect(lostText(cleaned, structure as never)).toEqual([]);
  });

  it('names what is missing and what is there twice', () => {
    const structure = { header: [[0, 1]], imprint: [[0, 1], [4, 5]], clauses: [], findings: [] }; // prettier-ignore
    expect(lostText(cleaned, structure as never).map(({ span }) => span)).toEqual([[0, 1], [1, 4]]); // prettier-ignore
  });
});

describe('documentIdFor', () => {
  it.each([
    ['渝府发〔2021〕35号', 'yufufa-2021-35'],
    ['渝府发[2021]35 号', 'yufufa-2021-35'],
    ['梁平府办发〔2023〕27号', 'liangpingfubanfa-2023-27'],
    ['綦教〔2023〕17号', 'qijiao-2023-17'],
    ['渝人社〔2021〕452号', 'yurenshe-2021-452'],
  ])('%s → %s', (number, id) => {
    expect(documentIdFor(number, '', '')).toBe(id);
  });

  it('falls back to the title, then to the text', () => {
    expect(documentIdFor(null, '某条例', '文')).toMatch(/^t-[0-9a-z]+$/u);
    expect(documentIdFor(null, '某条例', '文')).toBe(documentIdFor('无号', '某 条例', '字'));
    expect(documentIdFor(null, '', '文')).not.toBe(documentIdFor(null, '', '字'));
  });
});
