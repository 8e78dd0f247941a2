import { describe, expect, it } from 'vitest';
import type { SearchEntry } from '../../graph-schema/search.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { corpusStore } from '../support/corpus.ts';
import { searchEntries } from '../../server/load/search-entries.ts';

const PLAN = 'qijiao-2023-17';

describe('replacing a document in the index', () => {
  it('leaves nothing of what was there, however often', async () => {
    const entries = await searchEntries(await corpusStore(), [PLAN]);
    const changed = entries.map((entry, at): SearchEntry => (at % 2 ? entry : { ...entry, text: `改写${entry.text}` }));
    const index = openSearchIndex({ tokenizer: 'bigram' });
    await index.add(entries);
    const size = async () => (await index.save()).reduce((sum, piece) => sum + piece.length, 0);
    const before = await size();
    for (let round = 0; round < 8; round++) {
      await index.replace!(PLAN, changed.slice(3));
      await index.replace!(PLAN, entries);
    }
    expect(index.size()).toBe(entries.length);
    expect(await size()).toBeLessThan(before * 1.1); // numbers of clauses have grown by a digit
    expect((await index.search('“改写”')).total).toBe(0);
  });

  it('takes over counts of links where the text is the same', async () => {
    const entries = await searchEntries(await corpusStore(), [PLAN]);
    const index = openSearchIndex({ tokenizer: 'bigram' });
    await index.add(entries.map((entry) => ({ ...entry, up: 0 })));
    await index.replace!(
      PLAN,
      entries.map((entry) => ({ ...entry, up: 7 })),
    );
    const { total: all } = await index.search('职业教育');
    const { hits, total } = await index.search('职业教育', { filters: { hasUp: ['true'] } });
    expect(all).toBeGreaterThan(5);
    expect(total).toBe(all);
    expect(hits.every(({ entry }) => entry.up === 7)).toBe(true);
  });
});
