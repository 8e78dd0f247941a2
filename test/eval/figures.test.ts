import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changes, readBaseline, writeBaseline } from './baseline.ts';
import { f1Interval } from './bootstrap.ts';
import { prf } from './figures.ts';
import { round3 } from './text.ts';
import { figureTables, shownFigures } from './document.ts';
import { checkingScopes } from './sections.ts';
import type { Item, Measure } from './types.ts';

describe('figures', () => {
  it.each([
    [0.0625, 0.062],
    [0.1875, 0.188],
    [0.3125, 0.312],
    [0.125, 0.125],
    [2 / 3, 0.667],
    [0.0005, 0.001],
    [0, 0],
    [1, 1],
  ])('rounds %d to %d as Python does', (value, rounded) => {
    expect(round3(value)).toBe(rounded);
  });

  it('has precision, recall and F1', () => {
    expect(prf({ tp: 3, fp: 1, fn: 3 })).toEqual({ p: 0.75, r: 0.5, f1: 0.6 });
    expect(prf({ tp: 0, fp: 0, fn: 2 })).toEqual({ p: 0, r: 0, f1: 0 });
  });
});

const items = (outcomes: string): Item[] =>
  Array.from(outcomes, (mark, i) => ({
    name: `项${i}`,
    outcome: mark === '+' ? 'hit' : mark === '-' ? 'missed' : 'extra',
  }));
const measure = (list: Item[], scope = 'D0'): Measure => ({
  part: 'links',
  scope,
  tp: list.filter((item) => item.outcome === 'hit').length,
  fp: list.filter((item) => item.outcome === 'extra').length,
  fn: list.filter((item) => item.outcome === 'missed').length,
  ratio: { name: 'kind', right: 0, of: 0 },
  items: list,
});

describe('the interval', () => {
  it('lies around the figure, narrows with more items, and is the same each time', () => {
    const few = f1Interval(items('++-+!'))!;
    const many = f1Interval(items('++-+!'.repeat(40)))!;
    expect(few[0]).toBeLessThan(0.75);
    expect(few[1]).toBeGreaterThan(0.75);
    expect(many[1] - many[0]).toBeLessThan(few[1] - few[0]);
    expect(f1Interval(items('++-+!'))).toEqual(few);
  });

  it('is nothing without items, and a point where all are right', () => {
    expect(f1Interval([])).toBeNull();
    expect(f1Interval(items('++++'))).toEqual([1, 1]);
  });
});

describe('the baseline', () => {
  const file = (): string => join(mkdtempSync(join(tmpdir(), 'zhengmai-eval-')), 'baseline.json');

  it('names what was won and lost since', () => {
    const path = file();
    writeBaseline(path, {}, [measure(items('+-!+'))], new Set());
    const now = measure([
      { name: '项0', outcome: 'missed' },
      { name: '项1', outcome: 'hit' },
      { name: '项3', outcome: 'hit' },
      { name: '新', outcome: 'extra' },
    ]);
    expect(changes(readBaseline(path), [now], new Set())).toEqual([
      { scope: 'links D0', won: ['项1', '不再误报 项2'], lost: ['项0', '误报 新'] },
    ]);
    expect(changes(readBaseline(path), [measure(items('+-!+'))], new Set())).toEqual([]);
  });

  it('keeps only figures of scopes for checking, and keeps scopes that were not scored', () => {
    const path = file();
    writeBaseline(path, {}, [measure(items('+-'), 'P1'), measure(items('+'))], new Set(['P1']));
    const before = readBaseline(path);
    expect(before['links P1']).toEqual({ tp: 1, fp: 0, fn: 1, right: 0, of: 0 });
    writeBaseline(path, before, [measure(items('++'))], new Set(['P1']));
    expect(readBaseline(path)['links P1']).toEqual(before['links P1']);
    expect(changes(before, [measure(items('--'), 'P1')], new Set(['P1']))).toEqual([]);
  });
});

describe('the tables', () => {
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

  it('in docs/quality.md are those of the kept figures', () => {
    const checkOnly = checkingScopes({ corpus: '', gold: here('../gold'), pool: null });
    const tables = figureTables(readBaseline(here('baseline.json')), checkOnly);
    expect(shownFigures(here('../../docs/quality.md'))).toBe(tables.trim());
  });

  it('sum what is kept for checking apart', () => {
    const entry = (tp: number, fp: number, fn: number) => ({ tp, fp, fn, right: tp, of: tp });
    const baseline = {
      'links A': entry(1, 0, 0),
      'links B': entry(1, 1, 1),
      'links C': entry(0, 0, 4),
      'links D': entry(0, 2, 0),
    };
    expect(
      figureTables(baseline, new Set(['C', 'D']))
        .split('\n')
        .slice(-3),
    ).toEqual([
      '| **all** | 0.667 | 0.667 | 0.667 | 2 | 1 | 1 | 2/2 |',
      '| **all (check)** | 0.000 | 0.000 | 0.000 | 0 | 2 | 4 | – |',
      '',
    ]);
  });
});
