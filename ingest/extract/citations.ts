import type { ClauseRecord, DocumentRecord, CitationRecord } from '../../graph-schema/records.ts';

/** Nothing is extracted yet. */
export const extractCitations: (
  clauses: readonly ClauseRecord[],
  document: DocumentRecord,
) => CitationRecord[] = () => [];
