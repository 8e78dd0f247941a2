import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { ENDPOINTS } from '../../graph-schema/endpoints.ts';
import { healthSchema, ingestEventSchema, problemSchema, searchResponseSchema } from '../../graph-schema/api.ts';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { routeTable } from '../../server/routes/index.ts';
import { dependencies } from './stubs.ts';

const app = createApp(dependencies());
const get = (path: string) => request(app).get(path);

describe('health', () => {
  it('names store, search and tokenizer', async () => {
    const answer = await get('/api/v1/health').expect(200);
    expect(healthSchema.parse(answer.body)).toEqual({
      status: 'ok',
      store: 'memory',
      search: 'minisearch',
      tokenizer: 'bigram',
      documents: 1,
      clauses: 1,
      version: '1.2.3',
    });
  });

  it('is 503 until searches answer, and so are they', async () => {
    const starting = createApp(dependencies({ ready: () => false }));
    const health = await request(starting).get('/api/v1/health').expect(503);
    expect(healthSchema.parse(health.body).status).toBe('starting');
    const search = await request(starting).get('/api/v1/search?q=培训').expect(503);
    expect(problemSchema.parse(search.body).code).toBe('NOT_READY');
  });
});

describe('search', () => {
  it('gives hits with marks inside the snippet', async () => {
    const answer = searchResponseSchema.parse((await get(`/api/v1/search?q=${encodeURIComponent('培训')}`)).body);
    const hit = answer.hits[0]!;
    expect(hit).toMatchObject({ document: '市府发〔2021〕3号', clause: '二/（一）', id: 'shifufa-2021-3/2.1' });
    expect(hit.snippet.slice(...hit.marks[0]!.span)).toBe('培训');
    expect(answer.didYouMean).toEqual([]);
  });

  it('offers spellings only where nothing was found', async () => {
    const answer = await get(`/api/v1/search?q=${encodeURIComponent('无')}`).expect(200);
    expect(searchResponseSchema.parse(answer.body).didYouMean).toEqual([{ text: '培训', hits: 1 }]);
  });

  it('points at the mistake in a query', async () => {
    const answer = await get('/api/v1/search?q=%22').expect(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(answer.body)).toMatchObject({ code: 'BAD_QUERY', position: [0, 1], repair: '' });
  });

  it.each([
    ['limit=-1', 'limit'],
    ['limit=abc', 'limit'],
    ['q=a&q=b', 'q'],
    ['sort=up', 'sort'],
  ])('names the wrong field of ?%s in Chinese', async (query, field) => {
    const problem = problemSchema.parse((await get(`/api/v1/search?${query}`).expect(400)).body);
    expect(problem).toMatchObject({ code: 'BAD_REQUEST', field });
    expect(problem.detail).toMatch(/\p{sc=Han}/u);
  });
});

describe('answers', () => {
  it('are not sent again when nothing changed', async () => {
    const first = await get('/api/v1/search?q=x').expect(200);
    expect(first.headers.etag).toMatch(/^"/u);
    await get('/api/v1/search?q=x').set('If-None-Match', first.headers.etag!).expect(304);
  });

  it('of unknown addresses and documents are problems', async () => {
    expect(problemSchema.parse((await get('/api/v1/nothing').expect(404)).body).code).toBe('NOT_FOUND');
    expect(problemSchema.parse((await get('/api/v1/documents/x-1').expect(404)).body).code).toBe('DOCUMENT_NOT_FOUND');
    expect(problemSchema.parse((await get('/api/v1/documents/x-1/clauses/2.1').expect(404)).body).code).toBe(
      'CLAUSE_NOT_FOUND',
    );
    expect(problemSchema.parse((await get('/api/v1/documents/x-1/clauses/%3Cb%3E').expect(400)).body).field).toBe(
      'clause',
    );
  });

  it('that break their own schema never leave, and are reported', async () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => lines.push(line), terminal: false, level: 'error' });
    const answer = await request(createApp(dependencies({ log })))
      .get('/api/v1/coverage?up=a&down=b')
      .expect(500);
    expect(problemSchema.parse(answer.body).detail).not.toContain('schema');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('breaks its schema');
    expect(lines[0]).not.toContain('up=a');
  });

  it('that fail half way are cut off and reported, and are not taken for whole', async () => {
    const lines: string[] = [];
    const log = createLog({ write: (line) => lines.push(line), terminal: false, level: 'error' });
    const pieces = async function* () {
      yield await Promise.resolve('{"type":"document"}\n'.repeat(10_000));
      throw new TypeError('broken');
    };
    const exporter = () => Promise.resolve({ name: 'a.jsonl', media: 'application/x-ndjson', pieces: pieces() });
    await expect(request(createApp(dependencies({ log, exporter }))).get('/api/v1/export')).rejects.toThrow('aborted');
    expect(lines).toEqual([expect.stringContaining('broken')]);
  });

  it('of source files are downloads, never pages', async () => {
    const answer = await get('/api/v1/documents/x-1/source').expect(200);
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it('of exports are downloads, and a wrong format is named', async () => {
    const answer = await get('/api/v1/export?format=graphml').expect(200);
    expect(answer.headers['content-disposition']).toContain('attachment');
    expect(answer.headers['content-type']).toContain('application/graphml+xml');
    expect((await get('/api/v1/export?format=doc').expect(400)).body).toMatchObject({ field: 'format' });
    expect((await get('/api/v1/export?only=nothing').expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
  });
});

describe('comparisons', () => {
  it('take several documents, repeated or with commas, and name a wrong one', async () => {
    await get('/api/v1/table?up=a-1&down=b-1,b-2').expect(404);
    await get('/api/v1/table?up=a-1&down=b-1&down=b-2').expect(404);
    const wrong = problemSchema.parse((await get('/api/v1/table?up=a-1&down=%E4%B8%8B').expect(400)).body);
    expect(wrong.field).toMatch(/^down/u);
    expect((await get('/api/v1/pair?from=a-1/2.1&to=b').expect(400)).body).toMatchObject({ field: 'to' });
  });

  it('need a reviewer who names himself', async () => {
    const nameless = request(app)
      .post('/api/v1/reviews')
      .send({ action: 'confirmed', from: 'a-1/1', to: 'b-1/1', who: ' ' });
    expect((await nameless.expect(400)).body).toMatchObject({
      field: 'who',
      detail: expect.stringContaining('复核人'),
    });
    await request(app).delete('/api/v1/reviews/r-1').expect(404);
  });
});

describe('writes', () => {
  it('take files in and say which could not be read', async () => {
    const upload = request(app).post('/api/v1/documents').attach('files', Buffer.from('x'), '通知.txt');
    const answer = await upload.responseType('blob').expect(200);
    const lines = (answer.body as Buffer).toString('utf8').trimEnd().split('\n');
    expect(lines.map((line) => ingestEventSchema.parse(JSON.parse(line)))).toMatchObject([
      { file: '通知.txt', state: 'running', stage: 'read' },
      { file: '通知.txt', state: 'failed', code: 'UNREADABLE_FILE' },
    ]);
  });

  it('correct and restore what is there', async () => {
    const patch = request(app).patch('/api/v1/documents/x-1');
    expect((await patch.send({ date: '昨天' }).expect(400)).body).toMatchObject({ field: 'date' });
    await request(app).patch('/api/v1/documents/x-1').send({ title: '新标题' }).expect(404);
    await request(app).post('/api/v1/documents/x-1/restore').expect(404);
  });

  it('say what may be asked of an address instead', async () => {
    for (const method of ['delete', 'put', 'trace'] as const) {
      const refused = await request(app)[method]('/api/v1/documents').expect(405);
      expect(refused.headers['allow']).toBe('GET, HEAD, POST');
      expect(problemSchema.parse(refused.body).code).toBe('METHOD_NOT_ALLOWED');
    }
    await request(app).put('/api/v1/nothing').expect(404);
  });

  it('need a file, in the right field', async () => {
    expect((await request(app).post('/api/v1/documents').expect(400)).body).toMatchObject({ field: 'files' });
    const wrong = request(app).post('/api/v1/documents').attach('file', Buffer.from('x'), 'a.txt');
    expect((await wrong.expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
    const field = request(app).post('/api/v1/documents').field('x'.repeat(200), '1');
    expect((await field.expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('say what is missing where the body is no JSON', async () => {
    const plain = request(app).post('/api/v1/reviews').set('Content-Type', 'text/plain').send('{"action":"confirmed"}');
    expect((await plain.expect(400)).body).toMatchObject({ detail: expect.stringContaining('application/json') });
  });

  it('refuse forms with fields that nobody asked for', async () => {
    const upload = request(app).post('/api/v1/documents').attach('files', Buffer.from('x'), '通知.txt');
    expect((await upload.field('kind', '1').expect(400)).body).toMatchObject({
      detail: expect.stringContaining('不认识的字段'),
    });
    const check = request(app).post('/api/v1/check/file').attach('file', Buffer.from('关于做好工作的通知'), '通知.txt');
    await check.field('all', '1').field('parent', 'a-1').expect(400);
  });

  it('are refused from other sites and under foreign names', async () => {
    const foreign = request(app).delete('/api/v1/documents/x-1').set('Origin', 'http://evil.example');
    expect((await foreign.expect(403)).body).toMatchObject({ code: 'FORBIDDEN' });
    const rebound = get('/api/v1/health').set('Host', 'evil.example:3000');
    expect((await rebound.expect(403)).body).toMatchObject({ code: 'FORBIDDEN' });
    const named = createApp(dependencies({ hosts: ['policy.example'] }));
    await request(named).get('/api/v1/health').set('Host', 'policy.example').expect(200);
  });

  it('are limited in number', async () => {
    const limited = createApp(dependencies({ writesPerMinute: 1 }));
    await request(limited).delete('/api/v1/documents/x-1').expect(404);
    const second = await request(limited).delete('/api/v1/documents/x-1').expect(429);
    expect(problemSchema.parse(second.body).code).toBe('RATE_LIMITED');
    await request(limited).get('/api/v1/health').expect(200);
  });

  it('are absent without a library', async () => {
    await request(createApp(dependencies({ library: undefined })))
      .post('/api/v1/documents')
      .expect(405);
  });
});

describe('the page', () => {
  const webRoot = mkdtempSync(join(tmpdir(), 'zhengmai-page-'));
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>政脉</title>');
  writeFileSync(join(webRoot, 'assets', 'main-abc.js'), 'let x;');
  const withPage = createApp(dependencies({ webRoot }));

  it('answers every address of a view, without inline script allowed', async () => {
    const answer = await request(withPage).get('/d/shifufa-2021-3').set('Accept', 'text/html').expect(200);
    expect(answer.text).toContain('政脉');
    expect(answer.headers['cache-control']).toBe('no-cache');
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('keeps files with a hash for ever and does not answer for missing ones', async () => {
    const asset = await request(withPage).get('/assets/main-abc.js').expect(200);
    expect(asset.headers['cache-control']).toContain('immutable');
    await request(withPage).get('/assets/main-old.js').set('Accept', 'text/html').expect(404);
    await request(withPage).get('/missing.js').set('Accept', 'text/html').expect(404);
  });
});

describe('the description', () => {
  it('serves every address that the page knows', () => {
    const served = new Set(routeTable(dependencies()).map(({ method, path }) => `${method.toUpperCase()} ${path}`));
    const known = Object.values(ENDPOINTS).map(({ method, path }) => `${method} ${path}`);
    expect(known.filter((address) => !served.has(address))).toEqual([]);
  });

  it('of whole numbers holds: nothing else passes for one', async () => {
    interface Parameter {
      name: string;
      in: string;
      required: boolean;
      schema: { type?: string };
    }
    type Described = Record<string, { get?: { parameters: Parameter[] } }>;
    const { paths } = (await get('/api/v1/openapi.json').expect(200)).body as { paths: Described };
    const whole = Object.entries(paths).flatMap(([path, { get: read }]) => {
      const parameters = read?.parameters.filter((one) => one.in === 'query') ?? [];
      const needed = parameters.filter(({ required }) => required).map(({ name }) => `${name}=a-1&`);
      const address = `/api/v1${path.replace(/\{\w+\}/gu, 'a1')}?${needed.join('')}`;
      return parameters.filter(({ schema }) => schema.type === 'integer').map(({ name }) => ({ address, name }));
    });
    expect(whole.length).toBeGreaterThan(10);
    for (const { address, name } of whole) {
      for (const given of ['', '%2020', '1e1', '0x10', '2.5', '99999999999999999999', `1&${name}=1`]) {
        const { body } = await get(`${address}${name}=${given}`).expect(400);
        expect({ address, ...(body as object) }).toMatchObject({ field: name });
      }
    }
    expect((await get('/api/v1/search?limit=').expect(400)).body).toMatchObject({
      detail: '参数 limit 有误：应是整数，如 20',
    });
    expect((await get('/api/v1/pair?from=a-1/1').expect(400)).body).toMatchObject({ detail: '参数 to 有误：没有写' });
  });

  it('lists every route with its parameters and answers', async () => {
    const { body } = (await get('/api/v1/openapi.json').expect(200)) as {
      body: {
        openapi: string;
        paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[] }>>;
      };
    };
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/documents/{document}');
    const operations = Object.values(body.paths).flatMap((path) => Object.values(path));
    expect(new Set(operations.map((operation) => operation.operationId)).size).toBe(operations.length);
    expect(JSON.stringify(body)).not.toContain('prefixItems');
    expect(body.paths['/search']!.get!.parameters.map((parameter) => parameter.name)).toContain('hasTarget');
  });
});
