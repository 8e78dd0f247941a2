import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNeo4j, type RunningServer } from '../../../bin/neo4j/server.mjs';
import type { Changes } from '../../../graph-schema/store.ts';
import { MIGRATIONS } from '../../../server/store/neo4j/cypher.ts';
import { neo4jSettings } from '../../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { changePassword, freePort } from '../global-setup.ts';
import { emptyStore, hasServer, testSettings } from './support.ts';

/** A chain of clauses, as one transaction writes it. */
function chain(from: number, to: number): Changes {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  return {
    nodes: numbers.map((n) => ({ id: `d/${n}`, label: 'Clause', props: { order: n, text: `第${n}条` }, owner: 'd' })),
    edges: numbers.slice(1).map((n) => ({ src: `d/${n}`, type: 'PART_OF', dst: `d/${n - 1}`, props: {}, owner: 'd' })),
  };
}

describe.skipIf(!hasServer)('Neo4j: settings that do not fit', () => {
  it.each([
    ['wrong password', { NEO4J_PASSWORD: 'wrong' }, /用户名或密码不对/u],
    ['wrong database', { NEO4J_DATABASE: 'nosuch' }, /没有这个数据库/u],
    ['nobody listens', { NEO4J_URI: 'bolt://127.0.0.1:9', NEO4J_RETRY_MS: '0' }, /连不上数据库/u],
  ])('%s', async (_name, env, message) => {
    const store = new Neo4jStore(testSettings(env));
    await expect(store.init()).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(message),
    });
    await store.close();
  });

  it('refuses a database written by a newer program', async () => {
    const store = await emptyStore();
    const version = (MIGRATIONS.at(-1)?.version ?? 0) + 1;
    await store.write(
      async (tx) => void (await tx.run('CREATE (:ZhengmaiMigration {version: $version})', { version })),
    );
    const later = new Neo4jStore(testSettings());
    await expect(later.init()).rejects.toMatchObject({ code: 'DATA_TOO_NEW' });
    await store.write(
      async (tx) => void (await tx.run('MATCH (m:ZhengmaiMigration {version: $version}) DELETE m', { version })),
    );
    await Promise.all([store.close(), later.close()]);
  });

  it('tells of foreign nodes that stand in the way of the constraint, and goes on when they are gone', async () => {
    const store = await emptyStore();
    await store.run('DROP CONSTRAINT zhengmai_id IF EXISTS');
    await store.run('MATCH (m:ZhengmaiMigration) DELETE m');
    await store.run("CREATE (:Zhengmai {id: 'twice'}), (:Zhengmai {id: 'twice'})");
    const later = new Neo4jStore(testSettings({ NEO4J_RETRY_MS: '0' }));
    const refused = await later.init().catch((error: unknown) => error);
    await store.run("MATCH (n:Zhengmai {id: 'twice'}) DELETE n"); // before anything can fail: other tests come after
    expect(refused).toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('约束冲突') });
    await later.init();
    expect(await later.count('Clause')).toBe(0);
    await Promise.all([store.close(), later.close()]);
  });

  it('leaves foreign data alone and is not disturbed by it', async () => {
    const store = await emptyStore();
    await store.write(
      async (tx) =>
        void (await tx.run("CREATE (:Document {id: 'd', title: '别人的'})-[:CITES]->(:Clause {id: 'd/1'})")),
    );
    await store.apply(chain(0, 3));
    await store.apply({ removeOwned: ['d'] });
    expect(await store.count('Clause')).toBe(0);
    const [foreign] = await store.read(
      'MATCH (n:Document)-[r:CITES]->() WHERE NOT n:Zhengmai RETURN n.title AS title',
      {},
    );
    expect(foreign).toEqual({ title: '别人的' });
    await store.write(
      async (tx) => void (await tx.run('MATCH (n:Document|Clause) WHERE NOT n:Zhengmai DETACH DELETE n')),
    );
    await store.close();
  });
});

describe.skipIf(!hasServer)('Neo4j: a server that goes away', () => {
  const home = mkdtempSync(join(tmpdir(), 'zhengmai-neo4j-fault-'));
  let port = 0;
  let server: RunningServer;
  let store: Neo4jStore;

  beforeAll(async () => {
    port = await freePort();
    server = await startNeo4j({ home, port });
    await changePassword(server.uri);
    const env = {
      NEO4J_URI: server.uri,
      NEO4J_PASSWORD: 'zhengmai-test',
      NEO4J_RETRY_MS: '0',
      NEO4J_CONNECT_TIMEOUT_MS: '1000',
    };
    store = new Neo4jStore(neo4jSettings(env)!);
    await store.init();
  });

  afterAll(async () => {
    await store.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  });

  it('killed in the middle of a load: nothing is half written, and the load can be finished', async () => {
    await store.apply(chain(0, 1000));
    const load = store.apply(chain(1000, 60_000));
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.kill();
    await expect(load).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(store.count('Clause')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });

    server = await startNeo4j({ home, port });
    expect(await store.count('Clause')).toBe(1000);
    await store.apply(chain(999, 3000));
    expect(await store.counts()).toEqual({ nodes: { Clause: 3000 }, edges: { PART_OF: 2999 } });
  });
});
