import { keepSnapshot, type IndexSnapshot } from '../load/index-keeper.ts';
import { staleMarks } from '../load/stale.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { SnapshotTask } from './index-thread.ts';
import { startThread, type Thread } from './start.ts';

export interface SaverTimes {
  /** So long nothing has changed. */
  quietMs: number;
  /** After so long it is saved although there are changes still. */
  longestMs: number;
}

const TIMES: SaverTimes = { quietMs: 15_000, longestMs: 300_000 };

/**
 * Saves the search index some time after a change, several changes at once, in a thread that opens the store for itself
 * and ends when it is done. Until then the changed documents are marked in the store, so nothing hangs on the saving.
 */
export class IndexSaver {
  readonly #store: GraphStore;
  readonly #task: SnapshotTask;
  readonly #times: SaverTimes;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #first: number | undefined;
  #thread: Thread | undefined;
  #saving: Promise<void> | undefined;

  constructor(store: GraphStore, task: SnapshotTask, onError: (error: unknown) => void, times: SaverTimes = TIMES) {
    this.#store = store;
    this.#task = task;
    this.#onError = onError;
    this.#times = times;
  }

  /** Something has changed: saves when it is quiet again. */
  changed(): void {
    const now = performance.now();
    this.#first ??= now;
    const left = Math.max(0, this.#first + this.#times.longestMs - now);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), Math.min(this.#times.quietMs, left));
    this.#timer.unref();
  }

  /** Saves now; failures are told and cost nothing but time at the next start. */
  save(): Promise<void> {
    this.#first = undefined;
    this.#saving ??= this.#save()
      .catch(this.#onError)
      .finally(() => (this.#saving = undefined));
    return this.#saving;
  }

  async #save(): Promise<void> {
    if (this.#store.kind === 'neo4j') {
      // the index is in the database itself and is in step already
      await keepSnapshot(this.#store, { pieces: [new Uint8Array()], marks: await staleMarks(this.#store) });
      return;
    }
    this.#thread = startThread('index-thread');
    try {
      const snapshot = await this.#thread.channel.call<IndexSnapshot>('snapshot', this.#task);
      await keepSnapshot(this.#store, snapshot);
    } finally {
      await this.#thread.end();
      this.#thread = undefined;
    }
  }

  /** Gives up what is under way; the marks in the store tell the next start what the saved index lacks. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#thread?.end();
    await this.#saving;
  }
}
