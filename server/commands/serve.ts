import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { packageRoot } from '../../ingest/data.ts';
import { DraftWork } from '../draft/work.ts';
import { createExporter } from '../export/exporter.ts';
import { fillIndex, refreshIndex } from '../load/index-keeper.ts';
import { accessSettings, isLoopback, type AccessSettings } from '../http/access.ts';
import { onStopSignal, startServer, type RunningServer } from '../main.ts';
import { createQueries } from '../queries/index.ts';
import { openIndexFor } from '../search/open.ts';
import { isAway, openStore } from '../store/open.ts';
import { checkThread } from '../threads/checks.ts';
import { startWriter, type Writer } from '../threads/writer.ts';
import { dataDirectory, type CommandContext, type ExitCode } from './context.ts';
import { ingestProgress } from './progress.ts';
import { packageVersion } from './version.ts';

export interface ServeOptions {
  data?: string;
  host?: string;
  port?: string;
  /** Fill an empty data directory from the documents that come with the program. */
  fillFromCorpus?: boolean;
}

/** `zhengmai serve`: page and API until the process is told to stop. */
export async function serveCommand(context: CommandContext, options: ServeOptions): Promise<ExitCode> {
  const dir = dataDirectory(context, options.data);
  const { env } = context;
  const at = address(context, options);
  const access = accessSettings(env);
  const running: { search?: SearchIndex } = {};
  const writer = await startWriter(
    { dir, env, purpose: 'serve' },
    {
      changed: async (ids) => {
        if (running.search) await refreshIndex(store, running.search, ids);
      },
      onError: (message) => {
        context.say(message);
      },
    },
  );
  const store = await openStore(dir, env, { readOnly: true, tolerant: true, purpose: 'serve' });
  const index = await openIndexFor(store, { tokenizer: env['ZHENGMAI_TOKENIZER'] });
  const services = writer.services(store);
  const checking = checkThread({ dir, env });
  const server = await startServer({
    ...at,
    access,
    store,
    index,
    queries: createQueries(store),
    ...services,
    draftWork: new DraftWork({
      store,
      index,
      desk: services.drafts,
      library: services.library,
      check: (draft) => checking.checks.draft(draft),
    }),
    checks: checking.checks,
    exporter: createExporter(store),
    ready: () => running.search !== undefined,
    version: packageVersion(),
    ...webRoot(),
    onError: (error, { method, url }) => {
      context.say(`${method} ${url} 出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    },
  });
  const stopped = stopSignal(server);
  await prepareWhenThere(context, async () => {
    await prepare(context, writer, options);
    await fillIndex(store, index);
    running.search = index;
  });
  context.say(`政脉已就绪：${server.url}（数据目录 ${dir}，按 Ctrl+C 停止）`);
  if (mayOnlyRead(at.host, access)) {
    context.say('其他机器上的人只能查看。要让他们起草、复核、上传，用 ZHENGMAI_TOKENS=姓名:口令 设置口令。');
  }
  await stopped;
  await checking.close();
  await store.close(); // before the one that writes, which then tidies up as the last one
  await writer.close();
  return 0;
}

/** Whether people at other machines reach the server and none of them may write. */
function mayOnlyRead(host: string, { tokens }: AccessSettings): boolean {
  return tokens.length === 0 && host !== 'localhost' && !isLoopback(host);
}

function stopSignal(server: RunningServer): Promise<void> {
  return new Promise((resolve) => {
    onStopSignal(async () => {
      await server.close();
      resolve();
    });
  });
}

const RETRY_MS = 5000;

/** Prepares as soon as the database server is there; until then requests are answered with 503. */
async function prepareWhenThere(context: CommandContext, run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      context.say(`${error.message}每${RETRY_MS / 1000}秒再试一次。`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
}

/** Fills an empty store and finishes what an interrupted run left. */
async function prepare(context: CommandContext, writer: Writer, options: ServeOptions): Promise<void> {
  const progress = ingestProgress(context);
  const task = options.fillFromCorpus ? { fillFrom: join(packageRoot(), 'corpus') } : {};
  try {
    await writer.prepare(task, (step) => {
      if (step === 'empty') context.say('数据目录是空的，读入随附的文件……');
      else if (step === 'recovering') context.say('上次没有做完的联系，接着建立……');
      else progress.onEvent(step);
    });
  } finally {
    progress.stop();
  }
}

function address({ env }: CommandContext, options: ServeOptions): { host: string; port: number } {
  const text = options.port ?? env['PORT'] ?? '3000';
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : NaN; // "3000"; not "http"
  if (!(port <= 65_535)) throw new ZhengmaiError('BAD_REQUEST', `端口号不对：${text}。PORT 写 0 到 65535 之间的整数。`);
  return { host: options.host ?? env['HOST'] ?? '127.0.0.1', port };
}

function webRoot(): { webRoot?: string } {
  const root = join(packageRoot(), 'dist', 'web');
  return existsSync(join(root, 'index.html')) ? { webRoot: root } : {};
}
