import type { GraphStore } from '../../graph-schema/store.ts';
import { createQueries } from '../../server/queries/index.ts';
import { listReviews } from '../../server/review/index.ts';
import { seeded } from './clauses.ts';
import { leafIds, placesOf } from './graph-data.ts';

/** Milliseconds of one query. */
export interface QueryFigures {
  name: string;
  median: number;
  p95: number;
  /** Most time that one answer took, the first one apart, which fills what is kept in memory. */
  most: number;
  first: number;
  /** Milliseconds of processor time of an answer, program and database server together, on average. */
  processor: number;
}

type Ask = () => Promise<unknown>;

/** Every query of the product as the routes ask it, each about places of the graph chosen by chance. */
export async function queriesOf(store: GraphStore, families: number): Promise<Record<string, Ask>> {
  const bodies = await store.find('Agency', {}, { limit: 500 });
  const queries = createQueries(store);
  const random = seeded(7);
  const below = (n: number): number => Math.floor(random() * n);
  const family = () => placesOf(below(families));
  const any = (): string => family()[below(100)]!.id;
  const pair = (): [up: string, down: string] => {
    const places = family();
    const at = 5 + below(places.length - 5);
    return [places[1 + ((at - 5) % 4)]!.id, places[at]!.id];
  };
  const leaf = (): string => leafIds(any())[below(40)]!;
  const page = { limit: 20, offset: 0 };
  const documents = { ...page, level: [], region: [], year: [], q: '', held: 'true' as const };
  return {
    documents: () => queries.documents({ ...documents, offset: below(10) * 20 }),
    'documents, filtered': () => queries.documents({ ...documents, level: ['county'], q: `第${below(families)}号` }),
    document: () => queries.document(any()),
    documentLinks: () => queries.documentLinks(any()),
    clause: () => queries.clause(leaf()),
    pair: () => {
      const [up, down] = pair();
      return queries.pair(leafIds(down)[0]!, leafIds(up)[0]!);
    },
    lineage: () => queries.lineage(...pair()),
    coverage: () => queries.coverage(...pair()),
    'table, 1 document': () => {
      const [up, down] = pair();
      return queries.table(up, [down]);
    },
    'table, 10 documents': () => {
      const places = family();
      return queries.table(
        places[1]!.id,
        places.slice(5, 15).map(({ id }) => id),
      );
    },
    'targets, 3 documents': () => {
      const places = family();
      return queries.targets({ documents: [places[1]!, places[5]!, places[9]!].map(({ id }) => id) });
    },
    agencies: () => queries.agencies({ q: '', ...page }),
    'agencies of a document': () => queries.agencies({ q: '', document: any(), ...page }),
    agency: () => queries.agency({ agency: bodies[below(bodies.length)]!.id }),
    'neighbourhood, 2 steps': () => queries.neighbourhood({ id: leaf(), steps: 2, limit: 300, follow: 'all' }),
    citedBy: () => queries.citedBy(`g${below(families)}fa〔2020〕1号`),
    overview: () => queries.overview(),
    counts: () => queries.counts(),
    diagnostics: () => queries.diagnostics({ ...page, offset: below(100) * 20 }),
    'diagnostics of a document': () => queries.diagnostics({ ...page, document: any() }),
    missing: () => queries.missing({ ...page, offset: below(10) * 20 }),
    'reviews of a document': () => listReviews(store, { ...page, document: any() }),
  };
}

/** Times of each query. `clock` counts milliseconds, `processor` those of processor time. */
export async function measure(
  queries: Record<string, Ask>,
  rounds: number,
  clock: () => number,
  processor: () => number,
): Promise<QueryFigures[]> {
  const figures: QueryFigures[] = [];
  for (const [name, ask] of Object.entries(queries)) {
    const times: number[] = [];
    let used = 0;
    for (let round = 0; round <= rounds; round++) {
      if (round === 1) used = processor();
      const start = clock();
      await ask();
      times.push(clock() - start);
    }
    used = processor() - used;
    const first = times.shift()!;
    times.sort((a, b) => a - b);
    const at = (share: number): number => round2(times[Math.min(times.length - 1, Math.floor(share * times.length))]!);
    figures.push({
      name,
      median: at(0.5),
      p95: at(0.95),
      most: at(1),
      first: round2(first),
      processor: round2(used / rounds),
    });
  }
  return figures;
}

export function round2(value: number): number {
  return Math.round(value * 100) / 100;
}

/** Milliseconds of processor time of this process: what else the machine does counts little. */
export function processorClock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
