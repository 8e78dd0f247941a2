import { describe, expect, it } from 'vitest';
import { layoutTimeline, type TimelineDocument } from '../../../web/charts/timeline-layout.ts';

function document(id: string, date: number | null, level: TimelineDocument['level']): TimelineDocument {
  return { id, label: `某发〔2021〕${id}号`, date, level, held: true };
}

describe('layoutTimeline', () => {
  const documents = [
    document('3', 2023.3, 'county'),
    document('1', 2019.5, 'national'),
    document('2', 2021.8, 'provincial'),
    document('4', 2022, null),
  ];
  const layout = layoutTimeline(documents, [{ from: '3', to: '2', how: 'cited' }], { width: 320 });
  const at = (id: string) => layout.documents.find((one) => one.id === id)!;

  it('goes from left to right by date and from the top down by level', () => {
    expect(at('1').x).toBeLessThan(at('2').x);
    expect(at('2').x).toBeLessThan(at('3').x);
    expect(layout.rows.map(({ level }) => level)).toEqual(['national', 'provincial', 'county', null]);
    expect(at('1').y).toBeLessThan(at('2').y);
    expect(at('3').y).toBeLessThan(at('4').y);
    expect(layout.edges[0]!.path).toMatch(/^M\d+/u);
  });

  it('keeps labels inside, and apart in lanes of their own', () => {
    expect(at('3').side).toBe('left');
    const crowd = layoutTimeline(
      Array.from({ length: 12 }, (_, index) => document(String(index), 2021, 'county')),
      [],
      { width: 320 },
    );
    expect(new Set(crowd.documents.map(({ y }) => y)).size).toBe(12);
    expect(crowd.height).toBeGreaterThan(12 * 20);
  });

  it('has few years, none without dates, and leaves out edges to what is not there', () => {
    const long = layoutTimeline([document('a', 1990, 'county'), document('b', 2023, 'county')], [], { width: 320 });
    expect(long.years.length).toBeLessThanOrEqual(7);
    const bare = layoutTimeline([document('a', null, null)], [{ from: 'a', to: 'x', how: 'cited' }], { width: 320 });
    expect(bare).toMatchObject({ years: [], edges: [] });
  });
});
