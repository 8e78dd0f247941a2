import { describe, expect, it } from 'vitest';
import { extractTargets } from '../../ingest/extract/targets.ts';
import { makeClause, makeDocument } from './clauses.ts';

const found = (text: string) => extractTargets([makeClause(text, {})], makeDocument({ title: '某办法' }));
const dated = (text: string): string[] => found(text).map(({ value, deadline }) => `${value}: ${deadline}`);

describe('years with a number each', () => {
  it.each([
    ['2023年、2024年、2025年分别公开招聘教师15名、20名、25名。', ['15: 2023', '20: 2024', '25: 2025']],
    ['2024、2025年底覆盖面分别达到80%和100%，培训教师300名。', ['80: 2024', '100: 2025', '300: 2025']],
    ['2024年、2025年分别新增托位500个、600个，培训教师50名、60名。', ['500: 2024', '600: 2025', '50: 2024', '60: 2025']], // prettier-ignore
    ['2024年、2025年分别招聘教师10名、博士20名、硕士30名。', ['10: 2025', '20: 2025', '30: 2025']],
    ['2024年和2025年都招聘教师10名。', ['10: 2025']],
  ])('%s', (text, expected) => expect(dated(text)).toEqual(expected));
});

describe('parts of a sum in brackets', () => {
  it.each([
    ['培训5000人次以上（其中女职工2000人次）。', ['培训5000人次以上', '女职工2000人次']],
    [
      '培训8000人次以上（其中企业职工4500人次、重点群体2500人次），新增高技能人才1200人。',
      ['培训8000人次以上', '企业职工4500人次', '重点群体2500人次', '新增高技能人才1200人'],
    ],
    ['培训8000人次（企业职工4500人次）。', ['培训8000人次（企业职工4500人次）']],
  ])('%s', (text, expected) => expect(found(text).map((target) => target.text)).toEqual(expected));
});

describe('what only seems to be asked', () => {
  it.each([
    ['就业率连续两年低于60%的专业，减少招生计划。', []],
    ['预算执行率低于60%的；弄虚作假的。', []],
    ['每建成1个产业学院给予最高50万元支持。', []],
    ['全镇9个村书屋每周开放不少于42小时。', ['42小时 每周']],
    ['每季度开班不少于1期，培训合格率95%以上。', ['1期 每季度', '95%']],
    ['群众满意度达到90分以上，考核加5分。', ['90分']],
  ])('%s', (text, expected) => {
    const told = found(text).map(
      ({ value, unit, deadline }) => `${value}${unit}${deadline === null ? '' : ` ${deadline}`}`,
    );
    expect(told).toEqual(expected);
  });
});

describe('what is measured from', () => {
  it.each<[string, (string | null)[]]>([
    ['到2025年，中职学校由12所整合为8所左右。', ['12所']],
    ['双师型教师占比从目前的52.3%提高到70%以上。', ['52.3%']],
    ['目前双师型教师占比52.3%。', []],
  ])('%s', (text, expected) => expect(found(text).map(({ baseline }) => baseline)).toEqual(expected));
});
