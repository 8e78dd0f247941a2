import { describe, expect, it } from 'vitest';
import { foldKey, layoutLineage, type LineageModel, type LineageRow } from '../../../web/charts/lineage-layout.ts';

function row(id: string, group = '', rest: Partial<LineageRow> = {}): LineageRow {
  return { id, label: id, text: `第${id}项`, group, state: null, note: '', ...rest };
}

const MODEL: LineageModel = {
  upper: [
    row('u1', '一、体系', { state: 'carried' }),
    row('u2', '一、体系', { state: 'omitted' }),
    row('u3', '二、资源', { state: 'carried' }),
  ],
  lower: [row('l1'), row('l2')],
  links: [
    { id: 'a', from: 'l1', to: 'u1', kind: 'verbatim', score: 0.9 },
    { id: 'b', from: 'l1', to: 'u3', kind: 'thematic', score: 0.3 },
    { id: 'c', from: 'gone', to: 'u1', kind: 'verbatim', score: 1 },
  ],
};

describe('layoutLineage', () => {
  const layout = layoutLineage(MODEL, { width: 1000 });

  it('keeps the printed order and never lets rows overlap', () => {
    for (const { rows } of [layout.upper, layout.lower]) {
      for (const [index, placed] of rows.slice(1).entries()) {
        expect(placed.y).toBeGreaterThanOrEqual(rows[index]!.y + rows[index]!.height - 0.01);
      }
    }
    expect(layout.upper.rows.map(({ id }) => id)).toEqual(['u1', 'u2', 'u3']);
  });

  it('puts a heading before each part and a bracket beside its rows', () => {
    expect(layout.upper.headings.map(({ text }) => text)).toEqual(['一、体系', '二、资源']);
    const [first] = layout.upper.headings;
    expect(first!.top).toBeLessThanOrEqual(layout.upper.rows[0]!.y);
    expect(first!.bottom).toBeGreaterThan(layout.upper.rows[1]!.y);
  });

  it('spreads the shorter column over the height of the longer', () => {
    const last = (rows: { y: number; height: number }[]) => rows.at(-1)!.y + rows.at(-1)!.height;
    expect(last(layout.lower.rows)).toBeCloseTo(last(layout.upper.rows), 0);
  });

  it('draws links between rows that are there, the surer the wider', () => {
    expect(layout.ribbons.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(layout.ribbons[0]!.width).toBeGreaterThan(layout.ribbons[1]!.width);
    expect(layout.ribbons[0]!.path).toMatch(/^M\d+,[\d.]+C/u);
  });

  it('folds a part into its heading and bundles its links', () => {
    const links = [...MODEL.links, { id: 'd', from: 'l1', to: 'u2', kind: 'adapted', score: 0.95 } as const];
    const folded = layoutLineage({ ...MODEL, links }, { width: 1000, folded: new Set([foldKey('upper', '一、体系')]) });
    expect(folded.upper.rows.map(({ id }) => id)).toEqual(['u3']);
    expect(folded.upper.headings[0]).toMatchObject({ folded: 2 });
    const bundled = folded.ribbons.find(({ count }) => count === 2);
    expect(bundled).toMatchObject({ kind: 'adapted', score: 0.95 });
  });

  it('fills the height that is there', () => {
    expect(layoutLineage(MODEL, { width: 1000, minHeight: 700 }).height).toBe(700);
  });

  it('copes with nothing', () => {
    const empty = layoutLineage({ upper: [], lower: [], links: [] }, { width: 1000 });
    expect(empty.ribbons).toEqual([]);
    expect(empty.height).toBeGreaterThan(0);
  });
});
