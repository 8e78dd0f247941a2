import type { IngestEvent } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { AppDependencies, Library } from '../contract.ts';
import { ClipShelf } from '../draft/clips.ts';
import { DraftDesk } from '../draft/drafts.ts';
import { partsOf } from '../parts.ts';
import { createReviews } from '../review/index.ts';
import type { Channel } from './channel.ts';
import { remoteService } from './remote.ts';
import { startThread } from './start.ts';

/** What the thread that writes needs to open the store for itself. */
export interface WriterSettings {
  dir: string;
  env: Record<string, string | undefined>;
  /** Told to whoever finds the data directory locked. */
  purpose: string;
}

export interface PrepareTask {
  /** Folder from which an empty store is filled. */
  fillFrom?: string;
}

export interface WriterHooks {
  /** Brings search in step with these documents. */
  changed: (ids: readonly DocumentId[]) => Promise<void>;
  /** Told of what went wrong in the background. */
  onError: (message: string) => void;
}

/** So long the thread has to close the store in good order. */
const CLOSE_MS = 1000;

/** What the HTTP side changes. */
export type Services = Required<Pick<AppDependencies, 'library' | 'reviews' | 'drafts' | 'clips'>>;

/** All changes to a store, made in a thread of its own, so that the thread that serves never waits for them. */
export interface Writer {
  /** What changes the store. What only reads is read from the store given, without a change of threads. */
  services(reading: GraphStore): Services;
  /** Fills an empty store and finishes what an interrupted run left. */
  prepare(task: PrepareTask, onStep: (step: 'empty' | 'recovering' | IngestEvent) => void): Promise<void>;
  /** Closes the store, after the change that is under way. */
  close(): Promise<void>;
}

/**
 * Opens the store of a data directory for writing, in a thread of its own.
 * @throws what `openStore` throws
 */
export async function startWriter(settings: WriterSettings, hooks: WriterHooks): Promise<Writer> {
  const handlers = {
    changed: (ids: DocumentId[]) => hooks.changed(ids),
    failed: (message: string) => {
      hooks.onError(message);
    },
  };
  const thread = startThread('writer-thread', { handlers });
  const { channel } = thread;
  try {
    await channel.call('open', { ...settings, env: { ...settings.env } });
  } catch (error) {
    await thread.end();
    throw error;
  }
  return {
    services: (reading) => ({
      library: remoteLibrary(channel),
      reviews: remoteService(channel, 'reviews', { service: createReviews(reading, NOT_HERE), reads: ['list'] }),
      drafts: remoteService(channel, 'drafts', {
        service: new DraftDesk(reading),
        reads: ['list', 'get', 'read', 'look', 'versions', 'version'],
      }),
      clips: remoteService(channel, 'clips', { service: new ClipShelf(reading), reads: ['list'] }),
    }),
    prepare: (task, onStep) => channel.call('prepare', task, { onValue: onStep as (value: never) => void }),
    close: async () => {
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref());
      await Promise.race([channel.call('close', null).catch(() => undefined), late]);
      await thread.end(); // at any moment: what is under way is taken up at the next start
    },
  };
}

/** Changes are made in the other thread. */
const NOT_HERE = (): Promise<void> => Promise.reject(new TypeError('this store is for reading'));

/** An upload tells how far it is. */
function remoteLibrary(channel: Channel): Library {
  const library = remoteService<Library>(channel, 'library');
  const add: Library['add'] = (files) =>
    partsOf((emit) => channel.call('serve', { name: 'library.add', args: [files] }, { onValue: emit }));
  return new Proxy(library, { get: (target, name) => (name === 'add' ? add : Reflect.get(target, name)) as unknown });
}
