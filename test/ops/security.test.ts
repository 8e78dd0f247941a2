import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { ingestFile } from '../../ingest/pipeline.ts';
import { createApp } from '../../server/app.ts';
import { createLibrary } from '../../server/load/library.ts';
import { startServer } from '../../server/main.ts';
import { createQueries } from '../../server/queries/index.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { dependencies } from '../api/stubs.ts';

const ROOT = join(import.meta.dirname, '../..');
const NOTICE = `甲市人民政府关于印发《<img src=x onerror=alert(1)>方案》的通知
甲府发〔2021〕3号

各区县：
一、总体要求
<script>alert(1)</script>坚持统筹推进。
二、重点任务
（一）完善设施。新建设施10个。
`;

function sources(folder: string, endings: RegExp): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

async function uploaded(name: string, bytes: Buffer) {
  const store = new MemoryStore();
  const deps = dependencies({
    store,
    queries: createQueries(store),
    library: createLibrary(store, () => Promise.resolve()),
  });
  const app = createApp(deps);
  const answer = await request(app).post('/api/v1/documents').attach('files', bytes, name).responseType('blob');
  const events = (answer.body as Buffer).toString('utf8').trimEnd().split('\n');
  return {
    app,
    events: events.map((line) => JSON.parse(line) as { documentId: string | null; state: string; file: string }),
  };
}

describe('script in documents', () => {
  it('is text: answers are JSON that no browser takes for a page', async () => {
    const { app, events } = await uploaded('"><script>alert(1)</script>.txt', Buffer.from(NOTICE));
    const id = events.findLast(({ documentId }) => documentId !== null)!.documentId!;
    const answer = await request(app).get(`/api/v1/documents/${id}`).expect(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.text).toContain('<script>alert(1)</script>');
  });

  it('never becomes part of the page: nothing in web/ writes HTML', () => {
    const writing = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(/u;
    const found = sources('web', /\.tsx?$/u).filter((source) => writing.test(source));
    expect(found).toEqual([]);
  });

  it('of web pages and Word files is not even read', async () => {
    const html = `<html><body><h1>关于推进工作的通知</h1><p onclick="alert(1)">一、总体要求。坚持统筹。</p><script>alert(1)</script></body></html>`;
    const [document] = await ingestFile({ name: '通知.html', bytes: Buffer.from(html) });
    expect(document!.text).toContain('坚持统筹');
    expect(document!.text).not.toContain('alert');
  });
});

describe('file names and paths', () => {
  it.each(['../../../etc/passwd.txt', '..\\..\\windows\\x.txt', '/etc/cron.d/x.txt'])(
    'of an upload name nothing on the disk: %s',
    async (name) => {
      const { app, events } = await uploaded(name, Buffer.from(NOTICE));
      const id = events.findLast(({ documentId }) => documentId !== null)!.documentId!;
      const source = await request(app).get(`/api/v1/documents/${id}/source`).expect(200);
      expect(source.headers['content-disposition']).toMatch(/^attachment; filename=/u);
      expect(source.headers['content-disposition']).not.toMatch(/[/\\]/u);
    },
  );

  it('inside an archive are names and no paths', async () => {
    const zip = zipSync({ '../../evil.txt': strToU8(NOTICE) });
    const [document] = await ingestFile({ name: '包.zip', bytes: zip });
    expect(document!.document.title).toContain('方案');
  });

  it.each(['/../package.json', '/..%2f..%2fpackage.json', '/assets/..%2f..%2fpackage.json', '/%2e%2e/package.json'])(
    'outside the page are not served: %s',
    async (path) => {
      const app = createApp(dependencies({ webRoot: join(ROOT, 'web') }));
      const answer = await request(app).get(path);
      expect([400, 403, 404]).toContain(answer.status);
      expect(answer.text).not.toContain('"dependencies"');
    },
  );
});

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docx = (body: string, head = '', more: Record<string, Uint8Array> = {}) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?>${head}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    ),
    ...more,
  });
const paragraph = (content: string) => `<w:p><w:r><w:t>${content}</w:t></w:r></w:p>`;

/** Reads a file, whether it can be read or not; the error must have a code. */
async function attempt(name: string, bytes: Uint8Array): Promise<number> {
  try {
    return (await ingestFile({ name, bytes })).reduce((sum, { text }) => sum + text.length, 0);
  } catch (error) {
    expect(error).toMatchObject({ name: 'ZhengmaiError' });
    return 0;
  }
}

describe('files made to exhaust the reader', () => {
  it('entities that multiply (billion laughs) are not expanded', async () => {
    const names = 'abcdefghij'.split('');
    const entities = names.map(
      (name, at) => `<!ENTITY ${name} "${at === 0 ? '哈' : `&${names[at - 1]!};`.repeat(10)}">`,
    );
    const file = docx(paragraph('&j;'), `<!DOCTYPE x [${entities.join('')}]>`);
    expect(await attempt('笑.docx', file)).toBeLessThan(1000);
  });

  it('a file outside is not fetched by an entity', async () => {
    const file = docx(paragraph('&x;坚持统筹'), '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>');
    expect(await attempt('外.docx', file)).toBeLessThan(100);
  });

  it('tables of 10,000 × 10,000 cells by span stay as large as their file', async () => {
    const html = `<h1>关于推进工作的通知</h1><table><tr><td colspan="10000" rowspan="10000">一、总体要求</td></tr></table>`;
    expect(await attempt('表.html', Buffer.from(html))).toBeLessThan(1000);
    const cell = `<w:tc><w:tcPr><w:gridSpan w:val="10000"/></w:tcPr>${paragraph('一、总体要求')}</w:tc>`;
    expect(await attempt('表.docx', docx(`<w:tbl><w:tr>${cell}</w:tr></w:tbl>`))).toBeLessThan(1000);
  });

  it('pictures in a Word file are left alone', async () => {
    const picture = new Uint8Array(30 * 1024 * 1024);
    const file = docx(paragraph('一、总体要求。坚持统筹。'), '', { 'word/media/image1.png': picture });
    expect(await attempt('图.docx', file)).toBeGreaterThan(5);
  });
});

describe('requests made to exhaust the server', () => {
  it('a body above its limit is refused', async () => {
    const app = createApp(dependencies());
    const large = await request(app)
      .post('/api/v1/reviews')
      .send({ note: '长'.repeat(600_000) });
    expect([large.status, (large.body as { code: string }).code]).toEqual([413, 'TOO_LARGE']);
    const broken = request(app).post('/api/v1/reviews').set('content-type', 'application/json').send('{"a":');
    expect((await broken.expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    await request(app).post('/api/v1/reviews').set('content-type', 'application/json').send(deep).expect(400);
  });

  it('a damaged form is a mistake of the request', async () => {
    const type = 'multipart/form-data; boundary=x';
    for (const form of [
      '--x\r\nbroken\r\n\r\nabc',
      '--x\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\nabc',
      '',
    ]) {
      const answer = request(createApp(dependencies())).post('/api/v1/documents').set('content-type', type).send(form);
      expect((await answer.expect(400)).body).toMatchObject({ code: 'BAD_REQUEST' });
    }
  });

  it('slow senders are cut off, long headers refused', async () => {
    const running = await startServer({ ...dependencies(), host: '127.0.0.1', port: 0 });
    expect(running.server.headersTimeout).toBeLessThanOrEqual(15_000);
    expect(running.server.requestTimeout).toBeLessThanOrEqual(120_000);
    const { port } = new URL(running.url);
    const answer = await new Promise<string>((done) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`);
      });
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => {
        done(text);
      });
      socket.on('error', () => undefined);
    });
    await running.close();
    expect(answer).toMatch(/^HTTP\/1\.1 431/u);
  });
});
