import { verifyStore } from '../load/verify.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { textTable } from './table-text.ts';
import { withStore } from './with-store.ts';

/** `zhengmai verify`: checks the store; 1 where something is wrong. */
export async function verifyCommand(
  context: CommandContext,
  options: { data?: string; json?: boolean },
): Promise<ExitCode> {
  return withStore(context, { ...options, readOnly: true, purpose: 'verify' }, async (store) => {
    const found = await verifyStore(store);
    if (options.json) await context.out(`${JSON.stringify(found)}\n`);
    else {
      const { nodes, edges } = found.counts;
      const rows = [...Object.entries(nodes), ...Object.entries(edges)].map(([name, count]) => [name, String(count)]);
      if (rows.length > 0) await context.out(`${textTable(rows)}\n`);
      await context.out(`摘要 ${found.digest}\n`);
      for (const problem of found.problems) context.say(problem);
      context.say(found.ok ? '数据完好。' : `发现 ${found.problems.length} 处不符。重新入库有关文件，或从备份恢复。`);
    }
    return found.ok ? 0 : 1;
  });
}
