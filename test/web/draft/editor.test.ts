import * as fc from 'fast-check';
import { undo, redo } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import type { DraftBlock } from '../../../graph-schema/draft.ts';
import * as commands from '../../../web/views/draft/editor/commands.ts';
import { textPos, unitEnd, stepDown, stepUp } from '../../../web/views/draft/editor/places.ts';
import { blocksOf, docOf, nodeOf } from '../../../web/views/draft/editor/schema.ts';
import { joinTitle, splitTitle, titleLength } from '../../../web/views/draft/editor/title.ts';
import { at, block, editor, heading, printed, run } from './support.ts';

const SOURCE = {
  clauseId: 'b-2/f.17',
  documentId: 'b-2',
  title: '某方案',
  number: null,
  locator: '附件/17',
  region: '甲区',
  text: '引进资源，开展合作。',
};

describe('headings that run into their text', () => {
  it.each([
    ['健全机制。推动落实。', true, { title: '健全机制', text: '推动落实。' }],
    ['总体要求', true, { title: '总体要求', text: '' }],
    ['总体要求\n坚持方向。', true, { title: '总体要求', text: '坚持方向。' }],
    ['健全机制。推动落实。', false, { title: '', text: '健全机制。推动落实。' }],
    ['。推动', true, { title: '', text: '。推动' }],
    ['', true, { title: '', text: '' }],
  ])('%s (%s)', (line, headed, parts) => {
    expect(splitTitle(line, headed)).toEqual(parts);
  });

  it('takes apart what it puts together', () => {
    const title = fc.string({ minLength: 1, maxLength: 40 }).map((text) => `题${text.replace(/[。\n]/gu, '')}`);
    fc.assert(
      fc.property(title, fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 4 }), (words, text, level) => {
        expect(splitTitle(joinTitle(words, text, level), true)).toEqual({ title: words, text });
      }),
      { seed: 8 },
    );
  });

  it('counts the stop to the heading', () => {
    expect(titleLength('健全机制。推动', true)).toBe(5);
    expect(titleLength('健全机制', true)).toBe(4);
    expect(titleLength('健全机制。推动', false)).toBe(0);
  });
});

describe('blocks in the editor', () => {
  const blocks: DraftBlock[] = [
    block('p', 0, '为落实意见，制定本方案。'),
    heading('a', 1, '总体要求'),
    heading('b', 2, '健全机制', '推动落实。\n第二段。'),
    { ...block('r', 0, '建设基地', { agencies: ['区教委'], items: ['a-1/f2.3'], sources: [SOURCE] }), form: 'row' },
  ];

  it('come out as they went in', () => {
    expect(blocksOf(docOf(blocks))).toEqual(blocks);
  });

  it('have a place to write in even where there are none', () => {
    expect(blocksOf(docOf([])).map(({ form, text }) => [form, text])).toEqual([['paragraph', '']]);
  });

  it('find characters of the text behind the heading', () => {
    expect(textPos(nodeOf(blocks[2]!), 0, 0)).toBe(1 + '健全机制。'.length);
  });
});

describe('keys', () => {
  it('Enter at the end begins a block of the same kind, below a chapter one level deeper', () => {
    const chapter = run(editor([heading('a', 1, '总体要求')], 'a', 4), commands.split);
    expect(blocksOf(chapter.doc).map(({ level }) => level)).toEqual([1, 2]);
    const clause = run(editor([block('a', 3, '建设学校')], 'a', 4), commands.split);
    expect(printed(clause)).toEqual(['1．建设学校', '2．']);
  });

  it('Enter in the middle keeps sources and items on both sides', () => {
    const whole = block('a', 2, '引进资源，开展合作。', { sources: [SOURCE], items: ['a-1/f2.3'] });
    const [first, second] = blocksOf(run(editor([whole], 'a', 5), commands.split).doc);
    expect([first?.text, second?.text]).toEqual(['引进资源，', '开展合作。']);
    expect(second?.sources).toEqual([SOURCE]);
    expect(second?.items).toEqual(['a-1/f2.3']);
    expect(second?.id).not.toBe(first?.id);
  });

  it('Enter at the start makes room above, and what stood there keeps its name and source', () => {
    const whole = block('a', 2, '引进资源', { sources: [SOURCE] });
    const [first, second] = blocksOf(run(editor([whole], 'a', 0), commands.split).doc);
    expect([first?.text, first?.sources]).toEqual(['', []]);
    expect([second?.id, second?.sources]).toEqual(['a', [SOURCE]]);
  });

  it('Enter in an empty clause goes a level up, and out of the numbers at last', () => {
    const state = run(editor([heading('a', 1, '甲'), block('b', 2, '')], 'b'), commands.split);
    expect(blocksOf(state.doc)[1]?.level).toBe(1);
    expect(blocksOf(run(state, commands.split).doc)[1]?.form).toBe('paragraph');
  });

  it('Tab and Shift+Tab take along what belongs to a clause, and numbers follow', () => {
    const blocks = [heading('a', 1, '甲'), block('b', 2, '乙'), block('c', 2, '丙'), block('d', 3, '丁')];
    const nested = run(editor(blocks, 'c'), commands.nest);
    expect(printed(nested)).toEqual(['一、甲', '（一）乙', '1．丙', '（1）丁']);
    expect(printed(run(nested, commands.lift))).toEqual(['一、甲', '（一）乙', '（二）丙', '1．丁']);
  });

  it('Tab never skips a level, and never goes deeper than four', () => {
    const blocks = [heading('a', 1, '甲'), block('b', 2, '乙')];
    expect(printed(run(editor(blocks, 'b'), commands.nest, commands.nest))).toEqual(['一、甲', '（一）乙']);
    const deep = [1, 2, 3, 4, 4].map((level, index) => block(`b${index}`, level, String(index)));
    expect(blocksOf(run(editor(deep, 'b4'), commands.nest).doc)[4]?.level).toBe(4);
  });

  it('Alt+↑ and Alt+↓ move a clause with what belongs to it', () => {
    const blocks = [
      heading('a', 1, '甲'),
      block('b', 2, '乙'),
      block('b1', 3, '乙一'),
      block('c', 2, '丙'),
      heading('d', 1, '丁'),
    ];
    const up = run(editor(blocks, 'c', 1), commands.moveUp);
    expect(printed(up)).toEqual(['一、甲', '（一）丙', '（二）乙', '1．乙一', '二、丁']);
    expect(blocksOf(up.doc)[commands.currentIndex(up)]?.id).toBe('c');
    expect(up.selection.$head.parentOffset).toBe(1);
    expect(printed(run(up, commands.moveDown))).toEqual(printed(editor(blocks, 'c')));
    expect(printed(run(editor(blocks, 'd'), commands.moveUp))[0]).toBe('一、丁');
  });

  it('moves keep every block and its text, whatever is moved where', () => {
    const levels = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 });
    const steps = fc.array(fc.tuple(fc.nat(7), fc.constantFrom(commands.moveUp, commands.moveDown)), { maxLength: 6 });
    fc.assert(
      fc.property(levels, steps, (shape, moves) => {
        const blocks = shape.map((level, index) => block(`b${index}`, level, `文${index}`));
        let state = editor(blocks, 'b0');
        for (const [index, move] of moves) state = run(at(state, `b${index % blocks.length}`), move);
        expect(blocksOf(state.doc).map(({ id }) => id).sort()).toEqual(blocks.map(({ id }) => id).sort()); // prettier-ignore
        expect(new Set(blocksOf(state.doc).map(({ title, text }) => title + text)).size).toBe(blocks.length);
      }),
      { seed: 8 },
    );
  });

  it('Backspace takes the number, then joins, and sources of both stay', () => {
    const blocks = [block('a', 2, '甲。'), block('b', 2, '乙。', { sources: [SOURCE], items: ['a-1/f2.3'] })];
    const plain = run(editor(blocks, 'b'), commands.joinUp);
    expect(blocksOf(plain.doc)[1]?.form).toBe('paragraph');
    const [joined] = blocksOf(run(plain, commands.joinUp).doc);
    expect([joined?.text, joined?.sources, joined?.items]).toEqual(['甲。乙。', [SOURCE], ['a-1/f2.3']]);
  });

  it('undo takes back a step at a time, redo brings it again', () => {
    const start = editor([heading('a', 1, '甲'), block('b', 2, '乙')], 'b', 1);
    const typed = start.apply(start.tr.insertText('丙'));
    const moved = run(typed, commands.moveUp);
    const back = run(moved, undo);
    expect(printed(run(back, redo))).toEqual(printed(moved));
    expect(printed(run(back, undo))).toEqual(printed(start));
  });

  it('gives pasted copies names of their own', () => {
    const start = editor([block('a', 2, '甲')], 'a');
    const twice = start.apply(start.tr.insert(start.doc.content.size, start.doc.child(0)));
    expect(new Set(blocksOf(twice.doc).map(({ id }) => id)).size).toBe(2);
  });

  it('becomes another text by touching only what differs', () => {
    const blocks = ['甲', '乙', '丙'].map((text, index) => block(`b${index}`, 2, text));
    const state = editor(blocks, 'b2', 1);
    const next = state.apply(commands.become(state, docOf([blocks[0]!, block('b1', 2, '乙改'), blocks[2]!])));
    expect(printed(next)).toEqual(['（一）甲', '（二）乙改', '（三）丙']);
    expect(blocksOf(next.doc)[commands.currentIndex(next)]?.id).toBe('b2');
  });
});

describe('units', () => {
  const shapes = [1, 2, 0, 3, 2, 1].map((level) => ({
    level,
    form: level === 0 ? ('paragraph' as const) : ('clause' as const),
  }));
  it('hold deeper clauses and paragraphs behind them', () => {
    expect([0, 1, 2, 4].map((index) => unitEnd(shapes, index))).toEqual([5, 4, 3, 5]);
  });
  it('step over siblings, and stay among their kind', () => {
    expect([stepUp(shapes, 4), stepUp(shapes, 0), stepDown(shapes, 1), stepDown(shapes, 5)]).toEqual([
      1,
      null,
      5,
      null,
    ]);
    const rows = [
      { level: 1, form: 'clause' as const },
      { level: 0, form: 'row' as const },
    ];
    expect([stepUp(rows, 1), stepDown(rows, 0)]).toEqual([null, null]);
  });
});
