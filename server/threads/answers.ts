import { availableParallelism } from 'node:os';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { Searcher } from '../../graph-schema/search.ts';
import type { Queries } from '../contract.ts';
import type { Answering, ReadingRow } from '../routes/question.ts';
import { Answerer, type AnswerSettings } from './answerer.ts';
import { fileFrom } from './pieces.ts';
import { remoteService } from './remote.ts';

/** Threads that answer from the store; more gain little, since each reads the database for itself. */
const MOST = 4;

/** Reads store and search index in threads of their own, so that the thread that serves never waits for an answer. */
export interface AnswerThreads {
  index: Searcher;
  queries: Queries;
  answering: Answering;
  /** How often the index has changed. */
  changes(): number;
  /** Fills the search index from the store. */
  fill(): Promise<void>;
  /** Brings the search index in step with these documents. */
  refresh(ids: readonly DocumentId[]): Promise<void>;
  close(): Promise<void>;
}

export interface AnswerHooks {
  /** Answered where the call comes from: what is quick and must not wait. */
  here: Queries;
  /** Told where a thread has come to harm. */
  onError: (error: unknown) => void;
}

/**
 * One thread for searches, and as many for the graph as there are processors besides the one that serves.
 * @throws what `openStore` throws
 */
export async function startAnswers(
  settings: Omit<AnswerSettings, 'search'>,
  { here, onError }: AnswerHooks,
  size = Math.max(1, Math.min(MOST, availableParallelism() - 1)),
): Promise<AnswerThreads> {
  const start = (search: boolean): Promise<Answerer> => Answerer.start({ ...settings, search }, onError);
  const [search, ...graph] = await Promise.all([start(true), ...Array.from({ length: size }, () => start(false))]);
  let changes = 0;
  const leastBusy = (): Answerer => graph.reduce((best, one) => (one.owes < best.owes ? one : best));
  const threadFor = ({ from }: ReadingRow): Answerer => (from === 'index' ? search : leastBusy());
  return {
    index: remoteIndex(search),
    queries: remoteService<Queries>({ call: (name, args) => leastBusy().call(name, args) }, 'queries', {
      service: here,
      reads: ['counts'],
    }),
    answering: {
      json: (row, question) => threadFor(row).call('json', { row: plain(row), question }),
      file: async (row, question) => {
        const thread = threadFor(row);
        const { channel } = await thread.thread();
        return fileFrom(channel, await thread.call('file', { row: plain(row), question }));
      },
    },
    changes: () => changes,
    fill: async () => {
      await search.fill();
      changes++;
    },
    refresh: async (ids) => {
      await search.refresh(ids);
      changes++;
    },
    close: async () => {
      await Promise.all([search, ...graph].map((thread) => thread.close()));
    },
  };
}

/** A row as far as it can be sent. */
function plain({ path, from }: ReadingRow): ReadingRow {
  return { path, from };
}

function remoteIndex(search: Answerer): Searcher {
  const asked = remoteService<Pick<Searcher, 'search' | 'suggest' | 'didYouMean'>>(search, 'index');
  return {
    get kind() {
      return search.state!.kind;
    },
    get tokenizer() {
      return search.state!.tokenizer;
    },
    size: () => search.state!.size,
    search: (...args) => asked.search(...args),
    suggest: (...args) => asked.suggest(...args),
    didYouMean: (...args) => asked.didYouMean(...args),
  };
}
