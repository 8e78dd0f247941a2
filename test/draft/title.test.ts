import { describe, expect, it } from 'vitest';
import { requireRegion } from '../../server/draft/regions.ts';
import { issuerOf, openingOf, proposedTitle, subjectOf } from '../../server/draft/title.ts';

const QIJIANG = requireRegion('綦江区');
const of = (title: string, region: string | null = '重庆市', issuers = ['重庆市人民政府']) => ({
  title,
  region,
  issuers,
});

describe('what a title is about', () => {
  it.each([
    [of('重庆市人民政府关于推动重庆职业教育高质量发展的意见'), '推动职业教育高质量发展'],
    [of('关于印发《重庆市职业技能提升行动实施方案（2019—2021年）》的通知'), '职业技能提升行动'],
    [of('重庆市“十四五”就业促进规划'), '“十四五”就业促进规划'],
    [of('2023年全国知识产权行政保护工作方案', null, ['国家知识产权局']), '2023年知识产权行政保护'],
    [of('关于加强农村养老服务的若干措施（试行）'), '加强农村养老服务'],
  ])('%j', (document, subject) => {
    expect(subjectOf(document)).toBe(subject);
  });
});

describe('title of a draft', () => {
  const parent = of('重庆市人民政府关于推动职业教育高质量发展的意见');
  it.each([
    ['实施方案', '綦江区推动职业教育高质量发展实施方案'],
    ['行动计划', '綦江区推动职业教育高质量发展行动计划'],
    ['实施意见', '重庆市綦江区人民政府关于推动职业教育高质量发展的实施意见'],
    ['通知', '重庆市綦江区人民政府关于推动职业教育高质量发展的通知'],
  ])('as %s', (type, title) => {
    expect(proposedTitle(parent, QIJIANG, issuerOf(QIJIANG), type)).toBe(title);
  });

  it('does not say 行动计划 twice', () => {
    const plan = of('重庆市职业教育提质行动计划');
    expect(proposedTitle(plan, QIJIANG, '', '行动计划')).toBe('綦江区职业教育提质行动计划');
  });
});

describe('opening', () => {
  it('names the parents with their numbers', () => {
    const parents = [
      { title: '关于甲的意见', documentNumber: '渝府发〔2021〕35号' },
      { title: '关于乙的意见', documentNumber: null },
    ];
    expect(openingOf(parents, QIJIANG, { documentType: '实施方案' })).toBe(
      '为贯彻落实《关于甲的意见》（渝府发〔2021〕35号）、《关于乙的意见》，结合我区实际，制定本实施方案。',
    );
  });
});

describe('regions', () => {
  it('are meant by name or code, and a name of several is refused with all of them', () => {
    expect(requireRegion('500110').name).toBe('綦江区');
    expect(() => requireRegion('朝阳区')).toThrow('北京市朝阳区（110105）');
    expect(() => requireRegion('某某区')).toThrow('没有地区“某某区”');
  });
});
