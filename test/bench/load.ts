/** Mixed load on a served store: 50 readers, 2 writers. `npm run bench load -- --seconds 60`; 15 s where nothing is said. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { policyText } from '../faults/documents.ts';
import { buildProgram, ended, runCommandLine, startServing } from '../faults/process.ts';
import { CORPUS } from '../support/corpus.ts';
import { POOL } from '../support/pool.ts';

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '15' }, pool: { type: 'boolean', default: false } },
});
const SECONDS = Number(values.seconds);
const WORDS = ['职业教育', '双师型 教师', '“产教融合”', '到2025年 覆盖率', '层级:区县 培训', '牵头 人力社保'];
/** Memory is read so often. */
const READINGS = 12;

interface Delay {
  p50: number;
  p99: number;
}

const rounded = ({ p50, p99 }: Delay): Delay => ({ p50: Math.round(p50 * 10) / 10, p99: Math.round(p99 * 10) / 10 });

/** Delay of the serving thread's event loop in milliseconds since it was last asked. */
async function delay(url: string): Promise<Delay> {
  const text = await (await fetch(`${url}metrics`)).text();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const figure = (name: string): number =>
    Number(
      rows
        .find((line) => line.startsWith(`${name} `))
        ?.split(' ')
        .at(-1),
    ) * 1000;
  return { p50: figure('nodejs_eventloop_lag_p50_seconds'), p99: figure('nodejs_eventloop_lag_p99_seconds') };
}

/** Resident memory of a process in megabytes; 0 where the system does not tell. */
function megabytes({ pid }: ChildProcess): number {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return 0;
  return Math.round(Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(file, 'utf8'))?.[1]) / 1000); // "VmRSS:	 1024 kB"
}

/** Addresses that people ask for, most of them searches. */
async function addresses(url: string): Promise<string[]> {
  const listed = await fetch(`${url}api/v1/documents?limit=20`);
  const { documents } = (await listed.json()) as { documents: { id: string }[] };
  return [
    ...WORDS.map((word) => `/api/v1/search?q=${encodeURIComponent(word)}`),
    ...['职', '产教', 'zhiye'].map((typed) => `/api/v1/suggest?q=${encodeURIComponent(typed)}`),
    ...documents.slice(0, 4).map(({ id }) => `/api/v1/documents/${id}`),
    '/api/v1/documents?limit=50',
    '/api/v1/overview',
    '/',
  ];
}

/** Uploads one new document after the other; the number of those that were acknowledged. */
async function write(url: string, first: number, until: number): Promise<number> {
  let done = 0;
  for (let at = first; performance.now() < until; at += 2) {
    const { name, text } = policyText(at);
    const form = new FormData();
    form.append('files', new Blob([text]), name);
    const answer = await (await fetch(`${url}api/v1/documents`, { method: 'POST', body: form })).text();
    if (answer.includes('"state":"done"')) done++;
  }
  return done;
}

const dir = mkdtempSync(join(tmpdir(), 'zhengmai-load-'));
buildProgram();
runCommandLine(['ingest', values.pool ? POOL : CORPUS, '--data', dir]);
const { url, child } = await startServing(dir);
const control = fork(join(import.meta.dirname, 'control.ts'));
try {
  const paths = await addresses(url);
  const memory = [megabytes(child)];
  const reading = setInterval(() => memory.push(megabytes(child)), (SECONDS * 1000) / READINGS);
  await delay(url);
  control.send('begin');
  const until = performance.now() + SECONDS * 1000;
  const [read, ...written] = await Promise.all([
    autocannon({
      url,
      connections: 50,
      duration: SECONDS,
      requests: paths.map((path) => ({ path, method: 'GET' as const })),
    }),
    write(url, 100, until),
    write(url, 101, until),
  ]);
  clearInterval(reading);
  const serving = await delay(url);
  control.send('end');
  const [idle] = (await once(control, 'message')) as [Delay];
  console.log(
    JSON.stringify({
      seconds: SECONDS,
      requests: read.requests.total,
      perSecond: read.requests.average,
      errors: read.errors + read.timeouts + read['5xx'],
      milliseconds: { p50: read.latency.p50, p99: read.latency.p99 },
      written: written.reduce((sum, count) => sum + count, 0),
      eventLoopMilliseconds: rounded(serving),
      idleLoopMilliseconds: rounded(idle),
      megabytes: memory,
    }),
  );
} finally {
  control.kill();
  child.kill('SIGTERM');
  await ended(child);
  rmSync(dir, { recursive: true, force: true });
}
