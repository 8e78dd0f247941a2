import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DraftContent } from '../../graph-schema/draft.ts';
import { Checker } from '../../server/draft/check/checker.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { blockOf } from '../../server/draft/to-blocks.ts';
import { DraftWork } from '../../server/draft/work.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { ingestInputs } from '../../server/load/ingest.ts';
import { startServer } from '../../server/main.ts';
import { createQueries } from '../../server/queries/index.ts';
import { openIndexFor } from '../../server/search/open.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';

/** Middle and worst of some runs, and processor time of each, in milliseconds; the last does not tell of other programs. */
export interface Times {
  median: number;
  worst: number;
  processor: number;
}

export interface DraftFigures {
  clauses: number;
  kilobytes: number;
  /** From the change in the editor to the server's answer that it is stored. */
  save: Times;
  open: Times;
  checklist: Times;
  peers: Times;
  findings: Times;
  docx: Times;
}

const PARENT_ITEMS = 60;

/** A parent plan of so many measures, and a county's plan that carries most of them out in other words. */
function planText(issuer: string, number: string, title: string, wording: (i: number) => string): string {
  const measures = Array.from({ length: PARENT_ITEMS }, (_, i) => `${i + 1}．${wording(i + 1)}`);
  return [
    `${issuer}`,
    `关于印发《${title}》的通知`,
    number,
    title,
    '一、主要任务',
    ...measures,
    issuer,
    '2023年3月1日',
  ].join('\n');
}

const UPPER = (i: number): string =>
  `推进第${i}类实训基地建设。到2025年，每个区县建成${i}个以上实训基地，专业教师占比达到${40 + (i % 50)}%以上。（责任单位：市教委、各区县政府）`;
const LOWER = (i: number): string =>
  `加快第${i}类实训基地建设。到2025年，渝中区建成${i + 1}个实训基地，专业教师占比达到${41 + (i % 50)}%。（责任单位：区教委、区财政局）`;

async function timed(runs: number, run: (i: number) => Promise<unknown>): Promise<Times> {
  const times: number[] = [];
  const used = process.cpuUsage();
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    await run(i);
    times.push(performance.now() - before);
  }
  const { user, system } = process.cpuUsage(used);
  times.sort((a, b) => a - b);
  const round = (ms: number): number => Math.round(ms * 10) / 10;
  return {
    median: round(times[Math.floor(runs / 2)]!),
    worst: round(times.at(-1)!),
    processor: round((user + system) / 1000 / runs),
  };
}

/** Drafts of so many clauses over HTTP on a store on disk. */
export async function draftFigures(clauses: number, runs = 20): Promise<DraftFigures> {
  const dir = mkdtempSync(join(tmpdir(), 'zhengmai-bench-draft-'));
  const store = new SqliteStore(dir);
  await store.init();
  const inputs = [
    planText('重庆市人民政府', '渝府发〔2023〕1号', '重庆市实训基地建设实施方案', UPPER),
    planText('重庆市渝中区人民政府', '渝中府发〔2023〕9号', '渝中区实训基地建设实施方案', LOWER),
  ].map((text, i) => ({ name: `${i}.txt`, path: `${i}.txt`, read: () => new TextEncoder().encode(text) }));
  const { changed } = await ingestInputs(inputs, store);
  const index = await openIndexFor(store, {});
  await fillIndex(store, index);
  const desk = new DraftDesk(store);
  const checker = new Checker(store);
  const draftWork = new DraftWork({ store, index, desk, check: (content) => checker.draft(content) });
  const parts = { store, index, queries: createQueries(store), drafts: desk, draftWork, writesPerMinute: 1_000_000 };
  const server = await startServer({ host: '127.0.0.1', port: 0, ...parts });
  try {
    return await measure(`${server.url}api/v1`, changed[0]!, clauses, runs);
  } finally {
    await server.close();
    await store.close();
    rmSync(dir, { recursive: true });
  }
}

async function measure(api: string, parent: string, clauses: number, runs: number): Promise<DraftFigures> {
  const call = async (path: string, method = 'GET', body?: unknown): Promise<unknown> => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(api + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.headers.get('content-type')?.includes('json') ? answer.json() : answer.arrayBuffer();
  };
  const { draft } = (await call('/drafts', 'POST', { region: '綦江区', parents: [parent] })) as {
    draft: DraftContent & { id: string; version: number };
  };
  const { items } = (await call(`/drafts/${draft.id}/checklist`)) as { items: { clauseId: string; text: string }[] };
  const content = { ...draft, blocks: filled(clauses, items) };
  let { version } = draft;
  const save = async (i: number): Promise<void> => {
    const blocks = content.blocks.map((block, at) => (at === i ? { ...block, text: `${block.text}增${i}` } : block));
    const saved = await call(`/drafts/${draft.id}`, 'PUT', { base: version, content: { ...content, blocks } });
    version = (saved as { version: number }).version;
  };
  await save(0);
  return {
    clauses,
    kilobytes: Math.round(JSON.stringify(content).length / 1000),
    save: await timed(runs, save),
    open: await timed(runs, () => call(`/drafts/${draft.id}`)),
    checklist: await timed(runs, () => call(`/drafts/${draft.id}/checklist`)),
    peers: await timed(runs, (i) => call(`/peers?draft=${draft.id}&item=${items[i % items.length]!.clauseId}`)),
    findings: await timed(Math.ceil(runs / 4), () => call(`/drafts/${draft.id}/findings`)),
    docx: await timed(Math.ceil(runs / 4), () => call(`/drafts/${draft.id}/file?form=table`)),
  };
}

/** A draft that carries every item out in several clauses, each with its source. */
function filled(clauses: number, items: readonly { clauseId: string; text: string }[]): DraftContent['blocks'] {
  return Array.from({ length: clauses }, (_, i) => {
    const { clauseId, text } = items[i % items.length]!;
    const [documentId = ''] = clauseId.split('/');
    const source = {
      clauseId,
      documentId,
      title: '重庆市实训基地建设实施方案',
      number: null,
      locator: '一',
      region: '重庆市',
      text,
    };
    return blockOf({
      level: i % 10 === 0 ? 1 : 2,
      title: `加快第${i + 1}类基地建设`,
      text: `到2025年，全区建成${i + 2}个实训基地。${text}`,
      items: [clauseId],
      sources: [source],
      agencies: ['区教委', '区财政局'],
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const clauses of [30, 300]) console.log(JSON.stringify(await draftFigures(clauses)));
}
