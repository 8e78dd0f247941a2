import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalize, originalSpan } from '../../server/search/normalize.ts';

describe('normalize', () => {
  it.each([
    ['職業教育', '职业教育'],
    ['３０％', '30%'],
    ['渝府发 〔2021〕 35 号', '渝府发(2021)35号'],
    ['渝府发［2021］35号', '渝府发(2021)35号'],
    ['硬\n换行', '硬换行'],
    ['AI  Tool\n2 个', 'ai tool 2个'],
    ['“双师”——型', '"双师"--型'],
    ['二○二一', '二〇二一'],
    ['100㎡', '100m2'],
    ['零\u200b宽', '零宽'],
    ['é e\u0301', 'e e'],
  ])('%j → %j', (text, wanted) => {
    expect(normalize(text).text).toBe(wanted);
  });

  const texts = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'職业，。 \n\t　ａb1é①㎡〔𠮷\u200b'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 30,
  });

  it('of a part stands in that of the whole', () => {
    const parts = fc.tuple(texts, texts, texts);
    fc.assert(
      fc.property(parts, ([before, part, after]) => {
        expect(normalize(before + part + after).text).toContain(normalize(part).text);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });

  it('leads back to the original', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const normalized = normalize(text);
        for (let at = 0; at < normalized.text.length; at++) {
          const [start, end] = originalSpan(text, normalized, at, at + 1);
          if (normalized.text[at] !== ' ')
            expect(normalize(text.slice(start, end)).text).toContain(normalized.text[at]);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
      { seed: 6, numRuns: 1000 },
    );
  });
});
