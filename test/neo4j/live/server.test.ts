import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNeo4j, type RunningServer } from '../../../bin/neo4j/server.mjs';
import { healthSchema, searchResponseSchema } from '../../../graph-schema/api.ts';
import { createApp } from '../../../server/app.ts';
import { fillIndex, refreshIndex, saveIndex } from '../../../server/load/index-keeper.ts';
import { ingestPaths } from '../../../server/load/ingest.ts';
import { createLibrary } from '../../../server/load/library.ts';
import { createQueries } from '../../../server/queries/index.ts';
import { openIndexFor } from '../../../server/search/open.ts';
import { neo4jSettings } from '../../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { changePassword, freePort } from '../global-setup.ts';
import { hasServer } from './support.ts';
import request from 'supertest';

/** A server process as `zhengmai serve` makes it, over its own connection. */
async function serverOver(
  env: Record<string, string>,
): Promise<{ app: ReturnType<typeof createApp>; store: Neo4jStore }> {
  const store = new Neo4jStore(neo4jSettings(env)!);
  const index = await openIndexFor(store);
  const library = createLibrary(store, (ids) => refreshIndex(store, index, ids));
  return { app: createApp({ store, index, queries: createQueries(store), library }), store };
}

describe.skipIf(!hasServer)('two servers over one Neo4j', () => {
  const home = mkdtempSync(join(tmpdir(), 'zhengmai-neo4j-two-'));
  let port = 0;
  let neo4j: RunningServer;
  let one: Awaited<ReturnType<typeof serverOver>>;
  let other: Awaited<ReturnType<typeof serverOver>>;

  beforeAll(async () => {
    port = await freePort();
    neo4j = await startNeo4j({ home, port });
    await changePassword(neo4j.uri);
    const env = {
      NEO4J_URI: neo4j.uri,
      NEO4J_PASSWORD: 'zhengmai-test',
      NEO4J_RETRY_MS: '0',
      NEO4J_CONNECT_TIMEOUT_MS: '2000',
    };
    [one, other] = [await serverOver(env), await serverOver(env)];
    await ingestPaths(['corpus/yufufa-2021-35.txt'], one.store);
    const index = await openIndexFor(one.store);
    await fillIndex(one.store, index);
    await saveIndex(one.store, index);
  });

  afterAll(async () => {
    await Promise.all([one.store.close(), other.store.close()]);
    await neo4j.stop();
    rmSync(home, { recursive: true, force: true });
  });

  const search = async (app: ReturnType<typeof createApp>, q: string) =>
    searchResponseSchema.parse((await request(app).get('/api/v1/search').query({ q }).expect(200)).body);

  it('what one takes in, the other finds', async () => {
    expect((await search(other.app, '"吉训"')).total).toBe(0);
    await request(one.app).post('/api/v1/documents').attach('files', 'corpus/liangpingfubanfa-2023-27.txt').expect(200);
    expect((await search(other.app, '"吉训"')).hits.map((hit) => hit.clause)).toEqual(['附件/13']);
    expect((await search(other.app, '梁平府办发〔2023〕27号')).direct?.documentId).toBe('liangpingfubanfa-2023-27');
    const { body } = await request(other.app).get('/api/v1/lineage').query({ up: 'yufufa-2021-35', down: 'liangpingfubanfa-2023-27' }).expect(200); // prettier-ignore
    expect((body as { links: unknown[] }).links.length).toBeGreaterThan(10);
  });

  it('answers 503 while the database is away, says so, and goes on by itself', async () => {
    await neo4j.kill();
    const away = await request(one.app).get('/api/v1/search').query({ q: '培训' }).expect(503);
    expect(away.body).toMatchObject({ code: 'STORE_UNAVAILABLE', status: 503 });
    const health = healthSchema.parse((await request(one.app).get('/api/v1/health').expect(503)).body);
    expect(health).toMatchObject({ status: 'degraded', message: expect.stringContaining('连不上数据库') });
    neo4j = await startNeo4j({ home, port });
    expect((await search(one.app, '培训')).total).toBeGreaterThan(0);
  });
});
