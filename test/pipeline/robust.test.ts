import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { outline } from '../../ingest/outline/index.ts';
import { ingestText } from '../../ingest/pipeline.ts';
import { expectInvariants } from '../support/invariants.ts';
import { textSource } from '../support/source.ts';

/** What official documents are made of, whole and broken. */
const WORDS = [
  '某市人民政府', '关于印发', '节水方案', '的通知', '某府发〔2020〕7号', '〔2020〕', '各区人民政府：', '2020年1月2日', '二〇二〇年',
  '（此件公开发布）', '附件', '附件1', '附件：', '附件2：清单', '专栏1', '专栏：', '目录', '一、', '二、', '十一、', '三、总体要求', '（一）',
  '（二）目标。', '(三)', '1．', '2.', '3、', '4.5', '（1）', '①', '第一，', '一是', '——', '第一章', '第二条', '第三节 ', '第四编 ', '1.1范围',
  '2总则', '序号', '责任单位', '1', '2', '\t', '\t序号', '\t1', '市教委、市财政局等', '到2025年，达到60%以上。', '推进工作，', '落实责任；', '《', '》',
  '“', '”', '（', '）', '。', '：', '\n', '\n', '\n', '\n\n', '\n\n\n', ' ', '　', '# Page 3:', '— 3 —', '[bookmark: _Toc1]', '/', 'Ａ１', '\ufeff',
  '抄送：市委。', '备注：', '全文如下。', '\u0000', '\ud800', '🙂', '|', '第〇条', '百百、', '（零）',
]; // prettier-ignore

const documentArbitrary = fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(''));

describe('texts nobody wrote', () => {
  it('keeps every promise on 10,000 of them', () => {
    fc.assert(
      fc.property(documentArbitrary, (text) => expectInvariants(textSource(text))),
      { numRuns: 10_000, seed: 20 },
    );
  }, 120_000);

  it('goes through the whole pipeline', () => {
    const property = fc.property(documentArbitrary, (text) => {
      const { diagnostics } = ingestText(textSource(text), '文件');
      expect(diagnostics.filter(({ code }) => code === 'TEXT_LOST')).toEqual([]);
    });
    fc.assert(property, { numRuns: 500, seed: 21 });
  }, 120_000);

  it('survives any characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectInvariants(textSource(text))),
      { numRuns: 1000, seed: 22 },
    );
  });
});

describe('texts of unusual size', () => {
  const outlineOf = (text: string): ReturnType<typeof outline> => outline(clean(textSource(text)));

  it('reads a line of 10 MB', () => {
    const line = '推进节约用水，到2025年用水量下降10%。'.repeat(500_000);
    expect(outlineOf(`一、任务\n${line}`).clauses.map(({ locator }) => locator)).toEqual(['一']);
  }, 60_000);

  it('reads a table of 100,000 rows', () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `\t${i + 1}\n\t修建管网。\n\t市水务局\n\n`).join('');
    expect(
      outlineOf(`节水方案\n一、任务\n修建管网。\n附件\n清单\n\t序号\n\t任务\n\t单位\n\n${rows}`).clauses,
    ).toHaveLength(100_002);
  }, 120_000);

  it('reads 100,000 numbered lines and labels nested as deep as they go', () => {
    const items = Array.from({ length: 100_000 }, (_, i) => `${(i % 999) + 1}．修建管网。`).join('\n');
    expect(outlineOf(`一、任务\n${items}`).clauses.length).toBeGreaterThan(50_000);
    const deep =
      '第一编 总则\n第一章 总则\n第一节 总则\n第一条 总则\n一、总则\n（一）总则\n1．总则\n（1）总则\n①总则\n——总则。\n';
    expect(outlineOf(deep.repeat(500)).clauses.length).toBeGreaterThan(500);
  }, 120_000);

  it('survives a document cut off at any character', () => {
    const whole =
      '某市关于印发节水方案的通知\n某府发〔2020〕7号\n各区：\n现将《节水方案》印发给你们。\n某市\n2020年1月2日\n节水方案\n一、目标\n（一）到2025年。\n附件\n\t序号\n\t任务\n\n\t1\n\t修建。\n';
    for (let end = 0; end <= whole.length; end++) expectInvariants(textSource(whole.slice(0, end)));
  });
});
