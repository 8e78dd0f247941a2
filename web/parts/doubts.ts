import type { DiagnosticRecord } from '../../graph-schema/records.ts';

/** Findings that only say what was cleaned away; they are counted, not shown one by one. */
const CLEANING = new Set(['BOOKMARK_REMOVED', 'PAGE_MARK_REMOVED', 'ENCODING_GUESSED', 'CONTENTS_REMOVED']);

/** Diagnostics that are worth a reader's eye beside the text. */
export function isDoubt(diagnostic: Pick<DiagnosticRecord, 'code'>): boolean {
  return !CLEANING.has(diagnostic.code);
}
