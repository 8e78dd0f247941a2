import { createHash } from 'node:crypto';
import type { GraphStore } from '../../graph-schema/store.ts';
import { exportLine, exportRecords } from '../export/records.ts';
import { edgePages, fileKeys, nodePages } from '../load/walk.ts';
import { BACKUP_VERSION, ENTRIES, entryOfKey, type Manifest } from './format.ts';
import { ZipWriter } from './zip-writer.ts';

/**
 * Writes everything in a store into a zip: nodes, edges and export records as JSON lines, texts, original files, and last
 * a manifest with counts and digest.
 */
export async function writeBackup(store: GraphStore, path: string, now = new Date()): Promise<Manifest> {
  const zip = await ZipWriter.create(path);
  try {
    const nodes = new Tally();
    const edges = new Tally();
    const hash = createHash('sha256');
    await zip.entry(
      ENTRIES.nodes,
      lines(nodePages(store), (row) => nodes.add(row.label)),
    );
    await zip.entry(
      ENTRIES.edges,
      lines(edgePages(store), (row) => edges.add(row.type)),
    );
    await zip.entry(ENTRIES.records, records(store, hash));
    const keys = await fileKeys(store);
    let files = 0;
    for (const key of keys) {
      const bytes = await store.blob(key);
      if (!bytes) continue;
      files++;
      await zip.entry(entryOfKey(key), [bytes]);
    }
    const manifest: Manifest = {
      format: 'zhengmai-backup',
      version: BACKUP_VERSION,
      created: now.toISOString(),
      nodes: nodes.counts(),
      edges: edges.counts(),
      files,
      digest: hash.digest('hex'),
    };
    await zip.entry(ENTRIES.manifest, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await zip.finish();
    return manifest;
  } catch (error) {
    await zip.abort();
    throw error;
  }
}

class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  counts(): Record<string, number> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}

async function* lines<Row>(pages: AsyncIterable<readonly Row[]>, seen: (row: Row) => void): AsyncGenerator<Uint8Array> {
  for await (const rows of pages) {
    rows.forEach(seen);
    yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
}

async function* records(store: GraphStore, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  for await (const record of exportRecords(store)) {
    const line = Buffer.from(exportLine(record));
    hash.update(line);
    yield line;
  }
}
