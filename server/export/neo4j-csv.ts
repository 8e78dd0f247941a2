import { open, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { edgePages, fileKeys, nodePages } from '../load/walk.ts';
import { OURS } from '../store/neo4j/cypher.ts';
import { nativeEdge, nativeNode, toBase64 } from '../store/neo4j/values.ts';
import { columnHead, columnsOf, field, LIST_SIGN, portable } from './neo4j-columns.ts';

/** Names in :ID and the ends of edges; the space of ids that nodes share. */
const SPACE = `(${OURS})`;
/** Characters of one part of a blob. */
const PART = 60_000;
/** Bytes of a field from which the import tool must be told to read more at once. */
const LONG_FIELD = 2_000_000;

/** One kind of row in the files: how it is named, its fixed columns, and what of it goes there. */
interface Sort<Row> {
  prefix: 'nodes' | 'edges';
  group: (row: Row) => string;
  /** Names of the fixed columns. */
  head: string[];
  fixed: (row: Row) => string[];
  /** Properties that are columns of their own. */
  props: (row: Row) => Record<string, unknown>;
  pages: (store: GraphStore) => AsyncIterable<Row[]>;
}

const NODES: Sort<NodeRow> = {
  prefix: 'nodes',
  group: ({ label }) => label,
  head: [`id:ID${SPACE}`, ':LABEL'],
  fixed: ({ id, label }) => [id, [OURS, label].join(LIST_SIGN)],
  props: (row) => portable(withoutId(nativeNode(row).props)),
  pages: nodePages,
};

const EDGES: Sort<EdgeRow> = {
  prefix: 'edges',
  group: ({ type }) => type,
  head: [`:START_ID${SPACE}`, `:END_ID${SPACE}`, ':TYPE'],
  fixed: ({ src, dst, type }) => [src, dst, type],
  props: (row) => portable(nativeEdge(row).props),
  pages: edgePages,
};

function withoutId(props: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(props).filter(([name]) => name !== 'id'));
}

/** Files that are being written, by name. */
class Files {
  readonly #folder: string;
  readonly #open = new Map<string, FileHandle>();
  readonly names: string[] = [];
  longest = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  has(name: string): boolean {
    return this.#open.has(name);
  }

  async write(name: string, lines: readonly string[][]): Promise<void> {
    let file = this.#open.get(name);
    if (!file) {
      file = await open(join(this.#folder, name), 'w');
      this.#open.set(name, file);
      this.names.push(name);
    }
    for (const line of lines) for (const one of line) this.longest = Math.max(this.longest, Buffer.byteLength(one));
    await file.writeFile(lines.map((line) => `${line.join(',')}\n`).join(''));
  }

  async close(): Promise<void> {
    for (const file of this.#open.values()) await file.close();
  }
}

/**
 * The whole store as files for `neo4j-admin database import full`: one for each label and relation type, with typed
 * headers, and one for texts and original files. Constraints and indexes are made when the program first opens the
 * imported database.
 * @returns the command that imports them
 */
export async function neo4jCsvExport(store: GraphStore, folder: string): Promise<string> {
  const files = new Files(folder);
  try {
    await writeSort(store, files, NODES);
    await writeSort(store, files, EDGES);
    await writeBlobs(store, files);
  } finally {
    await files.close();
  }
  return `在停止的 Neo4j 服务器上，用下面的命令导入（数据库 neo4j 原有的内容会被替换）：\n${importCommand(files, folder)}`;
}

function importCommand({ names, longest }: Files, folder: string): string {
  const inputs = names.map((name) => `--${name.startsWith('edges') ? 'relationships' : 'nodes'}=${name}`);
  const options = ['--array-delimiter=U+001F', '--multiline-fields=true', '--overwrite-destination'];
  if (longest > LONG_FIELD) options.push(`--read-buffer-size=${Math.ceil((longest * 2) / 1_000_000)}m`);
  const lines = ['neo4j-admin database import full neo4j', ...inputs, ...options];
  return `cd '${resolve(folder)}'\n${lines.join(' \\\n  ')}`;
}

async function writeSort<Row>(store: GraphStore, files: Files, sort: Sort<Row>): Promise<void> {
  const columns = await columnsOf(sort.pages(store), sort.group, sort.props);
  for await (const page of sort.pages(store)) {
    const lines = new Map<string, string[][]>();
    for (const row of page) {
      const props = sort.props(row);
      const { name: sheet, columns: own } = columns.get(sort.group(row))!.sheet(props);
      const file = `${sort.prefix}-${sheet}.csv`;
      if (!lines.has(file)) lines.set(file, files.has(file) ? [] : [[...sort.head, ...own.map(columnHead)]]);
      lines.get(file)!.push([...sort.fixed(row).map(field), ...own.map(({ name }) => field(props[name]))]);
    }
    for (const [file, list] of lines) await files.write(file, list);
  }
}

async function writeBlobs(store: GraphStore, files: Files): Promise<void> {
  const name = 'nodes-blobs.csv';
  for (const [i, key] of (await fileKeys(store)).entries()) {
    const parts = toBase64((await store.blob(key)) ?? new Uint8Array(), PART);
    const line = [key, 'ZhengmaiBlob', parts].map(field);
    await files.write(name, i === 0 ? [['key:ID(blobs)', ':LABEL', 'base64:string[]'], line] : [line]);
  }
}
