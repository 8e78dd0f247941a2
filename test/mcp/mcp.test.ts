import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { createApp } from '../../server/app.ts';
import { runCommand } from '../../server/cli.ts';
import type { Queries } from '../../server/contract.ts';
import { Checker } from '../../server/draft/check/checker.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { createMcpServer } from '../../server/mcp/server.ts';
import { createQueries } from '../../server/queries/index.ts';
import { openIndexFor } from '../../server/search/open.ts';
import type { MemoryStore } from '../../server/store/memory.ts';
import { corpusStore, CORPUS } from '../support/corpus.ts';

const BASE = 'https://zhengmai.example';
const UP = '渝府发〔2021〕35号';
const DOWN = '梁平府办发〔2023〕27号';

let store: MemoryStore;
let index: SearchIndex;
let queries: Queries;
beforeAll(async () => {
  store = await corpusStore();
  index = await openIndexFor(store, { tokenizer: 'bigram' });
  await fillIndex(store, index);
  queries = createQueries(store);
});

interface Passage {
  document: string;
  clause: string;
  clauseId: string;
  link: string;
  text: string;
  quotation: string;
}

async function connected(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(transport);
  return client;
}

async function inMemory(): Promise<Client> {
  const [here, there] = InMemoryTransport.createLinkedPair();
  await createMcpServer({ queries, index, checks: new Checker(store), base: BASE, version: '1' }).connect(there);
  return connected(here);
}

async function ask<Answer>(client: Client, name: string, given: Record<string, unknown>): Promise<Answer> {
  const answer = await client.callTool({ name, arguments: given });
  expect(answer.isError ?? false, JSON.stringify(answer.content)).toBe(false);
  return answer.structuredContent as Answer;
}

/** What every passage owes its reader: the words as stored, and where they stand. */
async function expectTrue(passages: readonly Passage[]): Promise<void> {
  expect(passages.length).toBeGreaterThan(0);
  for (const { clauseId, text, link, document, clause, quotation } of passages) {
    const stored = await queries.clause(clauseId);
    expect(stored.text).toBe(text);
    expect([document, clause]).toEqual([stored.document, stored.locator]);
    expect(link).toBe(`${BASE}/d/${clauseId.replace('/', '#')}`);
    expect(quotation).toContain(document);
  }
}

describe('tools', () => {
  it('say what they are for, only read, and describe their answers', async () => {
    const { tools } = await (await inMemory()).listTools();
    expect(tools.map(({ name }) => name)).toEqual([
      'search',
      'read_document',
      'read_clause',
      'trace_lineage',
      'correlation_table',
      'check_text',
    ]);
    for (const tool of tools) {
      expect(tool.annotations?.readOnlyHint).toBe(true);
      expect(tool.description).toMatch(/\p{Script=Han}/u);
      expect(tool.outputSchema).toBeDefined();
    }
  });

  it('search gives clauses as they stand, with address', async () => {
    const { hits, total } = await ask<{ hits: Passage[]; total: number }>(await inMemory(), 'search', {
      query: '"双师型"教师 占比',
      region: ['梁平区'],
    });
    expect(total).toBeGreaterThan(0);
    await expectTrue(hits);
    expect(new Set(hits.map(({ document }) => document))).toEqual(new Set([DOWN]));
  });

  it('read_clause takes a clause as people write it and shows where it comes from', async () => {
    const client = await inMemory();
    const clause = await ask<Passage & { up: (Passage & { numbers: string[] })[]; lead: string }>(
      client,
      'read_clause',
      {
        clause: `${DOWN}/附件/11`,
      },
    );
    await expectTrue([clause]);
    await expectTrue(clause.up);
    expect(clause.up.flatMap(({ numbers }) => numbers)).toContainEqual(expect.stringMatching(/^\p{Script=Han}+：/u));
    expect(clause.up.map((one) => one.clauseId)).toContain('yufufa-2021-35/f2.21');
  });

  it('read_document pages through the clauses', async () => {
    const client = await inMemory();
    const first = await ask<{ total: number; clauses: { clauseId: string }[] }>(client, 'read_document', {
      document: UP,
      limit: 5,
    });
    const next = await ask<typeof first>(client, 'read_document', { document: UP, offset: 5, limit: 5 });
    expect(first.total).toBeGreaterThan(60);
    expect(new Set([...first.clauses, ...next.clauses].map(({ clauseId }) => clauseId)).size).toBe(10);
  });

  it('trace_lineage and correlation_table carry their sources', async () => {
    const client = await inMemory();
    const trace = await ask<{ start: Passage; up: Passage[]; down: Passage[] }>(client, 'trace_lineage', {
      clause: 'yufufa-2021-35/f2.21',
    });
    await expectTrue([trace.start, ...trace.down]);
    const table = await ask<{
      total: number;
      rows: { up: Passage; cells: { state: string; clauses: Passage[] }[] }[];
    }>(client, 'correlation_table', { up: `${UP}/附件2`, down: [DOWN], only: 'omitted' });
    expect(table.total).toBeGreaterThan(0);
    await expectTrue(table.rows.map(({ up }) => up));
    expect(new Set(table.rows.flatMap(({ cells }) => cells.map(({ state }) => state)))).toEqual(new Set(['遗漏']));
  });

  it('check_text names place, reason and evidence', async () => {
    const text = [
      '綦江区推动职业教育发展实施方案',
      '根据《重庆市人民政府关于推动职业教育发展的意见》（渝府发〔2021〕35号），制定本方案。',
      '一、主要任务',
      '（一）支持梁平区屏锦镇建设实训基地。由市教委牵头。',
    ].join('\n');
    const checked = await ask<{ parents: { link: string }[]; findings: { place: string; message: string }[] }>(
      await inMemory(),
      'check_text',
      { text, region: '綦江区', parents: [UP] },
    );
    expect(checked.parents.map(({ link }) => link)).toEqual([`${BASE}/d/yufufa-2021-35`]);
    expect(checked.findings.some(({ place, message }) => place !== '' && message !== '')).toBe(true);
  });

  it('say in words what is wrong, and invent nothing', async () => {
    const client = await inMemory();
    for (const [name, given] of [
      ['read_clause', { clause: '某府发〔1999〕1号/一' }],
      ['read_clause', { clause: UP }],
      ['search', { query: '"没有右引号' }],
      ['correlation_table', { up: UP, down: ['不存在的文件'] }],
    ] as const) {
      const answer = await client.callTool({ name, arguments: given });
      expect(answer.isError).toBe(true);
      expect(JSON.stringify(answer.content)).toMatch(/[A-Z_]{5,}：/u);
    }
    const wrong = await client.callTool({ name: 'search', arguments: { query: '培训', limit: 1000 } });
    expect(wrong.isError).toBe(true);
    expect(JSON.stringify(wrong.content)).toMatch(/\p{Script=Han}.*<=50.*limit/u);
  });
});

describe('a fault of the program', () => {
  it('is told to who runs it, and to the assistant only that there was one', async () => {
    const faults: unknown[] = [];
    const broken = { ...queries, scopeNamed: () => Promise.reject(new TypeError('x is not a function')) };
    const [here, there] = InMemoryTransport.createLinkedPair();
    const sources = {
      queries: broken,
      index,
      base: BASE,
      version: '1',
      onError: (fault: unknown) => faults.push(fault),
    };
    await createMcpServer(sources).connect(there);
    const answer = await (await connected(here)).callTool({ name: 'read_document', arguments: { document: UP } });
    expect(answer.isError).toBe(true);
    expect(JSON.stringify(answer.content)).toMatch(/INTERNAL：\p{Script=Han}/u);
    expect(JSON.stringify(answer.content)).not.toContain('function');
    expect(faults).toHaveLength(1);
  });
});

describe('transports', () => {
  let server: Server;
  let origin: string;
  beforeAll(async () => {
    server = createApp({ store, index, queries }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  it('streamable HTTP: links lead to the server that was asked', async () => {
    const client = await connected(new StreamableHTTPClientTransport(new URL(`${origin}/mcp`)) as Transport);
    const { hits } = await ask<{ hits: Passage[] }>(client, 'search', { query: '产教融合', limit: 3 });
    expect(hits).toHaveLength(3);
    for (const { link } of hits) expect(link.startsWith(`${origin}/d/`)).toBe(true);
    await client.close();
  });

  it('streamable HTTP: links are as the proxy was asked', async () => {
    const transport = new StreamableHTTPClientTransport(new URL(`${origin}/mcp`), {
      requestInit: { headers: { 'X-Forwarded-Proto': 'https' } },
    });
    const client = await connected(transport as Transport);
    const { hits } = await ask<{ hits: Passage[] }>(client, 'search', { query: '产教融合', limit: 1 });
    expect(hits[0]!.link).toMatch(/^https:\/\/127\.0\.0\.1/u);
    await client.close();
  });

  it('streamable HTTP: other sites and other methods are refused', async () => {
    const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' });
    const headers = { 'Content-Type': 'application/json', Accept: 'application/json, text/event-stream' };
    const foreign = await fetch(`${origin}/mcp`, {
      method: 'POST',
      body,
      headers: { ...headers, Origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    expect((await fetch(`${origin}/mcp`)).status).toBe(405);
  });

  describe('standard input and output', () => {
    const root = mkdtempSync(join(tmpdir(), 'zhengmai-mcp-'));
    const env = { ...(process.env as Record<string, string>), ZHENGMAI_TOKENIZER: 'bigram' };
    const cli = pathToFileURL(join(import.meta.dirname, '../../server/cli.ts')).href;
    const start = `process.exitCode = await (await import(${JSON.stringify(cli)})).main(process.argv.slice(1))`;
    const args = ['--import', 'tsx', '--input-type=module', '-e', start, 'mcp', '--data', root, '--base', BASE];
    beforeAll(async () => {
      const quiet = { env, terminal: false, out: () => Promise.resolve(), say: () => undefined };
      expect(await runCommand(['ingest', join(CORPUS, 'yufufa-2021-35.txt'), '--data', root], quiet)).toBe(0);
    });
    afterAll(() => {
      rmSync(root, { recursive: true });
    });

    it('answer an assistant that starts the program', { timeout: 120_000 }, async () => {
      const client = await connected(new StdioClientTransport({ command: process.execPath, args, env }));
      const { title } = await ask<{ title: string }>(client, 'read_document', { document: UP, limit: 1 });
      expect(title).toContain('职业教育');
      await client.close();
    });

    it('carry the protocol alone, whatever comes in, and end with it', { timeout: 120_000 }, async () => {
      const child = spawn(process.execPath, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
      const call = { jsonrpc: '2.0', method: 'tools/call' };
      const lines = [
        { jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'a', version: '1' } } }, // prettier-ignore
        { jsonrpc: '2.0', method: 'notifications/initialized' },
        'no JSON at all',
        [],
        { ...call, id: 2, params: { name: 'read_document', arguments: { document: '没有的文件' } } },
        { ...call, id: 3, params: { name: 'read_clause', arguments: { clause: `${UP}/附件2/21` } } },
      ];
      child.stdin.write(lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join(''));
      const answers: { jsonrpc: string; id: number; result: unknown }[] = [];
      for await (const line of createInterface({ input: child.stdout })) {
        answers.push(JSON.parse(line) as (typeof answers)[number]);
        if (answers.length === 3) child.stdin.end();
      }
      if (child.exitCode === null) await once(child, 'exit');
      expect([child.exitCode, new Set(answers.map(({ jsonrpc }) => jsonrpc))]).toEqual([0, new Set(['2.0'])]);
      expect(answers.map(({ id }) => id).toSorted()).toEqual([1, 2, 3]);
      expect(JSON.stringify(answers)).toContain(`${BASE}/d/yufufa-2021-35#f2.21`);
    });
  });
});
