import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { missingForNeo4j, startNeo4j } from '../../../bin/neo4j/server.mjs';
import { changePassword, freePort, PASSWORD } from '../../neo4j/global-setup.ts';
import { provideChromium, withoutServer } from './global.ts';
import { TestServer } from './server.ts';

/** As the set-up of the browser suite, with the graph and the search in a Neo4j server of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!provideChromium(project)) return () => Promise.resolve();
  const missing = missingForNeo4j();
  if (missing) {
    withoutServer(project, `BROWSER SUITE ON NEO4J NOT RUN: ${missing}`);
    return () => Promise.resolve();
  }
  const home = mkdtempSync(join(tmpdir(), 'zhengmai-neo4j-e2e-'));
  const neo4j = await startNeo4j({ home, port: await freePort() });
  const end = async (): Promise<void> => {
    await neo4j.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await changePassword(neo4j.uri);
    const server = await TestServer.start([], { NEO4J_URI: neo4j.uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: PASSWORD });
    project.provide('serverUrl', server.url);
    return async () => {
      await server.remove();
      await end();
    };
  } catch (error) {
    await end();
    throw error;
  }
}
