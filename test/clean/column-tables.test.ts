import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { toSource } from '../../ingest/clean/offsets.ts';
import { textSource } from '../support/source.ts';

/** Rows of the tables in a text; lines outside are left out. */
function rows(...lines: string[]): string[][] {
  const found: string[][] = [];
  for (const { cell, text } of clean(textSource(lines.join('\n'))).lines) {
    if (cell) (found[cell.row] ??= [])[cell.column] = text;
  }
  return found;
}

describe('tables in plain text', () => {
  it.each<[string, string[], string[][]]>([
    ['tabs', ['序号\t指标\t2025年', '1\t用水总量\t9.5', '2\t漏损率\t9%'], [['序号', '指标', '2025年'], ['1', '用水总量', '9.5'], ['2', '漏损率', '9%']]], // prettier-ignore
    ['wide spaces', ['指标名称    2020年   2025年', '用水总量    10   9.5', '漏损率   12   9'], [['指标名称', '2020年', '2025年'], ['用水总量', '10', '9.5'], ['漏损率', '12', '9']]], // prettier-ignore
    ['single spaces below 序号', ['序号 任务 责任单位', '1 修建管网 市水务局', '2 更换水表 市财政局'], [['序号', '任务', '责任单位'], ['1', '修建管网', '市水务局'], ['2', '更换水表', '市财政局']]], // prettier-ignore
    ['an empty cell', ['序号\t任务\t备注', '1\t修建管网\t\t', '2\t更换水表\t完成'], []],
    ['one row alone', ['序号\t任务\t备注', '1\t修建管网\t完成', '各单位要落实责任。'], []],
    ['numbers that do not count up', ['序号 任务 责任单位', '3 修建管网 市水务局', '9 更换水表 市财政局'], []],
    ['names beside each other', ['张三 李四 王五', '赵六 钱七 孙八', '周九 吴十 郑一'], []],
    [
      'a number and who signs it',
      ['甲水〔2023〕5号      签发人：张三', '某市水务局    某市财政局', '各区    各县'],
      [],
    ],
  ])('%s', (_, lines, expected) => {
    expect(rows('节水任务', ...lines, '附注如下')).toEqual(expected);
  });

  it('leads every cell back to the source and tells of the table', () => {
    const source = textSource(
      '节水任务\n序号\t任务\t责任单位\n1\t修建管网\t市水务局\n2\t更换水表\t市财政局\n各单位要落实责任。',
    );
    const { lines, map, findings } = clean(source);
    for (const line of lines.filter(({ cell }) => cell)) {
      expect(source.text.startsWith(line.text, toSource(map, line.span[0]))).toBe(true);
    }
    expect(findings.map(({ code }) => code)).toEqual(['TABLE_BROKEN']);
    expect(lines.at(-1)).toMatchObject({ text: '各单位要落实责任。' });
    expect(lines.at(-1)!.cell).toBeUndefined();
  });
});
