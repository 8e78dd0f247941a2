import { describe, expect, it } from 'vitest';
import { summarise } from '../../web/views/help/figures.ts';

describe('measured figures', () => {
  it('are summed by part, and links with a given parent are not counted twice', () => {
    const figures = summarise({
      'links a': { tp: 8, fp: 2, fn: 0 },
      'links a given': { tp: 100, fp: 0, fn: 0 },
      'links b': { tp: 0, fp: 0, fn: 8 },
      'citations c': { tp: 0, fp: 0, fn: 0 },
    });
    expect(figures).toEqual([{ part: 'links', precision: 0.8, recall: 0.5, items: 16 }]);
  });
});
