import { describe, expect, it } from 'vitest';
import { context, findings, plan, words, written } from './made.ts';

const HELD = written(
  '关于发展技能培训的意见',
  '渝府发〔2021〕35号',
  '为发展技能培训，提出以下意见。',
  '一、扩大规模',
  '建设实训基地。《关于开展技能培训的若干规定》（渝府发〔2015〕9号）同时废止。',
  '2021年11月4日',
);
const against = context({ held: [HELD] });
const citing = (words: string) => plan(`（一）落实要求。落实${words}，扩大培训规模。`);

describe('citations', () => {
  it('finds a number that the held document does not bear', () => {
    const [found] = findings('citation-number', citing('《关于发展技能培训的意见》（渝府发〔2021〕53号）'), against);
    expect(found).toMatchObject({ text: '渝府发〔2021〕53号', weight: 'must', repair: { text: '渝府发〔2021〕35号' } });
  });

  it('finds a title that is not that of the number', () => {
    const wrong = citing('《关于发展技能信训的若干办法》（渝府发〔2021〕35号）');
    expect(words('citation-title', wrong, against)).toEqual(['关于发展技能信训的若干办法']);
  });

  it('finds what a held document has repealed by then, with who repealed it', () => {
    const [found] = findings(
      'citation-superseded',
      citing('《关于开展技能培训的若干规定》（渝府发〔2015〕9号）'),
      against,
    );
    expect(found?.message).toContain('渝府发〔2021〕35号');
  });

  it('finds brackets that are not 〔〕 and mends them', () => {
    const [found] = findings('citation-number', citing('《关于稳就业的通知》（渝府办发[2022]第8号）'), context());
    expect(found).toMatchObject({ weight: 'look', repair: { text: expect.stringMatching(/〔2022〕8号$/u) as string } });
  });

  it.each([
    ['number and title that agree', '《关于发展技能培训的意见》（渝府发〔2021〕35号）'],
    ['a shorter form of the title', '《发展技能培训的意见》（渝府发〔2021〕35号）'],
    ['documents that are not held', '《关于稳就业的通知》（渝府办发〔2022〕8号）'],
    ['a year in brackets', '《发展规划（2021年—2025年）》'],
  ])('stays silent for %s', (_name, cited) => {
    for (const rule of ['citation-number', 'citation-title', 'citation-superseded'] as const) {
      expect(words(rule, citing(cited), against)).toEqual([]);
    }
  });

  it('tells of what is not held only where all is asked for', () => {
    const found = findings('citation-unknown', citing('《关于稳就业的通知》（渝府办发〔2022〕8号）'), against);
    expect(found.map(({ weight }) => weight)).toEqual(['note']);
  });
});
