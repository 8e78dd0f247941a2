import type { ReferenceStyle } from '../../graph-schema/reference.ts';
import { reference } from '../export/reference.ts';
import { createQueries } from '../queries/index.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

/** `zhengmai cite`: documents and clauses as entries of a bibliography, one after the other. */
export async function citeCommand(
  context: CommandContext,
  names: readonly string[],
  options: { data?: string; style: ReferenceStyle; base: string },
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'cite' }, async (store) => {
    const queries = createQueries(store);
    const accessed = new Date().toISOString().slice(0, 10);
    for (const name of names) {
      const text = await reference(queries, await queries.scopeNamed(name), { ...options, accessed });
      await context.out(`${text.trimEnd()}\n`);
    }
    return 0;
  });
}
