import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { readLinks } from './gold.ts';
import { scoreLinks } from './parts/links.ts';
import { pairRows, reading } from './source.ts';
import { keysByFile } from './pool.ts';
import type { Scored } from './report.ts';
import { rowsOf, type GoldLink, type LinkEnd, type Reading, type Row } from './types.ts';

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
 * Links of each pair of which both documents were read, each with a reading of its own since its ends are named "L" and "U".
 * A link in the wrong direction is an error of its pair.
 */
export function scorePairs(folder: string, pairs: Pairs, rows: Row[]): Scored[] {
  return Object.entries(pairs).flatMap(([name, { upper, lower }]) => {
    const gold = readLinks(join(folder, `${name}.jsonl`));
    const own = asAnnotated(reading(rows, keysByFile({ U: { file: upper }, L: { file: lower } })), gold);
    const known = new Set(rowsOf(rows, 'document').map((row) => own.keyOf(row.document)));
    if (!known.has('U') || !known.has('L')) return [];
    const between = (from: string, to: string): string => (isBetween(from, to) ? name : '');
    const measures = scoreLinks(gold, own, between);
    return [{ reading: own, measures }];
  });
}

/** Suffix of the scopes that are scored with the parent given. */
export const GIVEN = ' given';

/** The same with the parent given, so that the links can be judged apart from the finding of parents. */
export function scoreGivenPairs(folder: string, pairs: Pairs, documents: readonly IngestedDocument[]): Scored[] {
  const byFile = new Map(documents.map((document) => [basename(document.document.source.file), document]));
  return Object.entries(pairs).flatMap(([name, pair]) => {
    const lower = byFile.get(basename(pair.lower));
    const upper = byFile.get(basename(pair.upper));
    if (!lower || !upper) return [];
    return scorePairs(folder, { [name]: pair }, pairRows(lower, upper)).map(({ reading, measures }) => ({
      reading,
      measures: measures.map((measure) => ({ ...measure, scope: `${measure.scope}${GIVEN}` })),
    }));
  });
}

function isBetween(from: string, to: string): boolean {
  return ['L:U:', 'U:L:'].includes(from.slice(0, 2) + to.slice(0, 2));
}

/**
 * A plan sent with a notice is the document itself or its annex, as one likes to see it; both are right. A reported
 * clause of an annex that is not annotated is taken for the clause of the plan that is, see `asPlan`.
 */
function asAnnotated({ rows, keyOf }: Reading, gold: readonly GoldLink[]): Reading {
  const ends = new Set(gold.flatMap((link) => [link.from, link.to]));
  const move = (end: LinkEnd): LinkEnd => {
    const key = keyOf(end.document) ?? '';
    const clause = [end.clause, ...asPlan(end.clause)].find((locator) => ends.has(`${key}:${locator}`));
    return clause === undefined ? end : { ...end, clause };
  };
  const moved = (row: Row): Row => {
    if (row.type === 'link') return { ...row, from: move(row.from), to: move(row.to) };
    return row.type === 'clause' ? { ...row, locator: move({ ...row, clause: row.locator }).clause } : row;
  };
  return { rows: rows.map(moved), keyOf };
}

/** Other names of an annex clause: "附件/一/（二）" → "一/（二）", "附件" → "引言", "附件之二/3" (a second 附件) → "附件/3". */
function asPlan(locator: string): string[] {
  const [annex = '', ...inner] = locator.split('/');
  if (!/^附件(?:\d+|之.)?$/u.test(annex)) return []; // matches "附件2", "附件之二"; not "附件说明"
  return inner.length === 0 ? ['引言'] : [inner.join('/'), `附件/${inner.join('/')}`];
}
