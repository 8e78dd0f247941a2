import { describe, expect, it } from 'vitest';
import { clauseSlug, clauseSlugs, isWithin, parentLocator } from '../../graph-schema/locator.ts';
import { chineseToNumber, numberToChinese } from '../../graph-schema/numerals.ts';

describe('clauseSlug', () => {
  it.each([
    ['二/（一）', '2.1'],
    ['三/（二）/6', '3.2.6'],
    ['附件2/28', 'f2.28'],
    ['附件/7', 'f.7'],
    ['附件/一/（二）', 'f.1.2'],
    ['专栏2/1', 'z2.1'],
    ['引言', '0'],
    ['通知', 'n'],
    ['一/（三）/—2', '1.3.d2'],
    ['第三章/第十二条', 'c3.a12'],
    ['附件/六/（十八）', 'f.6.18'],
  ])('%s → %s', (locator, slug) => {
    expect(clauseSlug(locator)).toBe(slug);
  });

  it('hashes labels without a number, the same each time', () => {
    expect(clauseSlug('总体要求')).toMatch(/^h[0-9a-z]+$/);
    expect(clauseSlug('总体要求')).not.toBe(clauseSlug('总体目标'));
  });

  it('keeps slugs of one document apart', () => {
    expect(clauseSlugs(['一/1', '一/（一）'])).toEqual(['1.1', '1.1~2']);
  });
});

describe('locators as paths', () => {
  it('knows parent and descent', () => {
    expect(parentLocator('二/（一）')).toBe('二');
    expect(parentLocator('二')).toBeNull();
    expect(isWithin('附件2/28', '附件2')).toBe(true);
    expect(isWithin('附件21', '附件2')).toBe(false);
  });
});

describe('numerals', () => {
  it.each([
    ['十', 10],
    ['二十八', 28],
    ['一百零三', 103],
    ['二〇二三', 2023],
    ['两', 2],
    ['一万二千', 12000],
    ['甲', null],
  ])('%s is %s', (text, value) => {
    expect(chineseToNumber(text)).toBe(value);
  });

  it('round-trips every heading number', () => {
    for (let n = 1; n <= 999; n++) expect(chineseToNumber(numberToChinese(n))).toBe(n);
  });
});
