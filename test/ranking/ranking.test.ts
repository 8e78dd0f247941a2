import { describe, expect, it } from 'vitest';
import { openSearchIndex } from '../../server/search/open.ts';
import { TOKENIZERS } from '../../server/search/tokenize.ts';
import { canOpen } from '../support/tokenizers.ts';
import { corpusStore } from '../support/corpus.ts';
import { judgedQueries, ndcg, rankingReport } from './report.ts';

describe('ndcg', () => {
  it('is 1 for the best order, less for others, 0 without hits', () => {
    const grades = { a: 3, b: 2, c: 1 };
    expect(ndcg(['a', 'b', 'c', 'x'], grades)).toBe(1);
    expect(ndcg(['b', 'a', 'c'], grades)).toBeCloseTo(0.843, 3);
    expect(ndcg(['x', 'y'], grades)).toBe(0);
  });
});

describe('judged queries', () => {
  it('are at least forty, each once, about clauses that there are', async () => {
    const judged = judgedQueries();
    expect(judged.length).toBeGreaterThanOrEqual(40);
    expect(new Set(judged.map(({ query }) => query)).size).toBe(judged.length);
    const ids = [...new Set(judged.flatMap(({ grades }) => Object.keys(grades)))];
    const known = new Set((await (await corpusStore()).nodes(ids)).map(({ id }) => id));
    expect(ids.filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(TOKENIZERS.filter(canOpen))('are ranked well with %s', async (tokenizer) => {
    const { ndcg: mean } = await rankingReport(openSearchIndex({ tokenizer }));
    expect(mean).toBeGreaterThan(0.93);
  });
});
