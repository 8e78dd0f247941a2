import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readLinks } from './gold.ts';
import { scoreLinks } from './parts/links.ts';
import { reading } from './source.ts';
import { keysByFile } from './pool.ts';
import type { Section } from './report.ts';
import { rowsOf, type Row } from './types.ts';

const pairsSchema = z.record(
  z.string(),
  z.object({ upper: z.string(), lower: z.string(), check: z.boolean(), note: z.string().optional() }),
);
/** Annotated pairs of pool documents by name: files below the pool, and whether the pair is kept for checking. */
export type Pairs = z.infer<typeof pairsSchema>;

/** Reads which pairs are annotated; the links of each are in NAME.jsonl beside it, ends "L:…" (lower) and "U:…" (upper). */
export function readPairs(folder: string): Pairs {
  return pairsSchema.parse(JSON.parse(readFileSync(join(folder, 'documents.json'), 'utf8')));
}

/**
 * Links of each pair of which both documents were read, a section for each pair since its ends are named "L" and "U".
 * A link in the wrong direction is an error of its pair.
 */
export function scorePairs(folder: string, pairs: Pairs, rows: Row[]): Section[] {
  return Object.entries(pairs).flatMap(([name, { upper, lower }]) => {
    const own = reading(rows, keysByFile({ U: { file: upper }, L: { file: lower } }));
    const known = new Set(rowsOf(rows, 'document').map((row) => own.keyOf(row.document)));
    if (!known.has('U') || !known.has('L')) return [];
    const between = (from: string, to: string): string => (isBetween(from, to) ? name : '');
    const measures = scoreLinks(readLinks(join(folder, `${name}.jsonl`)), own, between);
    return [{ title: `文件对 ${name}`, reading: own, measures }];
  });
}

function isBetween(from: string, to: string): boolean {
  return ['L:U:', 'U:L:'].includes(from.slice(0, 2) + to.slice(0, 2));
}
