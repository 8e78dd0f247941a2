import type { Sheet } from './table-sheet.ts';

// what a spreadsheet takes for a formula, in wide characters too: matches "=1+1", "＝1", "@x"; not "—2", "12"
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/u;

/**
 * One cell of CSV. Texts come from documents: one that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export function csvCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a CSV file begins with: a byte order mark, without which Excel takes Chinese for another encoding. */
export const CSV_START = '\ufeff';

/** One row of CSV with its line end (RFC 4180). */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A sheet as CSV. */
export function sheetCsv({ header, rows }: Sheet): string {
  return CSV_START + [header, ...rows].map(csvLine).join('');
}
