import { describe, expect, it } from 'vitest';
import { Neo4jSearchIndex } from '../../../server/search/neo4j/index.ts';
import { loadSynonyms } from '../../../server/search/synonyms.ts';
import { openTokenizer } from '../../../server/search/tokenize.ts';
import { rankingReport } from '../../ranking/report.ts';
import { emptyStore, hasServer } from './support.ts';

describe.skipIf(!hasServer)('ranking in Neo4j', () => {
  it('is as good as in memory, within two hundredths', async () => {
    const store = await emptyStore();
    const index = new Neo4jSearchIndex(store, openTokenizer(), loadSynonyms());
    await index.clear();
    const [here, there] = [await rankingReport(), await rankingReport(index)];
    expect(there.ndcg).toBeGreaterThanOrEqual(here.ndcg - 0.02);
    await store.close();
  });
});
