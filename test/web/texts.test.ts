import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { LinkView } from '../../graph-schema/api.ts';
import { alignTexts, countStates, inOrder, type TextClause } from '../../web/views/pair/texts/align.ts';

const clause = (id: string, text: string): TextClause => ({ id, text, title: '', duty: null }) as unknown as TextClause;

const OLD = [
  clause('old-1/1', '建立校企合作机制，支持企业办学。'),
  clause('old-1/2', '每年培训教师不少于三千人次，经费列入预算。'),
  clause('old-1/3', '完善考核办法，结果向社会公布。'),
  clause('old-1/4', '设立专项资金，专款专用，定期审计。'),
];
const NEW = [
  clause('new-1/1', '设立专项资金，专款专用，定期审计。'),
  clause('new-1/2', '建立校企合作机制，支持企业办学。'),
  clause('new-1/3', '每年培训教师不少于五千人次，经费列入预算。'),
  clause('new-1/4', '推动国际交流，办好海外学院。'),
];

const shown = (rows: ReturnType<typeof alignTexts>) =>
  rows.map(({ state, upper, lower }) => [state, upper?.clause.id.slice(6), lower?.clause.id.slice(6)]);

describe('two documents clause by clause', () => {
  it('stand side by side where they belong together, alone where only one has it, at both places where it moved', () => {
    expect(shown(alignTexts(OLD, NEW))).toEqual([
      ['moved', undefined, '1'],
      ['same', '1', '2'],
      ['changed', '2', '3'],
      ['upper-only', '3', undefined],
      ['moved', '4', undefined],
      ['lower-only', undefined, '4'],
    ]);
  });

  it('are counted by what became of each clause', () => {
    expect(countStates(alignTexts(OLD, NEW))).toEqual({
      same: 1,
      changed: 1,
      moved: 1,
      'upper-only': 1,
      'lower-only': 1,
    });
  });

  it('follow a link between clauses of other words, unless a reviewer rejected it', () => {
    const link = (decision: string | null) =>
      ({
        from: { id: 'new-1/4' },
        to: { id: 'old-1/3' },
        score: 0.8,
        review: decision && { decision },
      }) as unknown as LinkView;
    expect(shown(alignTexts(OLD, NEW, [link(null)]))).toContainEqual(['changed', '3', '4']);
    expect(shown(alignTexts(OLD, NEW, [link('rejected')]))).not.toContainEqual(['changed', '3', '4']);
  });

  it('lose no clause and keep the order of each side', () => {
    const texts = fc.array(
      fc.constantFrom('建立校企合作机制。', '完善考核办法。', '设立专项资金。', '办好海外学院。'),
      {
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(texts, texts, (olds, news) => {
        const [upper, lower] = [
          olds.map((text, at) => clause(`old-1/${at}`, text)),
          news.map((text, at) => clause(`new-1/${at}`, text)),
        ];
        const rows = alignTexts(upper, lower);
        expect(rows.flatMap((row) => row.upper?.clause ?? [])).toEqual(upper);
        expect(rows.flatMap((row) => row.lower?.clause ?? [])).toEqual(lower);
      }),
      { seed: 7 },
    );
  });
});

it('the heaviest chain keeps the order of both', () => {
  const pair = (upper: number, lower: number, weight: number) => ({ upper, lower, weight });
  const pairs = [pair(0, 2, 1), pair(1, 0, 0.6), pair(2, 1, 0.6)];
  expect([...inOrder(pairs)].map(({ upper }) => upper).sort()).toEqual([1, 2]);
});
