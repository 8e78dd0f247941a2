import neo4j, { type Driver, type ManagedTransaction, type Session } from 'neo4j-driver';
import {
  EDGE_TYPES,
  NODE_LABELS,
  type Changes,
  type Direction,
  type EdgeRow,
  type EdgeType,
  type GraphStore,
  type Json,
  type NodeLabel,
  type NodeRow,
  type Page,
  type StoreCounts,
} from '../../../graph-schema/store.ts';
import { groupBy } from '../../group.ts';
import { checkChanges, missingEnd, notAsExpected } from '../check.ts';
import { compareEdges } from '../order.ts';
import { batches } from './batches.ts';
import * as cypher from './cypher.ts';
import { storeError } from './errors.ts';
import { migrate } from './migrate.ts';
import type { Neo4jSettings } from './settings.ts';
import { fromBase64, fromNative, nativeEdge, nativeNode, ownLabel } from './values.ts';

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
    await this.write(async (tx) => {
      await requireExpected(tx, changes);
      await removeRows(tx, changes);
      // grouping by label would lose the order of two rows for one node: the later one counts
      const nodes = [...new Map((changes.nodes ?? []).map((node) => [node.id, node])).values()];
      for (const [label, rows] of groupBy(nodes, (row) => row.label)) await upsertNodes(tx, label, rows);
      for (const [type, rows] of groupBy(changes.edges ?? [], (row) => row.type)) await upsertEdges(tx, type, rows);
      for (const { key, bytes } of changes.blobs ?? []) await tx.run(cypher.PUT_BLOB, { key, bytes: signed(bytes) });
    });
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

  async expand(
    ids: readonly string[],
    step: { types?: readonly EdgeType[]; direction: Direction },
  ): Promise<EdgeRow[]> {
    if (ids.length === 0 || step.types?.length === 0) return [];
    const parameters = { ids: [...new Set(ids)] };
    const directions = step.direction === 'both' ? (['out', 'in'] as const) : [step.direction];
    const edges = new Map<string, EdgeRow>();
    for (const direction of directions) {
      for (const row of await this.read(cypher.expand(step.types ?? [], direction), parameters)) {
        const edge = edgeRow(row);
        edges.set(JSON.stringify([edge.src, edge.type, edge.dst, edge.key]), edge);
      }
    }
    return [...edges.values()].sort(compareEdges);
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
    for (const label of NODE_LABELS) {
      const count = await this.count(label);
      if (count > 0) counts.nodes[label] = count;
    }
    for (const type of EDGE_TYPES) {
      const [row] = await this.read(cypher.countEdges(type), {});
      const count = row?.['count'] as number;
      if (count > 0) counts.edges[type] = count;
    }
    return counts;
  }

  /** Runs one reading statement; rows as plain objects. For the search engine and native queries besides the store's own. */
  async read(statement: string, parameters: Parameters): Promise<Record<string, unknown>[]> {
    await this.#whenReady();
    return this.#inSession(neo4j.session.READ, (session) =>
      session.executeRead(
        async (tx) => (await tx.run(statement, parameters)).records.map((record) => record.toObject()),
        { timeout: this.#settings.queryTimeoutMs },
      ),
    );
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

async function requireExpected(tx: ManagedTransaction, { expect = [] }: Changes): Promise<void> {
  for (const { id, property, value } of expect) {
    const found = (await tx.run(cypher.lockedValue(property), { id })).records[0]?.get('value') as unknown;
    if (found !== value) throw notAsExpected(id);
  }
}

async function removeRows(tx: ManagedTransaction, changes: Changes): Promise<void> {
  const owners = changes.removeOwned ?? [];
  if (owners.length > 0) {
    for (const type of EDGE_TYPES) await tx.run(cypher.removeOwnedEdges(type), { owners });
    await tx.run(cypher.REMOVE_OWNED_NODES, { owners });
  }
  if (changes.removeNodes?.length) await tx.run(cypher.REMOVE_NODES, { ids: changes.removeNodes });
  for (const [type, rows] of groupBy(changes.removeEdges ?? [], (row) => row.type)) {
    const keys = rows.map(({ src, dst, key }) => ({ src, dst, key: key ?? '' }));
    await tx.run(cypher.removeEdges(type), { rows: keys });
  }
  for (const key of changes.removeBlobs ?? []) await tx.run(cypher.REMOVE_BLOB, { key });
}

async function upsertNodes(tx: ManagedTransaction, label: NodeLabel, nodes: readonly NodeRow[]): Promise<void> {
  for (const batch of batches(nodes)) {
    await tx.run(cypher.upsertNodes(label), { rows: batch.map(nativeNode) });
  }
}

async function upsertEdges(tx: ManagedTransaction, type: EdgeType, edges: readonly EdgeRow[]): Promise<void> {
  for (const batch of batches(edges)) {
    const result = await tx.run(cypher.upsertEdges(type), { rows: batch.map(nativeEdge) });
    const written = result.records[0]?.get('written') as number;
    if (written !== batch.length) throw await firstMissingEnd(tx, batch);
  }
}

/** The error that names the first edge without one of its ends. */
async function firstMissingEnd(tx: ManagedTransaction, edges: readonly EdgeRow[]): Promise<Error> {
  const ids = [...new Set(edges.flatMap(({ src, dst }) => [src, dst]))];
  const found = await tx.run(cypher.NODES_BY_ID, { ids });
  const present = new Set(found.records.map((record) => (record.get('props') as { id: string }).id));
  const broken = edges.find(({ src, dst }) => !present.has(src) || !present.has(dst));
  return broken ? missingEnd(broken) : new TypeError('two edges of one batch share ends, type and key');
}

function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
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
