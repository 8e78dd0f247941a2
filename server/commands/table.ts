import { writeFileSync } from 'node:fs';
import { tableFile, type TableFormat } from '../export/table-file.ts';
import { resolveScope } from '../queries/resolve-scope.ts';
import { correlationTable } from '../queries/table.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';
import { notWritable } from '../system-error.ts';

export interface TableOptions {
  data?: string;
  format: TableFormat;
  json?: boolean;
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
    const content = await tableFile(table, options.json ? 'json' : options.format);
    if (options.output === undefined) await context.out(content);
    else writeOutput(options.output, content);
    return 0;
  });
}

function writeOutput(path: string, content: string | Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    throw notWritable(path, error);
  }
}
