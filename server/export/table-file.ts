import type { TableResponse } from '../../graph-schema/api-table.ts';
import { sheetCsv } from './csv.ts';
import { countsSheet, tableSheet } from './table-sheet.ts';
import { sheetsXlsx } from './xlsx.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** The table as a file of one of the formats. */
export async function tableFile(table: TableResponse, format: TableFormat): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(table)}\n`;
  if (format === 'csv') return sheetCsv(tableSheet(table));
  return sheetsXlsx([tableSheet(table), countsSheet(table)]);
}
