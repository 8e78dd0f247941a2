import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { parseQuery } from '../../server/search/query-parser.ts';

const shape = (query: string) => {
  const { units, excluded, fields } = parseQuery(query);
  const name = (atom: { kind: string; text: string }) => (atom.kind === 'phrase' ? `“${atom.text}”` : atom.text);
  return {
    units: units.map((unit) => unit.map(name).join('|')),
    excluded: excluded.map(name),
    fields: fields.map((part) => `${part.excluded ? '-' : ''}${part.field}:${part.values.join(',')}`),
  };
};

describe('parseQuery', () => {
  it.each([
    ['双师型 占比', ['双师型', '占比'], [], []],
    ['　职业教育　', ['职业教育'], [], []],
    ['"校企合作" “产教融合”「工学结合」', ['“校企合作”', '“产教融合”', '“工学结合”'], [], []],
    ['推进“双师型”教师', ['推进', '“双师型”', '教师'], [], []],
    ['学徒制 OR “订单培养” | 冠名班', ['学徒制|“订单培养”|冠名班'], [], []],
    ['培训 -补贴 －“见习”', ['培训'], ['补贴', '“见习”'], []],
    ['2021-2025 ——加快 甲 - 乙', ['2021-2025', '——加快', '甲', '乙'], [], []],
    ['层级：国家,部委 培训', ['培训'], [], ['level:国家,部委']],
    ['发文机关: “市教委” -年份:2019-2021', [], [], ['issuer:市教委', '-year:2019-2021']],
    ['层级:国家 层级:部委', [], [], ['level:国家,部委']],
    ['时间：2021年', ['时间：2021年'], [], []],
    ['ORACLE or 数据库', ['ORACLE|数据库'], [], []],
  ] as const)('%s', (query, units, excluded, fields) => {
    expect(shape(query)).toEqual({ units, excluded, fields });
  });

  it.each([
    ['培训 “补贴', [3, 4], '培训 “补贴”'],
    ['培训 "补贴', [3, 4], '培训 "补贴"'],
    ['培训” 补贴', [2, 3], '培训 补贴'],
    ['培训 ""', [3, 5], '培训'],
    ['OR 培训', [0, 2], '培训'],
    ['培训 |', [3, 4], '培训'],
    ['培训 OR OR 补贴', [6, 8], '培训 OR 补贴'],
    ['培训 -', [3, 4], '培训'],
    ['培训 层级：', [3, 6], '培训'],
    ['培训 层级：天上', [3, 8], '培训'],
    ['年份:去年 培训', [0, 5], '培训'],
    ['有指标:也许', [0, 6], ''],
  ] as const)('%s: says where and offers a repair that works', (query, position, repair) => {
    let error: unknown;
    try {
      parseQuery(query);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(ZhengmaiError);
    expect(error).toMatchObject({ code: 'BAD_QUERY', detail: { position, repair } });
    expect(() => parseQuery(repair)).not.toThrow();
  });

  it('reads anything or says BAD_QUERY', () => {
    const unit = fc.constantFrom(...'职业 "“”「」|-－：:OR层级：国家\n𠮷');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 24 }), (query) => {
        try {
          parseQuery(query);
        } catch (error) {
          expect(error).toMatchObject({ code: 'BAD_QUERY' });
          const { repair } = (error as ZhengmaiError).detail as { repair: string };
          expect(() => parseQuery(repair)).not.toThrow();
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
