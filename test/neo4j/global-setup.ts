import { createServer } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import type { TestProject } from 'vitest/node';
import { missingForNeo4j, startNeo4j } from '../../bin/neo4j/server.mjs';

export interface TestServer {
  uri: string;
  user: string;
  password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: TestServer | null;
  }
}

/** Password of the servers that are started here. */
export const PASSWORD = 'zhengmai-test';

/**
 * Gives the suites a Neo4j server: the one that NEO4J_TEST_URI names, else one started here on a free port.
 * Where neither can be had the suites are skipped with a loud message, and the run fails when CI is set.
 */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const uri = process.env['NEO4J_TEST_URI'];
  if (uri) {
    const { NEO4J_TEST_USER: user = 'neo4j', NEO4J_TEST_PASSWORD: password = '' } = process.env;
    project.provide('neo4j', { uri, user, password });
    return undefined;
  }
  const missing = missingForNeo4j();
  if (missing) {
    if (process.env['CI']) throw new Error(`Neo4j测试不能运行：${missing}`);
    process.stderr.write(`\n!!! Neo4j测试没有运行：${missing}。装好后再测，或用NEO4J_TEST_URI指定服务器。\n\n`);
    project.provide('neo4j', null);
    return undefined;
  }
  const home = mkdtempSync(join(tmpdir(), 'zhengmai-neo4j-'));
  const server = await startNeo4j({ home, port: await freePort() });
  await changePassword(server.uri);
  project.provide('neo4j', { uri: server.uri, user: 'neo4j', password: PASSWORD });
  return async () => {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

/** A new server wants its first password changed before anything else. */
export async function changePassword(uri: string): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'));
  await driver.executeQuery(
    'ALTER CURRENT USER SET PASSWORD FROM $old TO $new',
    { old: 'neo4j', new: PASSWORD },
    { database: 'system' },
  );
  await driver.close();
}

/** A port on loopback that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return address.port;
}
