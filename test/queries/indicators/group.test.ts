import { describe, expect, it } from 'vitest';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { groupIndicators, type NamedTarget } from '../../../server/queries/indicators/group.ts';
import { dice, levelsOf, namePairs } from '../../../server/queries/indicators/letters.ts';
import { targetRecord } from '../../support/targets.ts';

function named(document: string, name: string, more: Partial<TargetRecord> = {}): NamedTarget {
  const id = `${document}/1#${name}${more.value ?? ''}`;
  return { name, target: targetRecord({ id, clauseId: `${document}/1`, object: name, value: 5, unit: '个', ...more }) };
}

const namesOf = (groups: NamedTarget[][]): string[][] => groups.map((group) => group.map(({ name }) => name));

describe('groupIndicators', () => {
  it('puts like names of several documents together, without a link', () => {
    const groups = groupIndicators(
      [
        named('up', '“双师型”教师在专业教师中的占比', { unit: '%' }),
        named('up', '市级示范实训基地'),
        named('down', '“双师型”教师占专业教师总数比例', { unit: '%' }),
        named('down', '示范实训基地'),
      ],
      [],
    );
    expect(namesOf(groups)).toEqual([
      ['“双师型”教师在专业教师中的占比', '“双师型”教师占专业教师总数比例'],
      ['市级示范实训基地', '示范实训基地'],
    ]);
  });

  it.each([
    ['国家级优质中职学校', '市级优质中职学校', 'another level'],
    ['高水平高等职业学校', '高水平中等职业学校', 'words that exclude each other'],
    ['专业', '专业', 'a name too short to mean one thing'],
    ['技能人才', '累计培养高技能人才', 'one name within another'],
  ])('keeps %s and %s apart: %s', (a, b) => {
    expect(groupIndicators([named('up', a), named('down', b)], [])).toHaveLength(2);
  });

  it('keeps two amounts of one document apart, also by way of a third target', () => {
    const [first, second] = [named('up', '高水平专业群', { value: 4 }), named('up', '高水平专业群建设', { value: 20 })];
    const lower = named('down', '高水平专业群', { value: 1 });
    expect(groupIndicators([first, second, lower], [])).toEqual([[first, lower], [second]]);
  });

  it('takes one name with other amounts in other years for one indicator', () => {
    const years = ['2020', '2022'].map((deadline, i) => named('up', '示范职教集团', { value: 20 + i, deadline }));
    expect(groupIndicators(years, [])).toHaveLength(1);
  });

  it('trusts a link with less likeness, and not without any', () => {
    const [a, b, c] = [named('up', '产教融合型企业'), named('down', '产教融合企业'), named('down', '乡村驿站')];
    const pairs = [
      { from: b.target.id, to: a.target.id },
      { from: c.target.id, to: a.target.id },
    ];
    expect(namesOf(groupIndicators([a, b, c], pairs))).toEqual([['产教融合型企业', '产教融合企业'], ['乡村驿站']]);
  });
});

describe('letters of names', () => {
  it('leave out levels and words that documents choose freely', () => {
    expect([...namePairs('市级“双优”学校')]).toEqual(['双优', '优学', '学校']);
    expect(levelsOf('市区级名师工作室')).toEqual(['市', '区']);
    expect(levelsOf('城市级别')).toBeNull();
    expect(dice(new Set(), new Set())).toBe(0);
  });
});
