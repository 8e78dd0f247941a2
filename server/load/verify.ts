import { createHash } from 'node:crypto';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import {
  EDGE_TYPES,
  NODE_LABELS,
  type GraphStore,
  type NodeLabel,
  type NodeRow,
  type StoreCounts,
} from '../../graph-schema/store.ts';
import { lostText } from '../../ingest/pipeline.ts';
import { exportLine, exportRecords } from '../export/records.ts';
import { readDocument } from './read.ts';
import { staleMarks } from './stale.ts';
import { nodePages } from './walk.ts';

/** What a check of the whole store found. */
export interface Verification {
  ok: boolean;
  /** One sentence per fault, with its place. */
  problems: string[];
  counts: StoreCounts;
  /** SHA-256 over all export records and what people have written: equal for stores with equal content. */
  digest: string;
  /** SHA-256 over the export records alone, as a backup's manifest has it. */
  recordsDigest: string;
}

const PAGE = 2000;
/** What people have written, which no export record tells. */
const KEPT: readonly NodeLabel[] = ['Review', 'Draft', 'DraftVersion', 'Clip', 'Setting'];

/** A row as text, whatever the order of its properties in the store. */
function canonical(row: NodeRow): string {
  return JSON.stringify(row, (_, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Checks the store: every edge has its ends, every clause its document and its text, the clauses' texts are the slices
 * of the cleaned text at their spans and cover it (what the pipeline itself reported as lost is no fault of the store).
 */
export async function verifyStore(store: GraphStore): Promise<Verification> {
  const problems = await edgeProblems(store);
  for (const { id } of await store.find('Document', { held: true }))
    problems.push(...(await documentProblems(store, id)));
  const counts = await contentCounts(store);
  const hash = createHash('sha256');
  for await (const record of exportRecords(store)) hash.update(exportLine(record));
  const recordsDigest = hash.copy().digest('hex');
  for await (const rows of nodePages(store, KEPT)) for (const row of rows) hash.update(canonical(row));
  return { ok: problems.length === 0, problems, counts, digest: hash.digest('hex'), recordsDigest };
}

/** Counts of all but the marks that go with the saved search index: they say nothing of the content. */
async function contentCounts(store: GraphStore): Promise<StoreCounts> {
  const { nodes, edges } = await store.counts();
  const { Setting = 0, ...others } = nodes;
  const settings = Setting - (await staleMarks(store)).length;
  return { nodes: settings > 0 ? { ...others, Setting: settings } : others, edges };
}

/** Follows every edge from its source and looks up its target; edges that no node leads to show in the counts. */
async function edgeProblems(store: GraphStore): Promise<string[]> {
  const problems: string[] = [];
  let reached = 0;
  for (const label of NODE_LABELS) {
    for (let offset = 0; ; offset += PAGE) {
      const ids = (await store.find(label, {}, { limit: PAGE, offset })).map((row) => row.id);
      const edges = await store.expand(ids, { direction: 'out' });
      const there = new Set((await store.nodes(edges.map((edge) => edge.dst))).map((row) => row.id));
      for (const { src, type, dst } of edges) if (!there.has(dst)) problems.push(`关系缺终点：${src} —${type}→ ${dst}`);
      reached += edges.length;
      if (ids.length < PAGE) break;
    }
  }
  const { edges } = await store.counts();
  const total = EDGE_TYPES.reduce((sum, type) => sum + (edges[type] ?? 0), 0);
  if (total !== reached) problems.push(`有 ${total - reached} 条关系缺起点`);
  return problems;
}

async function documentProblems(store: GraphStore, id: DocumentId): Promise<string[]> {
  const ingested = await readDocument(store, id);
  const { document, text, clauses } = ingested;
  const problems = clauses.flatMap((clause) => {
    if (clause.text === '') return [`条款没有文字：${clause.id}`];
    const sliced = clause.spans.map(([start, end]) => text.slice(start, end)).join('');
    return sliced === clause.text ? [] : [`条款文字与原文位置不符：${clause.id}`];
  });
  if (document.textLength !== text.length) problems.push(`全文长度不符：${id}`);
  return [...problems, ...coverProblems(ingested), ...countProblems(ingested, await storedCounts(store, id), id)];
}

function coverProblems({ document, text, clauses, diagnostics }: IngestedDocument): string[] {
  if (diagnostics.some(({ code }) => code === 'TEXT_LOST')) return [];
  const { header, imprint } = document;
  return lostText({ text }, { header, imprint, clauses }).map(({ message }) => `${document.id}：${message}`);
}

async function storedCounts(store: GraphStore, id: DocumentId): Promise<Record<string, unknown>> {
  return (await store.nodes([id]))[0]?.props['counts'] as Record<string, unknown>;
}

function countProblems(ingested: IngestedDocument, counts: Record<string, unknown>, id: DocumentId): string[] {
  const parts = ['clauses', 'targets', 'duties', 'citations', 'diagnostics'] as const;
  return parts
    .filter((part) => ingested[part].length !== counts[part])
    .map((part) => `${id} 的 ${part} 应有 ${String(counts[part])}，实有 ${ingested[part].length}`);
}
