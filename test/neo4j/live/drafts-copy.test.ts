import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftResponseSchema } from '../../../graph-schema/api-draft.ts';
import { createApp } from '../../../server/app.ts';
import { DraftDesk } from '../../../server/draft/drafts.ts';
import { copyStore } from '../../../server/load/copy.ts';
import { verifyStore } from '../../../server/load/verify.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import type { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { dependencies } from '../../api/stubs.ts';
import { OPINION, planStore } from '../../support/plan.ts';
import { emptyStore, hasServer } from './support.ts';

describe.skipIf(!hasServer)('drafts in Neo4j', () => {
  let store: Neo4jStore;
  beforeAll(async () => {
    store = await emptyStore();
    await copyStore(await planStore(), store);
  });
  afterAll(() => store.close());

  it('are kept with their versions, refuse a save over a newer one, and are carried by copies', async () => {
    const app = createApp(dependencies({ drafts: new DraftDesk(store) }));
    const body = { region: '綦江区', parents: [OPINION.document.id], documentType: '实施方案' };
    const begun = await request(app).post('/api/v1/drafts').send(body).expect(200);
    const { id, version, ...content } = draftResponseSchema.parse(begun.body).draft;
    const save = (title: string) =>
      request(app)
        .put(`/api/v1/drafts/${id}`)
        .send({ base: version, content: { ...content, title } });
    await save('“一”`$').expect(200);
    await save('二').expect(409);

    const copy = new MemoryStore();
    await copyStore(store, copy);
    const again = createApp(dependencies({ drafts: new DraftDesk(copy) }));
    const read = await request(again).get(`/api/v1/drafts/${id}`).expect(200);
    expect(draftResponseSchema.parse(read.body).draft.title).toBe('“一”`$');
    const [here, there] = [await verifyStore(store), await verifyStore(copy)];
    expect(there).toEqual(here);
    await copy.apply({ removeNodes: [`draft:${id}`] });
    expect((await verifyStore(copy)).digest).not.toBe(here.digest);
  });
});
