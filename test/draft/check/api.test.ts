import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkedFileSchema, checkedSchema } from '../../../graph-schema/api-check.ts';
import { problemSchema } from '../../../graph-schema/api.ts';
import { createApp } from '../../../server/app.ts';
import { Checker } from '../../../server/draft/check/checker.ts';
import { dependencies } from '../../api/stubs.ts';
import { planStore } from '../../support/plan.ts';

const TEXT = [
  '綦江区技能培训实施方案',
  '为落实《关于发展技能培训的意见》（省发〔2021〕1号），制定本方案。',
  '一、主要任务',
  '（一）扩大规模。引进优质企业来垫开展职业教育合作。',
].join('\n');

let app: ReturnType<typeof createApp>;
beforeAll(async () => {
  app = createApp(dependencies({ checks: new Checker(await planStore()) }));
});

const post = (body: object) => request(app).post('/api/v1/check').send(body);

describe('POST /check', () => {
  it('checks a text against what it cites, and says against what', async () => {
    const answer = checkedSchema.parse((await post({ text: TEXT }).expect(200)).body);
    expect(answer).toMatchObject({
      title: '綦江区技能培训实施方案',
      region: '綦江区',
      parents: [{ document: '省发〔2021〕1号' }],
    });
    expect(answer.findings.map(({ text }) => text)).toContain('来垫');
    expect(answer.counts['foreign-place']).toBe(1);
  });

  it('takes the region and the parents that are named', async () => {
    const answer = checkedSchema.parse((await post({ text: TEXT, region: '垫江县', parents: [] }).expect(200)).body);
    expect(answer).toMatchObject({ region: '垫江县', parents: [] });
    expect(answer.findings.map(({ text }) => text)).not.toContain('来垫');
  });

  it.each([
    [{ text: TEXT, region: '没有这个区' }, 400, '没有地区'],
    [{ text: TEXT, region: '朝阳区' }, 400, '有几个'],
    [{ text: TEXT, parents: ['没有这份文件'] }, 404, '库中没有文件“没有这份文件”'],
    [{}, 400, '二者择一'],
  ])('says what is wrong with %o', async (body, status, message) => {
    const problem = problemSchema.parse((await post(body).expect(status)).body);
    expect(problem.detail).toContain(message);
  });

  it('checks a file, and says so where there is none', async () => {
    const answer = await request(app)
      .post('/api/v1/check/file')
      .field('region', '綦江区')
      .attach('file', Buffer.from(TEXT), { filename: '方案.txt' })
      .expect(200);
    expect(checkedFileSchema.parse(answer.body).documents[0]).toMatchObject({ file: '方案.txt', region: '綦江区' });
    await request(app).post('/api/v1/check/file').field('region', '綦江区').expect(400);
    const empty = await request(app)
      .post('/api/v1/check/file')
      .attach('file', Buffer.from(''), { filename: '空.docx' });
    expect(empty.status).toBe(422);
  });
});
