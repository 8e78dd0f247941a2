import type { ClauseRecord, DocumentRecord, DutyRecord } from '../../graph-schema/records.ts';

/** Nothing is extracted yet. */
export const extractDuties: (clauses: readonly ClauseRecord[], document: DocumentRecord) => DutyRecord[] = () => [];
