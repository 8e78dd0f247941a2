import { inject } from 'vitest';
import { neo4jSettings, type Neo4jSettings } from '../../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../../server/store/neo4j/store.ts';

/** True where a server is there; suites are skipped otherwise (the set-up has said so loudly). */
export const hasServer = inject('neo4j') !== null;

/** Settings that reach the test server, with changes for a test of faults. */
export function testSettings(env: Record<string, string> = {}): Neo4jSettings {
  const { uri, user, password } = inject('neo4j')!;
  return neo4jSettings({ NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, ...env })!;
}

/** An opened store over an emptied database. */
export async function emptyStore(): Promise<Neo4jStore> {
  const store = new Neo4jStore(testSettings());
  await store.init();
  await store.write(async (tx) => {
    await tx.run('MATCH (n) WHERE n:Zhengmai OR n:ZhengmaiBlob DETACH DELETE n');
  });
  return store;
}
