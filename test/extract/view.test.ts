import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, textView } from '../../ingest/extract/view.ts';

describe('textView', () => {
  it.each([
    ['到 2025 年，达到 ９０ ％', '到2025年，达到90%'],
    ['共12,000元,其中', '共12,000元，其中'],
    ['职普比由3.2∶6.8', '职普比由3.2:6.8'],
    ['市教\n委(含分局)', '市教委（含分局）'],
  ])('reads %j as %j', (original, text) => {
    expect(textView(original).text).toBe(text);
  });

  it('leaves out the marks of notes, but not a year and not the beginning of a note', () => {
    const view = textView('达到8%［1］以内［12］。');
    expect(view.text).toBe('达到8%以内。');
    expect(view.span(2, 6)).toEqual([2, 9]);
    expect(textView('国发［2018］5号').text).toBe('国发[2018]5号');
    expect(textView('［1］按人口计算').text).toBe('[1]按人口计算');
  });

  it('finds the place of a slice in the original', () => {
    const original = '到 2025 年，达到 90 ％ 以上';
    const view = textView(original);
    const at = view.text.indexOf('90%');
    expect(original.slice(...view.span(at, at + 3))).toBe('90 ％');
  });

  it('gives every character of the view back from the original', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('到', ' ', '５', '5', ',', '％', '\n', '（', ')') }),
        (original) => {
          const view = textView(original);
          for (let i = 0; i < view.text.length; i++) {
            expect(textView(original.slice(...view.span(i, i + 1))).text.replace(',', '，')).toBe(
              view.text.charAt(i).replace(',', '，'),
            );
          }
        },
      ),
      { seed: 4 },
    );
  });
});

describe('cutAt', () => {
  const parts = (text: string, marks: string): string[] => cutAt(text, marks).map((s) => text.slice(s.start, s.end));

  it('cuts behind marks but not inside brackets', () => {
    expect(parts('甲，乙（丙，丁），戊', '，')).toEqual(['甲，', '乙（丙，丁），', '戊']);
  });

  it('does not let a bracket that is never closed hold the rest together', () => {
    const tail = '很长的文字'.repeat(60);
    expect(parts(`甲（乙。${tail}。丙`, '。')).toEqual([`甲（乙。${tail}。`, '丙']);
  });

  it('covers the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '，', '。', '（', '）', '”', '《') }), (text) => {
        expect(parts(text, '，。').join('')).toBe(text);
      }),
      { seed: 4 },
    );
  });
});
