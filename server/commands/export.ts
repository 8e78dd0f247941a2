import { exportLine, exportRecords } from '../export/records.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

/** `zhengmai export`: all records as JSON lines on standard output. */
export async function exportCommand(context: CommandContext, options: { data?: string }): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'export' }, async (store) => {
    let lines: string[] = [];
    for await (const record of exportRecords(store)) {
      lines.push(exportLine(record));
      if (lines.length < 500) continue;
      await context.out(lines.join(''));
      lines = [];
    }
    await context.out(lines.join(''));
    return 0;
  });
}
