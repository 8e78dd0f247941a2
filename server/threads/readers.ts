import { availableParallelism } from 'node:os';
import { documentsOf, joinResults, type LinkJob, type LinkResult } from '../../ingest/link/index.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import type { InputFile } from '../../ingest/types.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { FileContent, LinkTask, Workshop } from '../load/workshop.ts';
import { errorOf, type faultOf } from './channel.ts';
import type { LinkShare } from './reader-thread.ts';
import { startThread, type Thread } from './start.ts';

export interface ReaderLimits {
  /** Fresh documents that a thread compares at a time. */
  linkShare: number;
  /** A file that is still not read after so long is given up, and the thread with it. */
  readMs: number;
}

export interface ReaderOptions extends Partial<ReaderLimits> {
  /** Number of threads; where absent one less than there are cores, since the thread that stores has a full day too. */
  size?: number;
  dir?: string | undefined;
  /** Memory of each thread for what is short-lived; see `startThread`. */
  youngMb?: number;
}

const LIMITS: ReaderLimits = { linkShare: 8, readMs: 120_000 };
/** Files that each thread has before it, so that none waits for the store. */
const AHEAD = 16;
/** More threads than this do not make it faster: the store writes in one. */
const MOST = 8;

interface Wanted {
  run: (thread: Thread) => Promise<void>;
}

/** Reads files and links documents in threads of their own, which start when there is work and end with `close`. */
export class Readers implements Workshop {
  readonly ahead: number;
  readonly #size: number;
  readonly #limits: ReaderLimits;
  readonly #dir: string | undefined;
  readonly #youngMb: number | undefined;
  #round = 0;
  /** How the documents of this round are loaded: another way is another round. */
  #load: LinkTask['load'] | undefined;
  #idle: Thread[] = [];
  #running = new Set<Thread>();
  readonly #queue: Wanted[] = [];

  /** @param options `dir`: data directory of the SQLite store, from which the threads then read what they compare */
  constructor({
    size = Math.min(MOST, Math.max(1, availableParallelism() - 1)),
    dir,
    youngMb,
    ...limits
  }: ReaderOptions = {}) {
    this.#size = size;
    this.ahead = size * AHEAD;
    this.#dir = dir;
    this.#youngMb = youngMb;
    this.#limits = { ...LIMITS, ...limits };
  }

  read(file: InputFile): Promise<FileContent> {
    return this.#run(async (thread) => {
      const { documents, problems } = await this.#limited(
        file.name,
        thread.channel.call<{ documents: FileContent['documents']; problems: ReturnType<typeof faultOf>[] }>(
          'read',
          file,
        ),
      );
      return { documents, problems: problems.map((fault) => errorOf(fault) as ZhengmaiError) };
    });
  }

  async link({ jobs, load }: LinkTask): Promise<LinkResult> {
    if (load !== this.#load) this.#round++;
    this.#load = load;
    const shares: LinkJob[][] = [];
    for (let at = 0; at < jobs.length; at += this.#limits.linkShare)
      shares.push(jobs.slice(at, at + this.#limits.linkShare));
    const results = shares.map((share) =>
      this.#run(async ({ channel }) => {
        const documents = this.#dir === undefined ? await loaded(share, load) : { dir: this.#dir, round: this.#round };
        return channel.call<LinkResult>('link', { jobs: share, documents } satisfies LinkShare);
      }),
    );
    return joinResults(await Promise.all(results));
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    const threads = [...this.#idle, ...this.#running];
    this.#idle = [];
    this.#running.clear();
    await Promise.all(threads.map((thread) => thread.end()));
  }

  /** Runs a task in the next thread that is free. One whose thread has come to harm is not used again. */
  #run<Result>(task: (thread: Thread) => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      const run = async (thread: Thread): Promise<void> => {
        this.#running.add(thread);
        try {
          resolve(await task(thread));
          this.#free(thread);
        } catch (error) {
          reject(error as Error);
          if (error instanceof ZhengmaiError && error.detail?.['thread'] !== 'lost') this.#free(thread);
          else await this.#discard(thread);
        }
        this.#next();
      };
      this.#queue.push({ run });
      this.#next();
    });
  }

  #free(thread: Thread): void {
    if (this.#running.delete(thread)) this.#idle.push(thread);
  }

  async #discard(thread: Thread): Promise<void> {
    this.#running.delete(thread);
    await thread.end();
  }

  #start(): Thread {
    return startThread('reader-thread', { youngMb: this.#youngMb });
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const thread = this.#idle.pop() ?? (this.#running.size < this.#size ? this.#start() : undefined);
    if (!thread) return;
    void this.#queue.shift()!.run(thread);
  }

  /** A file that takes for ever, or takes its thread down, is a file that cannot be read. */
  async #limited<Result>(name: string, call: Promise<Result>): Promise<Result> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(lost(name, `${this.#limits.readMs / 1000} 秒没有读完`));
      }, this.#limits.readMs);
    });
    try {
      return await Promise.race([call, late]);
    } catch (error) {
      if (error instanceof ZhengmaiError) throw error;
      throw lost(name, (error as Error).message.split('\n')[0]!);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The documents of some jobs, each once. */
function loaded(jobs: readonly LinkJob[], load: LinkTask['load']): Promise<LinkDocument[]> {
  return Promise.all(Array.from(new Set(jobs.flatMap(documentsOf)), load));
}

function lost(name: string, reason: string): ZhengmaiError {
  return new ZhengmaiError('UNREADABLE_FILE', `${name} 读不了：${reason}。换一份文件，或另存为 docx、txt 再试。`, {
    file: name,
    thread: 'lost',
  });
}
