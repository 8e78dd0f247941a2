import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { packageRoot } from '../../ingest/data.ts';
import type { AppDependencies } from '../contract.ts';
import { DraftWork } from '../draft/work.ts';
import { createExporter } from '../export/exporter.ts';
import { accessSettings, isLoopback, type AccessSettings } from '../http/access.ts';
import { createLog, type Log } from '../log.ts';
import { GRACE_MS, onStopSignal, startServer, type RunningServer } from '../main.ts';
import { Metrics } from '../metrics.ts';
import { createQueries } from '../queries/index.ts';
import type { SettingsInForce } from '../settings.ts';
import { noteAddress } from '../store/lock.ts';
import { isAway, openStore } from '../store/open.ts';
import { startAnswers, type AnswerThreads } from '../threads/answers.ts';
import { checkThread } from '../threads/checks.ts';
import { startWriter, type Writer } from '../threads/writer.ts';
import { WatchedFolder } from '../watch/folder.ts';
import { dataDirectory, settingsOf, type CommandContext, type ExitCode } from './context.ts';
import { ingestProgress } from './progress.ts';
import { packageVersion } from './version.ts';

export interface ServeOptions {
  data?: string;
  host?: string;
  port?: string;
  hosts?: string;
  watch?: string;
  /** Serve without the write lock; nothing can be changed. */
  readOnly?: boolean;
  /** Fill an empty data directory from the documents that come with the program. */
  fillFromCorpus?: boolean;
}

/** What is open while the server runs. */
interface Service {
  store: GraphStore;
  answers: AnswerThreads;
  metrics: Metrics;
  /** Absent: read-only. */
  writer?: Writer;
  folder?: WatchedFolder | undefined;
  checking: ReturnType<typeof checkThread>;
  log: Log;
  ready: boolean;
}

/** `zhengmai serve`: page and API until the process is told to stop. */
export async function serveCommand(context: CommandContext, options: ServeOptions): Promise<ExitCode> {
  const { data, host, port, hosts, watch } = options;
  const settings = settingsOf(context, { data, host, port, hosts, watch });
  settings.views(); // every mistake is told before anything is opened
  const log = createLog({ write: context.say, terminal: context.terminal, level: settings.get('log') });
  const dir = dataDirectory(context, data);
  const service = await openService(context, dir, log, options);
  try {
    await run(context, service, settings, dir, options);
  } finally {
    await closeService(service);
  }
  log.info({}, '已停止');
  return 0;
}

async function run(
  context: CommandContext,
  service: Service,
  settings: SettingsInForce,
  dir: string,
  options: ServeOptions,
): Promise<void> {
  const { log } = service;
  service.folder = watchedFolder(service, settings);
  const access = accessSettings({
    ZHENGMAI_TOKENS: settings.get('tokens'),
    ZHENGMAI_TOKENS_FILE: settings.get('tokensFile'),
    ZHENGMAI_TOKENS_ALWAYS: settings.get('tokensAlways'),
  });
  const server = await listen(service, settings, access);
  if (service.writer) noteAddress(dir, server.url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:'));
  const stopped = stopSignal(server, service);
  await Promise.race([stopped, prepareWhenThere(log, () => prepare(context, service, options))]);
  if (!service.ready) return;
  const how = service.writer ? '' : '，只读';
  log.info({ url: server.url }, `政脉已就绪：${server.url}（数据目录 ${dir}${how}，按 Ctrl+C 停止）`);
  if (mayOnlyRead(settings.get('host'), access)) {
    log.info({}, '其他机器上的人只能查看。要让他们起草、复核、上传，用 ZHENGMAI_TOKENS=姓名:口令 设置口令。');
  }
  void service.folder?.start();
  await stopped;
}

async function openService(
  context: CommandContext,
  dir: string,
  log: Log,
  { readOnly }: ServeOptions,
): Promise<Service> {
  const { env } = context;
  const open: { service?: Service } = {};
  const hooks = {
    changed: async (ids: readonly string[]) => {
      const { service } = open;
      if (!service?.ready) return;
      await service.answers.refresh(ids);
      service.metrics.refreshed(ids.length);
    },
    onError: (error: unknown) => {
      log.error({ error: String(error) }, '后台工作出错');
    },
  };
  const writer = readOnly ? {} : { writer: await startWriter({ dir, env, purpose: 'serve' }, hooks) };
  const store = await openStore(dir, env, { readOnly: true, tolerant: true, purpose: 'serve' });
  const queries = createQueries(store);
  const answers = await startAnswers({ dir, env }, { here: queries, onError: hooks.onError });
  const service: Service = {
    store,
    answers,
    log,
    ready: false,
    checking: checkThread({ dir, env }),
    ...writer,
    metrics: new Metrics({
      counts: () => queries.counts(),
      indexed: () => answers.index.size(),
      ready: () => service.ready,
    }),
  };
  return (open.service = service);
}

async function closeService({ store, writer, folder, checking, answers }: Service): Promise<void> {
  await folder?.close(0);
  await Promise.all([answers.close(), checking.close()]);
  await store.close(); // before the one that writes, which then tidies up as the last one
  await writer?.close();
}

function listen(service: Service, settings: SettingsInForce, access: AccessSettings): Promise<RunningServer> {
  const { store, answers, folder, log, metrics } = service;
  const { index, queries, answering } = answers;
  return startServer({
    access,
    host: settings.get('host'),
    port: settings.get('port'),
    hosts: settings.get('hosts'),
    writesPerMinute: settings.get('writesPerMinute'),
    readsPerMinute: settings.get('readsPerMinute'),
    store,
    index,
    log,
    metrics,
    queries,
    answering,
    stateOf: async (from) => `${await store.version()}${from === 'index' ? ` ${answers.changes()}` : ''}`,
    ...changing(service),
    checks: service.checking.checks,
    ...(folder ? { watch: () => folder.status() } : {}),
    ready: () => service.ready,
    exporter: createExporter(store),
    version: packageVersion(),
    ...webRoot(),
  });
}

/** What changes the store; nothing where the server is for reading. */
function changing({ store, answers: { index }, writer, checking }: Service): Partial<AppDependencies> {
  if (!writer) return {};
  const services = writer.services(store);
  const { drafts: desk, library } = services;
  return {
    ...services,
    draftWork: new DraftWork({
      store,
      index,
      desk,
      library,
      papers: checking.papers,
      check: (draft) => checking.checks.draft(draft),
    }),
  };
}

function watchedFolder({ writer, log, metrics, store }: Service, settings: SettingsInForce): WatchedFolder | undefined {
  const given = settings.get('watch');
  if (given === '') return undefined;
  const folder = resolve(given);
  if (!writer) throw new ZhengmaiError('BAD_REQUEST', '只读时不能看守文件夹。去掉 --read-only 或 --watch。');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new ZhengmaiError('FILE_NOT_FOUND', `没有文件夹 ${folder}。先建立它，或改正 --watch。`, { path: folder });
  return new WatchedFolder({ folder, library: writer.services(store).library, log, metrics });
}

/** Whether people at other machines reach the server and none of them may write. */
function mayOnlyRead(host: string, { tokens }: AccessSettings): boolean {
  return tokens.length === 0 && host !== 'localhost' && !isLoopback(host);
}

function stopSignal(server: RunningServer, { folder }: Service): Promise<void> {
  return new Promise((resolve) => {
    onStopSignal(async () => {
      await Promise.all([server.close(), folder?.close(GRACE_MS)]);
      resolve();
    });
  });
}

const RETRY_MS = 5000;

/** Prepares as soon as the database server is there; until then requests are answered with 503. */
async function prepareWhenThere(log: Log, run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await run();
      return;
    } catch (error) {
      if (!isAway(error)) throw error;
      log.warn({}, `${error.message}每${RETRY_MS / 1000}秒再试一次。`);
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
    }
  }
}

/** Fills an empty store, finishes what an interrupted run left, and fills the search index. */
async function prepare(context: CommandContext, service: Service, options: ServeOptions): Promise<void> {
  const { log, writer, answers } = service;
  const progress = ingestProgress(context);
  const task = options.fillFromCorpus ? { fillFrom: join(packageRoot(), 'corpus') } : {};
  try {
    await writer?.prepare(task, (step) => {
      if (step === 'empty') log.info({}, '数据目录是空的，读入随附的文件……');
      else if (step === 'recovering') log.info({}, '上次没有做完的联系，接着建立……');
      else progress.onEvent(step);
    });
  } finally {
    progress.stop();
  }
  await answers.fill();
  service.ready = true;
}

function webRoot(): { webRoot?: string } {
  const root = join(packageRoot(), 'dist', 'web');
  return existsSync(join(root, 'index.html')) ? { webRoot: root } : {};
}
