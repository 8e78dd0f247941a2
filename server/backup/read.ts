import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Unzip, UnzipInflate, UnzipPassThrough, type UnzipFile } from 'fflate';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { dropSavedIndex } from '../load/saved-index.ts';
import { verifyStore } from '../load/verify.ts';
import { BACKUP_VERSION, ENTRIES, keyOfEntry, manifestSchema, Tally, type Manifest } from './format.ts';

/** Rows of one transaction. */
const BATCH = 2000;

/**
 * Reads a backup into an empty store and checks that all of it is there.
 * @throws ZhengmaiError UNREADABLE_FILE for a file that is damaged or no backup, DATA_TOO_NEW for one of a newer program
 */
export async function readBackup(store: GraphStore, path: string): Promise<Manifest> {
  const sink = new Sink(store);
  try {
    await eachEntry(path, sink);
  } catch (error) {
    if (error instanceof ZhengmaiError && error.code !== 'RECORD_INVALID') throw error;
    throw damaged(path, (error as Error).message);
  }
  const { manifest } = sink;
  if (!manifest) throw damaged(path, '缺少 manifest.json');
  const lost = sink.missing(manifest);
  if (lost !== undefined) throw damaged(path, lost);
  await dropSavedIndex(store);
  const found = await verifyStore(store);
  const differs = found.recordsDigest === manifest.digest ? undefined : '内容与备份时的摘要不符';
  const problem = found.problems[0] ?? differs;
  if (problem !== undefined) throw damaged(path, problem);
  return manifest;
}

/** What the reader of zip files says is in English and of no use. */
const inChinese = (reason: string): string => (/\p{Script=Han}/u.test(reason) ? reason : '文件不完整，或不是 zip');

function damaged(path: string, said: string): ZhengmaiError {
  const reason = inChinese(said);
  return new ZhengmaiError('UNREADABLE_FILE', `${path} 不是完好的政脉备份：${reason}。换一份备份。`, { path });
}

/** Takes entries in the order in which they stand in the file. */
class Sink {
  manifest: Manifest | undefined;
  readonly #store: GraphStore;
  readonly #nodes = new Tally();
  readonly #edges = new Tally();
  readonly #hashes = { nodes: createHash('sha256'), edges: createHash('sha256') };
  #files = 0;
  #rest = '';
  #rows: unknown[] = [];
  #parts: Uint8Array[] = [];
  #decoder = new TextDecoder();

  constructor(store: GraphStore) {
    this.#store = store;
  }

  async portion(name: string, bytes: Uint8Array): Promise<void> {
    if (name === ENTRIES.records) return; // made anew from the rest
    if (name !== ENTRIES.nodes && name !== ENTRIES.edges) {
      this.#parts.push(bytes);
      return;
    }
    this.#hashes[name === ENTRIES.nodes ? 'nodes' : 'edges'].update(bytes);
    const text = this.#rest + this.#decoder.decode(bytes, { stream: true });
    const found = text.split('\n');
    this.#rest = found.pop()!;
    for (const line of found) this.#rows.push(JSON.parse(line));
    if (this.#rows.length >= BATCH) await this.#put(name);
  }

  async end(name: string): Promise<void> {
    await this.#put(name);
    this.#rest = '';
    this.#decoder = new TextDecoder();
    const bytes = Buffer.concat(this.#parts);
    this.#parts = [];
    const key = keyOfEntry(name);
    if (key !== undefined) {
      if (!isWhole(name, bytes)) throw new Error(`${name} 的内容与它的名称不符`);
      await this.#store.putBlob(key, bytes);
      this.#files++;
    }
    if (name === ENTRIES.manifest) this.manifest = readManifest(bytes);
  }

  async #put(name: string): Promise<void> {
    if (this.#rows.length === 0) return;
    const rows = this.#rows;
    this.#rows = [];
    if (name === ENTRIES.nodes) {
      (rows as NodeRow[]).forEach(({ label }) => this.#nodes.add(label));
      await this.#store.apply({ nodes: rows as NodeRow[] });
    } else {
      (rows as EdgeRow[]).forEach(({ type }) => this.#edges.add(type));
      await this.#store.apply({ edges: rows as EdgeRow[] });
    }
  }

  /** What the manifest tells of and the file did not hold; undefined where all was there. */
  missing({ nodes, edges, files, sha256 }: Manifest): string | undefined {
    const wrong = (entry: string) => `${entry} 与 manifest.json 所记不符`;
    if (!sameCounts(this.#nodes.counts(), nodes)) return wrong(ENTRIES.nodes);
    if (!sameCounts(this.#edges.counts(), edges)) return wrong(ENTRIES.edges);
    if (this.#files !== files) return `应有原件和正文 ${files} 个，只有 ${this.#files} 个`;
    if (!sha256) return undefined;
    const found = { nodes: this.#hashes.nodes.digest('hex'), edges: this.#hashes.edges.digest('hex') };
    if (found.nodes !== sha256.nodes) return wrong(ENTRIES.nodes);
    return found.edges === sha256.edges ? undefined : wrong(ENTRIES.edges);
  }
}

function sameCounts(found: Record<string, number>, told: Record<string, number>): boolean {
  return [...new Set([...Object.keys(found), ...Object.keys(told)])].every((name) => found[name] === told[name]);
}

/** Original files are named after their content. */
function isWhole(entry: string, bytes: Uint8Array): boolean {
  const named = /^sources\/([0-9a-f]{64})$/u.exec(entry)?.[1]; // a SHA-256; not "texts/a-1.txt"
  return named === undefined || createHash('sha256').update(bytes).digest('hex') === named;
}

function readManifest(bytes: Uint8Array): Manifest {
  const parsed = manifestSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  if (!parsed.success) throw new Error(`${ENTRIES.manifest} 不合格式`);
  const manifest = parsed.data;
  if (manifest.version <= BACKUP_VERSION) return manifest;
  throw new ZhengmaiError('DATA_TOO_NEW', `备份由更新版本的政脉写成（版本 ${manifest.version}）。升级程序再恢复。`);
}

interface Step {
  name: string;
  bytes: Uint8Array;
  final: boolean;
}

/** Hands the entries of a zip on, portion by portion; the file is never in memory as a whole. */
async function eachEntry(path: string, sink: Sink): Promise<void> {
  const steps: Step[] = [];
  let failed: Error | null = null;
  const unzip = new Unzip((file: UnzipFile) => {
    file.ondata = (error, bytes, final) => {
      if (error) failed = error;
      else steps.push({ name: file.name, bytes, final });
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  const drain = async (): Promise<void> => {
    if (failed) throw failed;
    for (const { name, bytes, final } of steps.splice(0)) {
      await sink.portion(name, bytes);
      if (final) await sink.end(name);
    }
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
    unzip.push(chunk as Uint8Array);
    await drain();
  }
  unzip.push(new Uint8Array(), true);
  await drain();
}
