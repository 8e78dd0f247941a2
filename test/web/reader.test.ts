import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkView } from '../../graph-schema/api.ts';
import type { DocumentRecord, Span } from '../../graph-schema/records.ts';
import { columnWidths } from '../../web/views/document/official.tsx';
import { findIn } from '../../web/views/document/find.ts';
import { headerLooks, imprintLook, outsideLines } from '../../web/views/document/front-lines.ts';
import { insideGroups } from '../../web/views/document/inside-groups.ts';
import { linksByClause } from '../../web/views/document/links-of.ts';
import { nearestSlug, slugInWords } from '../../web/views/document/locators.ts';
import { idLikeness } from '../../web/parts/nearest.ts';
import { entryOf, outlineOf, type ReaderClause } from '../../web/views/document/outline-tree.ts';
import { drawnAsHeadings, rowLooks } from '../../web/views/document/tables.ts';
import {
  headingClass,
  layersOf,
  offsetInClause,
  paragraphsOf,
  runsOf,
  valueSpan,
} from '../../web/views/document/typeset.ts';

function clause(locator: string, text: string, more: Partial<ReaderClause> = {}): ReaderClause {
  const labels = locator.split('/');
  return {
    type: 'clause',
    id: `a-2021-1/${labels.length}.${locator.length}`,
    document: '甲府发〔2021〕1号',
    documentId: 'a-2021-1',
    locator,
    title: '',
    text,
    bodyStart: 0,
    label: '',
    form: 'item',
    role: 'measure',
    parent: labels.length > 1 ? labels.slice(0, -1).join('/') : null,
    order: 0,
    leaf: true,
    spans: [[0, text.length]],
    cells: [],
    targets: [],
    duty: null,
    citations: [],
    up: 0,
    down: 0,
    ...more,
  };
}

const row = (locator: string, texts: string[], names = ['序号', '任务']) => {
  const text = texts.join('\n');
  let at = 0;
  const cells = texts.map((one, index) => {
    const cell = { name: names[index] ?? '', text: one, span: [at, at + one.length] as [number, number] };
    at += one.length + 1;
    return cell;
  });
  return clause(locator, text, { form: 'row', cells, id: `a-2021-1/${locator}` });
};

describe('runsOf', () => {
  it('gives every stretch the layers that lie over it', () => {
    const runs = runsOf('达到60%以上', 0, 7, [
      { span: [2, 7], layer: { sort: 'target', object: '占比' } },
      { span: [2, 5], layer: { sort: 'found', current: true } },
    ]);
    expect(runs.map((run) => [run.text, run.layers.map((layer) => layer.sort)])).toEqual([
      ['达到', []],
      ['60%', ['target', 'found']],
      ['以上', ['target']],
    ]);
  });

  it('never loses or doubles a character', () => {
    const spans = fc.array(fc.tuple(fc.nat(25), fc.nat(25)));
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), spans, (text, some) => {
        const layers = some.map((span) => ({ span, layer: { sort: 'heading' } as const }));
        const runs = runsOf(text, 0, text.length, layers);
        expect(runs.map((run) => run.text).join('')).toBe(text);
      }),
      { seed: 7 },
    );
  });
});

describe('values of targets', () => {
  it.each([
    [{ text: '占比达到60％以上', value: 60, value2: null, unit: '%' }, '60％以上'],
    [{ text: '建成1—2所学校', value: 1, value2: 2, unit: '所' }, '1—2所'],
    [{ text: '建成12个', value: 12, value2: null, unit: '个' }, '12个'],
    [{ text: '超过一半', value: null, value2: null, unit: '' }, '超过一半'],
  ])('%o', (target, words) => {
    const before = '到2025年，';
    const span: [number, number] = [before.length, before.length + target.text.length];
    expect((before + target.text).slice(...valueSpan({ ...target, span }))).toBe(words);
  });
});

describe('paragraphs', () => {
  it('leave out empty lines and white space around lines', () => {
    const text = '一、甲\n\n　　乙丙 \n丁';
    expect(paragraphsOf(text).map(([from, to]) => text.slice(from, to))).toEqual(['一、甲', '乙丙', '丁']);
  });
});

describe('places of the cleaned text', () => {
  const split = clause('一', '甲乙丙丁', {
    spans: [
      [10, 12],
      [20, 22],
    ],
  });

  it('are found in a clause of several spans', () => {
    expect(offsetInClause(split, 11)).toBe(1);
    expect(offsetInClause(split, 21)).toBe(3);
    expect(offsetInClause(split, 15)).toBeNull();
  });

  it('mark a doubt at its words only', () => {
    const at = (span: [number, number] | null) =>
      layersOf(split, [
        { type: 'diagnostic', document: '', clause: '一', code: 'FOREIGN_PLACE', message: '外地地名', span },
      ]);
    expect(at([20, 21])).toEqual([{ span: [2, 3], layer: { sort: 'diagnostic', message: '外地地名' } }]);
    expect(at([30, 31])).toEqual([]);
    expect(at(null)).toEqual([]);
  });
});

describe('headings', () => {
  it.each([
    ['一、', 'heading-1'],
    ['（一）', 'heading-2'],
    ['(一)', 'heading-2'],
    ['6.', 'heading-3'],
    ['第十二条', 'heading-article'],
    ['第三章', 'heading-1'],
    ['', 'heading-1'],
  ])('%s is set as %s', (label, name) => {
    expect(headingClass({ label, form: 'item' })).toBe(name);
  });

  it('of annexes stand apart', () => {
    expect(headingClass({ label: '附件2', form: 'annex' })).toBe('heading-annex');
  });
});

describe('contents', () => {
  const clauses = [
    clause('一', '一、总体要求', { label: '一、', title: '总体要求', form: 'heading', id: 'a-2021-1/1' }),
    clause('一/（一）', '（一）目标。甲', { label: '（一）', title: '目标', up: 2, down: 1, id: 'a-2021-1/1.1' }),
    clause('一/（一）/—1', '——乙', { form: 'dash', up: 1, id: 'a-2021-1/1.1.d1' }),
    clause('附件2', '附件2\n清单', { label: '附件2', title: '清单', form: 'annex', id: 'a-2021-1/f2' }),
    row('附件2/1', ['1', '甲']),
    row('附件2/2', ['2', '乙']),
  ];
  const entries = outlineOf(clauses);

  it('list headings with links, and count rows instead of listing them', () => {
    expect(entries.map((entry) => [entry.text, entry.level, entry.links, entry.items])).toEqual([
      ['一、总体要求', 1, 0, 0],
      ['（一）目标', 2, 4, 0],
      ['附件2　清单', 1, 0, 2],
    ]);
  });

  it('know where an unlisted clause belongs', () => {
    expect(entryOf(entries, clauses, 'a-2021-1/附件2/2')).toBe('a-2021-1/f2');
    expect(entryOf(entries, clauses, 'a-2021-1/1.1.d1')).toBe('a-2021-1/1.1');
  });
});

describe('tables', () => {
  it('have one heading for neighbouring rows with the same columns', () => {
    const looks = rowLooks([
      row('附件/1', ['1', '甲']),
      row('附件/2', ['2', '乙']),
      clause('附件/备注', '备注'),
      row('附件/3', ['3', '丙']),
    ]);
    expect([looks.get('a-2021-1/附件/1')?.head, looks.get('a-2021-1/附件/2')?.head]).toEqual([['序号', '任务'], null]);
    expect(looks.get('a-2021-1/附件/3')?.head).toEqual(['序号', '任务']);
  });

  it('take their headings out of the text above them, and nothing else', () => {
    const above = clause('附件', '附件\n任务清单\n序  号\n任务', { id: 'a-2021-1/f', form: 'annex' });
    const clauses = [above, row('附件/1', ['1', '甲'])];
    const omit = drawnAsHeadings(clauses, rowLooks(clauses)).get(above.id)!;
    expect(['附件', '任务清单', '序  号', '任务', '序号 任务'].map(omit)).toEqual([false, false, true, true, true]);
  });

  it('give long columns more room, and the whole width together', () => {
    const widths = columnWidths([['1', '很长很长很长很长很长很长的任务', '甲局']]).map((one) => parseFloat(one));
    expect(widths[1]).toBeGreaterThan(widths[0]! * 2);
    expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(100, 0);
  });
});

describe('addresses that are gone', () => {
  const slugs = ['1', '1.1', 'f2', 'f2.19', 'f2.20', 'z1.1'];
  it.each([
    ['f2.21', 'f2.20'],
    ['f2.3', 'f2.19'],
    ['1.1.5', '1.1'],
    ['z9', 'z1.1'],
    ['x', null],
  ])('%s leads to %s', (wanted, nearest) => {
    expect(nearestSlug(slugs, wanted)).toBe(nearest);
  });

  it.each([
    ['f2.21', '附件2/21'],
    ['f.11', '附件/11'],
    ['3.2', '3/2'],
    ['0', '引言'],
    ['c3.a12', '第3章/第12条'],
  ])('%s was %s', (slug, words) => {
    expect(slugInWords(slug)).toBe(words);
  });

  it('offer documents of the same issuer and year first', () => {
    const likeness = (id: string) => idLikeness('yufufa-2021-35', id);
    expect(likeness('yufufa-2021-53')).toBeGreaterThan(likeness('yufufa-2019-18'));
    expect(likeness('yufufa-2019-18')).toBeGreaterThan(likeness('guofa-2019-4'));
  });
});

describe('lines outside the clauses', () => {
  const record = {
    title: '甲市图书馆工作方案',
    documentNumber: '甲府发〔2021〕1号',
    issuers: ['甲市人民政府'],
  };

  it('are title before the addressees, and behind them only where they repeat the title', () => {
    const lines = [
      '甲市人民政府文件',
      '甲府发 〔2021〕1号',
      '甲市人民政府关于',
      '印发甲市图书馆工作方案的通知',
      '各区县人民政府，',
      '各部门：',
      '甲市图书馆工作方案',
      '（试行）',
    ];
    expect(headerLooks(lines, record)).toEqual([
      'centred',
      'number',
      'title',
      'title',
      'addressee',
      'addressee',
      'title',
      'centred',
    ]);
  });

  it('are signed by issuer and date only', () => {
    expect(imprintLook('甲市人民政府', record.issuers)).toBe('signature');
    expect(imprintLook('乙部 甲市人民政府', ['乙部', '甲市人民政府'])).toBe('signature');
    expect(imprintLook('2021年3月4日', record.issuers)).toBe('signature');
    expect(imprintLook('二〇二一年三月四日', record.issuers)).toBe('signature');
    expect(imprintLook('（此件公开发布）', record.issuers)).toBe('plain');
    expect(imprintLook('自2021年3月4日起施行', record.issuers)).toBe('plain');
  });

  it('stand before the clause that follows them in the print', () => {
    const source = {
      document: {
        ...record,
        header: [
          [0, 4],
          [20, 29],
        ],
        imprint: [
          [12, 18],
          [60, 66],
        ],
      } as unknown as DocumentRecord,
      headerText: '甲乙丙丁\n甲市图书馆工作方案',
      imprintText: '甲市人民政府\n2021年印',
      clauses: [
        { id: 'a/n', spans: [[5, 11]] as Span[] },
        { id: 'a/1', spans: [[30, 50]] as Span[] },
      ],
    };
    const lines = outsideLines(source);
    expect(lines.get('a/n')?.map((line) => line.text)).toEqual(['甲乙丙丁']);
    expect(lines.get('a/1')?.map((line) => line.look)).toEqual(['signature', 'title']);
    expect(lines.get('')?.map((line) => line.text)).toEqual(['2021年印']);
  });
});

describe('links of a document', () => {
  const end = (id: string) => ({ id, documentId: id.split('/')[0] }) as LinkView['from'];
  const link = (from: string, to: string, relation: LinkView['relation'], score: number) =>
    ({ id: `${from}|${to}`, from: end(from), to: end(to), relation, score }) as LinkView;

  it('stand at their clauses by direction, best first', () => {
    const all = linksByClause(
      [
        link('b/1', 'a/1', 'IMPLEMENTS', 0.4),
        link('c/1', 'a/1', 'IMPLEMENTS', 0.9),
        link('a/1', 'd/1', 'CONTINUES', 0.5),
        link('a/f1', 'a/1', 'RESTATES', 0.8),
        link('a/1', 'e/1', 'PARALLELS', 0.5),
      ],
      'a',
    );
    const here = all.get('a/1')!;
    expect(here.down.map((one) => one.from.id)).toEqual(['c/1', 'b/1']);
    expect(here.up.map((one) => one.to.id)).toEqual(['d/1']);
    expect(here.restatedBy.map((one) => one.from.id)).toEqual(['a/f1']);
    expect(here.parallels).toHaveLength(1);
    expect(all.get('a/f1')?.restates.map((one) => one.to.id)).toEqual(['a/1']);
    expect(all.has('b/1')).toBe(false);
  });
});

describe('clauses of the same document', () => {
  it('are named together by list and in order', () => {
    const ref = (id: string, clause: string) => ({ id, clause, text: '' }) as LinkView['from'];
    const groups = insideGroups([
      ref('a/f2.28', '附件2/28'),
      ref('a/f2.2', '附件2/2'),
      ref('a/4.2', '四/（二）'),
      ref('a/f1.1', '附件1/1'),
    ]);
    expect(groups.map((one) => one.before + one.items.map((item) => item.label).join('、') + one.after)).toEqual([
      '四/（二）',
      '附件1第1项',
      '附件2第2、28项',
    ]);
  });
});

describe('find', () => {
  it('goes through clauses in order, whatever the width', () => {
    const found = findIn([clause('一', '达到６０％'), clause('二', '60%和60%')], '60%');
    expect(found.map((one) => one.span)).toEqual([
      [2, 5],
      [0, 3],
      [4, 7],
    ]);
    expect(findIn([clause('一', '甲')], ' ')).toEqual([]);
  });
});
