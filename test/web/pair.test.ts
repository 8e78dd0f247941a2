import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseRef, LinkView } from '../../graph-schema/api.ts';
import type { TargetRecord } from '../../graph-schema/records.ts';
import { signalEntries, signalWords } from '../../web/parts/signals.ts';
import {
  bodyRows,
  disagree,
  isOpen,
  measureRows,
  nextOpen,
  numberRows,
  pairPieces,
  queueOf,
  statementsOn,
} from '../../web/views/pair/model.ts';

const clause = (id: string, more: Partial<ClauseRef> = {}): ClauseRef => ({
  id,
  documentId: id.slice(0, id.indexOf('/')),
  document: '市府发〔2021〕3号',
  documentTitle: '关于发展社区养老的意见',
  level: 'prefecture',
  region: null,
  date: null,
  clause: '一',
  title: '',
  text: '',
  lead: null,
  agencies: [],
  ...more,
});

const link = (from: string, to: string, more: Partial<LinkView> = {}): LinkView => ({
  id: `${from}|IMPLEMENTS|${to}`,
  relation: 'IMPLEMENTS',
  kind: 'adapted',
  score: 0.8,
  band: 'firm',
  signals: {},
  evidence: [],
  targets: [],
  review: null,
  from: clause(from),
  to: clause(to),
  ...more,
});

const review = (decision: 'confirmed' | 'rejected' | null, stale = false): LinkView['review'] => ({
  id: 'r1',
  decision,
  kind: null,
  note: '',
  who: '某人',
  when: '2024-01-01T00:00:00Z',
  stale,
});

const target = (id: string, object: string): TargetRecord => ({
  type: 'target',
  id,
  document: '',
  clause: '一',
  clauseId: 'low-1/1',
  text: '',
  span: [0, 0],
  object,
  value: 1,
  value2: null,
  cmp: '>=',
  unit: '个',
  deadline: null,
  deadlineSource: null,
  baseline: null,
});

describe('queueOf', () => {
  const all = [
    link('low-1/1.10', 'up-1/2'),
    link('low-1/1.9', 'up-1/10', { score: 0.4 }),
    link('low-1/1.9', 'up-1/2'),
    link('low-1/1.9', 'other-1/2'),
    link('low-1/1.9', 'low-1/f.1', { relation: 'RESTATES' }),
  ];
  const ids = (links: LinkView[]): string[] => links.map(({ from, to }) => `${from.id} ${to.id}`);

  it('keeps the links of the two documents, as printed', () => {
    expect(ids(queueOf(all, 'low-1', 'up-1', 'print'))).toEqual([
      'low-1/1.9 up-1/2',
      'low-1/1.9 up-1/10',
      'low-1/1.10 up-1/2',
    ]);
  });

  it('puts the least certain first on request', () => {
    expect(queueOf(all, 'low-1', 'up-1', 'doubt')[0]!.score).toBe(0.4);
  });
});

describe('nextOpen', () => {
  const queue = [
    link('low-1/1', 'up-1/1'),
    link('low-1/2', 'up-1/1', { review: review('confirmed') }),
    link('low-1/3', 'up-1/1', { review: review('confirmed', true) }),
  ];

  it.each([
    [0, 'low-1/3'],
    [2, 'low-1/1'],
    [-1, 'low-1/1'],
  ])('from %i goes to %s', (at, id) => {
    expect(nextOpen(queue, at)?.from.id).toBe(id);
  });

  it('is null where all is decided', () => {
    expect(nextOpen([queue[1]!], 0)).toBeNull();
  });

  it('counts a note alone, and changed words, as open', () => {
    expect(
      [review(null), review('rejected'), review('rejected', true), null].map((one) => isOpen({ review: one })),
    ).toEqual([true, false, true, true]);
  });
});

describe('pairPieces', () => {
  const show = (pieces: ReturnType<typeof pairPieces>['upper']): string =>
    pieces.map(({ text, how }) => (how === 'same' ? text : how === 'number' ? `<${text}>` : `[${text}]`)).join('');

  it.each([
    [
      '占比达到60%以上。',
      '到2025年，占比达到６０％以上。',
      '占比达到<60%以上>。',
      '[到]<2025年>[，]占比达到<６０％以上>。',
    ],
    // a number that is partly shared is one number, and what follows it is judged on its own
    ['匹配度到90%。', '匹配度到90%以上。', '匹配度到<90%>。', '匹配度到<90%以上>。'],
    ['建成食堂20个，办好。', '建成食堂30个，办好。', '建成食堂<20个>，办好。', '建成食堂<30个>，办好。'],
    ['培育2—3个名师', '培育名师', '培育<2—3个>名师', '培育名师'],
  ])('%s / %s', (upper, lower, upperShown, lowerShown) => {
    const pieces = pairPieces(upper, lower);
    expect([show(pieces.upper), show(pieces.lower)]).toEqual([upperShown, lowerShown]);
  });

  it('loses nothing', () => {
    const text = fc.stringMatching(/^[养老食堂20%年。]{0,20}$/u);
    fc.assert(
      fc.property(text, text, (upper, lower) => {
        const pieces = pairPieces(upper, lower);
        expect(pieces.upper.map((piece) => piece.text).join('')).toBe(upper);
        expect(pieces.lower.map((piece) => piece.text).join('')).toBe(lower);
      }),
      { seed: 5 },
    );
  });
});

describe('numberRows', () => {
  it('shows comparisons first, then what stands alone, paired by object', () => {
    const [a, b, c, d] = [target('a', '食堂'), target('b', '食堂'), target('c', '床位'), target('d', '床位')];
    const compared = link('low-1/1', 'up-1/1', { targets: [{ verdict: 'raised', from: b, to: a, note: '' }] });
    const data = {
      link: compared,
      fromTargets: [b, d],
      toTargets: [a, c, target('e', '驿站')],
    };
    expect(
      numberRows(data).map(({ object, upper, lower, verdict }) => [object, upper?.id, lower?.id, verdict]),
    ).toEqual([
      ['食堂', 'a', 'b', 'raised'],
      ['床位', 'c', 'd', null],
      ['驿站', 'e', undefined, null],
    ]);
  });
});

describe('bodyRows', () => {
  it('sets bodies of the same name but for the level beside each other', () => {
    const to = clause('up-1/1', { agencies: ['市民政局', '市财政局', '市商务局', '市人社局'], lead: '市民政局' });
    const from = clause('low-1/1', { agencies: ['区民政局', '区商务局', '各镇街'], lead: '区商务局' });
    expect(bodyRows({ from, to, counterparts: [] })).toEqual([
      { upper: '市民政局', lower: '区民政局', words: '对应，不再牵头' },
      { upper: '市商务局', lower: '区商务局', words: '对应，改为牵头' },
      { upper: '市财政局、市人社局', lower: null, words: '下位未列' },
      { upper: null, lower: '各镇街', words: '下位增加' },
    ]);
  });

  it('pair counterparts after the register, whatever they are called', () => {
    const [from, to] = [clause('a/1', { agencies: ['区人力社保局'] }), clause('b/1', { agencies: ['市人社厅'] })];
    const rows = bodyRows({ from, to, counterparts: [{ from: '区人力社保局', to: '市人社厅' }] });
    expect(rows).toEqual([{ upper: '市人社厅', lower: '区人力社保局', words: '对应' }]);
  });
});

describe('measureRows', () => {
  it('tells what is the same, changed and not there', () => {
    const upper = '新建社区食堂并给予补贴；每年评选一批示范食堂。组织志愿者上门送餐。';
    const lower = '新建社区食堂并给予补贴；每两年评选示范食堂若干。';
    expect(measureRows(upper, lower).map(({ state }) => state)).toEqual(['verbatim', 'adapted', 'none']);
  });
});

describe('signals', () => {
  it('are explained in a fixed order; unknown ones keep their name', () => {
    expect(signalEntries({ made: 1, heading: 0, measures: 0.5 }).map(([name]) => name)).toEqual([
      'measures',
      'heading',
      'made',
    ]);
    expect(signalWords('made')).toEqual({ name: 'made', meaning: '' });
    expect(signalWords('measures').name).toBe('共有措施');
  });
});

describe('statements about two clauses', () => {
  const said = (who: string, action: string, when: string, more: object = {}) =>
    ({
      id: who + when,
      who,
      action,
      when,
      kind: null,
      note: '',
      withdrawn: null,
      fromId: 'a/1',
      toId: 'b/1',
      ...more,
    }) as never;

  it('are those that were not taken back, newest first', () => {
    const all = [
      said('甲', 'confirmed', '2024-01-01'),
      said('乙', 'noted', '2024-01-03'),
      said('丙', 'rejected', '2024-01-02', { withdrawn: '2024-02-01' }),
    ];
    expect(statementsOn(all, 'a/1', 'b/1').map(({ who }) => who)).toEqual(['乙', '甲']);
    expect(statementsOn(all, 'a/1', 'b/2')).toEqual([]);
    expect(statementsOn(all, 'b/1', 'a/1')).toHaveLength(2);
  });

  it('disagree where the latest of two people differ', () => {
    const first = said('甲', 'confirmed', '2024-01-01');
    expect(disagree([first, said('乙', 'rejected', '2024-01-02')])).toBe(true);
    expect(disagree([first, said('甲', 'rejected', '2024-01-02')])).toBe(false);
    expect(disagree([first, said('乙', 'noted', '2024-01-02')])).toBe(false);
  });
});
