import { afterAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../../graph-schema/search.ts';
import { Neo4jSearchIndex } from '../../../server/search/neo4j/index.ts';
import { loadSynonyms } from '../../../server/search/synonyms.ts';
import { openTokenizer } from '../../../server/search/tokenize.ts';
import { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { searchConformance } from '../../conformance/search.ts';
import { ENTRIES } from '../../support/search-entries.ts';
import { hasServer, testSettings } from './support.ts';

const NOTHING_TO_SAVE = 'the index lives in the database: there are no bytes to save';

describe.skipIf(!hasServer)('Neo4j', () => {
  const store = hasServer ? new Neo4jStore(testSettings()) : null;
  const tokenizer = openTokenizer();
  const index = (): Neo4jSearchIndex => new Neo4jSearchIndex(store!, tokenizer, loadSynonyms());
  const open = async (): Promise<SearchIndex> => {
    const fresh = index();
    await fresh.open();
    await fresh.clear();
    return fresh;
  };
  afterAll(() => store?.close());

  searchConformance({
    name: 'neo4j',
    open,
    skip: {
      'are the same after saving and loading': NOTHING_TO_SAVE,
      'refuse bytes that another index or nobody made': NOTHING_TO_SAVE,
    },
  });

  it('shows one process what another wrote', async () => {
    const writer = await open();
    const reader = index();
    await reader.open();
    expect((await reader.search('江府发〔2021〕8号')).direct?.documentId).toBeNull();
    await writer.add(ENTRIES);
    expect((await reader.search('江府发〔2021〕8号')).direct?.documentId).toBe('jiangfufa-2021-8');
    expect((await reader.search('能工巧匠')).total).toBe(1);
    await writer.remove(['jiangfufa-2021-8']);
    expect((await reader.search('江府发〔2021〕8号')).direct?.documentId).toBeNull();
  });

  it('knows whether it must be filled', async () => {
    const filled = await open();
    await filled.add(ENTRIES);
    expect(await index().open()).toBe(true);
    const other = new Neo4jSearchIndex(store!, { ...tokenizer, name: 'bigram' }, loadSynonyms());
    expect(await other.open()).toBe(false);
  });

  it.each(['a AND (b', '+"', 'words:*', '\\', '[1 TO 2}', "'; DROP", '`n`', '$ids', '\u0000'])(
    'takes %j as words, not as a query of its own',
    async (query) => {
      const fresh = await open();
      await fresh.add(ENTRIES);
      await expect(fresh.search(`培训 ${query.replaceAll('"', '')}`)).resolves.toMatchObject({
        total: expect.any(Number),
      });
      expect(fresh.size()).toBe(ENTRIES.length);
    },
  );
});
