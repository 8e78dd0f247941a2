import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { ZhengmaiError } from '../../graph-schema/errors.ts';

export type Database = DatabaseSyncInstance;
type DatabaseClass = new (path: string, options?: { readOnly?: boolean }) => Database;

/** Node's own SQLite without its warning on standard error, or undefined before Node 22.13. */
function builtIn(): DatabaseClass | undefined {
  const load = (process as { getBuiltinModule?: (id: string) => { DatabaseSync: DatabaseClass } | undefined })
    .getBuiltinModule;
  if (!load) return undefined;
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = ((warning: string | Error, ...rest: never[]) => {
    if (!String(warning).includes('SQLite')) emitWarning(warning, ...rest);
  }) as typeof process.emitWarning;
  try {
    return load.call(process, 'node:sqlite')?.DatabaseSync;
  } finally {
    process.emitWarning = emitWarning;
  }
}

let loaded: Promise<DatabaseClass> | undefined;

/** Opens a SQLite file with the driver that this Node has. Errors are the driver's own; see `storeError`. */
export async function openDatabase(path: string, options: { readOnly?: boolean } = {}): Promise<Database> {
  loaded ??= (async () => builtIn() ?? ((await import('@photostructure/sqlite')).DatabaseSync as DatabaseClass))();
  return new (await loaded)(path, options);
}

const BUSY = 5;
const READ_ONLY = 8;
const FULL = 13;
const CANNOT_OPEN = 14;
const NOT_A_DATABASE = 26;
const CORRUPT = 11;

/** What SQLite says with these codes; not every driver hands on the code of a statement that fails half way. */
const SAYINGS: Record<string, number> = {
  'database disk image is malformed': CORRUPT,
  'file is not a database': NOT_A_DATABASE,
  'database or disk is full': FULL,
  'attempt to write a readonly database': READ_ONLY,
};

/** Primary SQLite result code of a driver's error, or undefined for any other error. */
export function resultCode(error: unknown): number | undefined {
  const { errcode, message = '' } = (error ?? {}) as { errcode?: unknown; message?: string };
  return typeof errcode === 'number' ? errcode & 0xff : SAYINGS[message];
}

/** True where another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** A driver's error as one with a stable code and a remedy; other errors come back as they are. */
export function storeError(error: unknown, path: string): unknown {
  const code = resultCode(error);
  if (code === undefined) return error;
  if (code === NOT_A_DATABASE || code === CORRUPT) {
    return new ZhengmaiError(
      'STORE_UNAVAILABLE',
      `${path} 不是可用的政脉数据库或已损坏。把它移开后从备份恢复或重新入库，或换一个 --data 目录。`,
      {
        path,
      },
    );
  }
  if (code === READ_ONLY || code === CANNOT_OPEN) {
    return new ZhengmaiError('DATA_NOT_WRITABLE', `打不开 ${path}：没有写权限。改正目录权限，或换一个 --data 目录。`, {
      path,
    });
  }
  if (code === FULL) {
    return new ZhengmaiError(
      'STORE_UNAVAILABLE',
      `磁盘已满，没有写入 ${path}；已入库的内容没有变化。腾出空间后重试。`,
      { path },
    );
  }
  return new ZhengmaiError('STORE_UNAVAILABLE', `数据库 ${path} 出错：${(error as Error).message}`, { path });
}
