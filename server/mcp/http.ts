import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Request, Response } from 'express';
import { createMcpServer } from './server.ts';
import type { McpSources } from './sources.ts';

/** Answers one request of the streamable HTTP transport, without a session: each request stands for itself. */
export async function answerMcp(request: Request, response: Response, sources: McpSources): Promise<void> {
  const server = createMcpServer(sources);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.on('close', () => void server.close());
  await server.connect(transport as Transport);
  await transport.handleRequest(request, response, request.body);
}
