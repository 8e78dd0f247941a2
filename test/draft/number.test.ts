import { describe, expect, it } from 'vitest';
import type { DraftBlock } from '../../graph-schema/draft.ts';
import { numberBlocks } from '../../graph-schema/numbering.ts';

/** Blocks of these levels; "r" is a row, 0 a paragraph. */
export function blocks(levels: (number | 'r')[]): DraftBlock[] {
  return levels.map((level, index) => ({
    id: `b${index}`,
    form: level === 'r' ? 'row' : level === 0 ? 'paragraph' : 'clause',
    level: level === 'r' ? 0 : level,
    title: '',
    text: '',
    items: [],
    sources: [],
    agencies: [],
  }));
}

describe('numberBlocks', () => {
  it.each<[string, (number | 'r')[], string[]]>([
    ['two chapters with items', [1, 2, 2, 1, 2], ['一、', '（一）', '（二）', '二、', '（一）']],
    ['all four levels', [1, 2, 3, 4, 3], ['一、', '（一）', '1．', '（1）', '2．']],
    ['paragraphs carry no number and break nothing', [1, 0, 2, 0, 2], ['一、', '', '（一）', '', '（二）']],
    ['rows count through', [1, 'r', 'r'], ['一、', '1', '2']],
    ['a tenth chapter', [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], ['一、', '二、', '三、', '四、', '五、', '六、', '七、', '八、', '九、', '十、', '十一、']], // prettier-ignore
  ])('%s', (_name, levels, labels) => {
    expect(numberBlocks(blocks(levels)).map(({ label }) => label)).toEqual(labels);
  });

  it('gives the locators that the reader gives', () => {
    expect(numberBlocks(blocks([1, 2, 3, 'r'])).map(({ locator }) => locator)).toEqual([
      '一',
      '一/（一）',
      '一/（一）/1',
      '附件/1',
    ]);
  });

  it('numbers a level whose parent is missing', () => {
    expect(numberBlocks(blocks([2, 3])).map(({ locator }) => locator)).toEqual(['（一）', '（一）/1']);
  });
});
