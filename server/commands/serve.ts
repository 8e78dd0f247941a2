import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { packageRoot } from '../../ingest/data.ts';
import { ClipShelf } from '../draft/clips.ts';
import { DraftDesk } from '../draft/drafts.ts';
import { fillIndex, refreshIndex, saveIndex } from '../load/index-keeper.ts';
import { ingestPaths } from '../load/ingest.ts';
import { createLibrary } from '../load/library.ts';
import { pendingDocuments } from '../load/pending.ts';
import { relink } from '../load/relink.ts';
import { onStopSignal, startServer, type RunningServer } from '../main.ts';
import { createQueries } from '../queries/index.ts';
import { createReviews } from '../review/index.ts';
import { openIndexFor } from '../search/open.ts';
import { isAway } from '../store/open.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { ingestProgress } from './progress.ts';
import { withStore } from './with-store.ts';

export interface ServeOptions {
  data?: string;
  host?: string;
  port?: string;
  /** Fill an empty data directory from the documents that come with the program. */
  fillFromCorpus?: boolean;
}

/** `zhengmai serve`: page and API until the process is told to stop. */
export async function serveCommand(context: CommandContext, options: ServeOptions): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, tolerant: true, purpose: 'serve' }, async (store, dir) => {
    const index = await openIndexFor(store, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
    const changed = (ids: Iterable<string>): Promise<void> => refreshIndex(store, index, ids);
    const state = { ready: false };
    const server = await startServer({
      ...address(context, options),
      store,
      index,
      queries: createQueries(store),
      library: createLibrary(store, changed),
      reviews: createReviews(store, changed),
      drafts: new DraftDesk(store),
      clips: new ClipShelf(store),
      ready: () => state.ready,
      version: packageVersion(),
      ...webRoot(),
      onError: (error, { method, url }) => {
        context.say(
          `${method} ${url} 出错：${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      },
    });
    const stopped = stopSignal(server);
    await prepareWhenThere(context, () => prepare(context, store, index, options));
    state.ready = true;
    context.say(`政脉已就绪：${server.url}（数据目录 ${dir}，按 Ctrl+C 停止）`);
    await stopped;
    return 0;
  });
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

/** Fills an empty store, finishes what an interrupted run left, and fills the search index. */
async function prepare(
  context: CommandContext,
  store: GraphStore,
  index: SearchIndex,
  options: ServeOptions,
): Promise<void> {
  const empty = (await store.count('Document', { held: true })) === 0;
  if (empty && options.fillFromCorpus) {
    context.say('数据目录是空的，读入随附的文件……');
    const progress = ingestProgress(context);
    await ingestPaths([join(packageRoot(), 'corpus')], store, { onEvent: progress.onEvent }).finally(progress.stop);
  } else if ((await pendingDocuments(store)).length > 0) {
    context.say('上次没有做完的联系，接着建立……');
    await relink(store);
  }
  if (!(await fillIndex(store, index))) await saveIndex(store, index);
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

function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
}
