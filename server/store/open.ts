import { z } from 'zod';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { neo4jSettings } from './neo4j/settings.ts';
import { SqliteStore, type SqliteOptions } from './sqlite.ts';

/**
 * Opens the store that the environment asks for: Neo4j where NEO4J_URI is set, else SQLite in the data directory.
 * @throws ZhengmaiError BAD_REQUEST for settings that are no use, and what `init` throws
 */
export async function openStore(
  dir: string,
  env: Record<string, string | undefined>,
  options: SqliteOptions = {},
): Promise<GraphStore> {
  const settings = readSettings(env);
  const store = settings ? new (await import('./neo4j/store.ts')).Neo4jStore(settings) : new SqliteStore(dir, options);
  await store.init();
  return store;
}

function readSettings(env: Record<string, string | undefined>): ReturnType<typeof neo4jSettings> {
  try {
    return neo4jSettings(env);
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error;
    throw new ZhengmaiError('BAD_REQUEST', `环境变量不对：${error.issues.map((issue) => issue.message).join('；')}`);
  }
}
