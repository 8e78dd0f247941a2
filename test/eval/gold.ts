import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CITATION_ROLES, COMPARATORS, LINK_KINDS } from '../../graph-schema/terms.ts';
import { unspaced } from './text.ts';
import type { Gold } from './types.ts';

/** 文号 of the annotated documents of the corpus, by key. */
export const CORPUS_NUMBERS: Record<string, string> = {
  D0: '渝府发〔2021〕35号',
  D1: '梁平府办发〔2023〕27号',
  D2: '渝府发〔2019〕18号',
  D3: '渝人社〔2021〕452号',
  D4: '綦教〔2023〕17号',
};

/** Key of a corpus document by its printed number; null for other documents. */
export function corpusKey(document: string | null | undefined): string | null {
  const name = unspaced(document);
  return Object.keys(CORPUS_NUMBERS).find((key) => CORPUS_NUMBERS[key] === name) ?? null;
}

const goldClauseSchema = z.object({
  loc: z.string().min(1),
  title: z.string().optional(),
  optional: z.union([z.boolean(), z.literal('tree')]).optional(),
});
const structureSchema = z.record(z.string(), z.array(goldClauseSchema));
const targetSchema = z.object({
  doc: z.string(),
  clause: z.string(),
  text: z.string().min(1),
  object: z.string(),
  value: z.union([z.number(), z.string()]).nullable(),
  cmp: z.enum(COMPARATORS).nullable(),
  unit: z.string().nullable(),
  optional: z.boolean().optional(),
});
const dutySchema = z.object({
  doc: z.string(),
  clause: z.string(),
  agencies: z.array(z.string()),
  lead: z.string().nullable(),
  damaged: z.boolean().optional(),
  optional: z.array(z.string()).optional(),
});
const citationSchema = z.object({
  doc: z.string(),
  clause: z.string(),
  title: z.string(),
  number: z.string().nullable(),
  role: z.enum(CITATION_ROLES),
  resolves: z.string().nullable(),
  optional: z.boolean().optional(),
});
const linkSchema = z.object({
  from: z.string().includes(':'),
  to: z.string().includes(':'),
  grade: z.number(),
  kind: z.enum(LINK_KINDS),
  kinds: z.array(z.enum(LINK_KINDS)).optional(),
});

/** Reads a folder of annotations; files that are not there count as empty. A line out of form is named and refused. */
export function readGold(folder: string): Gold {
  const structure = join(folder, 'structure.json');
  return {
    structure: existsSync(structure) ? structureSchema.parse(JSON.parse(readFileSync(structure, 'utf8'))) : {},
    targets: readLines(join(folder, 'targets.jsonl'), targetSchema),
    agencies: readLines(join(folder, 'agencies.jsonl'), dutySchema),
    citations: readLines(join(folder, 'citations.jsonl'), citationSchema),
    links: readLines(join(folder, 'links.jsonl'), linkSchema),
  };
}

/** Reads link annotations of one file. */
export function readLinks(file: string): Gold['links'] {
  return readLines(file, linkSchema);
}

function readLines<T>(file: string, schema: z.ZodType<T>): T[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return [];
      const parsed = schema.safeParse(JSON.parse(line));
      if (!parsed.success) throw new TypeError(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`);
      return [parsed.data];
    });
}
