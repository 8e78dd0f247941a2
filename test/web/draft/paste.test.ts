import { describe, expect, it } from 'vitest';
import type { DraftBlock } from '../../../graph-schema/draft.ts';
import { paragraphsApart, withoutColumns } from '../../../web/views/draft/paste.ts';

const block = (given: Partial<DraftBlock>): DraftBlock => ({
  id: 'a',
  form: 'clause',
  level: 2,
  title: '',
  text: '',
  items: [],
  sources: [],
  agencies: [],
  ...given,
});
const seen = (given: Partial<DraftBlock>) =>
  paragraphsApart(block(given)).map(({ form, level, title, text }) => [form, level, title, text]);

describe('paragraphs of what is pasted', () => {
  it('stand below a heading of the first level', () => {
    expect(seen({ level: 1, title: '总体要求', text: '以方便群众为目标。\n缩短办结时间。' })).toEqual([
      ['clause', 1, '总体要求', ''],
      ['paragraph', 0, '', '以方便群众为目标。'],
      ['paragraph', 0, '', '缩短办结时间。'],
    ]);
  });

  it('follow the first one of a clause, which keeps its heading, bodies and id', () => {
    expect(
      paragraphsApart(block({ title: '加强督查', text: '按月通报。\n\n 结果公开。', agencies: ['县府办'] })),
    ).toMatchObject([
      { id: 'a', title: '加强督查', text: '按月通报。', agencies: ['县府办'] },
      { form: 'paragraph', text: '结果公开。', agencies: [] },
    ]);
  });

  it.each([
    ['a clause of one paragraph', { text: '按月通报。' }],
    ['a bare heading', { level: 1, title: '总体要求' }],
    ['a row, whose lines are cells', { form: 'row' as const, level: 0, text: '建设大厅\n完成时限：2026年底' }],
  ])('leave %s as it is', (_, given) => expect(paragraphsApart(block(given))).toEqual([block(given)]));
});

describe('heads of columns above the rows of a table', () => {
  const row = block({ form: 'row', level: 0, text: '建设大厅' });
  it('are no words of the clause above', () => {
    expect(withoutColumns(block({ text: '见附表。\n序号\n责任单位' }), row)).toEqual([block({ text: '见附表。' })]);
    expect(withoutColumns(block({ form: 'paragraph', level: 0, text: '序号' }), row)).toEqual([]);
    expect(withoutColumns(block({ level: 1, title: '任务清单', text: '序号' }), row)).toEqual([
      block({ level: 1, title: '任务清单', text: '' }),
    ]);
  });

  it('are left where no row follows', () => {
    const alone = block({ text: '备注' });
    expect(withoutColumns(alone, undefined)).toEqual([alone]);
    expect(withoutColumns(alone, block({}))).toEqual([alone]);
  });
});
