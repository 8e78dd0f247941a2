import { describe, expect, it } from 'vitest';
import { addressSlugs } from '../../server/search/address.ts';
import { isPrintedNumber, numberTokens, parseNumber } from '../../server/search/document-number.ts';
import { normalize } from '../../server/search/normalize.ts';

const number = (text: string) => parseNumber(normalize(text).text);

describe('parseNumber', () => {
  it.each([
    ['渝府发〔2021〕35号', '渝府发', 2021, 35],
    ['渝府发[2021]35号', '渝府发', 2021, 35],
    ['渝府发（2021）第035号', '渝府发', 2021, 35],
    ['渝府发2021年35号', '渝府发', 2021, 35],
    ['渝府发 2021-35', '渝府发', 2021, 35],
    ['渝府發〔2021〕35號', '渝府发', 2021, 35],
    ['渝府发〔2021〕', '渝府发', 2021, null],
    ['渝府发35号', '渝府发', null, 35],
    ['〔2021〕35号', null, 2021, 35],
    ['35号', null, null, 35],
  ])('%s', (text, code, year, serial) => {
    expect(number(text)).toEqual({ code, year, serial });
  });

  it.each(['职业教育', '2021年', '35', '2021年35个项目', '渝府发', '推进2021年度35个项目'])('not %s', (text) => {
    expect(number(text)).toBeNull();
  });

  it('knows a whole 文号 by its spelling alone', () => {
    expect(isPrintedNumber('国发(2019)4号')).toBe(true);
    expect(isPrintedNumber('国发2019年4号')).toBe(false);
    expect(isPrintedNumber('按国发(2019)4号文')).toBe(false);
  });
});

describe('numberTokens', () => {
  it('holds every possible beginning of the code', () => {
    const tokens = numberTokens('按照渝府发(2021)35号、国发(2019)4号执行');
    expect(tokens).toEqual(expect.arrayContaining(['渝府发(2021)35', '国发(2019)4']));
    expect(numberTokens('(2021年)完成35项')).toEqual([]);
  });
});

describe('addressSlugs', () => {
  it.each([
    ['附件2/21', 'f2.21'],
    ['附件2第21项', 'f2.21'],
    ['附件二第二十一项', 'f2.21'],
    ['附件/7', 'f.7'],
    ['三（二）', '3.2'],
    ['三、（二）6', '3.2.6'],
    ['第十二条', 'a12'],
    ['第三章第十二条', 'c3.a12'],
    ['专栏2/1', 'z2.1'],
    ['引言', '0'],
    ['一/（三）/—2', '1.3.d2'],
  ])('%s → %s', (address, slug) => {
    expect(addressSlugs(normalize(address).text)).toContain(slug);
  });

  it.each(['职业教育', '第二课堂', '附则', ''])('not %s', (text) => {
    expect(addressSlugs(text)).toEqual([]);
  });
});
