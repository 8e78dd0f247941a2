import type { Session } from 'neo4j-driver';
import { ZhengmaiError } from '../../../graph-schema/errors.ts';
import { AWAIT_INDEXES, MIGRATIONS, RECORD_MIGRATION, SCHEMA_VERSION, SERVER_VERSION } from './cypher.ts';

/** First server version whose Cypher the store needs. */
const OLDEST_SERVER = 5;

/**
 * Brings the database's constraints and indexes to this program's version. Each migration is recorded in the graph
 * (ZhengmaiMigration), so that a second start does nothing. Throws STORE_UNAVAILABLE on a server that is too old and
 * DATA_TOO_NEW on data written by a newer program.
 */
export async function migrate(session: Session): Promise<void> {
  const [server] = (await session.run(SERVER_VERSION)).records;
  const version = server?.get('version') as string;
  if (Number.parseInt(version, 10) < OLDEST_SERVER) {
    throw new ZhengmaiError('STORE_UNAVAILABLE', `Neo4j ${version}太旧，需要${OLDEST_SERVER}.x或更高版本。`);
  }
  const [found] = (await session.run(SCHEMA_VERSION)).records;
  const current = found?.get('version') as number;
  const newest = MIGRATIONS.at(-1)?.version ?? 0;
  if (current > newest) {
    throw new ZhengmaiError('DATA_TOO_NEW', `数据库由更新的版本写成（结构${current}，本程序${newest}）。请升级程序。`);
  }
  for (const migration of MIGRATIONS.filter((one) => one.version > current)) {
    // schema statements cannot share a transaction with data; each is idempotent, so a break is repaired by the next start
    for (const statement of migration.statements) await session.run(statement);
    await session.run(AWAIT_INDEXES);
    await session.executeWrite((tx) => tx.run(RECORD_MIGRATION, { version: migration.version, name: migration.name }));
  }
}
