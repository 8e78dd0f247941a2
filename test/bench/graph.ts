/**
 * `npm run bench graph`: every query of the product on an invented graph of 250,000 nodes and 1.4 million edges, in
 * SQLite; with `--neo4j` also in Neo4j, in a server started here and filled by `neo4j-admin database import`.
 * Options: --families N (40), --data DIR to keep the graph between runs, --rounds N (40).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { missingForNeo4j, neo4jAdmin, startNeo4j } from '../../bin/neo4j/server.mjs';
import type { GraphStore } from '../../graph-schema/store.ts';
import { neo4jCsvExport } from '../../server/export/neo4j-csv.ts';
import { neo4jSettings } from '../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../server/store/neo4j/store.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { changePassword, freePort, PASSWORD } from '../neo4j/global-setup.ts';
import { writeFamilies } from './graph-data.ts';
import { measure, processorClock, queriesOf, round2 } from './graph-queries.ts';

const { values } = parseArgs({
  options: {
    neo4j: { type: 'boolean', default: false },
    families: { type: 'string', default: '40' },
    rounds: { type: 'string', default: '40' },
    data: { type: 'string' },
    /** Only measures the SQLite store in this folder; used by this program itself. */
    ask: { type: 'string' },
  },
});
const families = Number(values.families);
const rounds = Number(values.rounds);

function seconds(since: number): number {
  return round2((performance.now() - since) / 1000);
}

async function fill(folder: string): Promise<void> {
  const store = new SqliteStore(folder);
  await store.init();
  const start = performance.now();
  await writeFamilies(store, families, (done) => {
    if (done % 10 === 0) console.error(`${done}/${families}`);
  });
  const { nodes, edges } = await store.counts();
  const sum = (counts: Partial<Record<string, number>>): number =>
    Object.values(counts).reduce<number>((total, count) => total + (count ?? 0), 0);
  console.log(`${sum(nodes)} 个节点，${sum(edges)} 条关系，写入 SQLite ${seconds(start)} 秒`);
  await store.close();
}

async function ask(store: GraphStore, clock: () => number, processor: () => number): Promise<void> {
  console.table(await measure(await queriesOf(store, families), rounds, clock, processor));
  console.log(`进程内存最多 ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

async function askSqlite(folder: string): Promise<void> {
  const store = new SqliteStore(folder, { readOnly: true });
  await store.init();
  await ask(store, processorClock, processorClock);
  await store.close();
}

/** Memory of another process now, where the system tells. */
function residentMegabytes(pid: number | undefined): number | null {
  const status = `/proc/${pid ?? 0}/status`;
  if (!existsSync(status)) return null;
  const kilobytes = /VmHWM:\s+(\d+)/u.exec(readFileSync(status, 'utf8'))?.[1]; // "VmHWM:	 123 kB"; not "VmRSS"
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}

const TICK_MS = 10;

/** Milliseconds of processor time that another process has used, in steps of a tick; 0 where the system does not tell. */
function processorOf(pid: number | undefined): number {
  const path = `/proc/${pid ?? 0}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

async function importInto(home: string, folder: string, csv: string): Promise<void> {
  const store = new SqliteStore(folder, { readOnly: true });
  await store.init();
  let start = performance.now();
  const message = await neo4jCsvExport(store, csv);
  await store.close();
  console.log(`导出为 CSV ${seconds(start)} 秒`);
  start = performance.now();
  const { status, output } = neo4jAdmin(message.split('neo4j-admin ')[1]!.split(/[\s\\]+/u), { home, cwd: csv });
  if (status !== 0) throw new Error(output);
  console.log(`neo4j-admin database import ${seconds(start)} 秒`);
}

async function askNeo4j(folder: string): Promise<void> {
  const missing = missingForNeo4j();
  if (missing) throw new Error(missing);
  const home = join(folder, 'neo4j');
  const csv = join(folder, 'csv');
  const isNew = !existsSync(join(home, 'data'));
  if (isNew) {
    for (const path of [home, csv]) {
      rmSync(path, { recursive: true, force: true });
      mkdirSync(path, { recursive: true });
    }
    await importInto(home, folder, csv);
  }
  const server = await startNeo4j({ home, port: await freePort(), memory: '1g' });
  try {
    if (isNew) await changePassword(server.uri);
    const store = new Neo4jStore(neo4jSettings({ NEO4J_URI: server.uri, NEO4J_PASSWORD: PASSWORD })!);
    const start = performance.now();
    await store.init();
    console.log(`约束和索引 ${seconds(start)} 秒`);
    await measure(await queriesOf(store, families), 10, processorClock, processorClock); // compiles what is asked often
    await ask(
      store,
      () => performance.now(),
      () => processorClock() + processorOf(server.pid),
    );
    console.log(`Neo4j服务器内存最多 ${residentMegabytes(server.pid) ?? '?'} MB`);
    await store.close();
  } finally {
    await server.stop();
  }
}

if (values.ask) await askSqlite(values.ask);
else {
  const folder = values.data ?? mkdtempSync(join(tmpdir(), 'zhengmai-graph-'));
  if (!existsSync(join(folder, 'zhengmai.sqlite'))) await fill(folder);
  console.log('## SQLite（处理器毫秒）');
  // in a process of its own, so that its memory is that of a server
  const again = [
    fileURLToPath(import.meta.url),
    '--ask',
    folder,
    '--families',
    values.families,
    '--rounds',
    values.rounds,
  ];
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...again], { stdio: 'inherit' });
  if (status === 0 && values.neo4j) {
    console.log('## Neo4j（毫秒）');
    await askNeo4j(folder);
  }
  if (!values.data) rmSync(folder, { recursive: true, force: true });
  process.exitCode = status ?? 1;
}
