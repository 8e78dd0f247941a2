/** Searches on Neo4j at 50,000 clauses, or as many as the first argument says: time of the clock, in milliseconds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { missingForNeo4j, startNeo4j } from '../../bin/neo4j/server.mjs';
import { searchEntries } from '../../server/load/search-entries.ts';
import { Neo4jSearchIndex } from '../../server/search/neo4j/index.ts';
import { loadSynonyms } from '../../server/search/synonyms.ts';
import { openTokenizer } from '../../server/search/tokenize.ts';
import { neo4jSettings } from '../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../server/store/neo4j/store.ts';
import { changePassword, freePort, PASSWORD } from '../neo4j/global-setup.ts';
import { judgedQueries } from '../ranking/report.ts';
import { corpusStore } from '../support/corpus.ts';
import { inventedClauses } from './clauses.ts';
import { PHRASES, TYPED } from './search.ts';

const ROUNDS = 3;
const PORTION = 2000;

async function times(run: (input: string) => Promise<unknown>, inputs: readonly string[]): Promise<object> {
  const measured: number[] = [];
  for (const input of inputs) await run(input); // the first call fills the server's caches
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of inputs) {
      const start = performance.now();
      await run(input);
      measured.push(performance.now() - start);
    }
  }
  measured.sort((a, b) => a - b);
  const at = (share: number): number => Number(measured[Math.floor(share * measured.length)]!.toFixed(1));
  return { p50: at(0.5), p95: at(0.95) };
}

const missing = missingForNeo4j();
if (missing) {
  console.error(`没有测：${missing}`);
  process.exit(1);
}
const size = Number(process.argv[2] ?? 50_000);
const folder = mkdtempSync(join(tmpdir(), 'zhengmai-bench-'));
const server = await startNeo4j({ home: join(folder, 'neo4j'), port: await freePort(), memory: '1g' });
try {
  await changePassword(server.uri);
  const store = new Neo4jStore(
    neo4jSettings({ NEO4J_URI: server.uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: PASSWORD })!,
  );
  await store.init();
  const index = new Neo4jSearchIndex(store, openTokenizer(), loadSynonyms());
  await index.open();
  const corpus = await corpusStore();
  const held = await corpus.find('Document', { held: true });
  const clauses = inventedClauses(
    await searchEntries(
      corpus,
      held.map(({ id }) => id),
    ),
    size,
  );
  const start = performance.now();
  for (let at = 0; at < clauses.length; at += PORTION) await index.add(clauses.slice(at, at + PORTION));
  const indexSeconds = Math.round((performance.now() - start) / 1000);
  const queries = judgedQueries().map(({ query }) => query);
  const search = await times((query) => index.search(query), queries);
  const phrase = await times((query) => index.search(query), PHRASES);
  const suggest = await times((typed) => index.suggest(typed), TYPED);
  console.log(JSON.stringify({ clauses: size, indexSeconds, search, phrase, suggest }));
  await store.close();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
