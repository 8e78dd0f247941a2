import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { searchEntries } from '../../server/load/search-entries.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { corpusStore } from '../support/corpus.ts';

/** Judged queries: clause id → grade, 3 answers the query, 2 belongs to it, 1 touches it; all others 0. */
const judgedSchema = z.array(
  z.object({ query: z.string(), grades: z.record(z.string(), z.number().int().min(1).max(3)) }),
);
export type Judged = z.infer<typeof judgedSchema>[number];

export interface RankingReport {
  tokenizer: string;
  engine: string;
  queries: number;
  /** Mean over the queries. */
  ndcg: number;
  /** Lowest first. */
  each: { query: string; ndcg: number }[];
}

const DEPTH = 10;

/** All judged queries of this folder. */
export function judgedQueries(): Judged[] {
  const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'));
  return files.flatMap((name) => judgedSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))));
}

/** Discounted gain of grades in the order of the hits: gain 2^grade − 1, discount log2(place + 1). */
function gain(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
}

/** nDCG@10 of one result: 1 where no order of the judged clauses would be better. */
export function ndcg(hits: readonly string[], grades: Readonly<Record<string, number>>): number {
  const best = gain(Object.values(grades).toSorted((a, b) => b - a));
  return best === 0 ? 0 : gain(hits.map((id) => grades[id] ?? 0)) / best;
}

/** How well the search ranks the judged queries over the documents of corpus/. */
export async function rankingReport(index: SearchIndex = openSearchIndex()): Promise<RankingReport> {
  const store = await corpusStore();
  const documents = await store.find('Document', { held: true });
  await index.add(
    await searchEntries(
      store,
      documents.map(({ id }) => id),
    ),
  );
  const each = await Promise.all(
    judgedQueries().map(async ({ query, grades }) => {
      const { hits } = await index.search(query, { limit: DEPTH });
      return {
        query,
        ndcg: ndcg(
          hits.map(({ id }) => id),
          grades,
        ),
      };
    }),
  );
  return {
    tokenizer: index.tokenizer,
    engine: index.kind,
    queries: each.length,
    ndcg: each.reduce((sum, one) => sum + one.ndcg, 0) / each.length,
    each: each.toSorted((a, b) => a.ndcg - b.ndcg),
  };
}
