import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { policyText } from './documents.ts';
import { ended, runCommandLine, startCommand, startServing, type Served } from './process.ts';

/** Everything that a server has said is done. */
interface Acknowledged {
  /** Number of the document → its id. */
  documents: Map<number, string>;
  reviews: string[];
  /** Draft → version and title that were acknowledged last. */
  drafts: Map<string, { version: number; title: string }>;
}

/** What came of many kills. */
export interface KillReport {
  rounds: number;
  documents: number;
  reviews: number;
  drafts: number;
  /** One sentence for everything that was acknowledged and is not there, and for every other fault. */
  problems: string[];
}

const LONGEST_MS = 2500;

/** Random numbers from a seed, so that a round can be told again. */
function random(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

async function json<Answer>(url: string, method = 'GET', body?: unknown): Promise<Answer | undefined> {
  const init =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(url, { method, ...init });
  return response.ok ? ((await response.json()) as Answer) : undefined;
}

/** Uploads documents one after the other until the server is gone. */
async function upload({ url, child }: Served, next: () => number, done: Acknowledged): Promise<void> {
  while (!child.killed) {
    const at = next();
    const { name, text } = policyText(at);
    const form = new FormData();
    form.append('files', new Blob([text]), name);
    const response = await fetch(`${url}api/v1/documents`, { method: 'POST', body: form });
    for (const line of (await response.text()).split('\n')) {
      const { state, documentId } = line === '' ? {} : (JSON.parse(line) as { state?: string; documentId?: string });
      if (state === 'done' && documentId) done.documents.set(at, documentId);
    }
  }
}

/** States that clauses of known documents are additions, until the server is gone. */
async function review({ url, child }: Served, done: Acknowledged): Promise<void> {
  for (let count = 0; !child.killed; count++) {
    await wait(20);
    const ids = [...done.documents.values()];
    const document = ids[count % Math.max(1, ids.length)];
    if (document === undefined) continue;
    const body = { action: 'addition', from: `${document}/1`, document, who: '甲', note: `第${count}条` };
    const saved = await json<{ id: string }>(`${url}api/v1/reviews`, 'POST', body);
    if (saved) done.reviews.push(saved.id);
  }
}

interface DraftAnswer {
  draft: { id: string; version: number; content?: object };
}

/** Begins drafts and saves them again and again, until the server is gone. */
async function draft({ url, child }: Served, done: Acknowledged): Promise<void> {
  while (!child.killed) {
    const parent = [...done.documents.values()].at(-1);
    if (parent === undefined) {
      await wait(50);
      continue;
    }
    const begun = await json<DraftAnswer>(`${url}api/v1/drafts`, 'POST', { region: '綦江区', parents: [parent] });
    if (!begun) throw new Error('a draft cannot be begun');
    const { id } = begun.draft;
    let { version } = begun.draft;
    for (let save = 1; save <= 20; save++) {
      const { draft: stored } = (await json<{ draft: Record<string, unknown> }>(`${url}api/v1/drafts/${id}`))!;
      const title = `草案第${save}稿`;
      const saved = await json<{ version: number }>(`${url}api/v1/drafts/${id}`, 'PUT', {
        base: version,
        content: { ...stored, title },
      });
      if (!saved) throw new Error('a draft cannot be saved');
      version = saved.version;
      done.drafts.set(id, { version, title });
    }
  }
}

/** What a server lacks of all that was acknowledged. */
async function missing({ url }: Served, done: Acknowledged): Promise<string[]> {
  const problems: string[] = [];
  for (const [at, id] of done.documents) {
    if (!(await json(`${url}api/v1/documents/${id}`))) problems.push(`文件 ${id} 不见了`);
    const query = encodeURIComponent(`“${policyText(at).mark}”`);
    const found = await json<{ total: number }>(`${url}api/v1/search?q=${query}`);
    if (found?.total !== 1) problems.push(`检索不到 ${id}：${found?.total ?? '没有回答'}`);
  }
  const reviews = new Set<string>();
  for (let offset = 0; ; offset += 100) {
    const page = await json<{ reviews: { id: string }[] }>(`${url}api/v1/reviews?limit=100&offset=${offset}`);
    for (const { id } of page?.reviews ?? []) reviews.add(id);
    if ((page?.reviews.length ?? 0) < 100) break;
  }
  for (const id of done.reviews) if (!reviews.has(id)) problems.push(`复核 ${id} 不见了`);
  for (const [id, { version, title }] of done.drafts) {
    const kept = await json<{ draft: { version: number; title: string } }>(`${url}api/v1/drafts/${id}`);
    // one save may have been stored and not acknowledged
    if (!kept || kept.draft.version < version) problems.push(`草案 ${id} 少了第 ${version} 版`);
    else if (kept.draft.version === version && kept.draft.title !== title) problems.push(`草案 ${id} 的文字不对`);
  }
  return problems;
}

/** Ends a server at random moments while documents, reviews and drafts come in; looks after each what is still there. */
export async function killServer(rounds: number, seed: number, say: (text: string) => void): Promise<KillReport> {
  const dir = mkdtempSync(join(tmpdir(), 'zhengmai-kill-'));
  const data = join(dir, 'data');
  const chance = random(seed);
  const done: Acknowledged = { documents: new Map(), reviews: [], drafts: new Map() };
  const problems: string[] = [];
  let count = 0;
  let server = await startServing(data);
  try {
    for (let round = 0; round < rounds; round++) {
      const work = [upload(server, () => count++, done), review(server, done), draft(server, done)];
      const faults = work.map((task) => task.catch((error: unknown) => String(error)));
      if (round % 2 === 1) await firstAnswer(done);
      await wait(50 + chance() * LONGEST_MS);
      server.child.kill('SIGKILL');
      for (const fault of await Promise.all(faults)) if (fault?.includes('cannot be')) problems.push(fault);
      await ended(server.child);
      server = await startServing(data);
      problems.push(...(await missing(server, done)));
      say(`${round + 1}/${rounds}：文件 ${done.documents.size}，复核 ${done.reviews.length}，草案 ${done.drafts.size}`);
    }
    server.child.kill('SIGTERM');
    await ended(server.child);
    problems.push(...sameAsUndisturbed(dir, data, count));
  } finally {
    server.child.kill('SIGKILL');
    await ended(server.child);
    rmSync(dir, { recursive: true, force: true });
  }
  return {
    rounds,
    documents: done.documents.size,
    reviews: done.reviews.length,
    drafts: done.drafts.size,
    problems: [...new Set(problems)],
  };
}

/** Waits until one more document is in, so that on a slow machine not every round ends before it began. */
async function firstAnswer({ documents }: Acknowledged): Promise<void> {
  const before = documents.size;
  for (let tries = 0; tries < 300 && documents.size === before; tries++) await wait(100);
}

/** Ends `zhengmai ingest` at random moments, then lets it finish. */
export async function killIngest(rounds: number, seed: number, say: (text: string) => void): Promise<KillReport> {
  const dir = mkdtempSync(join(tmpdir(), 'zhengmai-kill-'));
  const data = join(dir, 'data');
  const chance = random(seed);
  const problems: string[] = [];
  let count = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      writeDocuments(join(dir, 'files'), count, (count += 12));
      const child = startCommand(['ingest', join(dir, 'files'), '--data', data]);
      child.stderr!.resume();
      await wait(300 + chance() * LONGEST_MS);
      child.kill('SIGKILL');
      await ended(child);
      const verified = runCommandLine(['verify', '--data', data]);
      // killed before there was anything is no fault
      if (verified.code !== 0 && !verified.err.includes('还没有数据')) problems.push(`核对：${verified.err.trim()}`);
      say(`${round + 1}/${rounds}`);
    }
    problems.push(...sameAsUndisturbed(dir, data, count));
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return { rounds, documents: count, reviews: 0, drafts: 0, problems };
}

function writeDocuments(folder: string, from: number, to: number): void {
  mkdirSync(folder, { recursive: true });
  for (let at = from; at < to; at++) {
    const { name, text } = policyText(at);
    writeFileSync(join(folder, name), text);
  }
}

/** Lets everything come in that was begun, and compares with a directory where nothing ever went wrong. */
function sameAsUndisturbed(dir: string, data: string, count: number): string[] {
  writeDocuments(join(dir, 'files'), 0, count);
  const calm = join(dir, 'calm');
  for (const target of [data, calm]) {
    const { code, err } = runCommandLine(['ingest', join(dir, 'files'), '--data', target]);
    if (code !== 0) return [`读入：${err}`];
  }
  const [disturbed, undisturbed] = [data, calm].map((target) => ({
    verify: runCommandLine(['verify', '--data', target]),
    export: runCommandLine(['export', '--data', target]).out,
  }));
  const problems: string[] = [];
  if (disturbed!.verify.code !== 0) problems.push(`核对：${disturbed!.verify.err.trim()}`);
  if (disturbed!.export !== undisturbed!.export) problems.push('结果与没有中断的不同');
  if (disturbed!.export.length < 1000) problems.push('没有结果');
  return problems;
}
