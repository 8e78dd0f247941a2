import type { ReferenceStyle } from '../../graph-schema/reference.ts';
import { reference as referenceOf } from '../export/reference.ts';
import { createQueries } from '../queries/index.ts';
import { today } from '../today.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

/** `zhengmai cite`: documents and clauses as entries of a bibliography, one after the other, or JSON, one a line. */
export async function citeCommand(
  context: CommandContext,
  names: readonly string[],
  options: { data?: string; style: ReferenceStyle; base: string; json?: boolean },
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'cite' }, async (store) => {
    const queries = createQueries(store);
    const accessed = today();
    for (const name of names) {
      const id = await queries.scopeNamed(name);
      const reference = (await referenceOf(queries, id, { ...options, accessed })).trimEnd();
      await context.out(`${options.json ? JSON.stringify({ id, style: options.style, reference }) : reference}\n`);
    }
    return 0;
  });
}
