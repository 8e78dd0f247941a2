import type { ClauseRef, DocumentSummary } from '../../graph-schema/api.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { ClauseRecord, DocumentRecord, DutyRecord } from '../../graph-schema/records.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { clauseOf, type StoredClause } from '../load/read.ts';

/** A Document node for lists; a document that is only cited has its title and number and nothing else. */
export function summaryOf({ id, props }: NodeRow): DocumentSummary {
  const record = props as unknown as Partial<DocumentRecord> & { counts?: Record<string, number>; held: boolean };
  return {
    id,
    document: record.document ?? '',
    title: record.title ?? '',
    level: record.level ?? null,
    region: record.region ?? null,
    issuers: record.issuers ?? [],
    documentType: record.documentType ?? null,
    documentNumber: record.documentNumber ?? null,
    date: record.date ?? null,
    held: record.held,
    clauses: record.counts?.['clauses'] ?? 0,
    targets: record.counts?.['targets'] ?? 0,
    diagnostics: record.counts?.['diagnostics'] ?? 0,
    doubts: record.counts?.['doubts'] ?? record.counts?.['diagnostics'] ?? 0,
    links: record.counts?.['links'] ?? 0,
    reviewed: record.counts?.['reviewed'] ?? 0,
  };
}

/** Summaries by document id; unknown ids are left out. */
export async function summaries(
  store: GraphStore,
  ids: Iterable<DocumentId>,
): Promise<Map<DocumentId, DocumentSummary>> {
  const rows = await store.nodes([...new Set(ids)]);
  return new Map(rows.map((row) => [row.id, summaryOf(row)]));
}

type RefDocument = Pick<DocumentSummary, 'title' | 'level' | 'region' | 'date'>;

/** A clause as it is named from elsewhere. */
export function refOf(
  { clause, duty }: { clause: ClauseRecord; duty: DutyRecord | null },
  document: RefDocument,
): ClauseRef {
  return {
    id: clause.id,
    documentId: clause.documentId,
    document: clause.document,
    documentTitle: document.title,
    level: document.level,
    region: document.region,
    date: document.date,
    clause: clause.locator,
    title: clause.title,
    text: clause.text,
    lead: duty?.lead ?? null,
    agencies: duty?.agencies ?? [],
  };
}

/** Clauses by id, with the documents they are in; ids that are no clauses are left out. */
export async function clauseRefs(store: GraphStore, ids: Iterable<string>): Promise<Map<string, ClauseRef>> {
  const stored = (await store.nodes([...new Set(ids)])).filter((row) => row.label === 'Clause').map(clauseOf);
  return refsOf(store, stored);
}

/** Refs of clauses that have been read already. */
export async function refsOf(store: GraphStore, stored: readonly StoredClause[]): Promise<Map<string, ClauseRef>> {
  const documents = await summaries(
    store,
    stored.map(({ clause }) => documentIdOf(clause.id)),
  );
  return new Map(stored.map((one) => [one.clause.id, refOf(one, documents.get(one.clause.documentId)!)]));
}
