import { basename } from 'node:path';
import { readFile } from 'node:fs/promises';
import { ingestEventSchema, type IngestEvent } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { API_ROOT } from '../../graph-schema/endpoints.ts';
import { findFiles, type FoundFile } from '../load/files.ts';
import type { LockHolder } from '../store/lock.ts';

const LOT = { files: 20, bytes: 50 * 1024 * 1024 };

/** The server that holds a data directory, where an error says that one does. */
export function servingHolder(error: unknown): (LockHolder & { url: string }) | undefined {
  if (!(error instanceof ZhengmaiError) || error.code !== 'DATA_IN_USE') return undefined;
  const { url } = error.detail as Partial<LockHolder>;
  return url === undefined ? undefined : ({ ...error.detail, url } as unknown as LockHolder & { url: string });
}

/**
 * Hands files to the server that holds the data directory; it answers for each how it ended.
 * @param token who hands them over, where the server asks; '' for nobody
 * @throws ZhengmaiError where the server does not take them
 */
export async function handOver(
  paths: readonly string[],
  { url, token }: { url: string; token: string },
  onEvent: (event: IngestEvent) => void,
): Promise<IngestEvent[]> {
  const { files, missing } = findFiles(paths);
  const ends: IngestEvent[] = missing.map(({ path, message }) =>
    ingestEventSchema.parse({ file: path, state: 'failed', code: 'FILE_NOT_FOUND', message }),
  );
  for (const event of ends) onEvent(event);
  for await (const form of lots(files)) {
    for (const event of await send(form, url, token)) {
      onEvent(event);
      if (event.file !== '' && event.state !== 'queued' && event.state !== 'running') ends.push(event);
    }
  }
  return ends;
}

async function* lots(files: readonly FoundFile[]): AsyncGenerator<FormData> {
  let form = new FormData();
  let [count, bytes] = [0, 0];
  for (const { path, name } of files) {
    const content = await readFile(path);
    form.append('files', new Blob([content]), name || basename(path));
    [count, bytes] = [count + 1, bytes + content.length];
    if (count < LOT.files && bytes < LOT.bytes) continue;
    yield form;
    form = new FormData();
    [count, bytes] = [0, 0];
  }
  if (count > 0) yield form;
}

async function send(form: FormData, url: string, token: string): Promise<IngestEvent[]> {
  const headers: Record<string, string> = token === '' ? {} : { authorization: `Bearer ${token}` };
  for (;;) {
    const response = await fetch(new URL(`${API_ROOT}/documents`, url), { method: 'POST', body: form, headers }).catch(
      (error: unknown) => {
        throw new ZhengmaiError('DATA_IN_USE', `占用数据目录的服务 ${url} 没有回应：${String(error)}。稍后再试。`);
      },
    );
    const text = await response.text();
    if (response.status === 429 || response.status === 503) {
      const seconds = Number(response.headers.get('retry-after') ?? '5');
      await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(60, Math.max(1, seconds))));
      continue;
    }
    if (response.status === 401) {
      throw new ZhengmaiError('UNAUTHORIZED', `服务 ${url} 要口令才收文件。用环境变量 ZHENGMAI_TOKEN 给出自己的口令。`);
    }
    if (!response.ok) throw refused(url, text);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => ingestEventSchema.parse(JSON.parse(line)));
  }
}

function refused(url: string, text: string): ZhengmaiError {
  let detail = text;
  try {
    detail = (JSON.parse(text) as { detail?: string }).detail ?? text;
  } catch {
    // not a problem of ours: a proxy's page
  }
  return new ZhengmaiError('FORBIDDEN', `服务 ${url} 没有收下文件：${detail}`);
}
