import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { draftResponseSchema } from '../../graph-schema/api-draft.ts';
import { draftConflictSchema } from '../../graph-schema/draft.ts';
import { createApp } from '../../server/app.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { dependencies } from '../api/stubs.ts';
import { OPINION, planStore } from '../support/plan.ts';

describe('drafts over HTTP', async () => {
  const app = createApp(dependencies({ drafts: new DraftDesk(await planStore()) }));
  const begin = async () => {
    const body = { region: '綦江区', parents: [OPINION.document.id], documentType: '实施方案' };
    const answer = await request(app).post('/api/v1/drafts').send(body).expect(200);
    return draftResponseSchema.parse(answer.body).draft;
  };

  it('keeps what is saved, under the name of who saved it', async () => {
    const { id, version, ...content } = await begin();
    const saved = await request(app)
      .put(`/api/v1/drafts/${id}`)
      .set('Zhengmai-Author', encodeURIComponent('张三'))
      .send({ base: version, content: { ...content, title: '某方案' } })
      .expect(200);
    expect(saved.body).toMatchObject({ version: version + 1, updatedBy: '张三' });
    const again = await request(app).get(`/api/v1/drafts/${id}`).expect(200);
    expect(draftResponseSchema.parse(again.body).draft.title).toBe('某方案');
  });

  it('answers a save over a newer version with both texts', async () => {
    const { id, version, ...content } = await begin();
    const save = (title: string) =>
      request(app)
        .put(`/api/v1/drafts/${id}`)
        .send({ base: version, content: { ...content, title } });
    await save('一').expect(200);
    const refused = await save('二').expect(409);
    const { conflict } = refused.body as { conflict: unknown };
    const { stored, yours } = draftConflictSchema.parse(conflict);
    expect([stored.title, yours.title]).toEqual(['一', '二']);
  });
});
