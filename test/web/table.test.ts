import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseRef } from '../../graph-schema/api.ts';
import type { TableCell, TableRow } from '../../graph-schema/api-table.ts';
import { commonRuns, diffTexts } from '../../web/parts/diff.ts';
import { wordingOf } from '../../graph-schema/clause-wording.ts';
import {
  annexesOf,
  cellMark,
  filterRows,
  groupRange,
  groupRows,
  notableVerdicts,
  quotePieces,
  shorten,
} from '../../web/views/table/model.ts';

const CLAUSE: ClauseRef = {
  id: 'shifufa-2021-3/f.1',
  documentId: 'shifufa-2021-3',
  document: '市府发〔2021〕3号',
  documentTitle: '关于发展社区养老的意见',
  level: 'prefecture',
  region: null,
  date: '2021-03-01',
  clause: '附件/1',
  title: '',
  text: '1\n新建社区食堂10个以上。\n市民政局、市商务局',
  lead: '市民政局',
  agencies: ['市民政局', '市商务局'],
};

const cell = (state: TableCell['state'], addressed = false): TableCell => ({
  state,
  reason: '',
  addressed,
  entries: [],
});
const row = (number: string, group: string, cells: TableCell[]): TableRow => ({
  clause: { ...CLAUSE, id: `shifufa-2021-3/f.${number}`, clause: `附件/${number}` },
  group,
  targets: [],
  cells,
});

const marked = (upper: string, lower: string): [string, string] => {
  const diff = diffTexts(upper, lower);
  const show = (pieces: typeof diff.upper): string =>
    pieces.map(({ text, same }) => (same ? text : `[${text}]`)).join('');
  return [show(diff.upper), show(diff.lower)];
};

describe('diffTexts', () => {
  it.each([
    ['同样的话。', '同样的话。', '同样的话。', '同样的话。'],
    [
      '扩大社区食堂规模，力争满意',
      '扩大社区食堂规模，到2025年，力争满意',
      '扩大社区食堂规模，力争满意',
      '扩大社区食堂规模，[到2025年，]力争满意',
    ],
    ['达到60%以上。', '达到６０％以上。', '达到60%以上。', '达到６０％以上。'],
    ['', '新增的一句', '', '[新增的一句]'],
    // a whole sentence is left out, with its own stop
    ['办好社区食堂。再建一批。', '办好社区食堂。', '办好社区食堂。[再建一批。]', '办好社区食堂。'],
    [
      '办好社区食堂。评选示范。',
      '办好社区食堂。再建一批。评选示范。',
      '办好社区食堂。评选示范。',
      '办好社区食堂。[再建一批。]评选示范。',
    ],
    // two characters in the middle that happen to agree are no common run
    ['鼓励养老机构办食堂', '支持养老服务进社区', '[鼓励养老机构办食堂]', '[支持养老服务进社区]'],
  ])('%s / %s', (upper, lower, upperMarked, lowerMarked) => {
    expect(marked(upper, lower)).toEqual([upperMarked, lowerMarked]);
  });

  it('loses nothing, never crosses, and claims only what both sides say', () => {
    const text = fc.stringMatching(/^[养老食堂。]{0,24}$/u);
    fc.assert(
      fc.property(text, text, (upper, lower) => {
        const diff = diffTexts(upper, lower);
        expect(diff.upper.map((piece) => piece.text).join('')).toBe(upper);
        expect(diff.lower.map((piece) => piece.text).join('')).toBe(lower);
        let [atUpper, atLower] = [0, 0];
        for (const run of commonRuns(upper, lower)) {
          expect(upper.slice(run.upper, run.upper + run.length)).toBe(lower.slice(run.lower, run.lower + run.length));
          expect(run.upper).toBeGreaterThanOrEqual(atUpper);
          expect(run.lower).toBeGreaterThanOrEqual(atLower);
          [atUpper, atLower] = [run.upper + run.length, run.lower + run.length];
        }
      }),
      { seed: 11 },
    );
  });
});

describe('wordingOf', () => {
  it.each([
    ['row of a list', {}, '新建社区食堂10个以上。'],
    [
      'label, heading and body',
      { text: '（一）办好食堂。\n新建一批。', title: '办好食堂', agencies: [] },
      '新建一批。',
    ],
    ['heading alone', { text: '（一）办好食堂。', title: '办好食堂', agencies: [] }, '（一）办好食堂。'],
    ['number that is no label', { text: '10个\n食堂', agencies: [] }, '10个\n食堂'],
    [
      'last line of other words',
      { text: '1\n由市民政局、市商务局办。', agencies: ['市民政局'] },
      '由市民政局、市商务局办。',
    ],
  ])('%s', (_, change, wording) => {
    expect(wordingOf({ ...CLAUSE, ...change })).toBe(wording);
  });
});

describe('rows', () => {
  const rows = [
    row('1', '一、设施', [cell('carried', true), cell('omitted')]),
    row('2', '一、设施', [cell('carried'), cell('not-applicable')]),
    row('3', '二、保障', [cell('body-only'), cell('carried')]),
  ];

  it('are filtered by what a cell says', () => {
    expect(filterRows(rows, 'all')).toHaveLength(3);
    expect(filterRows(rows, 'omitted').map(({ clause }) => clause.clause)).toEqual(['附件/1']);
    expect(filterRows(rows, 'addressed').map(({ clause }) => clause.clause)).toEqual(['附件/1']);
    expect(filterRows(rows, 'target')).toEqual([]);
  });

  it('stand together by part, in printed order', () => {
    expect(groupRows(rows).map(({ name, rows: some }) => [name, groupRange(some)])).toEqual([
      ['一、设施', '第1—2项'],
      ['二、保障', '第3项'],
    ]);
    expect(groupRange([row('（一）', '', [])])).toBe('1条');
  });

  it('are told apart by annex where there are several', () => {
    const other = row('1', '一、设施', [cell('carried')]);
    const annexed = { ...other, clause: { ...other.clause, id: 'shifufa-2021-3/f2.1', clause: '附件2/1' } };
    expect(groupRows([rows[0]!, annexed]).map(({ name }) => name)).toEqual(['附件　一、设施', '附件2　一、设施']);
    expect(annexesOf([rows[0]!, annexed])).toEqual([
      ['f', '附件'],
      ['f2', '附件2'],
    ]);
  });

  it('tell each verdict once, 一致 only alone', () => {
    const verdicts = (['share', 'same', 'share', 'raised'] as const).map((verdict) => ({ verdict, text: verdict }));
    expect(notableVerdicts(verdicts).map(({ verdict, count }) => [verdict, count])).toEqual([
      ['share', 2],
      ['raised', 1],
    ]);
    expect(notableVerdicts([{ verdict: 'same', text: '' }]).map(({ verdict }) => verdict)).toEqual(['same']);
  });

  it('have a mark for each state, but 不适用', () => {
    expect(rows[0]!.cells.map(cellMark)).toEqual(['thematic', 'none']);
    expect(rows[1]!.cells.map(cellMark)).toEqual(['thematic', null]);
    expect(cellMark(rows[2]!.cells[0]!)).toBe('body');
  });
});

describe('quotePieces', () => {
  const upper = '新建社区食堂10个以上，方便老人就餐。';
  const evidence = (from: number, text: string, to: [number, number]) => [
    { from: [from, from + text.length] as [number, number], to, text },
  ];

  it('tells evidence, change and context apart', () => {
    const pieces = quotePieces(
      {
        quote: '按照要求，新建社区食堂，方便老人就餐。每年检查。',
        evidence: evidence(5, '新建社区食堂，方便老人就餐。', [0, 19]),
      },
      upper,
    );
    expect(pieces.map(({ how, text }) => `${how}:${text}`)).toEqual([
      'around:按照要求，',
      'same:新建社区食堂',
      'same:，方便老人就餐。',
      'around:每年检查。',
    ]);
  });

  it('underlines nothing where hardly anything is shared', () => {
    const quote = '开展助餐配送服务上门';
    expect(quotePieces({ quote, evidence: evidence(0, quote, [0, 19]) }, upper)).toEqual([
      { text: quote, how: 'same' },
    ]);
  });

  it('shows the sentence as it is where the evidence is not in it', () => {
    expect(quotePieces({ quote: '另一句', evidence: evidence(0, '不在句中', [0, 4]) }, upper)).toEqual([
      { text: '另一句', how: 'same' },
    ]);
  });
});

describe('shorten', () => {
  it('keeps what is next to the evidence', () => {
    const text = '一'.repeat(20) + '二'.repeat(20);
    expect(shorten(text, 'first')).toEqual(['', text.slice(0, 26), text.slice(26)]);
    expect(shorten(text, 'last')).toEqual([text.slice(0, 14), text.slice(14), '']);
    expect(shorten('短', 'between')).toEqual(['短', '', '']);
  });
});
