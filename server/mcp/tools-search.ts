import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { LEVELS } from '../../graph-schema/terms.ts';
import { passageOf, passageSchema } from './passage.ts';
import type { McpSources } from './sources.ts';
import { readingTool } from './tool.ts';

const several = (what: string) => z.array(z.string().max(100)).max(20).default([]).describe(what);

const input = z.object({
  query: z.string().min(1).max(1000).describe('词语、“原文短语”、-排除、OR、字段:值，或文号'),
  limit: z.number().int().min(1).max(50).default(10),
  offset: z.number().int().min(0).max(10_000).default(0),
  level: z.array(z.enum(LEVELS)).default([]).describe('层级'),
  region: several('地区，如 梁平区'),
  year: several('年份，如 2023'),
  documentType: several('文种，如 实施方案'),
});

const output = z.object({
  total: z.number().int(),
  hits: z.array(
    passageSchema.extend({
      agencies: z.array(z.string()).describe('责任单位'),
      targets: z.array(z.string()).describe('指标'),
      up: z.number().int().describe('上承条款数'),
      down: z.number().int().describe('下启条款数'),
    }),
  ),
  citedBy: z.array(z.string()).describe('所查文号未入库时，引用它的文件'),
  didYouMean: z.array(z.string()),
});

/** `search`: clauses by full text. */
export function searchTool(server: McpServer, sources: McpSources): void {
  const { index, queries, base } = sources;
  readingTool(server, sources, {
    name: 'search',
    title: '检索条款',
    description: '按条款检索政策文件全文。返回条款原文、文号、条款编号和网页地址。引号内的短语一字不差。',
    input,
    output,
    run: async ({ query, limit, offset, ...filters }) => {
      const { hits, total, direct } = await index.search(query, { limit, offset, filters });
      return {
        total,
        hits: hits.map(({ entry }) => ({
          ...passageOf(entry, base),
          agencies: entry.agencies,
          targets: entry.targets,
          up: entry.up,
          down: entry.down,
        })),
        citedBy: direct?.documentId === null ? await queries.citedBy(direct.text) : [],
        didYouMean: total === 0 ? (await index.didYouMean(query)).map(({ text }) => text) : [],
      };
    },
  });
}
