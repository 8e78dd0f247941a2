import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Folder of real documents that are not part of the repository: ZHENGMAI_POOL, else ../shared/pool beside it. */
export const POOL = process.env.ZHENGMAI_POOL ?? resolve(import.meta.dirname, '../../../shared/pool');

/** Files of the pool with one of these endings, in order; says loudly when there is no pool. */
export function poolFiles(...endings: string[]): string[] {
  if (!existsSync(POOL)) {
    process.stderr.write(`\n*** NOT RUN: no pool of documents at ${POOL} (set ZHENGMAI_POOL) ***\n`);
    return [];
  }
  return readdirSync(POOL, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => join(POOL, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}
