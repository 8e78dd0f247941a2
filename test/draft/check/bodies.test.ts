import { describe, expect, it } from 'vitest';
import { findRegion } from '../../../ingest/resolve/regions.ts';
import { context, findings, plan, words } from './made.ts';

describe('responsible bodies of another level', () => {
  it('finds the body of the municipality and offers the own counterpart', () => {
    const found = findings('body-unknown', plan('（一）扩大规模。建设实训基地。（责任单位：市教委、区财政局）'));
    expect(found.map(({ text, repair }) => [text, repair?.text])).toEqual([['市教委', '区教委']]);
  });

  it.each([
    ['own bodies', '（责任单位：区教委、区市场监管局、市场监管所、各街镇）'],
    ['branches', '（责任单位：市公安局綦江区分局、市规划自然资源局綦江分局）'],
  ])('stays silent for %s', (_name, duty) => {
    expect(words('body-unknown', plan(`（一）扩大规模。建设实训基地。${duty}`))).toEqual([]);
  });

  it('stays silent in a city at county level', () => {
    const clause = '（一）扩大规模。建设实训基地。（责任单位：市教育局、市财政局）';
    expect(words('body-unknown', plan(clause), context({ region: findRegion('昆山市') }))).toEqual([]);
  });
});

describe('measures without a body', () => {
  const task = (label: string, duty: string) =>
    `（${label}）加强培训基地建设第${label}项。建设一批高水平实训基地，培养技能人才。${duty}`;
  const usual = ['一', '二', '三', '四', '五', '六'].map((label) => task(label, '（责任单位：区教委）'));

  it('finds one among many that have one', () => {
    const found = findings('body-missing', plan(...usual, task('七', '')));
    expect(found.map(({ place }) => place)).toEqual(['一/（七）']);
  });

  it.each([
    ['few clauses name bodies', [task('一', '（责任单位：区教委）'), task('二', ''), task('三', ''), task('四', '')]],
    ['the bracket holds bodies that are no agencies', [...usual, task('七', '（区人力社保局、机场集团）')]],
    [
      'the sentence has its own subject',
      [...usual, '（七）抓好落实。各有关部门要对照本方案提出的重点工作任务抓好落实。'],
    ],
  ])('stays silent where %s', (_name, clauses) => {
    expect(words('body-missing', plan(...clauses))).toEqual([]);
  });
});
