import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { McpSources } from './sources.ts';
import { checkTool } from './tools-check.ts';
import { clauseTool, documentTool } from './tools-read.ts';
import { searchTool } from './tools-search.ts';
import { lineageTool, tableTool } from './tools-trace.ts';

const INSTRUCTIONS = [
  '政脉收录中文政策文件的原文，并标出区县条款落实了上级哪一条。',
  '引用时只用返回的 text 原文，并写明 document（文号）、clause（条款编号）和 link；没有查到的内容不要补写。',
  'band 为 review 的联系是候选，未经复核，引用时要说明。',
].join('\n');

/** What the protocol's library says of wrong arguments. */
z.config(z.locales.zhCN());

/** A server of the Model Context Protocol over the store's queries; all its tools only read. */
export function createMcpServer(sources: McpSources): McpServer {
  const server = new McpServer(
    { name: 'zhengmai', title: '政脉', version: sources.version },
    { instructions: INSTRUCTIONS },
  );
  for (const tool of [searchTool, documentTool, clauseTool, lineageTool, tableTool]) tool(server, sources);
  if (sources.checks) checkTool(server, sources, sources.checks);
  return server;
}
