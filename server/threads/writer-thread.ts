import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { ClipShelf } from '../draft/clips.ts';
import { DraftDesk } from '../draft/drafts.ts';
import { ingestPaths } from '../load/ingest.ts';
import { createLibrary } from '../load/library.ts';
import { recover } from '../load/recover.ts';
import { createReviews } from '../review/index.ts';
import { openStore } from '../store/open.ts';
import { IndexSaver } from './index-saver.ts';
import { Readers } from './readers.ts';
import { standBehind } from './priority.ts';
import { parentChannel } from './start.ts';
import type { PrepareTask, Services, WriterSettings } from './writer.ts';

/** What this thread works with once it is open. */
interface Bench {
  store: GraphStore;
  readers: Readers;
  saver: IndexSaver;
  services: Services;
}

let bench: Bench | undefined;

function opened(): Bench {
  if (!bench) throw new TypeError('the writer is not open');
  return bench;
}

type Method = (...args: unknown[]) => unknown;

/** Search is brought in step by the thread that serves; the change ends when it is. */
async function changed(ids: Iterable<DocumentId>): Promise<void> {
  await parent.call('changed', [...ids]);
  opened().saver.changed();
}

async function open({ dir, env, purpose }: WriterSettings): Promise<string> {
  const store = await openStore(dir, env, { purpose, tolerant: true });
  const readers = new Readers({ dir: store.kind === 'sqlite' ? dir : undefined });
  const saver = new IndexSaver(store, { dir, env }, (error) => void parent.call('failed', String(error)));
  const services: Services = {
    library: createLibrary(store, changed, readers),
    reviews: createReviews(store, changed),
    drafts: new DraftDesk(store),
    clips: new ClipShelf(store),
  };
  bench = { store, readers, saver, services };
  return store.kind;
}

async function prepare({ fillFrom }: PrepareTask, emit: (value: unknown) => void): Promise<void> {
  const { store, readers, saver } = opened();
  if (fillFrom && (await store.count('Document', { held: true })) === 0) {
    emit('empty');
    await ingestPaths([fillFrom], store, { onEvent: emit, workshop: readers });
  }
  await recover(store, readers, () => {
    emit('recovering');
  });
  saver.changed();
}

/** Calls a method of a service; an answer in parts is sent part by part. */
async function serve(name: string, args: unknown[], emit: (value: unknown) => void): Promise<unknown> {
  const [service = '', method = ''] = name.split('.');
  const target = opened().services[service as keyof Services] as unknown as Record<string, Method | undefined>;
  const answer = target[method]!.call(target, ...args);
  if (!isParts(answer)) return answer;
  for await (const part of answer) emit(part);
  return undefined;
}

function isParts(answer: unknown): answer is AsyncIterable<unknown> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

standBehind('changes');
const parent = parentChannel({
  open,
  prepare,
  serve: ({ name, args }: { name: string; args: unknown[] }, emit) => serve(name, args, emit),
  close: async () => {
    await bench?.saver.close();
    await bench?.readers.close();
    await bench?.store.close();
  },
});
