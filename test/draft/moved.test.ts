import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { movedText } from '../../graph-schema/moved.ts';

const SOURCE = { heading: '共建基地', text: '支持学校与企业共建实训基地，到2025年建成五个以上。' };
const moved = (title: string, text: string) => movedText({ title, text, sources: [SOURCE] });

describe('how far a text has moved from its source', () => {
  it('is nothing for what stands there word for word, whatever the punctuation', () => {
    expect(moved('共建基地', SOURCE.text)).toEqual({ kept: 1, taken: 1 });
    expect(moved('共建基地', SOURCE.text.replace(/[，。]/gu, '；'))).toEqual({ kept: 1, taken: 1 });
  });

  it('is everything for other words', () => {
    expect(moved('', '开展教师轮训和技能竞赛。')).toEqual({ kept: 0, taken: 0 });
  });

  it('tells what is added from what is left out', () => {
    const longer = moved('共建基地', `${SOURCE.text}组织教师到一线轮训，每年不少于一次。`)!;
    expect(longer.taken).toBe(1);
    expect(longer.kept).toBeGreaterThan(0.5);
    expect(longer.kept).toBeLessThan(0.7);
    const shorter = moved('', '支持学校与企业共建实训基地。')!;
    expect(shorter.kept).toBe(1);
    expect(shorter.taken).toBeLessThan(0.6);
  });

  it('does not count short runs that any two texts share', () => {
    expect(moved('', '支持企业建设学校食堂。')).toEqual({ kept: 0, taken: 0 });
  });

  it('is null without a source, 0 without words', () => {
    expect(movedText({ title: '', text: '甲', sources: [] })).toBeNull();
    expect(moved('', '')).toEqual({ kept: 0, taken: 0 });
  });

  it('lies between 0 and 1, and a text kept whole inside another is all there', () => {
    const words = fc.string({ unit: fc.constantFrom(...'加强建设培训教师基地，。'), maxLength: 60 });
    fc.assert(
      fc.property(words, words, words, (before, own, after) => {
        const result = movedText({ title: '', text: own, sources: [{ text: before + own + after }] })!;
        for (const share of [result.kept, result.taken]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        if (own.replace(/[，。]/gu, '').length >= 5) expect(result.kept).toBe(1);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
