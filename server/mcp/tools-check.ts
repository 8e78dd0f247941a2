import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { FINDING_RULES } from '../../graph-schema/draft.ts';
import type { Checks } from '../contract.ts';
import { pageLink } from '../export/page-link.ts';
import type { McpSources } from './sources.ts';
import { readingTool } from './tool.ts';

const WEIGHT_NAMES = { must: '应当改', look: '请核对', note: '供参考' } as const;

const findingSchema = z.object({
  rule: z.string(),
  weight: z.string().describe('应当改、请核对或供参考'),
  place: z.string().describe('所校文本中的条款'),
  text: z.string().describe('所指的词句'),
  message: z.string(),
  repair: z.string().nullable().describe('建议的改法；未经作者同意不要替换'),
  evidence: z.array(z.object({ source: z.string(), text: z.string(), link: z.string().nullable() })),
});

/** `check_text`: a text checked against its region and its upper documents; nothing is stored. */
export function checkTool(server: McpServer, sources: McpSources, checks: Checks): void {
  const { base } = sources;
  readingTool(server, sources, {
    name: 'check_text',
    title: '校核文本',
    description:
      '校核一份政策文本：外地地名和机构、未写到的上位条目、指标降低、措辞变弱、引用有误、编号有误等。不入库。',
    input: z.object({
      text: z.string().min(1).max(500_000).describe('全文，一行一段'),
      region: z.string().max(60).optional().describe('本级地区，如 綦江区；不写则按文本判断'),
      parents: z.array(z.string().max(300)).max(20).optional().describe('上位文件；不写则取文本引用的'),
      all: z.boolean().default(false).describe('也用缺省不开的规则'),
    }),
    output: z.object({
      title: z.string(),
      region: z.string().nullable(),
      parents: z.array(z.object({ document: z.string(), title: z.string(), link: z.string() })),
      findings: z.array(findingSchema),
    }),
    run: async ({ text, ...said }) => {
      const file = { name: '送校文本.txt', bytes: new TextEncoder().encode(text) };
      const checked = (await checks.file(file, said)).at(0);
      return {
        title: checked?.title ?? '',
        region: checked?.region ?? null,
        parents: (checked?.parents ?? []).map(({ id, document, title }) => ({
          document,
          title,
          link: pageLink(base, id),
        })),
        findings: (checked?.findings ?? []).map(({ rule, weight, place, text: words, message, repair, evidence }) => ({
          rule: FINDING_RULES[rule],
          weight: WEIGHT_NAMES[weight],
          place,
          text: words,
          message,
          repair: repair ? repair.text : null,
          evidence: evidence.map(({ source, text: quoted, clauseId }) => ({
            source,
            text: quoted,
            link: clauseId === null ? null : pageLink(base, clauseId),
          })),
        })),
      };
    },
  });
}
