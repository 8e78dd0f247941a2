import { fillIndex } from '../load/index-keeper.ts';
import { hitView } from '../search/hit-view.ts';
import { openIndexFor } from '../search/open.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { withStore } from './with-store.ts';

/** `zhengmai search`: hits as JSON lines, best first; the number of all hits on standard error. */
export async function searchCommand(
  context: CommandContext,
  query: string,
  options: { data?: string; limit: number; offset: number },
): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'search' }, async (store) => {
    const index = await openIndexFor(store, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
    await fillIndex(store, index);
    const { limit, offset } = options;
    const { hits, total } = await index.search(query, { limit, offset });
    await context.out(hits.map((hit) => `${JSON.stringify(hitView(hit))}\n`).join(''));
    context.say(`共 ${total} 条，列出 ${hits.length} 条。`);
    return 0;
  });
}
