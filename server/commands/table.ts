import { writeFileSync } from 'node:fs';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { TableResponse } from '../../graph-schema/api-table.ts';
import { sheetCsv } from '../export/csv.ts';
import { countsSheet, tableSheet } from '../export/table-sheet.ts';
import { sheetsXlsx } from '../export/xlsx.ts';
import { resolveScope } from '../queries/resolve-scope.ts';
import { correlationTable } from '../queries/table.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

export const TABLE_FORMATS = ['csv', 'xlsx', 'json'] as const;

export interface TableOptions {
  data?: string;
  format: (typeof TABLE_FORMATS)[number];
  output?: string;
}

/** `zhengmai table`: the correlation table of an upper document and its descendants. */
export async function tableCommand(
  context: CommandContext,
  up: string,
  down: readonly string[],
  options: TableOptions,
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'table' }, async (store) => {
    const scopes: string[] = [];
    for (const written of [up, ...down]) scopes.push(await resolveScope(store, written));
    const table = await correlationTable(store, scopes[0]!, scopes.slice(1));
    const content = await tableFile(table, options.format);
    if (options.output === undefined) await context.out(content);
    else writeOutput(options.output, content);
    return 0;
  });
}

/** The table as a file of one of the formats. */
export async function tableFile(table: TableResponse, format: TableOptions['format']): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(table)}\n`;
  if (format === 'csv') return sheetCsv(tableSheet(table));
  return sheetsXlsx([tableSheet(table), countsSheet(table)]);
}

function writeOutput(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw new ZhengmaiError('DATA_NOT_WRITABLE', `写不了 ${path}：${(error as Error).message}。换一个位置。`, { path });
  }
}
