import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { McpSources } from './sources.ts';

interface Tool<In extends z.ZodRawShape, Out extends z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject<In>;
  output: z.ZodObject<Out>;
  run: (input: z.output<z.ZodObject<In>>) => Promise<z.input<z.ZodObject<Out>>>;
}

const FAULT = new ZhengmaiError('INTERNAL', '程序出了意外的错误，换一种问法，或请管理员查看日志。');

/**
 * Registers a tool that only reads. Its answer goes out as structured content and, for clients that know none, as the
 * same JSON in a text. What a user can mend comes back as the tool's error, in words; of a fault of the program only
 * that there was one.
 */
export function readingTool<In extends z.ZodRawShape, Out extends z.ZodRawShape>(
  server: McpServer,
  { onError }: McpSources,
  { name, title, description, input, output, run }: Tool<In, Out>,
): void {
  const about = { readOnlyHint: true, openWorldHint: false };
  const config = { title, description, inputSchema: input.shape, outputSchema: output.shape, annotations: about };
  const call = async (given: unknown): Promise<CallToolResult> => {
    try {
      const answer = output.parse(await run(given as z.output<z.ZodObject<In>>)) as Record<string, unknown>;
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
    } catch (error) {
      if (!(error instanceof ZhengmaiError)) onError?.(error);
      const { code, message } = error instanceof ZhengmaiError ? error : FAULT;
      return { isError: true, content: [{ type: 'text', text: `${code}：${message}` }] };
    }
  };
  server.registerTool(name, config as never, call as never);
}
