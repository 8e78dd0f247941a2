import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { COVERAGE_NAMES, KIND_NAMES, VERDICT_NAMES } from '../../graph-schema/names.ts';
import { passageOf, passageSchema } from './passage.ts';
import type { McpSources } from './sources.ts';
import { readingTool } from './tool.ts';
import { clauseName, linkPassage, namedClause } from './tools-read.ts';

/** Most clauses that a trace follows. */
const MOST = 60;

const stepSchema = passageSchema.extend({
  steps: z.number().int().describe('离起点几步；负数为上位，正数为下位'),
  through: z.string().describe('经由的条款 clauseId'),
  relation: z.string(),
  kind: z.string(),
  score: z.number(),
  band: z.enum(['firm', 'review']),
});
type Step = z.infer<typeof stepSchema>;

/** Follows links one way, level by level, each clause once; rejected links are not followed. */
async function follow(
  { queries, base }: McpSources,
  start: string,
  way: 'up' | 'down',
  steps: number,
): Promise<Step[]> {
  const found: Step[] = [];
  const seen = new Set([start]);
  let frontier = [start];
  for (let step = 1; step <= steps && frontier.length > 0; step += 1) {
    const next: string[] = [];
    for (const id of frontier) {
      const links = (await queries.clause(id))[way].filter(({ review }) => review?.decision !== 'rejected');
      for (const link of links) {
        const passage = linkPassage(link, way === 'up' ? 'to' : 'from', base);
        if (seen.has(passage.clauseId) || found.length >= MOST) continue;
        seen.add(passage.clauseId);
        next.push(passage.clauseId);
        found.push({ ...passage, steps: way === 'up' ? -step : step, through: id });
      }
    }
    frontier = next;
  }
  return found;
}

/** `trace_lineage`: where a clause comes from and who carries it on. */
export function lineageTool(server: McpServer, sources: McpSources): void {
  readingTool(server, sources, {
    name: 'trace_lineage',
    title: '追溯脉络',
    description: '从一个条款出发，逐级找出它上承和下启的条款（国家、部委、市、区县），每一步带类型、分值和原文。',
    input: z.object({
      clause: clauseName,
      steps: z.number().int().min(1).max(5).default(3).describe('最多走几级'),
      direction: z.enum(['up', 'down', 'both']).default('both'),
    }),
    output: z.object({ start: passageSchema, up: z.array(stepSchema), down: z.array(stepSchema) }),
    run: async ({ clause: name, steps, direction }) => {
      const id = await namedClause(sources, name);
      const clause = await sources.queries.clause(id);
      const { document } = await sources.queries.document(clause.documentId);
      return {
        start: passageOf({ ...clause, documentTitle: document.title, clause: clause.locator }, sources.base),
        up: direction === 'down' ? [] : await follow(sources, id, 'up', steps),
        down: direction === 'up' ? [] : await follow(sources, id, 'down', steps),
      };
    },
  });
}

const cellSchema = z.object({
  document: z.string(),
  state: z.string().describe('落实、仅正文、遗漏或不适用'),
  reason: z.string(),
  clauses: z.array(passageSchema.extend({ kind: z.string(), score: z.number(), numbers: z.array(z.string()) })),
});

/** `correlation_table`: which upper items a lower document took up. */
export function tableTool(server: McpServer, sources: McpSources): void {
  const { queries, base } = sources;
  readingTool(server, sources, {
    name: 'correlation_table',
    title: '落实对照表',
    description: '上位文件的每一条在下位文件中落实、遗漏还是仅正文提到，数字如何变化。only 可只看遗漏。',
    input: z.object({
      up: z.string().min(1).max(300).describe('上位文件：文号、标题或标识，可加“/附件2”“/清单”“/正文”'),
      down: z.array(z.string().min(1).max(300)).min(1).max(10).describe('下位文件'),
      only: z.enum(['all', 'omitted', 'carried']).default('all'),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(100).default(40),
    }),
    output: z.object({
      total: z.number().int().describe('符合条件的上位条款数'),
      counts: z.array(z.object({ document: z.string(), counts: z.record(z.string(), z.number().int()) })),
      rows: z.array(z.object({ up: passageSchema, group: z.string(), cells: z.array(cellSchema) })),
    }),
    run: async ({ up, down, only, offset, limit }) => {
      const scopes: string[] = [];
      for (const name of [up, ...down]) scopes.push(await queries.scopeNamed(name));
      const table = await queries.table(scopes[0]!, scopes.slice(1));
      const rows = table.rows.filter(({ cells }) => only === 'all' || cells.some(({ state }) => state === only));
      return {
        total: rows.length,
        counts: table.columns.map(({ document, counts }) => ({
          document: document.document,
          counts: Object.fromEntries(
            Object.entries(COVERAGE_NAMES).map(([state, name]) => [name, counts[state as keyof typeof counts]]),
          ),
        })),
        rows: rows.slice(offset, offset + limit).map(({ clause, group, cells }) => ({
          up: passageOf(clause, base),
          group,
          cells: cells.map(({ state, reason, entries }, i) => ({
            document: table.columns[i]!.document.document,
            state: COVERAGE_NAMES[state],
            reason,
            clauses: entries.map((entry) => ({
              ...passageOf(entry.clause, base),
              kind: KIND_NAMES[entry.kind],
              score: entry.score,
              numbers: entry.verdicts.map(({ verdict, text }) => `${VERDICT_NAMES[verdict]}：${text}`),
            })),
          })),
        })),
      };
    },
  });
}
