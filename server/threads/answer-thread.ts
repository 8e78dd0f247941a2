import type { GraphStore } from '../../graph-schema/store.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { createExporter } from '../export/exporter.ts';
import { fillIndex, refreshIndex } from '../load/index-keeper.ts';
import { createQueries } from '../queries/index.ts';
import { answeringHere } from '../routes/answering.ts';
import { graphTable } from '../routes/graph-table.ts';
import type { Answering, FileQuestion, Question, ReadingRow } from '../routes/question.ts';
import { searchRoutes } from '../routes/search.ts';
import { openIndexFor } from '../search/open.ts';
import { openStore } from '../store/open.ts';
import type { AnswerSettings, IndexState } from './answerer.ts';
import { FileCounter } from './pieces.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';

type Method = (...args: unknown[]) => unknown;

/** What this thread works with once it is open. */
interface Desk {
  store: GraphStore;
  /** Absent: this thread answers from the store alone. */
  index?: SearchIndex;
  queries: ReturnType<typeof createQueries>;
  answering: Answering;
}

let desk: Desk | undefined;
const files = new FileCounter();

function opened(): Desk {
  if (!desk) throw new TypeError('the answering thread is not open');
  return desk;
}

async function open({ dir, env, search }: AnswerSettings): Promise<IndexState | null> {
  const store = await openStore(dir, env, { readOnly: true, tolerant: true, purpose: 'serve' });
  const queries = createQueries(store);
  if (!search) {
    desk = { store, queries, answering: answeringHere(graphTable({ queries, exporter: createExporter(store) })) };
    return null;
  }
  const index = await openIndexFor(store, { tokenizer: env['ZHENGMAI_TOKENIZER'] });
  desk = { store, queries, index, answering: answeringHere(searchRoutes({ queries, index })) };
  return stateOf(index);
}

function stateOf(index: SearchIndex): IndexState {
  return { kind: index.kind, tokenizer: index.tokenizer, size: index.size() };
}

/** Works on the index, then tells how it stands. */
async function atIndex(work: (store: GraphStore, index: SearchIndex) => Promise<unknown>): Promise<IndexState> {
  const { store, index } = opened();
  await work(store, index!);
  return stateOf(index!);
}

standBehind('answers');
parentChannel({
  ...files.handlers,
  open,
  fill: () => atIndex(fillIndex),
  refresh: (ids: string[]) => atIndex((store, index) => refreshIndex(store, index, ids)),
  json: ({ row, question }: { row: ReadingRow; question: Question }) => opened().answering.json(row, question),
  file: async ({ row, question }: { row: ReadingRow; question: FileQuestion }) =>
    files.announce(await opened().answering.file(row, question)),
  serve: ({ name, args }: { name: string; args: unknown[] }) => {
    const [service = '', method = ''] = name.split('.');
    const target = opened()[service as 'queries' | 'index'] as unknown as Record<string, Method>;
    return target[method]!(...args);
  },
  close: async () => desk?.store.close(),
});
