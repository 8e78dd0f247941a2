import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { createLog } from '../../server/log.ts';
import { Metrics } from '../../server/metrics.ts';
import { dependencies } from '../api/stubs.ts';

function observed(more: Parameters<typeof dependencies>[0] = {}) {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    write: (line) => lines.push(JSON.parse(line) as Record<string, unknown>),
    terminal: false,
    level: 'info',
  });
  const sizes = { counts: () => Promise.resolve({ documents: 3, clauses: 70 }), indexed: () => 70, ready: () => true };
  return { lines, app: createApp(dependencies({ log, metrics: new Metrics(sizes), ...more })) };
}

describe('the log of requests', () => {
  it('has route, status, time and id, and nothing of what was asked', async () => {
    const { app, lines } = observed();
    await request(app)
      .get(`/api/v1/search?q=${encodeURIComponent('机密词语')}`)
      .set('X-Request-Id', 'proxy-7')
      .set('Authorization', 'Bearer geheim')
      .expect('X-Request-Id', 'proxy-7')
      .expect(200);
    await request(app).post('/api/v1/reviews').send({ note: '机密词语' }).expect(400);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({ id: 'proxy-7', method: 'GET', route: '/api/v1/search', status: 200 });
    expect(lines[1]).toMatchObject({ method: 'POST', route: '/api/v1/reviews', status: 400 });
    expect(lines[1]!['id']).toMatch(/^[\w-]{36}$/u);
    expect(JSON.stringify(lines)).not.toMatch(/机密|%E6|geheim/u);
  });

  it('tells assistants and readers of the description from readers of the page', async () => {
    const { app, lines } = observed();
    await request(app).get('/api/v1/openapi.json').expect(200);
    await request(app).post('/mcp').send({}).expect(406);
    expect(lines.map(({ route }) => route)).toEqual(['/api/v1/openapi.json', '/mcp']);
  });

  it('takes no id that could break the log', async () => {
    const { app } = observed();
    const answer = await request(app).get('/api/v1/health').set('X-Request-Id', 'a b"c');
    expect(answer.headers['x-request-id']).toMatch(/^[\w-]{36}$/u);
  });
});

describe('/metrics', () => {
  it('counts requests by route and status, and says sizes and event loop delay', async () => {
    const { app } = observed();
    await request(app).get('/api/v1/documents/some-1');
    await request(app).get('/api/v1/documents/other-2');
    const { text, headers } = await request(app).get('/metrics').expect(200);
    expect(headers['content-type']).toContain('text/plain');
    expect(text).toContain(
      'zhengmai_http_requests_total{method="GET",route="/api/v1/documents/:document",status="404"} 2',
    );
    expect(text).toContain('zhengmai_store_clauses 70');
    expect(text).toContain('zhengmai_index_clauses 70');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(text).not.toContain('some-1');
  });

  it('is absent where nobody asked for figures', async () => {
    await request(createApp(dependencies())).get('/metrics').expect(404);
  });
});

describe('limits', () => {
  it('hold one address to so many requests a minute where that is set', async () => {
    const { app } = observed({ readsPerMinute: 3 });
    for (let i = 0; i < 3; i++) await request(app).get('/api/v1/health').expect(200);
    const { body } = await request(app).get('/api/v1/health').expect(429);
    expect(body).toMatchObject({ code: 'RATE_LIMITED' });
  });
});
