import type { ManagedTransaction, Result } from 'neo4j-driver';
import {
  EDGE_TYPES,
  type Changes,
  type EdgeRow,
  type EdgeType,
  type NodeLabel,
  type NodeRow,
} from '../../../graph-schema/store.ts';
import { groupBy } from '../../../graph-schema/group.ts';
import { missingEnd, notAsExpected } from '../check.ts';
import { batches } from './batches.ts';
import * as cypher from './cypher.ts';
import { nativeEdge, nativeNode } from './values.ts';

/** Statements that are under way at a time: enough not to wait for the way there and back, few enough for memory. */
const AHEAD = 8;

/** Statements of one transaction, sent without waiting for the answer to the one before; the server takes them in order. */
class Pipeline {
  readonly #tx: ManagedTransaction;
  #underway: Promise<unknown>[] = [];

  constructor(tx: ManagedTransaction) {
    this.#tx = tx;
  }

  /** @param check looks at the result; what it throws, `end` throws */
  async run(
    statement: string,
    parameters: Record<string, unknown> = {},
    check?: (result: Awaited<Result>) => Promise<void> | void,
  ): Promise<void> {
    const answer = this.#tx.run(statement, parameters).then(check);
    answer.catch(() => undefined); // thrown by `end`
    this.#underway.push(answer);
    if (this.#underway.length >= AHEAD) await this.end();
  }

  /** Waits for all that is under way. */
  async end(): Promise<void> {
    const waiting = this.#underway;
    this.#underway = [];
    await Promise.all(waiting);
  }
}

/** Everything that `GraphStore.apply` does, in one transaction; `batchRows`: most rows of one statement. */
export async function applyChanges(tx: ManagedTransaction, changes: Changes, batchRows: number): Promise<void> {
  const pipeline = new Pipeline(tx);
  await pipeline.run(cypher.COUNT_CHANGE);
  await pipeline.end();
  await requireExpected(tx, changes);
  await removeRows(pipeline, changes);
  // grouping by label would lose the order of two rows for one node: the later one counts
  const nodes = [...new Map((changes.nodes ?? []).map((node) => [node.id, node])).values()];
  for (const [label, rows] of groupBy(nodes, (row) => row.label)) await upsertNodes(pipeline, label, rows, batchRows);
  for (const [type, rows] of groupBy(changes.edges ?? [], (row) => row.type)) {
    for (const batch of batches(rows, batchRows)) await upsertEdges(tx, pipeline, type, batch);
  }
  for (const { key, bytes } of changes.blobs ?? []) await pipeline.run(cypher.PUT_BLOB, { key, bytes: signed(bytes) });
  await pipeline.end();
}

async function requireExpected(tx: ManagedTransaction, { expect = [] }: Changes): Promise<void> {
  for (const { id, property, value } of expect) {
    const found = (await tx.run(cypher.lockedValue(property), { id })).records[0]?.get('value') as unknown;
    if (found !== value) throw notAsExpected(id);
  }
}

async function removeRows(pipeline: Pipeline, changes: Changes): Promise<void> {
  const owners = changes.removeOwned ?? [];
  if (owners.length > 0) {
    for (const type of EDGE_TYPES) await pipeline.run(cypher.removeOwnedEdges(type), { owners });
    await pipeline.run(cypher.REMOVE_OWNED_NODES, { owners });
  }
  if (changes.removeNodes?.length) await pipeline.run(cypher.REMOVE_NODES, { ids: changes.removeNodes });
  for (const [type, rows] of groupBy(changes.removeEdges ?? [], (row) => row.type)) {
    const keys = rows.map(({ src, dst, key }) => ({ src, dst, key: key ?? '' }));
    await pipeline.run(cypher.removeEdges(type), { rows: keys });
  }
  for (const key of changes.removeBlobs ?? []) await pipeline.run(cypher.REMOVE_BLOB, { key });
}

async function upsertNodes(
  pipeline: Pipeline,
  label: NodeLabel,
  nodes: readonly NodeRow[],
  batchRows: number,
): Promise<void> {
  for (const batch of batches(nodes, batchRows))
    await pipeline.run(cypher.upsertNodes(label), { rows: batch.map(nativeNode) });
}

async function upsertEdges(
  tx: ManagedTransaction,
  pipeline: Pipeline,
  type: EdgeType,
  batch: readonly EdgeRow[],
): Promise<void> {
  await pipeline.run(cypher.upsertEdges(type), { rows: batch.map(nativeEdge) }, async ({ records }) => {
    if ((records[0]?.get('written') as number) !== batch.length) throw await firstMissingEnd(tx, batch);
  });
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
