import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { meSchema } from '../../graph-schema/api-draft.ts';
import type { ReviewRequest } from '../../graph-schema/api-review.ts';
import { createApp } from '../../server/app.ts';
import { accessSettings, isLoopback, nameOfToken } from '../../server/http/access.ts';
import { dependencies, reviews } from './stubs.ts';

const ZHANG = 'zhang-0123456789abcdef';
const LI = 'li-fedcba9876543210';
const ELSEWHERE = { 'X-Forwarded-For': '10.1.2.3' };
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('settings of who may write', () => {
  it('takes pairs from the variable and from a file', () => {
    const dir = mkdtempSync(join(tmpdir(), 'tokens-'));
    const file = join(dir, 'tokens');
    writeFileSync(file, `# 起草组\n\n李四:${LI}\n`);
    const settings = accessSettings({ ZHENGMAI_TOKENS: `张三:${ZHANG}`, ZHENGMAI_TOKENS_FILE: file });
    rmSync(dir, { recursive: true });
    expect(nameOfToken(ZHANG, settings)).toBe('张三');
    expect(nameOfToken(LI, settings)).toBe('李四');
    expect(nameOfToken(`${LI}x`, settings)).toBeNull();
    expect(JSON.stringify(settings)).not.toContain(ZHANG);
  });

  it.each([
    ['no pair', '张三', '写法不对'],
    ['no name', `:${ZHANG}`, '写法不对'],
    ['a short token', '张三:secret', '太短'],
    ['one token for two', `张三:${ZHANG},李四:${ZHANG}`, '同一口令'],
  ])('refuses %s without repeating a token', (_, pairs, message) => {
    const read = () => accessSettings({ ZHENGMAI_TOKENS: pairs });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret|0123456789/u);
  });

  it('refuses a file that is missing, and always without tokens', () => {
    expect(() => accessSettings({ ZHENGMAI_TOKENS_FILE: '/nowhere/tokens' })).toThrow('/nowhere/tokens');
    expect(() => accessSettings({ ZHENGMAI_TOKENS_ALWAYS: '1' })).toThrow('ZHENGMAI_TOKENS');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['1270.0.0.1', false],
    [undefined, false],
  ])('takes %s for this machine: %s', (address, local) => {
    expect(isLoopback(address)).toBe(local);
  });
});

describe('who may write', () => {
  const access = accessSettings({ ZHENGMAI_TOKENS: `张三:${ZHANG}` });
  const app = createApp(dependencies({ access }));
  const me = async (headers: Record<string, string>) =>
    meSchema.parse((await request(app).get('/api/v1/me').set(headers).expect(200)).body);

  it('is open at this machine, under the name that is given', async () => {
    expect(await me({})).toMatchObject({ name: '本机', mayWrite: true, local: true });
    expect((await me({ 'Zhengmai-Author': encodeURIComponent('王五') })).name).toBe('王五');
    expect((await me({ 'Zhengmai-Author': '%E0%A4%A' })).name).toBe('本机');
  });

  it('is nobody where the server only reads, and the page is told', async () => {
    const { store, index, queries } = dependencies();
    const reading = createApp({ store, index, queries, access });
    const { body } = await request(reading).get('/api/v1/me').set(bearer(ZHANG)).expect(200);
    expect(body).toMatchObject({ name: '张三', mayWrite: false, message: expect.stringContaining('只读') });
  });

  it('asks for a token from elsewhere, which also names the author', async () => {
    const named = { 'Zhengmai-Author': encodeURIComponent('王五') };
    expect(await me({ ...ELSEWHERE, ...named })).toMatchObject({ name: '', mayWrite: false, local: false });
    expect(await me({ ...ELSEWHERE, ...named, ...bearer(ZHANG) })).toMatchObject({ name: '张三', mayWrite: true });
    expect((await me({ ...ELSEWHERE, ...bearer('wrong') })).message).toContain('口令不对');
  });

  it.each([
    ['post', '/drafts'],
    ['put', '/drafts/abc'],
    ['delete', '/drafts/abc'],
    ['post', '/clips'],
    ['post', '/reviews'],
    ['post', '/documents'],
    ['patch', '/documents/shifufa-2021-3'],
    ['delete', '/documents/shifufa-2021-3'],
  ] as const)('refuses %s %s from elsewhere', async (method, path) => {
    const call = (headers: Record<string, string>) => {
      const agent = request(app);
      return agent[method](`/api/v1${path}`).set(headers).send({});
    };
    const refused = await call(ELSEWHERE).expect(401);
    expect(refused.body).toMatchObject({ code: 'UNAUTHORIZED' });
    const withToken = await call({ ...ELSEWHERE, ...bearer(ZHANG) });
    expect(withToken.status).not.toBe(401);
  });

  it('lets anybody read and ask for what changes nothing', async () => {
    await request(app).get('/api/v1/drafts').set(ELSEWHERE).expect(200);
    await request(app).post('/api/v1/blocks').set(ELSEWHERE).send({ text: '一、总体要求' }).expect(200);
  });

  it('is read only from elsewhere where no tokens are set, and says so', async () => {
    const open = createApp(dependencies());
    const { body } = await request(open).get('/api/v1/me').set(ELSEWHERE).expect(200);
    expect(meSchema.parse(body)).toMatchObject({ mayWrite: false, message: expect.stringContaining('没有设置口令') });
    await request(open)
      .post('/api/v1/clips')
      .set({ ...ELSEWHERE, ...bearer(ZHANG) })
      .send({})
      .expect(401);
  });

  it('asks everybody where it is told to', async () => {
    const always = accessSettings({ ZHENGMAI_TOKENS: `张三:${ZHANG}`, ZHENGMAI_TOKENS_ALWAYS: '1' });
    const strict = createApp(dependencies({ access: always }));
    await request(strict).post('/api/v1/clips').send({}).expect(401);
    await request(strict).post('/api/v1/clips').set(bearer(ZHANG)).send({}).expect(400);
  });

  it('signs reviews with the name of the token', async () => {
    const seen: string[] = [];
    const spy = {
      ...reviews,
      add: (review: ReviewRequest) => {
        seen.push(review.who);
        return reviews.add(review);
      },
    };
    const signing = createApp(dependencies({ access, reviews: spy }));
    const review = { action: 'noted', from: 'a-1/1', to: 'b-1/1', who: '赵六' };
    const send = (headers: Record<string, string>) =>
      request(signing).post('/api/v1/reviews').set(headers).send(review).expect(404);
    await send({});
    await send({ ...ELSEWHERE, ...bearer(ZHANG) });
    expect(seen).toEqual(['赵六', '张三']);
  });
});
