import { z } from 'zod';
import { BATCH_ROWS } from './batches.ts';

const settingsSchema = z.object({
  NEO4J_URI: z
    .string()
    .regex(/^(?:neo4j|bolt)(?:\+s|\+ssc)?:\/\//u, 'NEO4J_URI应以neo4j://、neo4j+s://、bolt://或bolt+s://开头'),
  NEO4J_USER: z.string().default('neo4j'),
  NEO4J_PASSWORD: z.string().default(''),
  NEO4J_DATABASE: z.string().optional(),
  NEO4J_POOL_SIZE: z.coerce.number().int().min(1).max(1000).default(50),
  NEO4J_CONNECT_TIMEOUT_MS: z.coerce.number().int().min(100).default(5_000),
  NEO4J_ACQUIRE_TIMEOUT_MS: z.coerce.number().int().min(100).default(15_000),
  NEO4J_RETRY_MS: z.coerce.number().int().min(0).default(10_000),
  NEO4J_QUERY_TIMEOUT_MS: z.coerce.number().int().min(100).default(60_000),
  NEO4J_BATCH_ROWS: z.coerce.number().int().min(1).max(100_000).default(BATCH_ROWS),
});

/** How to reach the server; from the environment. */
export interface Neo4jSettings {
  uri: string;
  user: string;
  password: string;
  database: string | undefined;
  poolSize: number;
  connectTimeoutMs: number;
  acquireTimeoutMs: number;
  /** How long the driver repeats a transaction that failed for a passing reason. */
  retryMs: number;
  queryTimeoutMs: number;
  /** Most rows of one writing statement. */
  batchRows: number;
}

/** Settings from environment variables, or null where NEO4J_URI is not set. Throws ZodError with Chinese messages. */
export function neo4jSettings(env: Record<string, string | undefined>): Neo4jSettings | null {
  if (!env['NEO4J_URI']) return null;
  const set = settingsSchema.parse(env);
  return {
    uri: set.NEO4J_URI,
    user: set.NEO4J_USER,
    password: set.NEO4J_PASSWORD,
    database: set.NEO4J_DATABASE,
    poolSize: set.NEO4J_POOL_SIZE,
    connectTimeoutMs: set.NEO4J_CONNECT_TIMEOUT_MS,
    acquireTimeoutMs: set.NEO4J_ACQUIRE_TIMEOUT_MS,
    retryMs: set.NEO4J_RETRY_MS,
    queryTimeoutMs: set.NEO4J_QUERY_TIMEOUT_MS,
    batchRows: set.NEO4J_BATCH_ROWS,
  };
}
