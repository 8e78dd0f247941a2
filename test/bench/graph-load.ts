/**
 * `npm run bench graph-load`: how long the documents of the pool take to come in with their links, in SQLite and in Neo4j
 * in one run, and how many rows one writing statement should have. Starts a Neo4j server of its own.
 * Option: --sizes 100,300,1000 for the second part; empty to leave it out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { missingForNeo4j, startNeo4j } from '../../bin/neo4j/server.mjs';
import type { GraphStore } from '../../graph-schema/store.ts';
import { packageRoot } from '../../ingest/data.ts';
import { ingestPaths } from '../../server/load/ingest.ts';
import { neo4jSettings } from '../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../server/store/neo4j/store.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { poolFolder } from '../eval/pool.ts';
import { changePassword, freePort, PASSWORD } from '../neo4j/global-setup.ts';
import { writeFamilies } from './graph-data.ts';
import { round2 } from './graph-queries.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '100,300,1000,3000,10000' } } });

interface LoadFigures {
  store: string;
  documents: number;
  seconds: number;
  processorSeconds: number;
  nodes: number;
  edges: number;
}

const total = (counts: Partial<Record<string, number>>): number =>
  Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);

/** Time of the clock, since a server in another process does the work, and time of this process. */
async function timed(run: () => Promise<unknown>): Promise<{ seconds: number; processorSeconds: number }> {
  const [start, before] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(before);
  return { seconds: round2((performance.now() - start) / 1000), processorSeconds: round2((user + system) / 1e6) };
}

async function load(store: GraphStore, run: () => Promise<unknown>): Promise<LoadFigures> {
  const time = await timed(run);
  const { nodes, edges } = await store.counts();
  return {
    store: store.kind,
    documents: await store.count('Document', { held: true }),
    ...time,
    nodes: total(nodes),
    edges: total(edges),
  };
}

const EMPTY = 'MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS';

async function batchSizes(env: Record<string, string>, sizes: readonly number[]): Promise<void> {
  const rows: object[] = [];
  for (const size of sizes) {
    const store = new Neo4jStore(neo4jSettings({ ...env, NEO4J_BATCH_ROWS: String(size) })!);
    await store.init();
    await store.run(EMPTY);
    const { seconds, nodes, edges } = await load(store, () => writeFamilies(store, 1, () => undefined));
    rows.push({ rows: size, seconds, rowsPerSecond: Math.round((nodes + edges) / seconds) });
    await store.close();
  }
  console.table(rows);
}

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-graph-load-'));
const missing = missingForNeo4j();
if (missing) throw new Error(missing);
const server = await startNeo4j({ home: join(folder, 'neo4j'), port: await freePort(), memory: '1g' });
try {
  await changePassword(server.uri);
  const env = { NEO4J_URI: server.uri, NEO4J_PASSWORD: PASSWORD };
  const pool = poolFolder(packageRoot());
  if (pool === null) console.error('没有文件池（ZHENGMAI_POOL），只测每条语句的行数');
  else {
    const figures: LoadFigures[] = [];
    for (const store of [new SqliteStore(join(folder, 'sqlite')), new Neo4jStore(neo4jSettings(env)!)]) {
      await store.init();
      figures.push(await load(store, () => ingestPaths([pool], store)));
      console.error(JSON.stringify(figures.at(-1)));
      await store.close();
    }
    console.table(figures);
  }
  if (values.sizes !== '') await batchSizes(env, values.sizes.split(',').map(Number));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
