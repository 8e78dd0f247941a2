import { z } from 'zod';
import {
  clauseRecordSchema,
  diagnosticRecordSchema,
  documentRecordSchema,
  targetRecordSchema,
} from '../../../graph-schema/records.ts';
import { RELATIONS } from '../../../graph-schema/relations.ts';
import type { NodeLabel } from '../../../graph-schema/store.ts';
import { RECIPES } from './recipes.ts';

/** What the labels stand for, and the schema of their properties where they are records. */
const LABELS: { label: NodeLabel; chinese: string; meaning: string; schema?: z.ZodObject; extra: string[] }[] = [
  {
    label: 'Document',
    chinese: '文件',
    meaning: 'an official document; `held` is false where it is only cited',
    schema: documentRecordSchema,
    extra: ['held', 'counts', 'textHash', 'copies', 'printed'],
  },
  {
    label: 'Clause',
    chinese: '条款',
    meaning: 'a numbered clause, a table row, an annex, a box',
    schema: clauseRecordSchema,
    extra: ['duty'],
  },
  { label: 'Target', chinese: '指标', meaning: 'a quantified commitment', schema: targetRecordSchema, extra: [] },
  {
    label: 'Agency',
    chinese: '机构',
    meaning: 'a body that issues documents or is responsible',
    extra: ['name', 'region', 'resolved'],
  },
  {
    label: 'Diagnostic',
    chinese: '校读提示',
    meaning: 'something odd in a document',
    schema: diagnosticRecordSchema,
    extra: ['documentId', 'order'],
  },
  {
    label: 'Review',
    chinese: '复核',
    meaning: "a reviewer's decision on a link, anchored on the texts of both clauses",
    extra: [],
  },
  { label: 'Draft', chinese: '草稿', meaning: 'a plan being written', extra: [] },
  { label: 'DraftVersion', chinese: '草稿版本', meaning: 'what a draft was when it was saved', extra: [] },
  { label: 'Clip', chinese: '条款库条目', meaning: 'a clause that somebody keeps for reuse', extra: [] },
  { label: 'Setting', chinese: '设置', meaning: 'corrections by hand and other small things that are kept', extra: [] },
];

type Described = z.core.JSONSchema.JSONSchema;

const isNested = (part: Described): boolean => !['string', 'number', 'integer', 'boolean'].includes(String(part.type));

/** Kinds of value a property may have, as they are stored. */
function kinds(part: Described): string[] {
  if (part.anyOf) return part.anyOf.flatMap((one) => kinds(one as Described));
  if (part.enum ?? part.const) return ['string'];
  if (part.type === 'array')
    return [typeof part.items === 'object' && !isNested(part.items as Described) ? 'list' : 'JSON'];
  if (part.type === 'object') return ['JSON'];
  return [part.type ?? 'JSON'].flat();
}

function typeOf(schema: unknown): string {
  const described = z.toJSONSchema(schema as z.ZodType, { io: 'output', unrepresentable: 'any' });
  return [...new Set(kinds(described))].filter((kind) => kind !== 'null').join(' or ');
}

function labelSection({ label, chinese, meaning, schema, extra }: (typeof LABELS)[number]): string {
  const rows = Object.entries(schema?.shape ?? {}).map(([name, part]) => `| \`${name}\` | ${typeOf(part)} |`);
  const table = rows.length ? `\n| Property | Type |\n| --- | --- |\n${rows.join('\n')}\n` : '';
  const besides = extra.length
    ? `\n${rows.length ? 'Besides' : 'Properties'}: ${extra.map((name) => `\`${name}\``).join(', ')}.\n`
    : '';
  return `### :${label} ${chinese}\n\n${meaning[0]?.toUpperCase()}${meaning.slice(1)}.\n${table}${besides}`;
}

function relationRows(): string {
  return RELATIONS.map(({ from, type, to, chinese, meaning, properties }) => {
    const names = Object.entries(properties).map(([name, what]) => `\`${name}\`: ${what}`);
    return `| (:${from})-[:${type}]->(:${to}) | ${chinese} | ${meaning} | ${names.join('<br>')} |`;
  }).join('\n');
}

function diagram(): string {
  const arrows = RELATIONS.map(({ from, type, to }) => `  ${from} -- ${type} --> ${to}`);
  return ['```mermaid', 'graph LR', ...arrows, '```'].join('\n');
}

function recipeSection({ question, english, cypher }: (typeof RECIPES)[number], index: number): string {
  return `### ${index + 1}. ${question}\n\n${english}\n\n\`\`\`cypher\n${cypher.trim()}\n\`\`\``;
}

/** docs/graph.md: the graph as people meet it in Neo4j, made from the vocabulary so that it cannot go stale. */
export function graphModelMarkdown(): string {
  return [
    '# The graph in Neo4j',
    'This page is made from `graph-schema/` and `server/store/neo4j/recipes.ts` by the test suite; do not edit it by hand.',
    'Every node has the label of its kind and the label `Zhengmai`, which keeps the data apart from others in the same database, and a unique ' +
      '`id`. Properties that are marked JSON hold nested values as JSON text. `_owner` names the document that a node or edge goes with, `_z` ' +
      'notes how its values were stored. Nodes without a title carry `name` so that Neo4j Browser and Bloom show something readable.',
    '## Model',
    diagram(),
    '## Labels',
    ...LABELS.map(labelSection),
    '## Relations',
    `| Pattern | 中文 | Meaning | Properties |\n| --- | --- | --- | --- |\n${relationRows()}`,
    '## Recipes',
    'Questions that people ask, with the Cypher that answers them. The tests run each against the corpus.',
    ...RECIPES.map(recipeSection),
    '',
  ].join('\n\n');
}
