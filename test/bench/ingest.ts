import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../ingest/data.ts';
import { poolFolder } from '../eval/pool.ts';
import { FAMILY, inventedFiles } from './documents.ts';
import { buildProgram } from './built.ts';
import type { RunFigures, Way } from './ingest-run.ts';

/**
 * `npm run bench ingest [-- --large] [-- --small]`: the pool with and without links, in one thread and in several, against
 * what jieba needs for the same text; then invented documents, and ten times as many (`--large`: a hundred times).
 */

const folder = mkdtempSync(join(tmpdir(), 'zhengmai-bench-'));

function measured(way: Way, data: string, paths: readonly string[] = []): RunFigures {
  const file = join(import.meta.dirname, 'ingest-run.ts');
  const { stdout, status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', file, way, join(folder, data), ...paths],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1)!) as RunFigures;
}

type Row = Record<string, number | string | null>;
const figures = ({ seconds, busiest, clock, megabytes }: RunFigures): Row => ({
  处理器秒: round(seconds),
  最忙线程: busiest === null ? null : round(busiest),
  时钟秒: round(clock),
  内存MB: Math.round(megabytes),
});
const round = (value: number): number => Math.round(value * 100) / 100;

function pool(path: string): void {
  const ways: [string, Way][] = [
    ['不建立联系，一个线程', 'no-links'],
    ['不建立联系，两个线程', 'no-links-threads'],
    ['建立联系，一个线程', 'one-thread'],
    ['zhengmai ingest', 'command'],
  ];
  const runs = ways.map(([name, way]) => [name, measured(way, way, [path])] as const);
  const jieba = measured('jieba', 'no-links');
  const rows = Object.fromEntries(
    [['只用jieba切词', jieba] as const, ...runs].map(([name, run]) => [
      name,
      {
        ...figures(run),
        倍数: round(run.seconds / jieba.seconds),
        时钟倍数: round(run.clock / jieba.clock),
      },
    ]),
  );
  console.table(rows);
  const [, , one, several] = runs.map(([, run]) => run);
  console.log(
    `几个线程比一个快：按最忙的线程 ${round(one!.busiest! / several!.busiest!)} 倍，按时钟 ${round(one!.clock / several!.clock)} 倍`,
  );
}

function written(families: number): string {
  const path = join(folder, `files-${families}`);
  mkdirSync(path);
  for (const { name, text } of inventedFiles(families)) writeFileSync(join(path, name), text);
  return path;
}

/** The same for growing numbers of documents, and what one more takes. */
function grown(sizes: readonly number[]): void {
  const single = join(folder, 'single.txt');
  const rows: Record<string, Row> = {};
  let before: RunFigures | undefined;
  for (const families of sizes) {
    const data = `grown-${families}`;
    const run = measured('command', data, [written(families)]);
    const last = [...inventedFiles(families + 1)].at(-1)!;
    writeFileSync(single, last.text);
    const added = measured('add', data, [single]);
    rows[`${families * FAMILY} 份`] = {
      ...figures(run),
      与前一行之比: before ? round(run.seconds / before.seconds) : null,
      再加一份: round(added.seconds),
    };
    before = run;
  }
  console.table(rows);
}

if (!buildProgram()) process.exit(1);
const path = poolFolder(packageRoot());
try {
  if (path === null) console.error('没有文件池（ZHENGMAI_POOL），只测自拟的文件');
  else if (!process.argv.includes('--small')) pool(path);
  const sizes = process.argv.includes('--small') ? [2, 20] : [20, 200];
  grown(process.argv.includes('--large') ? [...sizes, 2000] : sizes);
} finally {
  rmSync(folder, { recursive: true });
}
