import { pastedHref, pastedSource } from '../../web/parts/pasted.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtMarks, findWords, foldWidth } from '../../web/parts/highlight.tsx';
import { levelSign } from '../../web/parts/marks.tsx';
import { deadlineInWords, shortName, shortNames, shortRegion, targetValue } from '../../web/parts/texts.ts';

describe('cutAtMarks', () => {
  it('lets the earlier, then the longer mark win', () => {
    const pieces = cutAtMarks('abcdef', [{ span: [2, 4] }, { span: [1, 3] }, { span: [1, 2] }]);
    expect(pieces.map((piece) => [piece.text, piece.mark !== null])).toEqual([
      ['a', false],
      ['bc', true],
      ['d', true],
      ['ef', false],
    ]);
  });

  it('loses nothing, whatever the marks', () => {
    const marks = fc.array(fc.tuple(fc.nat(30), fc.nat(30)).map((span) => ({ span })));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), marks, (text, some) => {
        expect(
          cutAtMarks(text, some)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
      { seed: 7 },
    );
  });
});

describe('findWords', () => {
  it('ignores width and case but keeps offsets', () => {
    expect(findWords('达到６０％以上', ['60%'])).toEqual([{ span: [2, 5] }]);
    expect(findWords('ＡＢｃ', ['abc'])).toHaveLength(1);
    expect(findWords('双师', ['双师型', ''])).toEqual([]);
  });

  it('folds one unit to one unit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldWidth(text).length === text.length),
      { seed: 7 },
    );
  });
});

describe('signs of level', () => {
  it.each([
    ['national', null, '国'],
    ['ministry', null, '部'],
    ['ministry', '重庆市', '部市'],
    ['provincial', '重庆市', '市'],
    ['provincial', '广东省', '省'],
    ['county', '重庆市梁平区', '区'],
    ['county', '石柱土家族自治县', '县'],
    ['county', null, '县'],
    [null, '重庆市', '？'],
  ] as const)('%s %s is %s', (level, region, sign) => {
    expect(levelSign(level, region)).toBe(sign);
  });
});

describe('names', () => {
  it.each([
    ['重庆市梁平区', '梁平'],
    ['梁平区', '梁平'],
    ['重庆市', '重庆'],
    ['广西壮族自治区', '广西壮族'],
    ['江苏省苏州市', '苏州'],
    ['沙市', '沙市'],
    [null, ''],
  ])('%s is %s for short', (region, short) => {
    expect(shortRegion(region)).toBe(short);
  });

  it('names another document of the same region by its year', () => {
    const other = { region: '重庆市', date: '2019-07-01', document: '某〔2019〕1号' };
    expect(shortName(other, { region: '重庆市' })).toBe('2019年');
    expect(shortName(other, { region: '重庆市梁平区' })).toBe('重庆');
    expect(shortName({ region: null, date: null, document: '某〔2019〕1号' })).toBe('某〔2019〕1号');
  });
});

describe('names of several documents', () => {
  const other = (documentId: string, region: string, date: string) => ({
    documentId,
    region,
    date,
    document: documentId,
  });

  it('are told apart by year, then by number', () => {
    const names = shortNames([
      other('a', '重庆市', '2019-07-01'),
      other('b', '重庆市', '2021-11-04'),
      other('b', '重庆市', '2021-11-04'),
      other('c', '梁平区', '2023-04-17'),
      other('d', '甲市', '2021-01-01'),
      other('e', '甲市', '2021-05-01'),
    ]);
    expect(Object.fromEntries(names)).toEqual({ a: '重庆2019', b: '重庆2021', c: '梁平', d: 'd', e: 'e' });
  });
});

describe('targets', () => {
  const base = { value: 60, value2: null, unit: '%', text: '60%以上', cmp: '>=' } as const;
  it.each([
    [base, '≥60%'],
    [{ ...base, cmp: '~', value: 10, unit: '所' }, '约10所'],
    [{ ...base, cmp: 'range', value: 1, value2: 2, unit: '所' }, '1—2所'],
    [{ ...base, value: null, text: '超过一半' }, '超过一半'],
  ] as const)('%o', (target, words) => {
    expect(targetValue(target)).toBe(words);
  });

  it.each([
    ['2025', '2025年'],
    ['2025-06', '2025年6月'],
    ['“十四五”末', '“十四五”末'],
  ])('deadline %s', (deadline, words) => {
    expect(deadlineInWords(deadline)).toBe(words);
  });
});

describe('what is pasted into a search field', () => {
  it.each([
    ['http://10.0.0.5:3000/d/x-2021-1#f2.21', '/d/x-2021-1#f2.21'],
    ['https://host/search?q=a', '/search?q=a'],
    ['yufufa-2021-35/f2.21', '/d/yufufa-2021-35#f2.21'],
    ['t-z4hfg', '/d/t-z4hfg'],
    ['http://www.gov.cn/zhengce/1.htm', null],
    ['2021-35', null],
    ['covid-19', null],
    ['双师型 -教师', null],
  ])('%s leads to %s', (text, href) => {
    expect(pastedHref(text)).toBe(href);
  });

  it.each([
    ['“建设基地。”（《某市意见》，某府发〔2021〕3号，附件2第21项）', '某府发〔2021〕3号 附件2第21项'],
    ['（《关于印发〈某方案〉的通知》，二（一））', '（《关于印发〈某方案〉的通知》，二（一））'],
    ['“句”（《某条例》，第十二条）', '某条例 第十二条'],
    ['《某市意见》要求', '《某市意见》要求'],
  ])('%s names %s', (text, place) => {
    expect(pastedSource(text)).toBe(place);
  });
});
