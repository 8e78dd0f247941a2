import type { TableResponse } from '../../graph-schema/api-table.ts';
import { sheetCsv } from './csv.ts';
import { countsSheet, tableSheet, type Sheet } from './table-sheet.ts';
import { sheetsXlsx } from './xlsx.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'docx', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** The table as a file of one of the formats. */
export async function tableFile(table: TableResponse, format: TableFormat): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(table)}\n`;
  if (format === 'csv') return sheetCsv(tableSheet(table));
  if (format === 'docx') return (await import('./table-docx.ts')).tableDocx(table);
  return sheetsXlsx([tableSheet(table), countsSheet(table)]);
}

export const SHEET_FORMATS = ['csv', 'xlsx'] as const;
export type SheetFormat = (typeof SHEET_FORMATS)[number];

/** Sheets as a file; in CSV those of one header stand below each other. */
export async function sheetsFile(sheets: readonly Sheet[], format: SheetFormat): Promise<string | Uint8Array> {
  if (format === 'xlsx') return sheetsXlsx(sheets);
  return sheetCsv({ name: '', header: sheets[0]?.header ?? [], rows: sheets.flatMap(({ rows }) => rows) });
}
