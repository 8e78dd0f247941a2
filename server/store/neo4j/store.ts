import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import {
  NODE_LABELS,
  type Changes,
  type EdgeRow,
  type EdgeType,
  type ExpandStep,
  type Followed,
  type GraphStore,
  type Json,
  type NodeLabel,
  type NodeRow,
  type Page,
  type StoreCounts,
  type TallyRow,
  type TallyStep,
} from '../../../graph-schema/store.ts';
import { checkChanges } from '../check.ts';
import { compareEdges, edgeName, tallyRows } from '../order.ts';
import * as cypher from './cypher.ts';
import { storeError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Neo4jSettings } from './settings.ts';
import { fromBase64, fromNative, ownLabel } from './values.ts';
import { applyChanges } from './write.ts';

type Parameters = Record<string, unknown>;

/**
 * The graph in a Neo4j database (5.x or later; single server, cluster or Aura). Answers equal those of the other
 * stores; the conformance suite holds them to it. All operations throw STORE_UNAVAILABLE while the server is away and
 * work again by themselves when it is back.
 */
export class Neo4jStore implements GraphStore {
  readonly kind = 'neo4j';
  readonly #settings: Neo4jSettings;
  readonly #driver: Driver;
  readonly #bookmarks = neo4j.bookmarkManager();
  #ready: Promise<void> | undefined;

  constructor(settings: Neo4jSettings) {
    this.#settings = settings;
    this.#driver = neo4j.driver(settings.uri, neo4j.auth.basic(settings.user, settings.password), {
      disableLosslessIntegers: true,
      maxConnectionPoolSize: settings.poolSize,
      connectionTimeout: settings.connectTimeoutMs,
      connectionAcquisitionTimeout: settings.acquireTimeoutMs,
      maxTransactionRetryTime: settings.retryMs,
      userAgent: 'zhengmai',
    });
  }

  /** Makes constraints and indexes where they are missing. Called again by the next operation after a failure. */
  async init(): Promise<void> {
    await this.#whenReady();
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async apply(changes: Changes): Promise<void> {
    checkChanges(changes);
    await this.write((tx) => applyChanges(tx, changes, this.#settings.batchRows));
  }

  async nodes(ids: readonly string[]): Promise<NodeRow[]> {
    if (ids.length === 0) return [];
    const rows = await this.read(cypher.NODES_BY_ID, { ids: [...new Set(ids)] });
    const byId = new Map(rows.map((row) => nodeRow(row)).map((node) => [node.id, node]));
    return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
  }

  async find(label: NodeLabel, where: Record<string, Json> = {}, page: Page = {}): Promise<NodeRow[]> {
    const { conditions, parameters } = filter(where);
    const rows = await this.read(cypher.find(label, conditions, page), {
      ...parameters,
      offset: neo4j.int(page.offset ?? 0),
      limit: neo4j.int(page.limit ?? Number.MAX_SAFE_INTEGER),
    });
    return rows.map(nodeRow);
  }

  async count(label: NodeLabel, where: Record<string, Json> = {}): Promise<number> {
    const { conditions, parameters } = filter(where);
    const [row] = await this.read(cypher.countNodes(label, conditions), parameters);
    return row?.['count'] as number;
  }

  async expand(ids: readonly string[], step: ExpandStep): Promise<EdgeRow[]> {
    const edges = (await this.#step(cypher.expand, ids, step)).map(edgeRow);
    return [...new Map(edges.map((edge) => [edgeName(edge), edge])).values()].sort(compareEdges);
  }

  async follow(ids: readonly string[], step: ExpandStep & { direction: 'out' | 'in' }): Promise<Followed[]> {
    const followed = (await this.#step(cypher.follow, ids, step)).map((row) => ({
      edge: edgeRow(row),
      node: nodeRow({ labels: row['labels'], props: row['nodeProps'] }),
    }));
    return [...new Map(followed.map((one) => [edgeName(one.edge), one])).values()].sort((a, b) =>
      compareEdges(a.edge, b.edge),
    );
  }

  async #step(
    statement: (step: cypher.Step) => string,
    ids: readonly string[],
    { types, direction, among, via, bare = false }: ExpandStep,
  ): Promise<Record<string, unknown>[]> {
    if (ids.length === 0 || types?.length === 0 || among?.length === 0) return [];
    const parameters = { ids: [...new Set(ids)], ...(among ? { among: [...new Set(among)] } : {}) };
    const step = { types: types ?? [], direction, among: among !== undefined, via, bare };
    return this.read(statement(step), parameters);
  }

  async putBlob(key: string, bytes: Uint8Array): Promise<void> {
    await this.apply({ blobs: [{ key, bytes }] });
  }

  async blob(key: string): Promise<Uint8Array | undefined> {
    const [row] = await this.read(cypher.GET_BLOB, { key });
    const { bytes, base64 } = (row ?? {}) as { bytes?: Int8Array | null; base64?: string[] | null };
    if (base64) return fromBase64(base64);
    return bytes ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : undefined;
  }

  async removeBlob(key: string): Promise<void> {
    await this.apply({ removeBlobs: [key] });
  }

  async blobKeys(): Promise<string[]> {
    return (await this.read(cypher.BLOB_KEYS, {})).map((row) => row['key'] as string);
  }

  async counts(): Promise<StoreCounts> {
    const counts: StoreCounts = { nodes: {}, edges: {} };
    for (const row of await this.read(cypher.COUNTS, {})) {
      const { name, count } = row as { name: NodeLabel | EdgeType; count: number };
      if (count > 0) Object.assign(isLabel(name) ? counts.nodes : counts.edges, { [name]: count });
    }
    return counts;
  }

  async tally(ids: readonly string[], step: TallyStep): Promise<TallyRow[]> {
    const rows = await this.read(cypher.tally(step), { ids: [...new Set(ids)] });
    return tallyRows(rows as unknown as TallyRow[]);
  }

  async version(): Promise<string> {
    const [row] = await this.read(cypher.VERSION, {});
    return String(row?.['version'] ?? 0);
  }

  /** Runs one reading statement; rows as plain objects. For the search engine and native queries besides the store's own. */
  async read(statement: string, parameters: Parameters): Promise<Record<string, unknown>[]> {
    await this.#whenReady();
    try {
      // sends begin, statement and fetching at once, where a session's transaction waits for each
      const { records } = await this.#driver.executeQuery(statement, parameters, {
        routing: neo4j.routing.READ,
        bookmarkManager: this.#bookmarks,
        transactionConfig: { timeout: this.#settings.queryTimeoutMs },
        ...(this.#settings.database ? { database: this.#settings.database } : {}),
      });
      return records.map((record) => record.toObject());
    } catch (error) {
      throw storeError(error, this.#settings.uri);
    }
  }

  /** Runs one writing transaction, repeated by the driver after passing faults. */
  async write(work: (tx: ManagedTransaction) => Promise<void>): Promise<void> {
    await this.#whenReady();
    await this.#inSession(neo4j.session.WRITE, (session) => session.executeWrite(work));
  }

  /** Runs one statement outside any transaction of ours: schema changes and what commits in steps. */
  async run(statement: string, parameters: Parameters = {}): Promise<void> {
    await this.#whenReady();
    await this.#inSession(neo4j.session.WRITE, async (session) => {
      await session.run(statement, parameters);
    });
  }

  /** A whole number as a parameter where Cypher insists on one (LIMIT). */
  integer(value: number): unknown {
    return neo4j.int(value);
  }

  async #whenReady(): Promise<void> {
    this.#ready ??= this.#inSession(neo4j.session.WRITE, migrate);
    try {
      await this.#ready;
    } catch (error) {
      this.#ready = undefined; // the next operation tries again
      throw error;
    }
  }

  async #inSession<T>(mode: 'READ' | 'WRITE', work: (session: Session) => Promise<T>): Promise<T> {
    const session = this.#driver.session({
      defaultAccessMode: mode,
      bookmarkManager: this.#bookmarks,
      ...(this.#settings.database ? { database: this.#settings.database } : {}),
    });
    try {
      return await work(session);
    } catch (error) {
      throw storeError(error, this.#settings.uri);
    } finally {
      await session.close();
    }
  }
}

function isLabel(name: string): name is NodeLabel {
  return (NODE_LABELS as readonly string[]).includes(name);
}

function filter(where: Record<string, Json>): { conditions: [string, cypher.Condition][]; parameters: Parameters } {
  const parameters: Parameters = {};
  const conditions = Object.entries(where).map(([name, value], index): [string, cypher.Condition] => {
    if (value === null) return [name, 'absent'];
    if (!Array.isArray(value)) {
      parameters[`value${index}`] = value;
      return [name, 'equals'];
    }
    parameters[`value${index}`] = value.filter((one) => one !== null);
    return [name, value.includes(null) ? 'oneOfOrAbsent' : 'oneOf'];
  });
  return { conditions, parameters };
}

function nodeRow(row: Record<string, unknown>): NodeRow {
  const stored = row['props'] as Record<string, unknown>;
  return { id: stored['id'] as string, label: ownLabel(row['labels'] as string[]), ...fromNative(stored, 'id') };
}

function edgeRow(row: Record<string, unknown>): EdgeRow {
  const stored = row['props'] as Record<string, unknown>;
  const { src, type, dst } = row as { src: string; type: EdgeType; dst: string };
  return { src, type, dst, key: stored['key'] as string, ...fromNative(stored, 'key') };
}
