import type { ClauseRecord, DocumentRecord, TargetRecord } from '../../graph-schema/records.ts';

/** Nothing is extracted yet. */
export const extractTargets: (clauses: readonly ClauseRecord[], document: DocumentRecord) => TargetRecord[] = () => [];
