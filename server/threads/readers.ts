import { availableParallelism } from 'node:os';
import { documentsOf, joinResults, type LinkJob, type LinkResult } from '../../ingest/link/index.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import type { InputFile } from '../../ingest/types.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { PreparedDocuments } from '../../ingest/link/prepared.ts';
import { runJobs, type FileContent, type LinkTask, type Workshop } from '../load/workshop.ts';
import { errorOf, type faultOf } from './channel.ts';
import type { LinkShare, ReaderData } from './reader-thread.ts';
import { ThreadPool } from './pool.ts';
import { startThread } from './start.ts';

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
  /** Somebody waits for these threads alone; where absent they stand behind the one that serves. */
  awaited?: boolean;
}

const LIMITS: ReaderLimits = { linkShare: 8, readMs: 120_000 };
/** Files that are opened for each thread, so that none waits for the store; their bytes are in memory, which may be many of a PDF. */
const AHEAD = 24;
/** Files, and shares of comparing, that a thread has before it. */
const DEPTH = { read: 16, link: 2 };
/** More threads than this do not make it faster: the store writes in one. */
const MOST = 8;

/** What a thread sends of a file. */
interface Sent {
  documents: FileContent['documents'];
  problems: ReturnType<typeof faultOf>[];
}

/** Reads files and links documents in threads of their own, which start when there is work and end with `close`. */
export class Readers implements Workshop {
  readonly ahead: number;
  readonly #size: number;
  readonly #limits: ReaderLimits;
  readonly #dir: string | undefined;
  #round = 0;
  /** How the documents of this round are loaded: another way is another round. */
  #load: LinkTask['load'] | undefined;
  /** Those that this thread compares. */
  #prepared: PreparedDocuments | undefined;
  readonly #pool: ThreadPool;

  /** @param options `dir`: data directory of the SQLite store, from which the threads then read what they compare */
  constructor({
    size = Math.min(MOST, Math.max(1, availableParallelism() - 1)),
    dir,
    youngMb,
    awaited = false,
    ...limits
  }: ReaderOptions = {}) {
    this.#size = size;
    this.ahead = size * AHEAD;
    this.#dir = dir;
    this.#limits = { ...LIMITS, ...limits };
    this.#pool = new ThreadPool(() =>
      startThread('reader-thread', { youngMb, data: { awaited } satisfies ReaderData }),
    );
  }

  read(file: InputFile): Promise<FileContent> {
    const ms = this.#limits.readMs;
    const read = this.#pool.run({
      run: async ({ channel }) => {
        const { documents, problems } = await channel.call<Sent>('read', file);
        return { documents, problems: problems.map((fault) => errorOf(fault) as ZhengmaiError) };
      },
      threads: this.#size,
      depth: DEPTH.read,
      limit: { ms, late: () => lost(file.name, `${ms / 1000} 秒没有读完`) },
    });
    return this.#lostIfBroken(file.name, read);
  }

  async link({ jobs, load }: LinkTask): Promise<LinkResult> {
    if (load !== this.#load) {
      this.#round++;
      this.#prepared = undefined;
    }
    this.#load = load;
    const round = this.#round;
    const shares: LinkJob[][] = [];
    for (let at = 0; at < jobs.length; at += this.#limits.linkShare)
      shares.push(jobs.slice(at, at + this.#limits.linkShare));
    const results = shares.map((share) =>
      this.#pool.run({
        run: async ({ channel }) => {
          const documents = this.#dir === undefined ? await loaded(share, load) : { dir: this.#dir, round };
          return channel.call<LinkResult>('link', { jobs: share, documents } satisfies LinkShare);
        },
        threads: this.#size,
        depth: DEPTH.link,
        here: () => runJobs(share, (this.#prepared ??= new PreparedDocuments(load))),
      }),
    );
    return joinResults(await Promise.all(results));
  }

  /** Compares a share of documents in the thread that calls, if one waits. */
  help(): Promise<boolean> {
    return this.#pool.help();
  }

  /** Ends all threads. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  /** A file that takes for ever, or takes its thread down, is a file that cannot be read. */
  async #lostIfBroken<Result>(name: string, read: Promise<Result>): Promise<Result> {
    try {
      return await read;
    } catch (error) {
      if (error instanceof ZhengmaiError) throw error;
      throw lost(name, (error as Error).message.split('\n')[0]!);
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
  });
}
