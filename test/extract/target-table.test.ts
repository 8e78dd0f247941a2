import { describe, expect, it } from 'vitest';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { extractTargets } from '../../ingest/extract/targets.ts';
import { makeClause, makeDocument } from './clauses.ts';

describe('extractTargets: tables', () => {
  const row = (
    cells: [string, string][],
    form: ClauseRecord['form'] = 'row',
    document: Partial<DocumentRecord> = { date: '2021-12-31' },
  ) => {
    let text = '';
    const placed = cells.map(([name, value]) => {
      const start = text.length;
      text += `${value}\n`;
      return { name, text: value, span: [start, start + value.length] as [number, number] };
    });
    return extractTargets([makeClause(text, { form, cells: placed })], makeDocument(document));
  };

  it('takes the deadline of a cell that is merged down to the row', () => {
    const at = (number: number, task: string, due: Partial<ClauseRecord['cells'][number]>[]): ClauseRecord =>
      makeClause(`${task}\n${due[0]?.text ?? ''}`, {
        form: 'row',
        locator: `附件/第${number}项`,
        cells: [
          { name: '任务', text: task, span: [0, task.length] },
          ...due.map(({ text = '', rows }) => ({
            name: '完成时限',
            text,
            span: [task.length + 1, task.length + 1 + text.length] as [number, number],
            ...(rows === undefined ? {} : { rows }),
          })),
        ],
      });
    const rows = [
      at(1, '建设平台2个。', [{ text: '2024年12月', rows: 2 }]),
      at(2, '培训教师300人。', []),
      at(3, '建设课程5门。', []),
    ];
    const found = extractTargets(rows, makeDocument({ title: '某任务清单' }));
    expect(found.map(({ deadline, deadlineSource }) => [deadline, deadlineSource])).toEqual([
      ['2024年12月', 'clause'],
      ['2024年12月', 'clause'],
      [null, null],
    ]);
  });

  it('reads the columns that lie ahead, with unit and baseline', () => {
    const found = row([['指标', '2.在校生规模（万人）'], ['2020年', '9.9'], ['2025年', '>10.5']]); // prettier-ignore
    expect(found).toMatchObject([
      { object: '在校生规模', value: 10.5, cmp: '>', unit: '万人', deadline: '2025', baseline: '9.9', text: '>10.5' },
    ]);
  });

  it.each([
    [{ title: '某区“十四五”规划', date: null, documentNumber: null }, [30]],
    [{ title: '某区“十四五”规划', date: '2020-12-30' }, [30]],
    [{ title: '某区三年行动方案（2019—2021年）', date: null, documentNumber: null }, [34, 30]],
    [{ title: '某区规划', date: null, documentNumber: null }, [34, 30]],
  ])('takes the year before the period of %j for what is measured from', (document, values) => {
    const found = row([['指标', '浓度'], ['2020年', '34'], ['2025年', '30']], 'row', document); // prettier-ignore
    expect(found.map(({ value }) => value)).toEqual(values);
  });

  it('takes the unit from its own column, several years, five-year sums', () => {
    const found = row([['指标名称', '培训规模'], ['单位', '万人次'], ['2023年', '50'], ['2025年', '[ 100 ]']]); // prettier-ignore
    expect(found.map((t) => [t.value, t.unit, t.deadline])).toEqual([[50, '万人次', '2023'], [100, '万人次', '2025']]); // prettier-ignore
  });

  it('reads a value that extraction put into the cell of its indicator', () => {
    const found = row([['序号', '1'], ['指标', '生产安全事故死亡人数\n下降15%'], ['预期值属性', '约束性']]); // prettier-ignore
    expect(found).toMatchObject([{ object: '生产安全事故死亡人数', value: 15, unit: '%', text: '下降15%' }]);
    expect(row([['序号', '2'], ['指标', '在校生\n规模'], ['预期值属性', '预期性']])).toEqual([]); // prettier-ignore
  });

  it('takes deadline and indicator from the other cells of a row', () => {
    const found = row([['工作任务', '新建公办幼儿园'], ['目标要求', '建成3所，学位1080个'], ['完成时限', '2024年9月底前']]); // prettier-ignore
    expect(found.map((t) => [t.value, t.object, t.deadline, t.deadlineSource])).toEqual([
      [3, '公办幼儿园', '2024年9月底', 'clause'],
      [1080, '学位', '2024年9月底', 'clause'],
    ]);
    const counted = row([['工作任务', '改造校舍'], ['单位', '万平方米'], ['任务数', '2.5']]); // prettier-ignore
    expect(counted).toMatchObject([{ value: 2.5, unit: '万平方米', object: '改造校舍' }]);
    expect(row([['工作任务', '改造校舍'], ['单位', '区教委'], ['备注', '2.5']])).toEqual([]); // prettier-ignore
  });

  it('reads task rows as text, but not their other cells', () => {
    const found = row([['序号', '3'], ['工作任务', '建成2个基地'], ['责任单位', '市教委等5个部门']]); // prettier-ignore
    expect(found.map((t) => t.text)).toEqual(['建成2个基地']);
  });
});
