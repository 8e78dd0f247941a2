import { describe, expect, it } from 'vitest';
import { plan, words } from './made.ts';

describe('numbering', () => {
  it('finds a number that is skipped and one that stands twice', () => {
    const text = [
      '（一）一项工作。建设基地。',
      '（二）二项工作。培养教师。',
      '（四）四项工作。评价学校。',
      '（四）五项工作。督导学校。',
    ];
    expect(words('numbering', plan(...text)).length).toBeGreaterThan(0);
  });

  it('stays silent for lists that begin anew', () => {
    const text = [
      '（一）一项工作。建设基地。',
      '（二）二项工作。培养教师。',
      '二、保障措施',
      '（一）加强领导。落实责任。',
      '（二）加强投入。落实经费。',
    ];
    expect(words('numbering', plan(...text))).toEqual([]);
  });
});

describe('dates in the past', () => {
  it('finds a deadline before the date of the text', () => {
    const text = plan('（一）扩大规模。2021年底前建成3个实训基地，2025年底前建成8个实训基地。');
    expect(words('deadline-past', text)).toEqual(['2021年底前']);
    expect(words('deadline-past', plan('（一）扩大规模。2021年底前建成3个实训基地。'))).toEqual([]); // an old text without a date
  });

  it.each([
    ['what is to come', '（一）扩大规模。2025年底前建成3个实训基地。'],
    ['the year of the text', '（一）扩大规模。2023年3月底前建成3个实训基地。'],
    ['the state so far', '（一）扩大规模。截至2021年底，已建成3个实训基地，较2020年增加1个。'],
    ['conditions', '（一）延长期限。2022年底到期的补贴政策延续执行。'],
    ['titles', '（一）落实要求。落实《到2020年消除贫困行动方案》。'],
    ['periods long ago', '（一）分类处置。1983年12月10日至1992年8月13日期间建成的房屋予以登记。'],
  ])('stays silent for %s', (_name, clause) => {
    expect(words('deadline-past', plan(clause))).toEqual([]);
  });
});
