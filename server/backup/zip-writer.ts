import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';
import { ZhengmaiError } from '../../graph-schema/errors.ts';

/** A zip without the 64 bit extension ends here. */
const MOST_BYTES = 0xffff_ffff;
const MOST_ENTRIES = 0xffff;
/** Compression: a third of the time of the best, and a few per cent more bytes. */
const LEVEL = 4;

/**
 * Writes a zip entry by entry, with as little in memory as an entry's portion. The file has its name only when it is
 * whole and on the disk.
 */
export class ZipWriter {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #zip: Zip;
  #pending: Uint8Array[] = [];
  #bytes = 0;
  #entries = 0;
  #failed: Error | undefined;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
    this.#zip = new Zip((error, portion) => {
      if (error) this.#failed = error;
      else this.#pending.push(portion);
    });
  }

  /** @param path name that the file gets at the end; what is written before is called `path`.part */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(path, await open(`${path}.part`, 'w'));
  }

  /** One entry from its portions. */
  async entry(name: string, portions: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
    if (++this.#entries > MOST_ENTRIES) throw tooMuch();
    const entry = new ZipDeflate(name, { level: LEVEL });
    entry.mtime = new Date('1980-01-02T00:00:00Z'); // the same content gives the same file
    this.#zip.add(entry);
    for await (const portion of portions) {
      entry.push(portion);
      await this.#flush();
    }
    entry.push(new Uint8Array(), true);
    await this.#flush();
  }

  /** Ends the file and gives it its name. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#flush();
    await this.#file.sync();
    await this.#file.close();
    await rename(`${this.#path}.part`, this.#path);
  }

  /** Leaves nothing behind. */
  async abort(): Promise<void> {
    await this.#file.close().catch(() => undefined);
    await rm(`${this.#path}.part`, { force: true });
  }

  async #flush(): Promise<void> {
    if (this.#failed) throw this.#failed;
    const portions = this.#pending;
    this.#pending = [];
    for (const portion of portions) {
      this.#bytes += portion.length;
      if (this.#bytes > MOST_BYTES) throw tooMuch();
      await this.#file.write(portion);
    }
  }
}

function tooMuch(): ZhengmaiError {
  return new ZhengmaiError(
    'TOO_LARGE',
    '库太大，一个 zip 放不下（4 GB、65535 个文件）。用 zhengmai backup FILE.sqlite。',
  );
}
