import { DIAGNOSTICS } from '../../graph-schema/diagnostics.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { findFiles } from '../load/files.ts';
import { fillIndex, refreshIndex, saveIndex } from '../load/index-keeper.ts';
import { INDEX_KEY } from '../load/keys.ts';
import { ingestPaths, type IngestReport } from '../load/ingest.ts';
import { recover } from '../load/recover.ts';
import { staleMarks } from '../load/stale.ts';
import { thisThread, type Workshop } from '../load/workshop.ts';
import { totalsOf, totalsOfAll, type Totals } from '../load/totals.ts';
import { openIndexFor } from '../search/open.ts';
import { Readers } from '../threads/readers.ts';
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
/** Fewer changed documents than this are left to the next start, which takes them in faster than this run could. */
const WORTH_INDEXING = 50;

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
    const index = new IndexUpdate(context, store);
    const report = await inWorkshop(paths, store.kind === 'sqlite' ? dir : undefined, async (workshop) => {
      await recover(store, workshop);
      const meanwhile = workshop.ahead > 0 && store.kind === 'sqlite' ? () => index.begin() : undefined;
      return ingestPaths(paths, store, { onEvent: progress.onEvent, again, any, workshop, meanwhile });
    }).finally(progress.stop);
    if (report.changed.length + report.touched.length > 0) await index.finish();
    const [run, library] = [await totalsOf(store, report.changed), await totalsOfAll(store)];
    if (given.json) await context.out(`${JSON.stringify({ files: report.files, run, library })}\n`);
    else context.say(summaryTable(report, run, library));
    if (report.files.length === 0) context.say('没有找到可读的文件：给出文件，或含有文件的文件夹。');
    return report.files.some(({ state }) => state === 'failed') ? 1 : 0;
  });
}

/** Several threads for many files; starting them takes longer than reading a few. */
async function inWorkshop<Result>(
  paths: readonly string[],
  dir: string | undefined,
  run: (workshop: Workshop) => Promise<Result>,
): Promise<Result> {
  if (findFiles(paths).files.length < MANY) return run(thisThread);
  const readers = new Readers({ dir });
  return run(readers).finally(() => readers.close());
}

/** Carries the changes over into the saved index, so that the next start need not index everything again. */
class IndexUpdate {
  readonly #context: CommandContext;
  readonly #store: GraphStore;
  #begun: SearchIndex | undefined;

  constructor(context: CommandContext, store: GraphStore) {
    this.#context = context;
    this.#store = store;
  }

  async #isSaved(): Promise<boolean> {
    return this.#store.kind === 'sqlite' && (await this.#store.blobKeys()).includes(INDEX_KEY);
  }

  /** Takes in what is there, while documents are still compared: texts do not change any more, links do. */
  async begin(): Promise<void> {
    const index = await openIndexFor(this.#store, { tokenizer: this.#context.env['ZHENGMAI_TOKENIZER'] });
    await fillIndex(this.#store, index);
    this.#begun = index;
  }

  async finish(): Promise<void> {
    const stale = await staleMarks(this.#store);
    if (!this.#begun && stale.length < WORTH_INDEXING && (await this.#isSaved())) return;
    if (!this.#begun) await this.begin();
    else {
      await refreshIndex(
        this.#store,
        this.#begun,
        stale.map(({ document }) => document),
      );
    }
    await saveIndex(this.#store, this.#begun!);
  }
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
