import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { toSource } from '../../ingest/clean/offsets.ts';
import { ingestFile } from '../../ingest/pipeline.ts';
import { expectIdempotent, expectInvariants } from '../support/invariants.ts';
import { textSource } from '../support/source.ts';

/** Rows of the tables in a text; lines outside are left out. */
function rows(lines: readonly string[]): string[][] {
  const found: string[][] = [];
  for (const { cell, text } of clean(textSource(lines.join('\n'))).lines) {
    if (cell) (found[cell.row] ??= [])[cell.column] = text;
  }
  return found;
}

const NUMBERS = ['序号', '1', '2', '3'];
const TASKS = ['工作任务', '改造管网20公里', '更换老旧水表', '建设节水小区'];
const BODIES = ['责任单位', '市水利局', '市供水公司', '各有关单位'];
const ROWS = [
  ['序号', '工作任务', '责任单位'],
  ['1', '改造管网20公里', '市水利局'],
  ['2', '更换老旧水表', '市供水公司'],
  ['3', '建设节水小区', '各有关单位'],
];

describe('tables that came out column by column', () => {
  it.each<[string, string[]]>([
    ['at the end of the text', []],
    ['above a note', ['注：排第一的为牵头单位']],
    ['above a label', ['二、组织保障', '各区要落实责任。']],
    ['above running text', ['各区要按照本分工落实责任，按季度报送进展情况，确保完成任务。']],
  ])('are put back row by row %s', (_, behind) => {
    expect(rows(['节水任务分工', ...NUMBERS, ...TASKS, ...BODIES, ...behind])).toEqual(ROWS);
  });

  it('are put back where cells are sentences over several lines', () => {
    const tasks = ['工作任务', '改造管网，', '消除漏点。', '更换老旧水表。', '建设节水小区，推广', '节水器具。'];
    expect(rows(['节水任务分工', ...NUMBERS, ...tasks, ...BODIES]).map((row) => row[1])).toEqual([
      '工作任务', '改造管网，消除漏点。', '更换老旧水表。', '建设节水小区，推广节水器具。',
    ]); // prettier-ignore
  });

  it.each<[string, string[]]>([
    ['a cell too many', [...NUMBERS, ...TASKS, '推广器具', ...BODIES]],
    ['a cell too few', [...NUMBERS, ...TASKS.slice(0, 3), ...BODIES]],
    ['more lines behind that may be cells', [...NUMBERS, ...TASKS, ...BODIES, '市教育局']],
    ['one column alone', [...NUMBERS, ...TASKS]],
    ['two rows', ['序号', '1', '2', ...TASKS.slice(0, 3), ...BODIES.slice(0, 3)]],
    ['numbers that leave one out', ['序号', '1', '3', '4', ...TASKS, ...BODIES]],
  ])('are left where there is %s', (_, lines) => {
    expect(rows(['节水任务分工', ...lines])).toEqual([]);
  });

  it('lead every cell back to the source, lose nothing, and tell of the table', () => {
    const source = textSource(['节水任务分工', ...NUMBERS, ...TASKS, ...BODIES, ''].join('\n'));
    const { lines, map, findings } = clean(source);
    for (const line of lines) expect(source.text.startsWith(line.text, toSource(map, line.span[0]))).toBe(true);
    expect(findings.map(({ code }) => code)).toContain('TABLE_BROKEN');
    expectInvariants(source);
    expectIdempotent(source);
  });

  it('give rows with bodies', async () => {
    const text = ['节水任务分工', ...NUMBERS, ...TASKS, ...BODIES, ''].join('\n');
    const [document] = await ingestFile({ name: '分工.txt', bytes: new TextEncoder().encode(text) });
    expect(document!.duties.map(({ agencies }) => agencies)).toEqual([['市水利局'], ['市供水公司'], ['各有关单位']]);
  });

  it('keep all text whatever stands in the columns', () => {
    const cell = fc.constantFrom(
      '改造管网',
      '市水利局',
      '各有关单位',
      '1',
      '3',
      '长期',
      '推广器具。',
      '注：无',
      '附件1',
      '责任单位',
      '二、保障',
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const source = textSource(['节水任务', ...NUMBERS, ...TASKS, '责任单位', ...cells, ''].join('\n'));
        expectInvariants(source);
        expectIdempotent(source);
      }),
      { seed: 20240506, numRuns: 300 },
    );
  });
});
