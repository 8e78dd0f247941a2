import type { Sheet } from './table-sheet.ts';

const NARROW = 12;
const WIDE = 48;
/** Texts of at least this many characters get a wide column. */
const LONG = 24;

/** Sheets as an Excel workbook. Cells are texts, so nothing in them can run as a formula. */
export async function sheetsXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs'); // large, and seldom needed
  const workbook = new ExcelJS.Workbook();
  for (const { name, header, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }] });
    sheet.addRow(header).font = { bold: true };
    for (const row of rows) sheet.addRow(row.map((text) => cellValue(text)));
    sheet.columns.forEach((column, i) => {
      const long = rows.some((row) => (row[i] ?? '').length >= LONG);
      column.width = long ? WIDE : NARROW;
      column.alignment = { wrapText: true, vertical: 'top' };
    });
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: header.length } };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** The format's limit: Excel takes a file with a longer cell for damaged. */
const MOST_CHARACTERS = 32_767;
const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/u; // "2021-11-04"; not "2021", "2021-11"

/** How cells with dates are shown. */
export const DATE_FORMAT = 'yyyy-mm-dd';

/** What Excel gets for a text: a whole date as a date, else a text of bearable length, which never runs as a formula. */
export function textValue(text: string): string | Date {
  if (FULL_DATE.test(text)) return new Date(`${text}T00:00:00Z`);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1)}…` : text;
}

/** As `textValue`, whole numbers as numbers, so that they can be summed. */
export function cellValue(text: string): string | number | Date {
  return /^\d{1,9}$/u.test(text) ? Number(text) : textValue(text); // "12"; not "一", "1.2"
}
