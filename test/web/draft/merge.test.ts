import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DraftContent } from '../../../graph-schema/draft.ts';
import { chosen, mergeDrafts, type Choice } from '../../../web/views/draft/session/merge.ts';
import { block, content } from './support.ts';

const BASE = content([block('a', 2, '甲'), block('b', 2, '乙'), block('c', 2, '丙')]);
const texts = ({ blocks }: DraftContent): string[] => blocks.map(({ text }) => text);
const edit = (id: string, text: string, from = BASE): DraftContent => ({
  ...from,
  blocks: from.blocks.map((one) => (one.id === id ? { ...one, text } : one)),
});

describe('two texts that started from one', () => {
  it('are put together where they do not meet', () => {
    const mine = edit('a', '甲一');
    const theirs = { ...edit('c', '丙二'), title: '新方案' };
    const merged = mergeDrafts(BASE, mine, theirs);
    expect(merged.clashes).toEqual([]);
    expect(texts(merged.content)).toEqual(['甲一', '乙', '丙二']);
    expect(merged.content.title).toBe('新方案');
    expect(merged.taken).toBe(2);
  });

  it('do not clash over the order in which facts are written down', () => {
    const { text, ...rest } = BASE.blocks[0]!;
    const theirs = { ...BASE, blocks: [{ text, ...rest }, ...BASE.blocks.slice(1)] };
    expect(mergeDrafts(BASE, edit('a', '甲一'), theirs).clashes).toEqual([]);
  });

  it('keep new blocks behind the block that they follow', () => {
    const mine = { ...BASE, blocks: [...BASE.blocks, block('m', 2, '我的')] };
    const theirs = { ...BASE, blocks: [BASE.blocks[0]!, block('t', 2, '他的'), ...BASE.blocks.slice(1)] };
    expect(texts(mergeDrafts(BASE, mine, theirs).content)).toEqual(['甲', '他的', '乙', '丙', '我的']);
  });

  it('follow the side that moved blocks', () => {
    const theirs = { ...BASE, blocks: [BASE.blocks[2]!, BASE.blocks[0]!, BASE.blocks[1]!] };
    expect(texts(mergeDrafts(BASE, edit('a', '甲一'), theirs).content)).toEqual(['丙', '甲一', '乙']);
  });

  it('take over what one side removed and the other left alone', () => {
    const theirs = { ...BASE, blocks: BASE.blocks.filter(({ id }) => id !== 'b') };
    expect(texts(mergeDrafts(BASE, edit('a', '甲一'), theirs).content)).toEqual(['甲一', '丙']);
  });

  it.each<[Choice, string[]]>([
    ['mine', ['甲一', '乙', '丙']],
    ['theirs', ['甲二', '乙', '丙']],
    ['both', ['甲一', '甲二', '乙', '丙']],
  ])('clash where both changed a block: %s', (choice, expected) => {
    const merged = mergeDrafts(BASE, edit('a', '甲一'), edit('a', '甲二'));
    expect(merged.clashes.map(({ id }) => id)).toEqual(['a']);
    expect(texts(chosen(merged, new Map([['a', choice]])))).toEqual(expected);
  });

  it('clash where one removed what the other changed, and keep it unless it is chosen otherwise', () => {
    const mine = { ...BASE, blocks: BASE.blocks.slice(1) };
    const merged = mergeDrafts(BASE, mine, edit('a', '甲二'));
    expect(merged.clashes[0]?.mine).toBeNull();
    expect(texts(chosen(merged, new Map()))).toContain('甲二');
    expect(texts(chosen(merged, new Map([['a', 'mine' as const]])))).not.toContain('甲二');
  });

  it('lose no text of either side where both are kept', () => {
    const change = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('一', '二', '三')), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(change, change, (left, right) => {
        const mine = left.reduce((text, [id, sign]) => edit(id, `我${id}${sign}`, text), BASE);
        const theirs = right.reduce((text, [id, sign]) => edit(id, `他${id}${sign}`, text), BASE);
        const all = texts(chosen(mergeDrafts(BASE, mine, theirs), new Map()));
        const news = [...texts(mine), ...texts(theirs)].filter((text) => !texts(BASE).includes(text));
        for (const text of news) expect(all).toContain(text);
      }),
      { seed: 8 },
    );
  });

  it('bring decisions and dismissals together', () => {
    const out = { state: 'left-out', reason: '无高职' } as const;
    const mine = { ...BASE, decisions: { 'a-1/f2.1': out } };
    const theirs = { ...BASE, dismissed: [{ finding: 'x', note: '', who: '乙', when: '' }] };
    const { content: merged } = mergeDrafts(BASE, mine, theirs);
    expect(merged.decisions['a-1/f2.1']).toEqual(out);
    expect(merged.dismissed.map(({ finding }) => finding)).toEqual(['x']);
  });
});
