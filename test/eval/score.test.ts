import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { CORPUS_NUMBERS, readGold } from './gold.ts';
import { asScorePy, scoreCorpus } from './score.ts';
import { reading } from './source.ts';
import type { Gold, Row } from './types.ts';

const folder = fileURLToPath(new URL('../gold', import.meta.url));
const gold = readGold(folder);
const printed = (key: string): string => CORPUS_NUMBERS[key] ?? key;

/** The export of a reader that makes no mistakes. */
function perfectRows(): Row[] {
  const end = (name: string): { document: string; clause: string } => {
    const [doc = '', clause = ''] = name.split(':');
    return { document: printed(doc), clause };
  };
  return [
    ...Object.entries(gold.structure).flatMap(([doc, clauses]) =>
      clauses.map(({ loc, title }): Row => ({
        type: 'clause',
        document: printed(doc),
        locator: loc,
        title: title ?? '',
      })),
    ),
    ...gold.targets.map((t): Row => ({ ...t, type: 'target', document: printed(t.doc) })),
    ...gold.agencies.map((d): Row => ({ ...d, type: 'duty', document: printed(d.doc) })),
    ...gold.citations.map((c): Row => ({
      ...c,
      type: 'citation',
      document: printed(c.doc),
      resolves: c.resolves && printed(c.resolves),
    })),
    ...gold.links
      .filter((l) => l.grade === 2)
      .map((l): Row => ({ type: 'link', from: end(l.from), to: end(l.to), kind: l.kind })),
  ];
}

/** Drops every `every`-th row and spoils others in ways that each measure must notice. */
function spoil(rows: Row[], every: number): Row[] {
  return rows.flatMap((row, i): Row[] => {
    if (i % every === 0) return [];
    if (i % every !== 1) return [row];
    switch (row.type) {
      case 'clause':
        return [row, { ...row, locator: `${row.locator}/99`, title: '多' }, { ...row, title: `${row.title}多` }];
      case 'target':
        return [
          { ...row, cmp: '~' },
          { ...row, value: 77 },
        ];
      case 'duty':
        return [{ ...row, agencies: [...row.agencies.slice(1), '无此机关'], lead: '无此机关' }];
      case 'citation':
        return [
          { ...row, resolves: null },
          { ...row, title: '无此文件' },
        ];
      case 'link':
        return [
          { ...row, kind: 'thematic' },
          { ...row, from: row.to, to: row.from },
          { ...row, to: { ...row.to, clause: '引言' } },
        ];
      default:
        return [row];
    }
  });
}

const figures = (rows: Row[]): unknown => asScorePy(scoreCorpus(gold, reading(rows)));

describe('the scorer', () => {
  it('gives full marks to the annotations themselves', () => {
    for (const measure of scoreCorpus(gold, reading(perfectRows()))) {
      expect(measure, measure.scope).toMatchObject({ fp: 0, fn: 0 });
      expect(measure.ratio.right, `${measure.part} ${measure.scope} ${measure.ratio.name}`).toBe(measure.ratio.of);
    }
  });

  it('gives nothing to an empty export', () => {
    const measures = scoreCorpus(gold, reading([]));
    expect(measures.reduce((sum, measure) => sum + measure.tp + measure.fp + measure.ratio.right, 0)).toBe(0);
    expect(measures.reduce((sum, measure) => sum + measure.fn, 0)).toBeGreaterThan(400);
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  if (!python) process.stderr.write('未安装 python3：没有与 score.py 对照数字\n');
  it.runIf(python).each([2, 3, 5, 7])('agrees with score.py on an export spoilt at every %i-th row', (every) => {
    const rows = spoil(perfectRows(), every);
    const file = join(mkdtempSync(join(tmpdir(), 'zhengmai-eval-')), 'export.jsonl');
    writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    const out = execFileSync('python3', [join(folder, 'score.py'), file, '--gold', folder, '--json'], {
      encoding: 'utf8',
    });
    expect(figures(rows)).toEqual(JSON.parse(out));
  });
});

describe('single measures', () => {
  const empty: Gold = { structure: {}, targets: [], agencies: [], citations: [], links: [] };
  const only = (part: Partial<Gold>, rows: Row[], name: string): unknown => {
    const measure = scoreCorpus({ ...empty, ...part }, reading(rows)).find(
      (m) => m.part === name && m.tp + m.fp + m.fn > 0,
    );
    return measure && { tp: measure.tp, fp: measure.fp, fn: measure.fn, right: measure.ratio.right };
  };
  const D0 = printed('D0');
  const target = {
    doc: 'D0',
    clause: '一/（二）',
    text: '建成2所学校',
    object: '学校',
    value: 2,
    cmp: '=',
    unit: '所',
  } as const;

  it('takes a target of the clause above, and each reported one only once', () => {
    const row: Row = { ...target, type: 'target', document: D0, clause: '一' };
    expect(only({ targets: [target] }, [row, { ...row }], 'targets')).toEqual({ tp: 1, fp: 1, fn: 0, right: 1 });
  });

  it.each([
    ['another value', { value: 3 }],
    ['another unit', { unit: '个' }],
    ['another clause', { clause: '二' }],
    ['another text', { text: '引进两名教师' }],
  ])('refuses a target with %s', (_, change) => {
    const row: Row = { ...target, type: 'target', document: D0, ...change };
    expect(only({ targets: [target] }, [row], 'targets')).toEqual({ tp: 0, fp: 1, fn: 1, right: 0 });
  });

  it('does not count bodies missing from a damaged cell', () => {
    const duty = { doc: 'D0', clause: '附件1/1', agencies: ['市教委', '市财政局'], lead: '市教委', damaged: true };
    const row: Row = { type: 'duty', document: D0, clause: '附件1/1', agencies: ['市教委', '市'], lead: '市教委' };
    expect(only({ agencies: [duty] }, [row], 'duties')).toEqual({ tp: 1, fp: 0, fn: 0, right: 1 });
  });

  it('lets a passing overlap be found or not, and takes either kind where two were annotated', () => {
    const links: Gold['links'] = [
      { from: 'D1:附件/1', to: 'D0:附件2/1', grade: 2, kind: 'adapted', kinds: ['adapted', 'verbatim'] },
      { from: 'D1:附件/1', to: 'D0:附件2/2', grade: 1, kind: 'thematic' },
    ];
    const link = (to: string): Row => ({
      type: 'link',
      from: { document: printed('D1'), clause: '附件/1' },
      to: { document: D0, clause: to },
      kind: 'verbatim',
    });
    expect(only({ links }, [link('附件2/1'), link('附件2/2')], 'links')).toEqual({ tp: 1, fp: 0, fn: 0, right: 1 });
    expect(only({ links }, [link('附件2/1'), link('附件2/3')], 'links')).toEqual({ tp: 1, fp: 1, fn: 0, right: 1 });
  });
});
