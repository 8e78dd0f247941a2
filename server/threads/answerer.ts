import type { SearchIndex } from '../../graph-schema/search.ts';
import { startThread, type Thread } from './start.ts';

/** What a thread that answers needs to open the store for itself. */
export interface AnswerSettings {
  dir: string;
  env: Record<string, string | undefined>;
  /** Whether it holds the search index. */
  search: boolean;
}

/** What is told of the index when it is open and after each change. */
export type IndexState = Pick<SearchIndex, 'kind' | 'tokenizer'> & { size: number };

/** So long a thread has to close its store in good order; nothing is lost where it does not. */
const CLOSE_MS = 500;
/** A thread that came to harm is started anew after so long. */
const AGAIN_MS = 1000;

/** A thread that answers. Should it come to harm, what was asked of it fails, and another takes its place. */
export class Answerer {
  readonly #settings: AnswerSettings;
  readonly #onError: (error: unknown) => void;
  #thread: Promise<Thread>;
  #state: IndexState | null = null;
  #filled = false;
  #closing = false;
  /** Answers that it owes. */
  owes = 0;

  private constructor(settings: AnswerSettings, onError: (error: unknown) => void) {
    this.#settings = { ...settings, env: { ...settings.env } };
    this.#onError = onError;
    this.#thread = this.#open();
  }

  /** @throws what `openStore` throws */
  static async start(settings: AnswerSettings, onError: (error: unknown) => void): Promise<Answerer> {
    const answerer = new Answerer(settings, onError);
    try {
      await answerer.#thread;
      return answerer;
    } catch (error) {
      answerer.#closing = true;
      throw error;
    }
  }

  /** How the index stands; null for a thread without one. */
  get state(): IndexState | null {
    return this.#state;
  }

  /** The thread as it is now. */
  thread(): Promise<Thread> {
    return this.#thread;
  }

  async call<Result>(name: string, args: unknown): Promise<Result> {
    this.owes++;
    try {
      return await (await this.#thread).channel.call<Result>(name, args);
    } finally {
      this.owes--;
    }
  }

  /** Fills the index from the store. */
  async fill(): Promise<void> {
    this.#state = await this.call('fill', null);
    this.#filled = true;
  }

  /** Brings the index in step with these documents. */
  async refresh(ids: readonly string[]): Promise<void> {
    this.#state = await this.call('refresh', ids);
  }

  async close(): Promise<void> {
    this.#closing = true;
    const thread = await this.#thread.catch(() => undefined);
    if (!thread) return;
    const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref());
    await Promise.race([thread.channel.call('close', null).catch(() => undefined), late]);
    await thread.end();
  }

  async #open(): Promise<Thread> {
    const onEnd = (error: Error): void => {
      this.#lost(error);
    };
    const thread = startThread('answer-thread', { onEnd });
    try {
      this.#state = await thread.channel.call<IndexState | null>('open', this.#settings);
      if (this.#filled) this.#state = await thread.channel.call<IndexState>('fill', null);
      return thread;
    } catch (error) {
      await thread.end();
      throw error;
    }
  }

  #lost(error: Error): void {
    if (this.#closing) return;
    this.#onError(error);
    this.#thread = this.#again();
    this.#thread.catch(() => undefined); // told, and tried once more, when it ended
  }

  async #again(): Promise<Thread> {
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    if (this.#closing) throw new Error('closed');
    return this.#open();
  }
}
