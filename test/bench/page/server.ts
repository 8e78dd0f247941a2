import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startServer, type RunningServer } from '../../../server/main.ts';
import { searchEntries } from '../../../server/load/search-entries.ts';
import { createQueries } from '../../../server/queries/index.ts';
import { openSearchIndex } from '../../../server/search/open.ts';
import { corpusStore } from '../../support/corpus.ts';
import { inventedClauses } from '../clauses.ts';

const WEB = join(import.meta.dirname, '../../../dist/web');

/** The built page over the five documents, with a search index that holds so many invented clauses besides. */
export async function benchServer(clauses: number): Promise<RunningServer> {
  if (!existsSync(join(WEB, 'index.html'))) throw new Error('dist/web 里没有页面，先运行 npm run build');
  const store = await corpusStore();
  const ids = (await store.find('Document', { held: true })).map(({ id }) => id);
  const real = await searchEntries(store, ids);
  const index = openSearchIndex();
  await index.add(real);
  await index.add(inventedClauses(real, clauses - real.length));
  return startServer({
    store: { kind: 'memory' },
    index,
    queries: createQueries(store) as never,
    webRoot: WEB,
    host: '127.0.0.1',
    port: 0,
  });
}
