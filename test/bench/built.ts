import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../ingest/data.ts';

/** A module of the built program, as users have it: without a loader that wraps its functions. */
export const built = <T>(module: string): Promise<T> =>
  import(pathToFileURL(join(packageRoot(), 'dist', `${module}.js`)).href) as Promise<T>;

/** Builds what is stale; false where that failed. */
export function buildProgram(): boolean {
  return spawnSync(process.execPath, [join(packageRoot(), 'bin', 'build.mjs')], { stdio: 'inherit' }).status === 0;
}
