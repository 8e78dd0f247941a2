import { describe, expect, it } from 'vitest';
import {
  areCounterparts,
  counterpartAbove,
  counterpartIn,
  resolveAgencies,
  resolveAgency,
} from '../../ingest/resolve/agencies.ts';

const LIANGPING = '500155';
const CHONGQING = '500000';
const XUZHOU = '320300';

describe('resolveAgency', () => {
  it.each<[string, string | null, string]>([
    ['市教委', CHONGQING, '重庆市教育委员会'],
    ['市教委', LIANGPING, '重庆市教育委员会'],
    ['区教委', LIANGPING, '重庆市梁平区教育委员会'],
    ['市 教 委', LIANGPING, '重庆市教育委员会'],
    ['重庆市教委', null, '重庆市教育委员会'],
    ['区农业农村委（区乡村振兴局）', LIANGPING, '重庆市梁平区农业农村委员会'],
    ['市人力社保局', CHONGQING, '重庆市人力资源和社会保障局'],
    ['省教育厅', XUZHOU, '江苏省教育厅'],
    ['市发改委', XUZHOU, '徐州市发展和改革委员会'],
    ['市委宣传部', CHONGQING, '中共重庆市委员会宣传部'],
    ['重庆市税务局', CHONGQING, '国家税务总局重庆市税务局'],
    ['市政府外办', CHONGQING, '重庆市人民政府外事办公室'],
    ['永川区政府', CHONGQING, '重庆市永川区人民政府'],
    ['教育部', null, '教育部'],
    ['教育部', CHONGQING, '教育部'],
    ['发展改革委', null, '国家发展和改革委员会'],
    ['国务院扶贫办', null, '国家乡村振兴局'],
    ['统计局', null, '国家统计局'],
    ['统计局', XUZHOU, '徐州市统计局'],
  ])('%s in %s is %s', (printed, context, name) => {
    expect(resolveAgency(printed, context)?.name).toBe(name);
  });

  it.each<[string, string | null]>([
    ['各区县政府', CHONGQING],
    ['有关部门', CHONGQING],
    ['职业院校', CHONGQING],
    ['市教委', null],
    ['区教委', CHONGQING],
    ['市不存在局', CHONGQING],
    ['朝阳区教委', null],
  ])('%s in %s stays as printed', (printed, context) => {
    expect(resolveAgency(printed, context)).toBeNull();
  });

  it('gives every spelling of a body one id', () => {
    const ids = ['市人力社保局', '市人社局', '市人力资源和社会保障局', '重庆市人力资源社会保障局'].map(
      (printed) => resolveAgency(printed, CHONGQING)?.id,
    );
    expect(new Set(ids)).toEqual(new Set(['human-resources-500000']));
  });

  it('states the level of the body', () => {
    expect(resolveAgency('教育部', null)?.level).toBe('ministry');
    expect(resolveAgency('市教委', CHONGQING)?.level).toBe('provincial-department');
    expect(resolveAgency('区政府', LIANGPING)?.level).toBe('county');
  });
});

describe('resolveAgencies', () => {
  it('hands the level on to names without one', () => {
    const names = resolveAgencies(['省商务厅', '财政厅', '市教育局', '财政局'], XUZHOU).map((a) => a?.name);
    expect(names).toEqual(['江苏省商务厅', '江苏省财政厅', '徐州市教育局', '徐州市财政局']);
  });
});

describe('counterparts', () => {
  it('leads from a district to the ministry', () => {
    const district = resolveAgency('区教委', LIANGPING)?.id ?? '';
    const city = counterpartAbove(district) ?? '';
    expect([district, city, counterpartAbove(city), counterpartAbove('education-000000')]).toEqual([
      'education-500155',
      'education-500000',
      'education-000000',
      null,
    ]);
  });

  it('leads down to a region that is named, and knows two of a kind', () => {
    expect(counterpartIn('education-500000', LIANGPING)).toBe('education-500155');
    expect(areCounterparts('education-500000', 'education-500155')).toBe(true);
    expect(areCounterparts('education-500000', 'finance-500000')).toBe(false);
    expect(areCounterparts('education-500000', 'education-500000')).toBe(false);
  });
});
