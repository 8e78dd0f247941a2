import { extname } from 'node:path';
import { parentPort, Worker, type WorkerOptions } from 'node:worker_threads';
import { Channel, type Handler } from './channel.ts';

/** What fails with a thread that ended. */
export class ThreadEnded extends Error {}

/** Another thread of this program. */
export interface Thread {
  channel: Channel;
  /** Ends the thread at once. */
  end(): Promise<void>;
  /** Lets the process end while the thread still waits for work. */
  unref(): void;
}

/** Memory for what is short-lived, in each thread: more makes none of them faster, and there are seven. */
const YOUNG_MB = 16;

export interface ThreadOptions {
  /** What the thread may call. */
  handlers?: Record<string, Handler>;
  /** Told when it has ended, whoever ended it. */
  onEnd?: (error: Error) => void;
  /** Memory for what is short-lived, in megabytes. */
  youngMb?: number | undefined;
  /** What the module finds as `workerData`. */
  data?: unknown;
}

/**
 * Starts a module of this folder in a thread of its own.
 * @param name file name without its ending
 */
export function startThread(
  name: string,
  { handlers = {}, onEnd = () => undefined, youngMb = YOUNG_MB, data }: ThreadOptions = {},
): Thread {
  const ending = extname(import.meta.url);
  const module = new URL(`./${name}${ending}`, import.meta.url);
  const options = { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: youngMb } };
  const worker = ending === '.ts' ? fromSource(module.href, options) : new Worker(module, options);
  const channel = new Channel(worker, handlers);
  worker.on('error', (error) => {
    channel.end(error);
  });
  worker.on('exit', (code) => {
    onEnd(channel.end(new ThreadEnded(`thread ${name} ended with ${code}`)));
  });
  return {
    channel,
    end: async () => void (await worker.terminate()),
    unref: () => {
      worker.unref();
    },
  };
}

/** From TypeScript, as in tests, a thread needs a loader of its own. */
function fromSource(module: string, options: WorkerOptions): Worker {
  const code = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(module)})))`;
  return new Worker(code, { ...options, eval: true });
}

/** The channel to the thread that started this one. */
export function parentChannel(handlers: Record<string, Handler>): Channel {
  if (!parentPort) throw new TypeError('not in a thread');
  return new Channel(parentPort, handlers);
}
