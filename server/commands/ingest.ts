import { DIAGNOSTICS } from '../../graph-schema/diagnostics.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { fillIndex, saveIndex } from '../load/index-keeper.ts';
import { ingestPaths, type IngestReport } from '../load/ingest.ts';
import { recover } from '../load/recover.ts';
import { totalsOf, type Totals } from '../load/totals.ts';
import { openIndexFor } from '../search/open.ts';
import { Readers } from '../threads/readers.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { ingestProgress } from './progress.ts';
import { textTable } from './table-text.ts';
import { withStore } from './with-store.ts';

export interface IngestCommandOptions {
  data?: string;
  json?: boolean;
  again?: boolean;
  any?: boolean;
}

/** `zhengmai ingest`: reads files and folders into the data directory; 1 where some input could not be read. */
export async function ingestCommand(
  context: CommandContext,
  paths: readonly string[],
  given: IngestCommandOptions,
): Promise<ExitCode> {
  return withStore(context, { ...given, purpose: 'ingest' }, async (store) => {
    const progress = ingestProgress(context);
    const readers = new Readers();
    const options = {
      onEvent: progress.onEvent,
      again: given.again ?? false,
      any: given.any ?? false,
      workshop: readers,
    };
    await recover(store);
    const report = await ingestPaths(paths, store, options).finally(() => {
      progress.stop();
      return readers.close();
    });
    if (report.changed.length + report.touched.length > 0) await updateIndex(context, store);
    const all = (await store.find('Document', { held: true })).map((row) => row.id);
    const [run, library] = [await totalsOf(store, report.changed), await totalsOf(store, all)];
    if (given.json) await context.out(`${JSON.stringify({ files: report.files, run, library })}\n`);
    else context.say(summaryTable(report, run, library));
    if (report.files.length === 0) context.say('没有找到可读的文件：给出文件，或含有文件的文件夹。');
    return report.files.some(({ state }) => state === 'failed') ? 1 : 0;
  });
}

/** Carries the changes over into the saved index, so that the next start need not index everything again. */
async function updateIndex(context: CommandContext, store: GraphStore): Promise<void> {
  const index = await openIndexFor(store, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
  if (!(await fillIndex(store, index))) await saveIndex(store, index);
}

/** What came in and what is in now, in columns. */
export function summaryTable(report: IngestReport, run: Totals, library: Totals): string {
  const count = (state: string): number => report.files.filter((file) => file.state === state).length;
  const figures = (name: string, of: (totals: Totals) => number): string[] => [
    name,
    ...[run, library].map((t) => String(of(t))),
  ];
  const files = `文件 ${report.files.length} 个：读入 ${count('done')}，已在库中 ${count('duplicate')}，没有读入 ${count('failed')}`;
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
  return `${files}\n${textTable(rows)}`;
}
