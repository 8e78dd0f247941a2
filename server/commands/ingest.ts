import { DIAGNOSTICS } from '../../graph-schema/diagnostics.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { findFiles } from '../load/files.ts';
import { IndexBuilder } from '../load/index-builder.ts';
import { ingestPaths, type IngestReport } from '../load/ingest.ts';
import type { SideWork } from '../load/meanwhile.ts';
import { recover } from '../load/recover.ts';
import { thisThread, type Workshop } from '../load/workshop.ts';
import { totalsOf, totalsOfAll, type Totals } from '../load/totals.ts';
import { openIndexFor } from '../search/open.ts';
import { Readers } from '../threads/readers.ts';
import { tuneForOneRun } from '../tuning.ts';
import { settingsOf, type CommandContext, type ExitCode } from './context.ts';
import { handOver, servingHolder } from './hand-over.ts';
import { ingestProgress } from './progress.ts';
import { textTable } from './table-text.ts';
import { withStore } from './with-store.ts';

export interface IngestCommandOptions {
  data?: string;
  json?: boolean;
  again?: boolean;
  any?: boolean;
}

const MANY = 10;
/** Memory of each reading thread for what is short-lived: these are few, and reading makes much of it. */
const YOUNG_MB = 32;

/**
 * `zhengmai ingest`: reads files and folders into the data directory; where a server holds it, hands them to the server.
 * 1 where some input could not be read.
 */
export async function ingestCommand(
  context: CommandContext,
  paths: readonly string[],
  given: IngestCommandOptions,
): Promise<ExitCode> {
  try {
    return await ingestHere(context, paths, given);
  } catch (error) {
    const holder = servingHolder(error);
    if (!holder || given.again || given.any) throw error;
    context.say(`数据目录正由 ${holder.url} 服务（进程 ${holder.pid}），文件交给它读入。`);
    return ingestThere(context, paths, given, holder.url);
  }
}

/** Through the server that holds the data directory. */
async function ingestThere(
  context: CommandContext,
  paths: readonly string[],
  { json }: IngestCommandOptions,
  url: string,
): Promise<ExitCode> {
  const progress = ingestProgress(context);
  const token = settingsOf(context, {}).get('token');
  const ends = await handOver(paths, { url, token }, progress.onEvent).finally(progress.stop);
  const count = (state: string): number => ends.filter((event) => event.state === state).length;
  const files = ends.map(({ file, state, documentId, code, message }) => ({
    file,
    state,
    documents: documentId === null ? [] : [documentId],
    code,
    message,
  }));
  if (json) await context.out(`${JSON.stringify({ files, server: url })}\n`);
  else context.say(filesLine(ends.length, count));
  return count('failed') > 0 ? 1 : 0;
}

function filesLine(total: number, count: (state: string) => number): string {
  return `文件 ${total} 个：读入 ${count('done')}，已在库中 ${count('duplicate')}，没有读入 ${count('failed')}`;
}

function ingestHere(context: CommandContext, paths: readonly string[], given: IngestCommandOptions): Promise<ExitCode> {
  return withStore(context, { ...given, purpose: 'ingest' }, async (store, dir) => {
    const progress = ingestProgress(context);
    const { again = false, any = false } = given;
    const files = findFiles(paths).files.length;
    const open = (): Promise<SearchIndex> => openIndexFor(store, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
    const index = new IndexBuilder(store, { open, files });
    const report = await inWorkshop(files, store.kind === 'sqlite' ? dir : undefined, async (workshop) => {
      await recover(store, workshop);
      const meanwhile = workshop instanceof Readers && store.kind === 'sqlite' ? besides(index, workshop) : undefined;
      return ingestPaths(paths, store, { onEvent: progress.onEvent, again, any, workshop, meanwhile });
    }).finally(progress.stop);
    if (report.changed.length + report.touched.length > 0) await index.finish();
    const library = await totalsOfAll(store);
    const isAll = new Set(report.changed).size === library.documents;
    const run = isAll ? library : await totalsOf(store, report.changed);
    if (given.json) await context.out(`${JSON.stringify({ files: report.files, run, library })}\n`);
    else context.say(summaryTable(report, run, library));
    if (report.files.length === 0) context.say('没有找到可读的文件：给出文件，或含有文件的文件夹。');
    return report.files.some(({ state }) => state === 'failed') ? 1 : 0;
  });
}

/** What this thread does while others read and compare: it fills the search index, and then compares as they do. */
function besides(index: IndexBuilder, readers: Readers): SideWork {
  return {
    stored: (document) => {
      index.stored(document);
    },
    step: async () => (await index.step()) || (await readers.help()),
  };
}

/** Several threads for many files; starting them takes longer than reading a few. `dir` is that of a SQLite store. */
export async function inWorkshop<Result>(
  files: number,
  dir: string | undefined,
  run: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  if (files < MANY) return run(thisThread);
  tuneForOneRun(files);
  const readers = new Readers({ dir, youngMb: YOUNG_MB, awaited: true });
  return run(readers).finally(() => readers.close());
}

/** What came in and what is in now, in columns. */
export function summaryTable(report: IngestReport, run: Totals, library: Totals): string {
  const count = (state: string): number => report.files.filter((file) => file.state === state).length;
  const figures = (name: string, of: (totals: Totals) => number): string[] => [
    name,
    ...[run, library].map((t) => String(of(t))),
  ];
  const rows = [
    ['', '本次', '全库'],
    figures('文件', (totals) => totals.documents),
    figures('条款', (totals) => totals.clauses),
    figures('指标', (totals) => totals.targets),
    figures('责任', (totals) => totals.duties),
    figures('引用（已入库）', (totals) => totals.citations.resolved),
    figures('引用（未入库）', (totals) => totals.citations.open),
    figures('条款联系', (totals) => totals.links),
    ...library.diagnostics.map(([code]) =>
      figures(`提示：${DIAGNOSTICS[code]}`, (totals) => totals.diagnostics.find(([other]) => other === code)?.[1] ?? 0),
    ),
  ];
  return `${filesLine(report.files.length, count)}\n${textTable(rows)}`;
}
