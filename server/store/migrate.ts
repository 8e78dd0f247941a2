import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from './driver.ts';
import { SCHEMA_VERSION } from './sqlite-sql.ts';

/** SQL that makes a database of one version into one of the next: version 1 → MIGRATIONS[1] → version 2. */
export type Migrations = Readonly<Record<number, string>>;

export const MIGRATIONS: Migrations = {
  1: `
CREATE INDEX document_title ON node (props -> '$.title') WHERE label = 'Document';
CREATE INDEX document_number ON node (props -> '$.documentNumber') WHERE label = 'Document';
CREATE INDEX agency_name ON node (props -> '$.name') WHERE label = 'Agency'`,
};

/**
 * Brings a database of an older program up to date, step by step, each step with its version in one transaction. Before
 * the first one a copy is put beside it.
 * @param version version that the database has
 * @returns path of the copy, or undefined where nothing was to be done
 */
export function migrate(
  database: Database,
  dir: string,
  version: number,
  { migrations, target }: { migrations: Migrations; target: number } = {
    migrations: MIGRATIONS,
    target: SCHEMA_VERSION,
  },
): string | undefined {
  if (version >= target) return undefined;
  const copy = join(dir, `zhengmai-v${version}.sqlite`);
  // one that is there was made by a run that was broken off before it changed anything
  if (!existsSync(copy)) database.prepare('VACUUM INTO ?').run(copy);
  for (let step = version; step < target; step++) {
    const sql = migrations[step];
    if (sql === undefined) throw new TypeError(`no migration from version ${step}`);
    database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${step + 1}; COMMIT`);
  }
  return copy;
}
