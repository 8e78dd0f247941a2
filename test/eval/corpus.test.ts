import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { prf, total } from './figures.ts';
import { readGold } from './gold.ts';
import { scoreCorpus } from './score.ts';
import { exportRows, filesBelow, ingestFiles, reading } from './source.ts';
import type { Measure } from './types.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

describe('the rules on the annotated corpus', () => {
  let measures: Measure[] = [];
  beforeAll(async () => {
    const unreadable: string[] = [];
    const files = filesBelow(here('../../corpus')).filter((file) => file.endsWith('.txt'));
    const rows = exportRows(await ingestFiles(files, (message) => unreadable.push(message)));
    expect(unreadable).toEqual([]);
    measures = scoreCorpus(readGold(here('../gold')), reading(rows));
  });

  // Floors, not the figures themselves: those are in docs/quality.md and may move with every change of the rules.
  it.each([
    ['structure', 0.99],
    ['targets', 0.95],
    ['duties', 0.97],
    ['citations', 1],
    ['links', 0.9],
  ])('keep %s at F1 %d or more', (part, floor) => {
    const all = total(
      measures.filter((one) => one.part === part),
      part,
    );
    expect(prf(all!).f1).toBeGreaterThanOrEqual(floor);
  });

  it('resolve every citation of a held document', () => {
    const citations = total(
      measures.filter((one) => one.part === 'citations'),
      'citations',
    );
    expect(citations?.ratio).toMatchObject({ right: 3, of: 3 });
  });
});
