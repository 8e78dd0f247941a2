import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type { z } from 'zod';
import { ZhengmaiError } from '../../graph-schema/errors.ts';

interface Tool<In extends z.ZodRawShape, Out extends z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: z.ZodObject<In>;
  output: z.ZodObject<Out>;
  run: (input: z.output<z.ZodObject<In>>) => Promise<z.input<z.ZodObject<Out>>>;
}

/**
 * Registers a tool that only reads. Its answer goes out as structured content and, for clients that know none, as the
 * same JSON in a text. What a user can mend comes back as the tool's error, in words; other faults are the protocol's.
 */
export function readingTool<In extends z.ZodRawShape, Out extends z.ZodRawShape>(
  server: McpServer,
  { name, title, description, input, output, run }: Tool<In, Out>,
): void {
  const about = { readOnlyHint: true, openWorldHint: false };
  const config = { title, description, inputSchema: input.shape, outputSchema: output.shape, annotations: about };
  const call = async (given: unknown): Promise<CallToolResult> => {
    try {
      const answer = output.parse(await run(given as z.output<z.ZodObject<In>>)) as Record<string, unknown>;
      return { content: [{ type: 'text', text: JSON.stringify(answer) }], structuredContent: answer };
    } catch (error) {
      if (!(error instanceof ZhengmaiError)) throw error;
      return { isError: true, content: [{ type: 'text', text: `${error.code}：${error.message}` }] };
    }
  };
  server.registerTool(name, config as never, call as never);
}
