import { describe, expect, it } from 'vitest';
import { dueDomain, layoutDues, yearTicks } from '../../../web/charts/due-layout.ts';
import { layoutValues } from '../../../web/charts/value-layout.ts';

const SIZE = { width: 140, height: 40 };

describe('layoutValues', () => {
  it('puts documents side by side, larger values higher, and joins what is measured', () => {
    const { values, lines, log } = layoutValues(
      [
        { id: 'a', value: 50 },
        { id: 'b', value: 60, open: true },
      ],
      [{ from: 'a', to: 'b' }],
      SIZE,
    );
    expect(values.map(({ id, x }) => [id, x])).toEqual([
      ['a', 8],
      ['b', 132],
    ]);
    expect(values[0]!.y).toBeGreaterThan(values[1]!.y);
    expect(values[1]).toMatchObject({ y: 7, open: true });
    expect(lines).toEqual([{ path: `M8 ${values[0]!.y}L132 7`, share: false }]);
    expect(log).toBe(false);
  });

  it('stays inside the drawing by order of magnitude, with lost numbers on the base line', () => {
    const { values, lost, log, base } = layoutValues(
      [
        { id: 'a', value: 300 },
        { id: 'b', value: null, lost: true },
        { id: 'c', value: 1 },
        { id: 'd', value: null },
      ],
      [],
      SIZE,
    );
    expect(log).toBe(true);
    expect(values.every(({ y }) => y >= 7 && y <= base)).toBe(true);
    expect(lost).toHaveLength(1);
    expect(lost[0]!.x).toBeGreaterThan(values[0]!.x);
  });

  it('draws both ends of a range, and nothing where there are no values', () => {
    const [range] = layoutValues([{ id: 'a', value: 7, value2: 10 }], [], SIZE).values;
    expect(range!.y2).toBeGreaterThan(range!.y);
    expect(layoutValues([{ id: 'a', value: null }], [{ from: 'a', to: 'b' }], SIZE)).toMatchObject({
      values: [],
      lines: [],
    });
    expect(layoutValues([{ id: 'a', value: 0 }], [], SIZE).values[0]!.y).toBe(34.5);
  });
});

describe('layoutDues', () => {
  const items = [
    { id: 'a', issued: 2019.5, due: 2023 },
    { id: 'b', issued: 2021.8, due: null },
  ];

  it('shares one line of time', () => {
    expect(dueDomain(items)).toEqual([2019, 2023]);
    expect(dueDomain([])).toEqual([2020, 2025]);
    const { bars, years } = layoutDues(items, [2019, 2026], { width: 124, height: 40 });
    expect(bars[0]).toMatchObject({ open: false, y: 5 });
    expect(bars[1]).toMatchObject({ open: true, to: 120 });
    expect(bars[0]!.to).toBeLessThan(bars[1]!.to);
    expect(years[0]).toEqual({ year: 2019, x: 4 });
  });

  it('keeps many bars within its height, and few years', () => {
    const many = Array.from({ length: 16 }, (_, index) => ({ id: String(index), issued: 2021, due: 2025 }));
    const { bars } = layoutDues(many, [2019, 2026], { width: 124, height: 40 });
    expect(bars.at(-1)!.y).toBeLessThanOrEqual(35);
    expect(yearTicks([2000, 2040]).length).toBeLessThanOrEqual(5);
  });
});
