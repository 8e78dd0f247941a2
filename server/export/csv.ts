import type { Sheet } from './table-sheet.ts';

// what a spreadsheet takes for a formula: matches "=1+1", "@x"; not "—2", "12"
const FORMULA = /^[=+\-@\t\r]/u;

/**
 * One cell of CSV. Texts come from documents: one that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A sheet as CSV (RFC 4180) with a byte order mark, without which Excel takes Chinese for another encoding. */
export function sheetCsv({ header, rows }: Sheet): string {
  return `\ufeff${[header, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
}
