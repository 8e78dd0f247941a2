import { describe, expect, it } from 'vitest';
import { beginsWithHeading, nodesOfText, withoutNumber } from '../../../web/views/draft/editor/clipboard.ts';
import { blockOf } from '../../../web/views/draft/editor/schema.ts';
import { takenWording } from '../../../web/views/draft/session/insert.ts';

const read = (text: string) => nodesOfText(text).map(blockOf).map(({ form, level, title, text: words, agencies }) => ({ form, level, title, text: words, agencies })); // prettier-ignore

describe('pasted text', () => {
  it('keeps levels from printed numbers, with headings', () => {
    expect(
      read('为落实意见，制定本方案。\r\n一、\t总体要求\n（一）健全机制。推动落实。\n1．建设学校\n（1）改造校舍'),
    ).toEqual([
      { form: 'paragraph', level: 0, title: '', text: '为落实意见，制定本方案。', agencies: [] },
      { form: 'clause', level: 1, title: '总体要求', text: '', agencies: [] },
      { form: 'clause', level: 2, title: '健全机制', text: '推动落实。', agencies: [] },
      { form: 'clause', level: 3, title: '', text: '建设学校', agencies: [] },
      { form: 'clause', level: 4, title: '', text: '改造校舍', agencies: [] },
    ]);
  });

  it('makes rows of cells, bodies apart, without the heads of columns', () => {
    expect(read('序号\t工作任务\t责任单位\n1\t建设实训基地10个\t区教委、区财政局\n2\t培训教师\t')).toEqual([
      { form: 'row', level: 0, title: '', text: '建设实训基地10个', agencies: ['区教委', '区财政局'] },
      { form: 'row', level: 0, title: '', text: '培训教师', agencies: [] },
    ]);
  });

  it.each([
    ['3.5亿元投入', 0],
    ['一是坚持方向', 0],
    ['（2025年）完成', 0],
    ['2025年建成', 0],
    ['十一、附则', 1],
    ['（十二）保障', 2],
  ])('%s is level %i', (line, level) => {
    expect(withoutNumber(line).level).toBe(level);
  });

  it('knows a heading from a sentence', () => {
    expect(beginsWithHeading('健全机制。推动落实。')).toBe(true);
    expect(beginsWithHeading('推动职业教育改革，健全机制。再推进。')).toBe(false);
    expect(beginsWithHeading('推动落实。')).toBe(false);
  });
});

describe('wording that is taken over', () => {
  it('leaves number, number cell and bodies behind', () => {
    expect(takenWording({ text: '17\n引进优质资源开展合作。\n区教委、区财政局' }, ['区教委', '区财政局'])).toBe(
      '引进优质资源开展合作。',
    );
    expect(takenWording({ text: '（三）健全机制。推动落实。' }, [])).toBe('健全机制。推动落实。');
  });
});
