import { copyFileSync, existsSync, mkdirSync, openSync, readSync, closeSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { readBackup } from '../backup/read.ts';
import { verifyStore } from '../load/verify.ts';
import { lockDirectory } from '../store/lock.ts';
import { openStore } from '../store/open.ts';
import { DATABASE_FILE, SqliteStore } from '../store/sqlite.ts';
import { dataDirectory, type CommandContext, type ExitCode } from './context.ts';

export interface RestoreOptions {
  data?: string;
  /** Put what is there aside. */
  force?: boolean;
  json?: boolean;
}

/**
 * `zhengmai restore`: a backup into an empty data directory (or an empty Neo4j database), checked before it counts. With
 * --force what is there is put aside under another name.
 */
export async function restoreCommand(
  context: CommandContext,
  file: string,
  options: RestoreOptions,
): Promise<ExitCode> {
  if (!existsSync(file)) throw new ZhengmaiError('FILE_NOT_FOUND', `找不到 ${file}。检查路径和文件名。`, { file });
  const dir = dataDirectory(context, options.data);
  const aside = context.env['NEO4J_URI']
    ? await restoreToServer(context, file, dir)
    : await restoreToDirectory(file, dir, options.force ?? false);
  if (options.json) await context.out(`${JSON.stringify({ restored: file, data: dir, aside: aside ?? null })}\n`);
  context.say(`已从 ${file} 恢复并核对。${aside ? `原来的库移到 ${aside}。` : ''}`);
  return 0;
}

async function restoreToServer(context: CommandContext, file: string, dir: string): Promise<undefined> {
  const store = await openStore(dir, context.env, { purpose: 'restore' });
  try {
    const { nodes } = await store.counts();
    if (Object.keys(nodes).length > 0) throw new ZhengmaiError('CONFLICT', 'Neo4j 数据库不是空的。换一个空的数据库。');
    await fill(store, file);
  } finally {
    await store.close();
  }
  return undefined;
}

/** Made whole in a folder of its own first: a restore that fails or is broken off changes nothing. */
async function restoreToDirectory(file: string, dir: string, force: boolean): Promise<string | undefined> {
  mkdirSync(dir, { recursive: true });
  const unlock = await lockDirectory(dir, 'restore');
  const made = join(dir, '.restore');
  try {
    const target = join(dir, DATABASE_FILE);
    if (existsSync(target) && !force) {
      throw new ZhengmaiError(
        'CONFLICT',
        `${dir} 里已有数据，没有动它。换一个空目录；要替换，加 --force（原来的会留着）。`,
      );
    }
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made);
    if (isDatabase(file)) copyFileSync(file, join(made, DATABASE_FILE));
    const store = new SqliteStore(made, { purpose: 'restore' });
    await store.init();
    await fill(store, file).finally(() => store.close());
    const aside = existsSync(target) ? putAside(dir) : undefined;
    renameSync(join(made, DATABASE_FILE), target);
    return aside;
  } finally {
    rmSync(made, { recursive: true, force: true });
    unlock();
  }
}

async function fill(store: GraphStore, file: string): Promise<void> {
  if (!isDatabase(file)) {
    await readBackup(store, file);
    return;
  }
  const { ok, problems } = await verifyStore(store);
  if (!ok) throw new ZhengmaiError('UNREADABLE_FILE', `${file} 不完好：${problems[0]}。换一份备份。`, { file });
}

const HEADER = 'SQLite format 3\0';

/** True for a database as such; backups are zip files otherwise. */
function isDatabase(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEADER.length);
    readSync(file, head, 0, head.length, 0);
    return head.toString('latin1') === HEADER;
  } finally {
    closeSync(file);
  }
}

/** The database that is there under another name, with what SQLite keeps beside it. */
function putAside(dir: string): string {
  const aside = join(dir, `zhengmai-${new Date().toISOString().replace(/[:.]/gu, '-')}.sqlite`); // ":" is no sign for names
  for (const ending of ['', '-wal', '-shm']) {
    const part = join(dir, DATABASE_FILE + ending);
    if (existsSync(part)) renameSync(part, aside + ending);
  }
  return aside;
}
