import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignRuns } from '../../ingest/link/align.ts';
import { emphasis } from '../../ingest/link/emphasis.ts';
import { gramsIn } from '../../ingest/link/grams.ts';
import { cutMeasures, cutPhrases } from '../../ingest/link/measures.ts';
import { topicOf, titleNames } from '../../ingest/link/titles.ts';
import { canonicalText } from '../../ingest/link/vocabulary.ts';

const cut = (text: string) => cutMeasures(text).map((span) => text.slice(...span));
const prose = fc
  .array(fc.constantFrom(...'建设鱼苗中心推广职教循环水，。；：、（）“”《》3A\n'), { maxLength: 80 })
  .map((c) => c.join(''));

describe('cutMeasures', () => {
  it.each([
    ['建设中心。推广养殖；举办交易会。', ['建设中心。', '推广养殖；', '举办交易会。']],
    ['推广（含试点；示范）养殖。', ['推广（含试点；示范）养殖。']],
    ['建设中心。（市农业局牵头，各县配合）', ['建设中心。']],
    ['建设中心（自治县）大楼。', ['建设中心（自治县）大楼。']],
    ['责任单位：市农业局。', []],
    ['', []],
  ])('%s', (text, expected) => expect(cut(text)).toEqual(expected));

  it('gives ordered spans inside the text that do not overlap, and phrases inside them', () => {
    fc.assert(
      fc.property(prose, (text) => {
        let at = 0;
        for (const [start, end] of cutMeasures(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const [from, to] of cutPhrases(text, [start, end])) expect(start <= from && to <= end).toBe(true);
          at = end;
        }
      }),
      { seed: 3 },
    );
  });
});

describe('canonicalText', () => {
  it('brings synonyms to one form and leaves the form itself alone', () => {
    expect(canonicalText('职教与职业教育').text).toBe('职业教育与职业教育');
  });

  it('places every offset, in order, within the canonical text', () => {
    fc.assert(
      fc.property(prose, (text) => {
        const { text: canonical, place } = canonicalText(text);
        const places = Array.from({ length: text.length + 1 }, (_, offset) => place(offset));
        expect(places.at(-1)).toBe(canonical.length);
        expect([...places].sort((a, b) => a - b)).toEqual(places);
      }),
      { seed: 5 },
    );
  });
});

describe('alignRuns', () => {
  it('gives runs in order that are the same in both texts', () => {
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        let [i, j] = [0, 0];
        for (const { from, to, length } of alignRuns(a, [0, a.length], b, [0, b.length])) {
          expect(a.slice(from, from + length)).toBe(b.slice(to, to + length));
          expect(from >= i && to >= j).toBe(true);
          [i, j] = [from + length, to + length];
        }
      }),
      { seed: 11 },
    );
  });
});

describe('emphasis', () => {
  const weight = (text: string, part: string) => emphasis(text)[text.indexOf(part)]!;
  it('is less for settings, lists and names than for the action', () => {
    expect(weight('围绕海洋经济，建设鱼苗中心。', '海洋')).toBeLessThan(1);
    expect(weight('围绕海洋经济，建设鱼苗中心。', '鱼苗')).toBe(1);
    expect(weight('支持鲤鱼、草鱼、鲫鱼、青鱼养殖。', '草鱼')).toBeLessThan(1);
    expect(weight('落实《江州渔业条例》规定。', '江州')).toBeLessThan(0.5);
    expect(weight('建设鲤鱼、草鱼池塘。', '鲤鱼')).toBe(1);
  });
});

describe('gramsIn', () => {
  it('crosses no punctuation and takes words of letters whole, numbers not at all', () => {
    const text = '建1+X，设20个';
    expect(gramsIn(text, 0, text.length, 2).map(({ start, end }) => text.slice(start, end))).toEqual(['1+X']);
  });
});

describe('titles', () => {
  it.each([
    ['江州市人民政府办公室关于印发《江州市智慧渔业实施方案》的通知', '江州市智慧渔业实施方案'],
    ['江州市人民政府关于加快智慧渔业发展的意见', '关于加快智慧渔业发展的意见'],
  ])('%s is also called %s', (title, name) => expect(titleNames(title)).toContain(name));

  it('finds the topic without place, year and kind of document', () => {
    const document = { title: '江州市2023年智慧渔业发展实施方案', region: '江州市', issuers: ['江州市人民政府'] };
    expect(topicOf(document)).toBe('智慧渔业发展');
  });
});
