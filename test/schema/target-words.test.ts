import { describe, expect, it } from 'vitest';
import { indicatorOf, targetInWords } from '../../graph-schema/target-words.ts';

describe('name of an indicator', () => {
  it.each([
    ['教师中的', '力争教师中的占比达到60%以上', '教师中的占比'],
    ['贷款的', '贷款的占比不得低于50%', '贷款的占比'],
    ['估算价的', '不超过估算价的1%', '估算价的'],
    ['高技能人才比例', '高技能人才比例达到30%', '高技能人才比例'],
    ['教师的', '另有规定', '教师的'],
  ])('%s in %s is %s', (object, text, name) => {
    expect(indicatorOf({ object, text })).toBe(name);
  });
});

describe('a target in words', () => {
  const target = {
    object: '基地',
    text: '建成基地10个',
    value: 10,
    value2: null,
    cmp: '>=',
    unit: '个',
    deadline: '2025',
  };
  it('is indicator, value and deadline, with one space', () => {
    expect(targetInWords(target as never)).toBe('基地 ≥10个，2025年');
  });
  it('is what is printed where there is no number', () => {
    expect(targetInWords({ ...target, value: null, text: '全部 达标' } as never)).toBe('全部达标');
  });
});
