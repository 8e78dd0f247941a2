import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { LinkView } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { KIND_NAMES, RELATION_NAMES, VERDICT_NAMES } from '../../graph-schema/names.ts';
import { pageLink } from '../export/page-link.ts';
import { passageOf, passageSchema } from './passage.ts';
import type { McpSources } from './sources.ts';
import { readingTool } from './tool.ts';

export const clauseName = z
  .string()
  .min(1)
  .max(300)
  .describe('条款：文号（或标题、文件标识）加“/”加条款编号，如 渝府发〔2021〕35号/附件2/21；或检索结果中的 clauseId');

const linkSchema = passageSchema.extend({
  relation: z.string().describe('落实、承接、分解或同源'),
  kind: z.string().describe('逐字、改写或主题'),
  score: z.number(),
  band: z.enum(['firm', 'review']).describe('firm 可信；review 候选，未经复核不要当作事实'),
  review: z.string().nullable().describe('人工复核：confirmed、rejected、added；null 未复核'),
  evidence: z.array(z.string()).describe('两处原文相合的词句（下位一侧）'),
  numbers: z.array(z.string()).describe('数字沿联系的变化'),
});

const clauseOutput = passageSchema.extend({
  lead: z.string().nullable().describe('牵头单位'),
  agencies: z.array(z.string()).describe('责任单位'),
  targets: z.array(z.object({ object: z.string(), text: z.string(), deadline: z.string().nullable() })),
  citations: z.array(
    z.object({
      title: z.string(),
      number: z.string().nullable(),
      link: z.string().nullable().describe('所引文件的地址；null 未入库'),
    }),
  ),
  up: z.array(linkSchema).describe('上承：本条落实或承接的条款'),
  down: z.array(linkSchema).describe('下启：落实或承接本条的条款'),
});

/** The other end of a link as a passage, with what the link says. */
export function linkPassage(link: LinkView, side: 'from' | 'to', base: string): z.infer<typeof linkSchema> {
  return {
    ...passageOf(link[side], base),
    relation: RELATION_NAMES[link.relation],
    kind: KIND_NAMES[link.kind],
    score: link.score,
    band: link.band,
    review: link.review?.decision ?? null,
    evidence: link.evidence.map(({ text }) => text),
    numbers: link.targets.map(
      ({ verdict, from, to }) => `${VERDICT_NAMES[verdict]}：${to?.text ?? '无'} → ${from?.text ?? '无'}`,
    ),
  };
}

/** The clause that a name means. Throws BAD_REQUEST for a document alone, DOCUMENT_NOT_FOUND, CLAUSE_NOT_FOUND. */
export async function namedClause({ queries }: McpSources, name: string): Promise<string> {
  const id = await queries.scopeNamed(name);
  if (!id.includes('/')) throw new ZhengmaiError('BAD_REQUEST', `${name} 是一份文件。条款写作“文号/条款编号”。`);
  return id;
}

/** `read_clause`: one clause with all that belongs to it. */
export function clauseTool(server: McpServer, sources: McpSources): void {
  const { queries, base } = sources;
  readingTool(server, sources, {
    name: 'read_clause',
    title: '读一个条款',
    description: '一个条款的原文、责任单位、指标、引用，以及它上承和下启的条款和依据。',
    input: z.object({ clause: clauseName }),
    output: clauseOutput,
    run: async ({ clause: name }) => {
      const clause = await queries.clause(await namedClause(sources, name));
      const { document, clauses } = await queries.document(clause.documentId);
      const cited = clauses.find(({ id }) => id === clause.id)?.citations ?? [];
      const { duty, targets, up, down, locator } = clause;
      return {
        ...passageOf({ ...clause, documentTitle: document.title, clause: locator }, base),
        lead: duty?.lead ?? null,
        agencies: duty?.agencies ?? [],
        targets: targets.map(({ object, text, deadline }) => ({ object, text, deadline })),
        citations: cited.map(({ title, number, documentId }) => ({
          title,
          number,
          link: documentId === null ? null : pageLink(base, documentId),
        })),
        up: up.map((link) => linkPassage(link, 'to', base)),
        down: down.map((link) => linkPassage(link, 'from', base)),
      };
    },
  });
}

/** Characters of a clause's beginning in an outline. */
const BEGINNING = 60;

const documentOutput = z.object({
  document: z.string(),
  title: z.string(),
  link: z.string(),
  issuers: z.array(z.string()),
  date: z.string().nullable(),
  region: z.string().nullable(),
  documentType: z.string().nullable(),
  related: z.array(
    z.object({ document: z.string(), title: z.string(), link: z.string(), how: z.string(), reason: z.string() }),
  ),
  total: z.number().int().describe('条款总数'),
  clauses: z.array(
    z.object({
      clause: z.string(),
      clauseId: z.string(),
      title: z.string(),
      beginning: z.string(),
      link: z.string(),
    }),
  ),
});

/** `read_document`: what a document is, and its clauses in order. */
export function documentTool(server: McpServer, sources: McpSources): void {
  const { queries, base } = sources;
  readingTool(server, sources, {
    name: 'read_document',
    title: '读一份文件',
    description: '文件的文号、发文机关、日期、上下位文件，以及条款目录（每条开头几十字）。条款全文用 read_clause。',
    input: z.object({
      document: z.string().min(1).max(300).describe('文号、标题或文件标识'),
      offset: z.number().int().min(0).default(0).describe('从第几条起'),
      limit: z.number().int().min(1).max(400).default(100),
    }),
    output: documentOutput,
    run: async ({ document: name, offset, limit }) => {
      const id = (await queries.scopeNamed(name)).split('/')[0]!;
      const { document, clauses, relations } = await queries.document(id);
      const { title, issuers, date, region, documentType } = document;
      const sides = { up: '上位', down: '下位', side: '同级' };
      return {
        document: document.document,
        title,
        link: pageLink(base, id),
        issuers,
        date,
        region,
        documentType,
        related: relations.map(({ direction, other, reason }) => ({
          document: other.document,
          title: other.title,
          link: pageLink(base, other.id),
          how: sides[direction],
          reason,
        })),
        total: clauses.length,
        clauses: clauses.slice(offset, offset + limit).map((clause) => ({
          clause: clause.locator,
          clauseId: clause.id,
          title: clause.title,
          beginning: clause.text.slice(0, BEGINNING),
          link: pageLink(base, clause.id),
        })),
      };
    },
  });
}
