import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { StatementSyncInstance } from '@photostructure/sqlite';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type {
  Changes,
  EdgeRow,
  ExpandStep,
  Followed,
  GraphStore,
  Json,
  NodeLabel,
  NodeRow,
  Page,
  StoreCounts,
  TallyRow,
  TallyStep,
} from '../../graph-schema/store.ts';
import { checkChanges, missingEnd, notAsExpected } from './check.ts';
import { openDatabase, storeError, type Database } from './driver.ts';
import { lockDirectory } from './lock.ts';
import { migrate } from './migrate.ts';
import { compareEdges, edgeName, tallyRows } from './order.ts';
import { expandSql, pageSql, SCHEMA, SCHEMA_VERSION, SQL, tallySql, whereSql } from './sqlite-sql.ts';

/**
 * Renews the figures by which SQLite chooses among indexes; without them it scans all nodes of a label. Looking at some
 * thousand rows of an index tells enough; at all of them it takes a second where there are many.
 */
const OPTIMIZE = 'PRAGMA analysis_limit = 4000; PRAGMA optimize = 0x10002';
const OPTIMIZE_EVERY = 200;

/** Megabytes of the database that a connection keeps in memory. */
const CACHE_MB = 64;

/** Pages of the log after which they go into the file: a page that many documents change is written once for all. */
const CHECKPOINT_PAGES = 4000;

/** Name of the database in a data directory. */
export const DATABASE_FILE = 'zhengmai.sqlite';

export interface SqliteOptions {
  /** Open an existing store without its write lock; changes fail. */
  readOnly?: boolean;
  /** Command that opens the store, told to whoever finds it locked. */
  purpose?: string;
  /** Megabytes of the database that are kept in memory. */
  cacheMb?: number;
}

interface RawRow {
  owner: string | null;
  props: string;
}

function rowOf<Row extends NodeRow | EdgeRow>({ owner, props, ...rest }: RawRow & Omit<Row, 'owner' | 'props'>): Row {
  return { ...rest, props: JSON.parse(props), ...(owner === null ? {} : { owner }) } as unknown as Row;
}

/** An edge's row; the columns of the node at its other end only where it is followed. */
type FollowedRow = RawRow &
  Omit<EdgeRow, 'props'> & { props: string; label: NodeLabel; nodeOwner: string | null; nodeProps: string };

/** As mkdir with `recursive`, which never ends on some file systems that refuse new folders (Node 20, /proc). */
function makeDirectory(dir: string): void {
  if (existsSync(dir)) return;
  makeDirectory(dirname(dir));
  mkdirSync(dir);
}

/** GraphStore in one SQLite file, "zhengmai.sqlite" in the data directory, with a write lock beside it. */
export class SqliteStore implements GraphStore {
  readonly kind = 'sqlite';
  readonly #dir: string;
  readonly #path: string;
  readonly #options: SqliteOptions;
  #database: Database | undefined;
  #unlock: (() => void) | undefined;
  #statements = new Map<string, StatementSyncInstance>();
  #applied = 0;

  constructor(dir: string, options: SqliteOptions = {}) {
    this.#dir = dir;
    this.#path = join(dir, DATABASE_FILE);
    this.#options = options;
  }

  async init(): Promise<void> {
    const { readOnly = false, purpose = 'zhengmai' } = this.#options;
    try {
      if (readOnly) this.#mustExist();
      else {
        this.#makeDirectory();
        this.#unlock = await lockDirectory(this.#dir, purpose);
      }
      this.#database = await openDatabase(this.#path, { readOnly });
      this.#prepareFile(this.#database, readOnly);
    } catch (error) {
      await this.close();
      throw storeError(error, this.#path);
    }
  }

  #mustExist(): void {
    if (existsSync(this.#path)) return;
    if (isForbidden(this.#path))
      throw new ZhengmaiError(
        'DATA_NOT_WRITABLE',
        `没有权限读数据目录 ${this.#dir}。用它的主人的身份运行，或改正目录权限。`,
        { path: this.#dir },
      );
    throw new ZhengmaiError(
      'FILE_NOT_FOUND',
      `数据目录 ${this.#dir} 中还没有数据。先运行 zhengmai ingest 文件… --data ${this.#dir}`,
      {
        path: this.#dir,
      },
    );
  }

  #makeDirectory(): void {
    try {
      makeDirectory(this.#dir);
      accessSync(this.#dir, constants.R_OK | constants.W_OK | constants.X_OK);
      if (existsSync(this.#path)) accessSync(this.#path, constants.R_OK | constants.W_OK);
    } catch (error) {
      throw new ZhengmaiError(
        'DATA_NOT_WRITABLE',
        `数据目录 ${this.#dir} 不能写入。改正目录权限，或换一个 --data 目录。`,
        {
          path: this.#dir,
          cause: (error as Error).message,
        },
      );
    }
  }

  #prepareFile(database: Database, readOnly: boolean): void {
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > SCHEMA_VERSION) {
      throw new ZhengmaiError(
        'DATA_TOO_NEW',
        `${this.#path} 由更新版本的政脉写成（数据版本 ${version}，本程序认到 ${SCHEMA_VERSION}）。升级程序，或换一个 --data 目录。`,
        { path: this.#path, version },
      );
    }
    const { cacheMb = CACHE_MB } = this.#options;
    database.exec(`PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA cache_size = -${cacheMb * 1024}`);
    if (readOnly) return;
    database.exec(
      `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
    );
    database.exec(OPTIMIZE);
    if (version === 0) database.exec(`BEGIN; ${SCHEMA} PRAGMA user_version = ${SCHEMA_VERSION}; COMMIT`);
    else migrate(database, this.#dir, version);
  }

  close(): Promise<void> {
    this.#statements.clear();
    if (this.#applied > 0) this.#tidy();
    this.#database?.close();
    this.#database = undefined;
    this.#unlock?.();
    this.#unlock = undefined;
    return Promise.resolve();
  }

  /** Not needed for what is stored: a full disk here is no failure of what was done before. */
  #tidy(): void {
    try {
      this.#database?.exec(`${OPTIMIZE}; PRAGMA wal_checkpoint(TRUNCATE)`);
    } catch {
      // the next start does it
    }
  }

  /** Prepares each statement once. */
  #statement(sql: string): StatementSyncInstance {
    if (!this.#database) throw new ZhengmaiError('STORE_UNAVAILABLE', `数据库 ${this.#path} 没有打开。`);
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }

  #all<Row>(sql: string, ...parameters: (string | number)[]): Row[] {
    try {
      return this.#statement(sql).all(...parameters) as Row[];
    } catch (error) {
      throw storeError(error, this.#path);
    }
  }

  #run(sql: string, ...parameters: (string | number | null | Uint8Array)[]): number {
    return Number(this.#statement(sql).run(...parameters).changes);
  }

  async apply(changes: Changes): Promise<void> {
    checkChanges(changes);
    try {
      this.#run('BEGIN IMMEDIATE');
      this.#expect(changes);
      this.#remove(changes);
      this.#put(changes);
      this.#run('COMMIT');
      if (++this.#applied % OPTIMIZE_EVERY === 0) this.#database?.exec(OPTIMIZE);
    } catch (error) {
      if (this.#database?.isTransaction) this.#run('ROLLBACK');
      throw storeError(error, this.#path);
    }
  }

  #expect(changes: Changes): void {
    for (const { id, property, value } of changes.expect ?? []) {
      const [row] = this.#all<RawRow & NodeRow & { props: string }>(SQL.nodes, JSON.stringify([id]));
      if (!row || rowOf<NodeRow>(row).props[property] !== value) throw notAsExpected(id);
    }
  }

  #remove(changes: Changes): void {
    for (const owner of changes.removeOwned ?? []) {
      this.#run(SQL.removeOwnedEdges, owner);
      this.#run(SQL.removeOwnedNodes, owner);
    }
    for (const id of changes.removeNodes ?? []) this.#run(SQL.removeNode, id);
    for (const { src, type, dst, key } of changes.removeEdges ?? [])
      this.#run(SQL.removeEdge, src, type, dst, key ?? '');
    for (const key of changes.removeBlobs ?? []) this.#run(SQL.removeBlob, key);
  }

  #put(changes: Changes): void {
    for (const { id, label, owner, props } of changes.nodes ?? []) {
      this.#run(SQL.putNode, id, label, owner ?? null, JSON.stringify(props));
    }
    for (const edge of changes.edges ?? []) {
      const { src, type, dst, key, owner, props } = edge;
      const put = this.#run(SQL.putEdge, type, key ?? '', owner ?? null, JSON.stringify(props), src, dst);
      if (put === 0) throw missingEnd(edge);
    }
    for (const { key, bytes } of changes.blobs ?? []) this.#run(SQL.putBlob, key, bytes);
  }

  async nodes(ids: readonly string[]): Promise<NodeRow[]> {
    const wanted = new Set(ids);
    const rows = this.#all<RawRow & NodeRow & { props: string }>(SQL.nodes, JSON.stringify([...wanted]));
    const byId = new Map(rows.map((row) => [row.id, rowOf<NodeRow>(row)]));
    return Array.from(wanted, (id) => byId.get(id)).filter((row) => row !== undefined);
  }

  async find(label: NodeLabel, where: Record<string, Json> = {}, page: Page = {}): Promise<NodeRow[]> {
    const condition = whereSql(label, where);
    const order = pageSql(page, where);
    return this.#all<RawRow & NodeRow & { props: string }>(
      `SELECT id, label, owner, props FROM node ${condition.sql} ${order.sql}`,
      ...condition.parameters,
      ...order.parameters,
    ).map((row) => rowOf<NodeRow>(row));
  }

  async count(label: NodeLabel, where: Record<string, Json> = {}): Promise<number> {
    const { sql, parameters } = whereSql(label, where);
    return this.#all<{ count: number }>(`SELECT count(*) AS count FROM node ${sql}`, ...parameters)[0]!.count;
  }

  async expand(ids: readonly string[], step: ExpandStep): Promise<EdgeRow[]> {
    const ways = step.direction === 'both' ? (['out', 'in'] as const) : [step.direction];
    const rows = ways.flatMap((way) => this.#step(ids, step, way, false)).map((row) => rowOf<EdgeRow>(row));
    // an edge between two of the nodes is found from both its ends
    const edges = ways.length === 1 ? rows : [...new Map(rows.map((row) => [edgeName(row), row])).values()];
    return edges.sort(compareEdges);
  }

  async follow(ids: readonly string[], step: ExpandStep & { direction: 'out' | 'in' }): Promise<Followed[]> {
    const rows = this.#step(ids, step, step.direction, true).map(({ label, nodeOwner, nodeProps, ...row }) => {
      const id = step.direction === 'out' ? row.dst : row.src;
      return { edge: rowOf<EdgeRow>(row), node: rowOf<NodeRow>({ id, label, owner: nodeOwner, props: nodeProps }) };
    });
    return rows.sort((a, b) => compareEdges(a.edge, b.edge));
  }

  #step(
    ids: readonly string[],
    { types, among, via, bare = false }: ExpandStep,
    way: 'out' | 'in',
    followed: boolean,
  ): FollowedRow[] {
    const sql = expandSql(way, {
      typed: types !== undefined,
      among: among !== undefined,
      via: via !== undefined,
      bare,
      followed,
    });
    const set = (list: readonly string[]): string[] => [JSON.stringify([...new Set(list)]), ...(via ? [via] : [])];
    return this.#all<FollowedRow>(
      sql,
      ...set(ids),
      ...(types ? [JSON.stringify(types)] : []),
      ...(among ? set(among) : []),
    );
  }

  async tally(ids: readonly string[], step: TallyStep): Promise<TallyRow[]> {
    const rows = this.#all<TallyRow>(tallySql(step), JSON.stringify([...new Set(ids)]), step.type);
    return tallyRows(
      rows.map((row) => ({ ...row, value: row.value === null ? null : (JSON.parse(row.value) as Json) })),
    );
  }

  /** Changes of other connections are told by SQLite, those of this one are counted. */
  async version(): Promise<string> {
    const [row] = this.#all<{ data_version: number }>('PRAGMA data_version');
    return `${row!.data_version}.${this.#applied}`;
  }

  async blob(key: string): Promise<Uint8Array | undefined> {
    return this.#all<{ bytes: Uint8Array }>(SQL.blob, key)[0]?.bytes;
  }

  putBlob(key: string, bytes: Uint8Array): Promise<void> {
    return this.apply({ blobs: [{ key, bytes }] });
  }

  removeBlob(key: string): Promise<void> {
    return this.apply({ removeBlobs: [key] });
  }

  async blobKeys(): Promise<string[]> {
    return this.#all<{ key: string }>(SQL.blobKeys).map(({ key }) => key);
  }

  async counts(): Promise<StoreCounts> {
    const tally = (sql: string): Record<string, number> =>
      Object.fromEntries(this.#all<{ name: string; count: number }>(sql).map(({ name, count }) => [name, count]));
    return { nodes: tally(SQL.nodeCounts), edges: tally(SQL.edgeCounts) };
  }
}

/** True for a file of which this user may not even know whether it is there. */
function isForbidden(path: string): boolean {
  try {
    accessSync(path);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES';
  }
}
