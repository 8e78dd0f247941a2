import { describe, expect, it } from 'vitest';
import { clean } from '../../ingest/clean/index.ts';
import { ingestText } from '../../ingest/pipeline.ts';
import { textSource } from '../support/source.ts';

/** A task table whose cells came out one below the other, with cells merged, left out and broken over lines. */
const TABLE = `柳河市扶持小微企业2024年任务分工表
序号
重点任务
具体措施
责任单位
完成时限
1
加大财税支持
落实所得税优惠政策，全年新增减税降
费15亿元以上。
市财政局、市税务
局
2024年12
月
2
设立规模不低于2亿元的发展子基金。
市财政局、市工业和信息化
局、市金融办
2024年6月
底前
3
缓解融资难题
提高贷款增速，新增首贷户
800户。
人民银行柳河支行、金融监管柳河分局
持续推进
4
全年组织银企对接活动
12场次。
市金融办（牵头），各县（市、区）
政府
2024年
12月
—2—
5
培育优质企业
新培育“小巨人”企业5户，净增规上企业40户。
市工业和信息化局牵头，市科技局配合
全年`;

describe('tables whose cells came out one below the other', () => {
  it('puts broken cells together and each into its column', () => {
    const rows: string[][] = [];
    for (const { cell, text } of clean(textSource(TABLE)).lines) {
      if (!cell || cell.header) continue;
      const row = (rows[cell.row - 1] ??= []);
      row[cell.column] = (row[cell.column] ?? '') + text;
    }
    expect(rows.map((row) => [row[0], row[3], row[4]])).toEqual([
      ['1', '市财政局、市税务局', '2024年12月'],
      ['2', '市财政局、市工业和信息化局、市金融办', '2024年6月底前'],
      ['3', '人民银行柳河支行、金融监管柳河分局', '持续推进'],
      ['4', '市金融办（牵头），各县（市、区）政府', '2024年12月'],
      ['5', '市工业和信息化局牵头，市科技局配合', '全年'],
    ]);
  });

  it('tells what is done from who does it', () => {
    const text = '序号\n任务\n目标\n牵头单位\n配合单位\n1\n推进现代农业\n产业园建设\n新增市级园区\n2个，累计达到10个\n区农业农村委\n区财政局\n各街镇\n2\n新增就业\n1.2万人\n区人力社保局\n各街镇'; // prettier-ignore
    const { duties, targets } = ingestText(textSource(text), '表.txt');
    expect(duties.map(({ agencies }) => agencies)).toEqual([
      ['区农业农村委', '区财政局', '各街镇'],
      ['区人力社保局', '各街镇'],
    ]);
    expect(targets.map(({ value }) => value)).toEqual([2, 10, 1.2]);
  });

  it('names the document without the headings of its table, and reads what the rows ask for', () => {
    const { document, targets, duties } = ingestText(textSource(TABLE), '分工表.txt');
    expect(document.title).toBe('柳河市扶持小微企业2024年任务分工表');
    expect(targets.map(({ clause, value, unit }) => [clause, value, unit])).toEqual([
      ['1', 15, '亿元'],
      ['2', 2, '亿元'],
      ['3', 800, '户'],
      ['4', 12, '场次'],
      ['5', 5, '户'],
      ['5', 40, '户'],
    ]);
    expect(duties.map(({ clause, agencies }) => [clause, agencies.length])).toEqual([
      ['1', 2],
      ['2', 3],
      ['3', 2],
      ['4', 2],
      ['5', 2],
    ]);
  });
});
