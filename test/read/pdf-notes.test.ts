import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import type { Rules, Run } from '../../ingest/read/pdf-geometry.ts';
import { splitNotes } from '../../ingest/read/pdf-notes.ts';
import { makePages, type PdfText } from '../support/pdf.ts';

const run = (text: string, x: number, y: number, size = 16): Run => ({ text, x, y, width: text.length * size, size });
const NO_RULES: Rules = { horizontal: [], vertical: [] };
const RULE: Rules = { horizontal: [{ at: 96, from: 72, to: 200 }], vertical: [] };

/** Two lines of text with a raised 1 in the second. */
const BODY = [
  run('各区要加强节水工作，完善计量设施和管理制度', 72, 200),
  run('到2026年，常住人口', 72, 170),
  run('1', 250, 177, 9),
  run('用水总量控制在10亿立方米以内。', 260, 170),
];
const NOTE = [run('1', 72, 84, 9), run('按普查的常住人口', 80, 80, 9), run('计算。', 72, 68, 9)];
const texts = (runs: readonly Run[]): string[] => runs.map(({ text }) => text);

describe('splitNotes', () => {
  it('takes small print with a mark that is raised in the text for a note', () => {
    const { body, notes } = splitNotes([...BODY, ...NOTE], NO_RULES);
    expect(notes).toEqual([{ mark: '［1］', text: '［1］按普查的常住人口计算。' }]);
    expect(texts(body)).toEqual([...texts(BODY.slice(0, 2)), '［1］', BODY[3]!.text]);
  });

  it.each(['①', '[1]', '（1）', '*'])('takes small print with %s below a short rule for a note', (mark) => {
    const plain = [BODY[0]!, BODY[1]!, BODY[3]!];
    const { body, notes } = splitNotes([...plain, run(`${mark}按常住人口计算。`, 72, 80, 9)], RULE);
    expect(notes.map(({ text }) => text)).toEqual([`［${mark === '*' ? '*' : 1}］按常住人口计算。`]);
    expect(texts(body)).toEqual(texts(plain));
  });

  it('leaves the page number below the notes in the text', () => {
    const { body, notes } = splitNotes([...BODY, ...NOTE, run('— 3 —', 280, 40, 9)], NO_RULES);
    expect(notes).toHaveLength(1);
    expect(texts(body)).toContain('— 3 —');
  });

  it.each<[string, Run[], Rules]>([
    ['without rule and mark', [...BODY.slice(0, 2), BODY[3]!, ...NOTE], NO_RULES],
    ['as large as the text', [...BODY, run('1按常住人口计算。', 72, 80)], RULE],
    ['that begins with a year', [...BODY, run('2023年5月印发', 72, 80, 9)], RULE],
    ['with text below it', [...BODY, ...NOTE, run('各区要落实责任。', 72, 40)], NO_RULES],
    ['below a rule as wide as the text', [BODY[0]!, BODY[1]!, BODY[3]!, ...NOTE], { horizontal: [{ at: 96, from: 72, to: 700 }], vertical: [] }], // prettier-ignore
  ])('leaves small print %s where it is', (_, runs, rules) => {
    expect(splitNotes(runs, rules)).toEqual({ body: runs, notes: [] });
  });

  it('leaves units with a raised 2 alone', () => {
    const runs = [...BODY, run('面积100m', 72, 140), run('2', 170, 147, 9), run('2 含公摊。', 72, 80, 9)];
    const { body } = splitNotes(runs, RULE);
    expect(texts(body)).toContain('2');
  });
});

describe('a PDF with notes', () => {
  const line = (text: string, y: number, size = 16): PdfText => ({ text, x: 72, y, size });
  const pages = makePages([
    {
      texts: [
        line('河阳市人民政府关于加强节水工作的意见', 780),
        line('一、总体要求', 740),
        line('坚持节水优先，完善制度，落实各方面的责任，提高效率', 710),
        line('到2026年，全市常住人口', 680),
        { text: '1', x: 252, y: 687, size: 9 },
        { text: '用水总量控制在10亿立方', x: 262, y: 680, size: 16 },
        line('1 按第七次人口普查的常住人口计算，不含', 90, 9),
        line('流动人口。', 78, 9),
        { text: '— 1 —', x: 280, y: 40, size: 9 },
      ],
      lines: [[72, 104, 190, 104]],
    },
    { texts: [line('米以内，漏损率不超过8%。', 780), line('二、组织保障', 750), line('市水利局负责。', 720)] },
  ]);

  it('has them behind the paragraph that they belong to, and sentences whole over the page', async () => {
    const [first] = await readInput({ name: '意见.pdf', bytes: pages });
    const all = first!.source.lines.map(({ text }) => text);
    expect(all.indexOf('［1］按第七次人口普查的常住人口计算，不含流动人口。')).toBe(all.indexOf('二、组织保障') - 1);
    const [document] = await ingestFile({ name: '意见.pdf', bytes: pages });
    expect(document!.clauses.find(({ locator }) => locator === '一')?.text).toMatch(/10亿立方米以内，漏损率/u);
    expect(document!.targets.map(({ object, value }) => [object, value])).toEqual([
      ['全市常住人口用水总量', 10],
      ['漏损率', 8],
    ]);
  });
});
