import { availableParallelism } from 'node:os';
import type { LinkResult } from '../../ingest/link/index.ts';
import type { InputFile } from '../../ingest/types.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { joinShares, type FileContent, type LinkTask, type Workshop } from '../load/workshop.ts';
import { errorOf, type faultOf } from './channel.ts';
import { startThread, type Thread } from './start.ts';

export interface ReaderLimits {
  /** Fewer fresh documents than this are linked faster in one thread than in two. */
  linkShare: number;
  /** A file that is still not read after so long is given up, and the thread with it. */
  readMs: number;
}

const LIMITS: ReaderLimits = { linkShare: 8, readMs: 120_000 };
/** More threads than this do not make it faster: the store writes in one. */
const MOST = 8;

interface Wanted {
  run: (thread: Thread) => Promise<void>;
}

/** Reads files and links documents in threads of their own, which start when there is work and end with `close`. */
export class Readers implements Workshop {
  readonly size: number;
  readonly #limits: ReaderLimits;
  #idle: Thread[] = [];
  #running = new Set<Thread>();
  readonly #queue: Wanted[] = [];

  constructor(size = Math.min(MOST, availableParallelism()), limits: Partial<ReaderLimits> = {}) {
    this.size = size;
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

  async link(task: LinkTask): Promise<LinkResult> {
    if (task.fresh.length === 0) return { parents: [], links: [] };
    const shares = Math.max(1, Math.min(this.size, Math.floor(task.fresh.length / this.#limits.linkShare)));
    const parts = Array.from({ length: shares }, (_, share) =>
      this.#run((thread) => thread.channel.call<LinkResult>('link', { ...task, share, shares })),
    );
    return joinShares(await Promise.all(parts));
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

  #next(): void {
    if (this.#queue.length === 0) return;
    const thread = this.#idle.pop() ?? (this.#running.size < this.size ? startThread('reader-thread') : undefined);
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

function lost(name: string, reason: string): ZhengmaiError {
  return new ZhengmaiError('UNREADABLE_FILE', `${name} 读不了：${reason}。换一份文件，或另存为 docx、txt 再试。`, {
    file: name,
    thread: 'lost',
  });
}
