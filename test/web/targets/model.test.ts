import { describe, expect, it } from 'vitest';
import type { TargetCell, TargetRow } from '../../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import type { Verdict } from '../../../graph-schema/terms.ts';
import { deadlineEnd, yearOf } from '../../../web/parts/deadlines.ts';
import {
  courseOf,
  dueWords,
  filterByVerdict,
  findingsOf,
  sentenceAround,
  sentenceNaming,
  valuesOf,
  valueWords,
  verdictCounts,
} from '../../../web/views/targets/model.ts';
import { targetRecord } from '../../support/targets.ts';

const DOCUMENTS = ['city', 'east', 'west'].map((id) => ({ id })) as never[];
const NAMES = new Map([
  ['city', '某市'],
  ['east', '东区'],
  ['west', '西区'],
]);

function cell(documentId: string, ...own: Partial<TargetRecord>[]): TargetCell {
  const targets = own.map((one, index) => targetRecord({ id: `${documentId}#${index}`, unit: '所', ...one }));
  return { documentId, targets, mentions: [], main: targets[0]?.id ?? null };
}

function row(cells: TargetCell[], verdicts: Record<string, Verdict>, shares: TargetRow['shares'] = []): TargetRow {
  const comparisons = Object.entries(verdicts).map(([document, verdict]) => ({
    verdict,
    document,
    against: 'city',
    from: cells.find(({ documentId }) => documentId === document)?.main ?? null,
    to: 'city#0',
    note: '',
  }));
  return { id: 'r', object: '学校', cells, comparisons, shares };
}

describe('findingsOf', () => {
  it('tells documents of one finding together, and 一致 of all without names', () => {
    const cells = [cell('city', { value: 60 }), cell('east', { value: 60 }), cell('west', { value: 60 })];
    expect(findingsOf(row(cells, { east: 'same', west: 'same' }), NAMES, DOCUMENTS)).toEqual([
      { verdict: 'same', text: '' },
    ]);
    expect(findingsOf(row(cells, { east: 'no-value', west: 'no-value' }), NAMES, DOCUMENTS)).toEqual([
      { verdict: 'no-value', text: '东区、西区' },
    ]);
  });

  it('says what changed, the deadline where the value did not', () => {
    const cells = [
      cell('city', { value: 60, deadline: '2025' }),
      cell('east', { value: 70 }),
      cell('west', { value: 60, deadline: '2024' }),
    ];
    expect(findingsOf(row(cells, { east: 'raised', west: 'raised' }), NAMES, DOCUMENTS)).toEqual([
      { verdict: 'raised', text: '东区 60所 → 70所' },
      { verdict: 'raised', text: '西区 期限2025年 → 2024年' },
    ]);
  });

  it('adds shares up', () => {
    const cells = [cell('city', { value: 40, cmp: '>=' }), cell('east', { value: 1 }), cell('west', { value: 3 })];
    const sum = { to: 'city#0', total: 40, sum: 4, unit: '所', parts: ['east#0', 'west#0'] };
    expect(findingsOf(row(cells, { east: 'share', west: 'share' }, [sum]), NAMES, DOCUMENTS)).toEqual([
      { verdict: 'share', text: '东区、西区 2份共4所，上位≥40所（10%）' },
    ]);
    const small = { ...sum, total: 4000, sum: 1, parts: ['east#0'] };
    expect(findingsOf(row(cells, { east: 'share' }, [small]), NAMES, DOCUMENTS)[0]!.text).toContain('不足1%');
  });

  it('says where a document contradicts itself', () => {
    const cells = [cell('city'), cell('east', { value: 90, clause: '一' }, { value: 90, cmp: '>=', clause: '附件/5' })];
    expect(findingsOf(row(cells, {}), NAMES, DOCUMENTS)).toEqual([
      { verdict: 'different-basis', text: '东区同一文件写法不同：一 90所，附件/5 ≥90所' },
    ]);
  });
});

describe('filters', () => {
  it('count every verdict of a row; 一致 only where there is nothing else', () => {
    const mixed = row([], { east: 'same', west: 'no-value' });
    const same = row([], { east: 'same', west: 'deadline-added' });
    expect(filterByVerdict([mixed, same], 'same')).toEqual([same]);
    expect(filterByVerdict([mixed, same], 'no-value')).toEqual([mixed]);
    expect(verdictCounts([mixed, same]).map(({ verdict, count }) => [verdict, count])).toEqual([
      ['lowered', 0],
      ['no-value', 1],
      ['raised', 0],
      ['share', 0],
      ['same', 1],
      ['deadline-added', 1],
    ]);
  });
});

describe('values in words', () => {
  it.each<[Partial<TargetRecord>, string]>([
    [{ value: 60, unit: '%', cmp: '>=', text: '60%以上' }, '≥60%'],
    [{ value: 100, unit: '%', text: '全部达标' }, '全部'],
    [{ value: 100, unit: '%', text: '达到100%' }, '100%'],
    [{ value: null, text: '基本达标' }, '有期限'],
  ])('%j → %s', (target, words) => {
    expect(valueWords(targetRecord(target))).toBe(words);
  });

  it('names each value of a cell once, the main one first', () => {
    const own = cell('east', { value: 90 }, { value: 90 }, { value: 80 });
    expect(valuesOf({ ...own, main: 'east#2' }).map(({ words }) => words)).toEqual(['80所', '90所']);
  });

  it.each([
    [null, '未写期限'],
    ['十四五', '“十四五”'],
    ['2025-06', '2025年6月'],
    ['每5年', '每5年'],
  ])('deadline %s → %s', (deadline, words) => {
    expect(dueWords(targetRecord({ deadline }))).toBe(words);
  });
});

describe('courseOf', () => {
  it('brings multipliers into one unit, and draws nothing where units differ', () => {
    const both = row([cell('city', { value: 1, unit: '万人' }), cell('east', { value: 500, unit: '人' })], {});
    expect(courseOf(both).points.map(({ value }) => value)).toEqual([10_000, 500]);
    const other = row([cell('city', { value: 1, unit: '所' }), cell('east', { value: 5, unit: '%' })], {});
    expect(courseOf(other).points.map(({ value }) => value)).toEqual([null, null]);
  });

  it('marks shares, and what was lost', () => {
    const lost = { ...cell('west'), mentions: [{ id: 'west/1' } as never] };
    const { points, steps } = courseOf(
      row([cell('city', { value: 40 }), cell('east', { value: 1 }), lost], { east: 'share' }),
    );
    expect(points[2]).toMatchObject({ value: null, lost: true });
    expect(steps).toEqual([{ from: 'city', to: 'east', share: true }]);
  });
});

describe('sentences', () => {
  it('are cut at the marks around the number', () => {
    const text = '第一句。力争达到90%；第三句。';
    const at = text.indexOf('90%');
    expect(sentenceAround(text, [at, at + 3])).toEqual({ before: '力争达到', words: '90%', after: '；' });
  });

  it('are found by the letters of a name', () => {
    expect(sentenceNaming('加强领导。提高产业的匹配度。', '产业匹配度').before).toBe('提高产业的匹配度。');
  });
});

describe('deadlines as points in time', () => {
  it.each([
    ['2025', 2026],
    ['2025-06', 2025.5],
    ['十四五', 2026],
    ['2023—2025年', 2026],
    ['每5年', null],
    ['年底', null],
    [null, null],
  ])('%s → %s', (deadline, end) => {
    expect(deadlineEnd(deadline)).toBe(end);
  });

  it('dates are years with a fraction', () => {
    expect(yearOf('2021-07-01')).toBe(2021.5);
    expect(yearOf(null)).toBeNull();
  });
});
