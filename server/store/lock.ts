import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { isBusy, openDatabase, type Database } from './driver.ts';

/** Who writes to a data directory. */
export interface LockHolder {
  pid: number;
  /** Command that holds the lock, e.g. "serve". */
  purpose: string;
  since: string;
  /** Name of the machine. */
  host: string;
  /** Where it serves, for a server that listens. */
  url?: string;
}

const NOTE = 'lock.json';

/** Tells others where the server is that holds the lock. */
export function noteAddress(dir: string, url: string): void {
  const path = join(dir, NOTE);
  const holder = readHolder(path);
  if (holder) writeFileSync(path, `${JSON.stringify({ ...holder, url })}\n`);
}

function readHolder(path: string): LockHolder | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

function inUse(dir: string, holder: LockHolder | undefined): ZhengmaiError {
  const who = holder
    ? `进程 ${holder.pid}（zhengmai ${holder.purpose}，主机 ${holder.host}，${holder.since} 起）`
    : '另一个程序';
  return new ZhengmaiError(
    'DATA_IN_USE',
    `数据目录 ${dir} 正由${who}写入。等它结束或先停下它，或换一个 --data 目录；只是查看，用 zhengmai serve --read-only，检索和导出不受影响。`,
    {
      dir,
      ...holder,
    },
  );
}

/**
 * Takes the data directory's write lock and returns the function that gives it back. The lock is an open transaction on
 * a file of its own: the system drops it with the process, however that ends, so a lock never outlives its holder.
 * @throws ZhengmaiError DATA_IN_USE, naming the holder
 */
export async function lockDirectory(dir: string, purpose: string): Promise<() => void> {
  const note = join(dir, NOTE);
  const database: Database = await openDatabase(join(dir, 'lock.sqlite'));
  try {
    database.exec('PRAGMA busy_timeout = 300; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    throw isBusy(error) ? inUse(dir, readHolder(note)) : error;
  }
  const holder: LockHolder = { pid: process.pid, purpose, since: new Date().toISOString(), host: hostname() };
  writeFileSync(note, `${JSON.stringify(holder)}\n`);
  return () => {
    database.close();
  };
}
