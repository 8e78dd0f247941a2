import { describe, expect, it } from 'vitest';
import { CLOSED, Ending, matchesOf } from '../../ingest/patterns.ts';

describe('Ending', () => {
  it('says what the pattern says, for any text', () => {
    const pattern = /(?:[一二]{1,3}|^甲)是?$/u;
    const ending = new Ending(pattern);
    for (const text of ['', '是', '一是', '说一二是', '甲是', '乙甲是', '一是指', '一\n', '二二二二'])
      expect([text, ending.test(text)]).toEqual([text, pattern.test(text)]);
  });

  it('says the same where the last character is looked at first', () => {
    const pattern = /(?:牵头|负责(?:落实)?)$/u;
    const ending = new Ending(pattern, /^[头责实]$/u);
    for (const text of ['', '牵头', '市教委负责', '负责落实', '落实', '口头', '负责人'])
      expect([text, ending.test(text), ending.cutOff(text)]).toEqual([
        text,
        pattern.test(text),
        text.replace(pattern, ''),
      ]);
  });

  it('finds where the longest ending begins', () => {
    const ending = new Ending(/(?:达到|到)$/u);
    expect([ending.startIn('比例达到'), ending.startIn('到'), ending.startIn('达到了')]).toEqual([2, 0, -1]);
  });

  it('knows closed sentences', () => {
    expect(['施行。', '如下：', '（牵头；）', '方案', '推进，', ''].map((text) => CLOSED.test(text))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('matchesOf', () => {
  it('finds what matchAll finds, empty matches too', () => {
    for (const pattern of [/\d+/gu, /(?<=[甲乙])/gu, /𠮷?/gu, /(?<word>[a-z]+)/gu])
      for (const text of ['', '甲1乙22', '𠮷𠮷a', 'ab c'])
        expect(Array.from(matchesOf(pattern, text))).toEqual(Array.from(text.matchAll(pattern)));
  });

  it('begins anew for every text', () => {
    const pattern = /甲/gu;
    expect(matchesOf(pattern, '乙甲')).toHaveLength(1);
    expect(matchesOf(pattern, '甲')).toHaveLength(1);
  });
});
