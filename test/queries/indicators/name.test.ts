import { describe, expect, it } from 'vitest';
import { extractTargets } from '../../../ingest/extract/targets.ts';
import { indicatorName } from '../../../server/queries/indicators/name.ts';
import { makeClause, makeDocument } from '../../extract/clauses.ts';

function namesOf(text: string): string[] {
  const targets = extractTargets([makeClause(text)], makeDocument({ title: '某办法' }));
  return targets.map((target, index) =>
    indicatorName({ target, previous: targets[index - 1], next: targets[index + 1], text }),
  );
}

describe('indicatorName', () => {
  it.each([
    ['“双师型”教师在专业教师中的占比达到60%以上。', '“双师型”教师在专业教师中的占比'],
    ['推动全区“双师型”教师占比达到专业教师总数的60%以上。', '“双师型”教师占专业教师总数比例'],
    ['“双师型”教师不低于专业教师总数的60%。', '“双师型”教师占专业教师总数比例'],
    ['职业技能测试成绩占比不低于50%。', '职业技能测试成绩占比'],
    ['实践性教学课时原则上占总课时一半以上。', '实践性教学课时占总课时比例'],
    ['职业院校年培训人次不低于在校生的2倍。', '职业院校年培训人次与在校生之比'],
    ['到2025年，全市中等职业学校全部达到国家设置标准。', '中等职业学校达到国家设置标准'],
    ['全省电子印章使用率提升到70%以上。', '电子印章使用率'],
    ['职业学校教师每5年不少于6个月在企业或实训基地实训。', '职业学校教师在企业或实训基地实训'],
    ['顶岗实习时间一般为6个月。', '顶岗实习时间'],
    ['顶岗实习时间要根据专业特点必须达到6个月。', '顶岗实习时间'],
    ['促进2所左右高等职业学校办成国家级高水平高等职业学校。', '国家级高水平高等职业学校'],
    ['职普比由3.2:6.8提升为4:6。', '职普比'],
  ])('%s → %s', (text, name) => {
    expect(namesOf(text)[0]).toBe(name);
  });

  it('tells a grant with what is given', () => {
    const text = '对新认定的小巨人企业给予30万元奖励';
    const target = {
      object: '对新认定的小巨人企业给予',
      text,
      unit: '万元',
      value: 30,
      span: [0, 17] as [number, number],
    };
    expect(indicatorName({ target, text })).toBe('新认定的小巨人企业奖励');
  });

  it('takes what stands behind the number where nothing is left of the object', () => {
    const text = '继续按照50%幅度减免资源税';
    expect(indicatorName({ target: { object: '继续按照', text, unit: '%', value: 50, span: [0, 13] }, text })).toBe(
      '幅度减免资源税',
    );
  });

  it('lends the level to what stands right behind, and the noun to a bare level', () => {
    expect(namesOf('建设2所左右国家级高水平高等职业学校和4个以上专业群。建设30个实训基地。')).toEqual([
      '国家级高水平高等职业学校',
      '国家级高水平专业群',
      '实训基地',
    ]);
    expect(namesOf('争创1所国家级、2所市级“双优”中职学校。')).toEqual(['国家级“双优”中职学校', '市级“双优”中职学校']);
  });
});
