import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import {
  documentRecordSchema,
  type CitationRecord,
  type ClauseRecord,
  type DiagnosticRecord,
  type DocumentRecord,
  type DutyRecord,
  type IngestedDocument,
  type TargetRecord,
} from '../../graph-schema/records.ts';
import type { EdgeRow, ExpandStep, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import type { DocumentExtras } from './document-graph.ts';
import { textKey } from './keys.ts';

/** A Document node that is held, with its record and what else the node knows. */
export interface HeldDocument {
  row: NodeRow;
  record: DocumentRecord;
  extras: DocumentExtras;
}

/** Held documents' nodes by thousands, as they were written: they are not checked one by one again. */
export async function allHeld(store: GraphStore): Promise<HeldDocument[]> {
  return (await store.find('Document', { held: true })).map((row) => ({
    row,
    record: row.props as unknown as DocumentRecord,
    extras: row.props as unknown as DocumentExtras,
  }));
}

/** A held document's node, or undefined where the id is not held (unknown, or only cited). */
export async function heldDocument(store: GraphStore, id: DocumentId): Promise<HeldDocument | undefined> {
  const [row] = await store.nodes([id]);
  return row && isHeld(row) ? heldOf(row) : undefined;
}

/** True for Document nodes that are in the store, not only cited. */
export function isHeld(row: NodeRow): boolean {
  return row.label === 'Document' && row.props['held'] === true;
}

/** A held Document node's record and extras. */
export function heldOf(row: NodeRow): HeldDocument {
  return { row, record: documentRecordSchema.parse(row.props), extras: row.props as unknown as DocumentExtras };
}

/** As `heldDocument`; throws DOCUMENT_NOT_FOUND. */
export async function requireDocument(store: GraphStore, id: DocumentId): Promise<HeldDocument> {
  const held = await heldDocument(store, id);
  if (!held) throw notHeld(id);
  return held;
}

function notHeld(id: DocumentId): ZhengmaiError {
  return new ZhengmaiError('DOCUMENT_NOT_FOUND', `没有文件 ${id}。文件一览见“文库”。`, { id });
}

/** A clause as stored: its record and its duty. */
export interface StoredClause {
  clause: ClauseRecord;
  duty: DutyRecord | null;
}

/** A Clause node's record and duty. */
export function clauseOf(row: NodeRow): StoredClause {
  const { duty, ...clause } = row.props as unknown as ClauseRecord & { duty: DutyRecord | null };
  return { clause, duty };
}

/** A CITES edge's record. */
export function citationOf(edge: EdgeRow): CitationRecord {
  const record = { ...edge.props };
  delete record['order'];
  return record as unknown as CitationRecord;
}

/** A Diagnostic node's record. */
export function diagnosticOf(row: NodeRow): DiagnosticRecord {
  const record = { ...row.props };
  delete record['order'];
  delete record['documentId'];
  return record as unknown as DiagnosticRecord;
}

export function byOrder(a: { props: Record<string, unknown> }, b: { props: Record<string, unknown> }): number {
  return Number(a.props['order']) - Number(b.props['order']);
}

/** Clauses of one document in printed order. */
export async function readClauses(store: GraphStore, id: DocumentId): Promise<StoredClause[]> {
  return (await followed(store, [id], { types: ['HAS_CLAUSE'], direction: 'out' })).map(clauseOf);
}

/** Targets of these clauses, in printed order. */
export async function readTargets(store: GraphStore, clauseIds: readonly string[]): Promise<TargetRecord[]> {
  return (await followed(store, clauseIds, SETS)).map(targetOf);
}

/** Targets of all clauses of these documents, in printed order within a document. */
export async function readTargetsOf(store: GraphStore, documents: readonly DocumentId[]): Promise<TargetRecord[]> {
  return (await followed(store, documents, { ...SETS, via: 'HAS_CLAUSE' })).map(targetOf);
}

const SETS = { types: ['SETS'], direction: 'out' } as const;

function targetOf({ props }: NodeRow): TargetRecord {
  return props as unknown as TargetRecord;
}

/** Nodes that edges lead to, in the order that the edges note. */
async function followed(
  store: GraphStore,
  ids: readonly string[],
  step: ExpandStep & { direction: 'out' },
): Promise<NodeRow[]> {
  const rows = await store.follow(ids, step);
  return rows.sort((a, b) => byOrder(a.edge, b.edge)).map(({ node }) => node);
}

/** Citations of one document, in printed order. */
export async function readCitations(store: GraphStore, id: DocumentId): Promise<CitationRecord[]> {
  const edges = await store.expand([id], { types: ['CITES'], direction: 'out' });
  return edges.sort(byOrder).map(citationOf);
}

/** Diagnostics of one document, in the order of the pipeline. */
export async function readDiagnostics(store: GraphStore, id: DocumentId): Promise<DiagnosticRecord[]> {
  const rows = await store.follow([id], { types: ['HAS_DIAGNOSTIC'], direction: 'out' });
  return rows
    .map(({ node }) => node)
    .sort(byOrder)
    .map(diagnosticOf);
}

/** The cleaned text of a document. */
export async function readText(store: GraphStore, id: DocumentId): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await store.blob(textKey(id)));
}

/** A stored document as the pipeline made it (with corrections by hand). Throws DOCUMENT_NOT_FOUND. */
export async function readDocument(store: GraphStore, id: DocumentId): Promise<IngestedDocument> {
  const { record } = await requireDocument(store, id);
  const stored = await readClauses(store, id);
  return {
    document: record,
    text: await readText(store, id),
    clauses: stored.map(({ clause }) => clause),
    targets: await readTargetsOf(store, [id]),
    duties: stored.flatMap(({ duty }) => duty ?? []),
    citations: await readCitations(store, id),
    diagnostics: await readDiagnostics(store, id),
  };
}

/** What the linker reads of a held document, as it was written: thousands are not checked one by one again. */
export async function readForLinks(store: GraphStore, id: DocumentId): Promise<LinkDocument> {
  const [row] = await store.nodes([id]);
  if (!row || !isHeld(row)) throw notHeld(id);
  const record = row.props as unknown as DocumentRecord;
  const clauses = (await readClauses(store, id)).map(({ clause }) => clause);
  const targets = await readTargets(
    store,
    clauses.map((clause) => clause.id),
  );
  return { document: record, clauses, targets };
}
