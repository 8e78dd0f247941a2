import { watch, type FSWatcher } from 'chokidar';
import type { WatchStatus } from '../../graph-schema/api.ts';
import type { Library, SourceFile } from '../contract.ts';
import { isDocumentName } from '../load/files.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { nameBelow, readWatched } from './watched-file.ts';

export interface WatchOptions {
  folder: string;
  library: Pick<Library, 'add'>;
  log: Log;
  metrics?: Metrics | undefined;
  /** A file that has not grown for so long is written to its end. */
  settledMs?: number;
}

/** Files and bytes that are handed on at a time: many, since documents are linked after each lot. */
const LOT = { files: 200, bytes: 64 * 1024 * 1024 };
/** Failures that the page is told of. */
const REMEMBERED = 50;

/**
 * Takes what is new or changed in a folder into the library, in lots, as soon as it is written to its end. What is
 * removed from the folder stays in the library.
 */
export class WatchedFolder {
  readonly #options: WatchOptions;
  readonly #waiting = new Set<string>();
  readonly #status: Pick<WatchStatus, 'folder' | 'taken' | 'known' | 'last'>;
  /** What could not be read and has not been mended or removed since, by name, oldest first. */
  readonly #failures = new Map<string, string>();
  #failed = 0;
  #watcher: FSWatcher | undefined;
  #working: Promise<void> | undefined;
  #closed = false;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#status = { folder: options.folder, taken: 0, known: 0, last: null };
  }

  /** Begins with what is there already; known files are known by their content. */
  start(): Promise<void> {
    const { folder, settledMs = 1000, log } = this.#options;
    const watcher = watch(folder, {
      ignored: (path) => path !== folder && !isDocumentName(path),
      followSymlinks: false, // linked folders are not walked; linked files see readWatched
      awaitWriteFinish: { stabilityThreshold: settledMs, pollInterval: Math.min(200, settledMs) },
    });
    this.#watcher = watcher;
    const take = (path: string): void => {
      this.#waiting.add(path);
      this.#work();
    };
    watcher.on('add', take).on('change', take);
    watcher.on('unlink', (path) => {
      this.#waiting.delete(path);
      this.#failures.delete(nameBelow(folder, path));
    });
    watcher.on('error', (error) => {
      log.error({ error: String(error) }, '看守文件夹出错');
    });
    return new Promise((resolve) => void watcher.on('ready', resolve));
  }

  status(): WatchStatus {
    const failures = [...this.#failures].slice(-REMEMBERED).reverse();
    return {
      ...this.#status,
      failed: this.#failures.size,
      failures: failures.map(([file, message]) => ({ file, message })),
      waiting: this.#waiting.size,
      working: this.#working !== undefined,
    };
  }

  /**
   * Stops watching, after the lot that is under way.
   * @param atMostMs what is not in by then is taken up at the next start
   */
  async close(atMostMs?: number): Promise<void> {
    this.#closed = true;
    await this.#watcher?.close();
    const late = new Promise<void>((resolve) => {
      if (atMostMs !== undefined) setTimeout(resolve, atMostMs).unref();
    });
    await Promise.race([this.#working, late]);
  }

  #work(): void {
    this.#working ??= this.#takeAll().finally(() => (this.#working = undefined));
  }

  async #takeAll(): Promise<void> {
    while (this.#waiting.size > 0 && !this.#closed) {
      await new Promise((resolve) => setTimeout(resolve, 300)); // what is dropped together is taken in together
      await this.#takeLot();
    }
  }

  async #takeLot(): Promise<void> {
    const { log, library } = this.#options;
    const files = await this.#nextLot();
    if (files.length === 0) return;
    const before = { ...this.#status, failed: this.#failed };
    try {
      for await (const event of library.add(files)) this.#note(event);
    } catch (error) {
      if (!this.#closed) log.error({ error: String(error) }, '看守的文件夹没有全部读入');
    }
    const { taken, known } = this.#status;
    const failed = this.#failed - before.failed;
    const figures = { taken: taken - before.taken, known: known - before.known, failed };
    this.#status.last = new Date().toISOString();
    if (figures.taken + figures.failed > 0) {
      const left = this.#waiting.size > 0 ? `，还有 ${this.#waiting.size} 个` : '';
      log.info({ ...figures }, `看守的文件夹：读入 ${figures.taken}，没有读入 ${figures.failed}${left}`);
    }
  }

  #note({ file, state, message }: { file: string; state: string; message: string }): void {
    this.#options.metrics?.ingest({ file, state } as never);
    if (file === '') return;
    if (state === 'done' || state === 'duplicate') this.#failures.delete(file);
    if (state === 'done') this.#status.taken++;
    else if (state === 'duplicate') this.#status.known++;
    else if (state === 'failed') this.#fail(file, message);
  }

  #fail(file: string, message: string): void {
    this.#failed++;
    this.#failures.delete(file);
    this.#failures.set(file, message); // as the newest
    this.#options.log.warn({ file }, message);
  }

  async #nextLot(): Promise<SourceFile[]> {
    const files: SourceFile[] = [];
    let bytes = 0;
    for (const path of [...this.#waiting].sort()) {
      if (files.length >= LOT.files || bytes >= LOT.bytes) break;
      this.#waiting.delete(path);
      const file = await this.#read(path);
      if (!file) continue;
      files.push(file);
      bytes += file.bytes.length;
    }
    return files;
  }

  async #read(path: string): Promise<SourceFile | undefined> {
    const { folder } = this.#options;
    try {
      return await readWatched(folder, path);
    } catch (error) {
      this.#fail(nameBelow(folder, path), (error as Error).message);
      return undefined;
    }
  }
}
