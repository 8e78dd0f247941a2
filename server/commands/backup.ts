import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { writeBackup } from '../backup/write.ts';
import { openDatabase, storeError } from '../store/driver.ts';
import { DATABASE_FILE, SqliteStore } from '../store/sqlite.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { notWritable } from '../system-error.ts';
import { withStore } from './with-store.ts';

/**
 * `zhengmai backup`: everything in one file, also while it is being written to. A zip of JSON lines and the original
 * files, or the database itself where the name ends in .sqlite.
 */
export async function backupCommand(
  context: CommandContext,
  file: string,
  options: { data?: string; json?: boolean },
): Promise<ExitCode> {
  if (existsSync(file))
    throw new ZhengmaiError('CONFLICT', `${file} 已存在，没有覆盖。换一个文件名，或先移开它。`, { file });
  if (!existsSync(dirname(resolve(file)))) throw notWritable(file, { code: 'ENOENT' });
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'backup' }, async (store, dir) => {
    const database = store.kind === 'sqlite' ? join(dir, DATABASE_FILE) : undefined;
    if (file.endsWith('.sqlite')) {
      if (database === undefined)
        throw new ZhengmaiError('BAD_REQUEST', '库在 Neo4j 里，没有 .sqlite 文件可备份。文件名用 .zip。');
      await copyDatabase(database, file);
      context.say(`已备份到 ${file}`);
      return 0;
    }
    const manifest = await throughCopy(database, file, store, (from) => writeBackup(from, resolve(file)));
    const { Document: documents = 0, Clause: clauses = 0 } = manifest.nodes;
    if (options.json) await context.out(`${JSON.stringify(manifest)}\n`);
    context.say(`已备份到 ${file}：文件 ${documents}（含被引用的），条款 ${clauses}，原件和正文 ${manifest.files}`);
    return 0;
  });
}

async function copyDatabase(database: string, file: string): Promise<void> {
  const source = await openDatabase(database, { readOnly: true });
  try {
    source.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    throw storeError(error, file);
  } finally {
    source.close();
  }
}

/** Reads from a copy of the database beside the target, so that the backup is of one moment. */
async function throughCopy<Result>(
  database: string | undefined,
  file: string,
  store: GraphStore,
  run: (store: GraphStore) => Promise<Result>,
): Promise<Result> {
  if (database === undefined) return run(store);
  const folder = folderBeside(file);
  try {
    await copyDatabase(database, join(folder, DATABASE_FILE));
    const copy = new SqliteStore(folder, { readOnly: true, purpose: 'backup' });
    await copy.init();
    return await run(copy).finally(() => copy.close());
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function folderBeside(file: string): string {
  try {
    return mkdtempSync(join(dirname(resolve(file)), '.zhengmai-backup-'));
  } catch (error) {
    throw notWritable(file, error);
  }
}
