import { describe, expect, it } from 'vitest';
import { readLabels } from '../../ingest/outline/labels.ts';
import { titleOf } from '../../ingest/outline/title.ts';

describe('readLabels', () => {
  it.each([
    ['第一编 总则', '第一编'],
    ['第二部分 重点任务', '第二部分'],
    ['第三章 总则', '第三章'],
    ['第十二条 国家支持', '第十二条'],
    ['第5条【目的】', '第五条'],
    ['二、目标', '二'],
    ['二．目标', '二'],
    ['十一 、目标', '十一'],
    ['（二）目标', '（二）'],
    ['( 二)项目管理', '（二）'],
    ['6．加强', '6'],
    ['6.2023年底前', '6'],
    ['1﹒深入落实', '1'],
    ['（3）加强', '（3）'],
    ['3）加强', '（3）'],
    ['③加强', '③'],
    ['2.1编制目的', '2.1'],
    ['2 加强基层服务。', '2'],
    ['4.2.1 响应', '4.2.1'],
    ['专栏2：指标', '专栏2'],
    ['专栏 指标', '专栏'],
  ])('%s is %s', (text, label) => {
    expect(readLabels(text)[0]?.label).toBe(label);
  });

  it('reads a dash as an item that is counted', () => {
    expect(readLabels('——环境更加优化。')[0]).toMatchObject({ family: 'dash', number: 0 });
  });

  it('offers 三 for 3、', () => {
    expect(readLabels('3、 重点任务').map(({ label }) => label)).toEqual(['3', '三']);
  });

  it.each([
    '第二课堂',
    '第一条例',
    '第三方评估',
    '二季度',
    '二、三季度',
    '（试行）',
    '1.5倍',
    '5.3亿元',
    '2023年',
    '2个部门。',
    '专栏作家',
    '—3—',
    '附件1',
    '',
  ])('%j is no label', (text) => {
    expect(readLabels(text)).toEqual([]);
  });
});

describe('titleOf', () => {
  it.each([
    ['（一）指导思想。以节水为先。', 3, '指导思想', '以节水为先。'],
    ['一、总体要求', 2, '总体要求', ''],
    ['一、总体要求\n节水优先。', 2, '总体要求', '节水优先。'],
    ['1.建设两所学校。', 2, '', '建设两所学校。'],
    ['1.修建管网；', 2, '', '修建管网；'],
    ['（一）“三化”建设。统一标准。', 3, '“三化”建设', '统一标准。'],
    ['第一条【目的】为了节水。', 3, '目的', '为了节水。'],
    [`1.${'修'.repeat(41)}。其他。`, 2, '', `${'修'.repeat(41)}。其他。`],
  ])('%j', (text, label, title, body) => {
    const found = titleOf(text, label);
    expect([found.title, text.slice(found.bodyStart)]).toEqual([title, body]);
  });

  it('takes no first sentence of an article for a heading', () => {
    expect(titleOf('第一条 国家支持节水。具体办法另行制定。', 3, 0).title).toBe('');
  });
});
