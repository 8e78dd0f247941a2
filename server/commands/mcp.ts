import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { Checker } from '../draft/check/checker.ts';
import { fillIndex } from '../load/index-keeper.ts';
import { createMcpServer } from '../mcp/server.ts';
import { createQueries } from '../queries/index.ts';
import { openIndexFor } from '../search/open.ts';
import type { CommandContext, ExitCode } from './context.ts';
import { packageVersion } from './version.ts';
import { withStore } from './with-store.ts';

/** `zhengmai mcp`: the server for assistants on standard input and output, until the input ends. */
export async function mcpCommand(context: CommandContext, options: { data?: string; base: string }): Promise<ExitCode> {
  return withStore<ExitCode>(context, { ...options, readOnly: true, purpose: 'mcp' }, async (store) => {
    const index = await openIndexFor(store, { tokenizer: context.env['ZHENGMAI_TOKENIZER'] });
    await fillIndex(store, index);
    const server = createMcpServer({
      queries: createQueries(store),
      index,
      checks: new Checker(store),
      base: options.base,
      version: packageVersion(),
      onError: (error) => {
        context.say(`程序出了意外的错误：${String(error)}`);
      },
    });
    const ended = new Promise<void>((resolve) => {
      server.server.onclose = resolve;
      process.stdin.once('end', resolve);
    });
    await server.connect(new StdioServerTransport());
    await ended;
    await server.close();
    return 0;
  });
}
