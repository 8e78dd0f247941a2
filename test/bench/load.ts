/** Mixed load on a served store: 50 readers, 2 writers. `npm run bench load`; ZHENGMAI_BENCH_SECONDS for another time than 15 s. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { policyText } from '../faults/documents.ts';
import { buildProgram, ended, runCommandLine, startServing } from '../faults/process.ts';
import { CORPUS } from '../support/corpus.ts';
import { POOL } from '../support/pool.ts';

const SECONDS = Number(process.env['ZHENGMAI_BENCH_SECONDS'] ?? 15);
const WORDS = ['职业教育', '双师型 教师', '“产教融合”', '到2025年 覆盖率', '层级:区县 培训', '牵头 人力社保'];

async function figures(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}metrics`)).text();
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return Object.fromEntries(rows.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.split(' ').at(-1))]));
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
runCommandLine(['ingest', process.env['ZHENGMAI_BENCH_POOL'] === '1' ? POOL : CORPUS, '--data', dir]);
const { url, child } = await startServing(dir);
try {
  const paths = await addresses(url);
  const before = await figures(url);
  const until = performance.now() + SECONDS * 1000;
  const reading = autocannon({
    url,
    connections: 50,
    duration: SECONDS,
    requests: paths.map((path) => ({ path, method: 'GET' as const })),
  });
  const [read, ...written] = await Promise.all([reading, write(url, 100, until), write(url, 101, until)]);
  const after = await figures(url);
  const megabytes = (row: Record<string, number>): number => Math.round(row['process_resident_memory_bytes']! / 1e6);
  console.log(
    JSON.stringify({
      seconds: SECONDS,
      requests: read.requests.total,
      perSecond: read.requests.average,
      errors: read.errors + read.timeouts + read['5xx'],
      milliseconds: { p50: read.latency.p50, p99: read.latency.p99 },
      written: written.reduce((sum, count) => sum + count, 0),
      eventLoopMilliseconds: {
        p50: after['nodejs_eventloop_lag_p50_seconds']! * 1000,
        p99: after['nodejs_eventloop_lag_p99_seconds']! * 1000,
      },
      megabytes: { before: megabytes(before), after: megabytes(after) },
    }),
  );
} finally {
  child.kill('SIGTERM');
  await ended(child);
  rmSync(dir, { recursive: true, force: true });
}
