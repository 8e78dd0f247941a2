import { describe, expect, it } from 'vitest';
import type { TargetCell } from '../../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { compareIndicator, mainTarget } from '../../../server/queries/indicators/compare.ts';
import { targetRecord } from '../../support/targets.ts';

const CITY_OLD = { id: 'old', date: '2019-01-01', level: 'provincial' as const, region: '某市' };
const CITY = { id: 'city', date: '2021-11-04', level: 'provincial' as const, region: '某市' };
const EAST = { id: 'east', date: '2023-04-01', level: 'county' as const, region: '东区' };
const WEST = { id: 'west', date: '2023-05-01', level: 'county' as const, region: '西区' };

function cell(documentId: string, target?: Partial<TargetRecord>): TargetCell {
  if (!target) return { documentId, targets: [], mentions: [], main: null };
  const one = targetRecord({ id: `${documentId}#t`, clauseId: `${documentId}/1`, unit: '%', ...target });
  return { documentId, targets: [one], mentions: [], main: one.id };
}
const mentioned = (documentId: string): TargetCell => ({ ...cell(documentId), mentions: [{ id: 'x' } as never] });
const verdicts = (documents: (typeof CITY)[] | object[], cells: TargetCell[], up: string | null = null) =>
  compareIndicator(documents as never, cells, up).map(({ document, against, verdict }) => [document, against, verdict]);

describe('compareIndicator', () => {
  it('measures each document against the nearest one above or before it, never against a sibling', () => {
    const cells = [
      cell('old', { value: 50 }),
      cell('city', { value: 60 }),
      cell('east', { value: 55 }),
      cell('west', { value: 65 }),
    ];
    expect(verdicts([CITY_OLD, CITY, EAST, WEST], cells)).toEqual([
      ['east', 'city', 'lowered'],
      ['city', 'old', 'raised'],
      ['west', 'city', 'raised'],
    ]);
    expect(verdicts([CITY_OLD, CITY, EAST, WEST], cells, 'old')[2]).toEqual(['west', 'old', 'raised']);
  });

  it('tells a number that is lost, one that is new, and says nothing where nothing stands', () => {
    expect(verdicts([CITY, EAST, WEST], [cell('city', { value: 60 }), mentioned('east'), cell('west')])).toEqual([
      ['east', 'city', 'no-value'],
    ]);
    expect(verdicts([CITY, EAST], [mentioned('city'), cell('east', { value: 60 })])).toEqual([
      ['east', 'city', 'value-added'],
    ]);
    expect(verdicts([CITY, EAST], [mentioned('city'), mentioned('east')])).toEqual([]);
    expect(verdicts([EAST, WEST], [cell('east', { value: 1 }), cell('west', { value: 2 })])).toEqual([]);
  });

  it('takes 全部达到 and a dated commitment for the same', () => {
    const whole = { value: 100, text: '全部达到标准', deadline: '2025' };
    const dated = { value: null, text: '达到标准', deadline: '2025' };
    expect(verdicts([CITY, EAST], [cell('city', whole), cell('east', dated)])[0]?.[2]).toBe('same');
    const figures = { value: 100, text: '达到100%', deadline: '2025' };
    expect(verdicts([CITY, EAST], [cell('city', figures), cell('east', dated)])[0]?.[2]).toBe('no-value');
  });
});

describe('mainTarget', () => {
  it('has a number, then a deadline, then comes first', () => {
    const bare = targetRecord({ id: 'a', value: 5 });
    const dated = targetRecord({ id: 'b', value: 5, deadline: '2025' });
    const words = targetRecord({ id: 'c', value: null, deadline: '2025' });
    expect(mainTarget([words, bare, dated])?.id).toBe('b');
    expect(mainTarget([words, bare])?.id).toBe('a');
    expect(mainTarget([])).toBeNull();
  });
});
