import { createHash, type Hash } from 'node:crypto';
import type { GraphStore } from '../../graph-schema/store.ts';
import { exportLine, exportRecords } from '../export/records.ts';
import { edgePages, fileKeys, nodePages } from '../load/walk.ts';
import { BACKUP_VERSION, ENTRIES, entryOfKey, Tally, type Manifest } from './format.ts';
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
    const hashes = { nodes: createHash('sha256'), edges: createHash('sha256'), records: createHash('sha256') };
    await zip.entry(
      ENTRIES.nodes,
      hashed(
        lines(nodePages(store), (row) => nodes.add(row.label)),
        hashes.nodes,
      ),
    );
    await zip.entry(
      ENTRIES.edges,
      hashed(
        lines(edgePages(store), (row) => edges.add(row.type)),
        hashes.edges,
      ),
    );
    await zip.entry(ENTRIES.records, hashed(records(store), hashes.records));
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
      digest: hashes.records.digest('hex'),
      sha256: { nodes: hashes.nodes.digest('hex'), edges: hashes.edges.digest('hex') },
    };
    await zip.entry(ENTRIES.manifest, [Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)]);
    await zip.finish();
    return manifest;
  } catch (error) {
    await zip.abort();
    throw error;
  }
}

async function* lines<Row>(pages: AsyncIterable<readonly Row[]>, seen: (row: Row) => void): AsyncGenerator<Uint8Array> {
  for await (const rows of pages) {
    rows.forEach(seen);
    yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  }
}

async function* records(store: GraphStore): AsyncGenerator<Uint8Array> {
  for await (const record of exportRecords(store)) yield Buffer.from(exportLine(record));
}

/** Hands portions on and takes them into a hash. */
async function* hashed(portions: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const portion of portions) {
    hash.update(portion);
    yield portion;
  }
}
