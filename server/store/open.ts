import { z } from 'zod';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { neo4jSettings } from './neo4j/settings.ts';
import { SqliteStore, type SqliteOptions } from './sqlite.ts';

/**
 * Opens the store that the environment asks for: Neo4j where NEO4J_URI is set, else SQLite in the data directory.
 * @param options `tolerant`: a database server that is away now is no error; operations fail until it is back
 * @throws ZhengmaiError BAD_REQUEST for settings that are no use, and what `init` throws
 */
export async function openStore(
  dir: string,
  env: Record<string, string | undefined>,
  options: SqliteOptions & { tolerant?: boolean } = {},
): Promise<GraphStore> {
  const settings = readSettings(env);
  const { tolerant = false, ...own } = options;
  const store = settings ? new (await import('./neo4j/store.ts')).Neo4jStore(settings) : new SqliteStore(dir, own);
  try {
    await store.init();
  } catch (error) {
    if (!tolerant || !isAway(error)) throw error;
  }
  return store;
}

/** True for an error that passes when the database server is back. */
export function isAway(error: unknown): error is ZhengmaiError {
  return error instanceof ZhengmaiError && error.code === 'STORE_UNAVAILABLE';
}

function readSettings(env: Record<string, string | undefined>): ReturnType<typeof neo4jSettings> {
  try {
    return neo4jSettings(env);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new ZhengmaiError('BAD_REQUEST', `环境变量不对：${error.issues.map((issue) => issue.message).join('；')}`);
  }
}
