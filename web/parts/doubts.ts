import type { DiagnosticRecord } from '../../graph-schema/records.ts';

/** Findings that only say what was cleaned away; they are counted, not shown one by one. */
const CLEANING = new Set(['BOOKMARK_REMOVED', 'PAGE_MARK_REMOVED', 'ENCODING_GUESSED', 'CONTENTS_REMOVED']);

/** Findings that have a mark and a list of their own. */
const SHOWN_ELSEWHERE = new Set(['UNRESOLVED_CITATION']);

/** True for findings that say what was cleaned away. */
export function isCleaning(diagnostic: Pick<DiagnosticRecord, 'code'>): boolean {
  return CLEANING.has(diagnostic.code);
}

/** Diagnostics that are worth a reader's eye beside the text. */
export function isDoubt(diagnostic: Pick<DiagnosticRecord, 'code'>): boolean {
  return !CLEANING.has(diagnostic.code) && !SHOWN_ELSEWHERE.has(diagnostic.code);
}
