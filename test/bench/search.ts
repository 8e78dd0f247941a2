import { pathToFileURL } from 'node:url';
import type { SearchEntry, SearchIndex } from '../../graph-schema/search.ts';
import { searchEntries } from '../../server/load/search-entries.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { judgedQueries } from '../ranking/report.ts';
import { corpusStore } from '../support/corpus.ts';
import { inventedClauses } from './clauses.ts';

export interface SearchFigures {
  clauses: number;
  engine: string;
  tokenizer: string;
  indexSeconds: number;
  savedMegabytes: number;
  loadSeconds: number;
  heapMegabytes: number;
  /** Milliseconds of processor time at the median and at the 95th of a hundred. */
  search: [number, number];
  phrase: [number, number];
  suggest: [number, number];
}

const SIZES = [5000, 50_000, 200_000];
const ROUNDS = 3;
export const PHRASES = [
  '“双师型”',
  '“产教融合”',
  '“职业教育”',
  '“专业设置与重点产业匹配度”',
  '“1+X”',
  '“，推动”',
  '“的”',
];
export const TYPED = ['职', '职业', '双师', 'zy', 'zhiye', 'ssx', '技能培', '产教融合', '某府发', '到2025'];

async function realEntries(): Promise<SearchEntry[]> {
  const store = await corpusStore();
  const documents = await store.find('Document', { held: true });
  return searchEntries(
    store,
    documents.map(({ id }) => id),
  );
}

/** Milliseconds of processor time so far: other programs on the machine do not blur them. */
function clock(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function times(run: (input: string) => Promise<unknown>, inputs: readonly string[]): Promise<[number, number]> {
  const measured: number[] = [];
  for (const input of inputs) await run(input); // the first call builds what is made on demand
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of inputs) {
      const start = clock();
      await run(input);
      measured.push(clock() - start);
    }
  }
  measured.sort((a, b) => a - b);
  const at = (share: number) => Number(measured[Math.floor(share * measured.length)]!.toFixed(2));
  return [at(0.5), at(0.95)];
}

async function seconds(run: () => Promise<unknown>): Promise<number> {
  const start = clock();
  await run();
  return Number(((clock() - start) / 1000).toFixed(2));
}

function megabytes(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 1e6;
}

/** Figures of an index of invented clauses. Run with --expose-gc for the memory. */
export async function searchFigures(size: number, open: () => SearchIndex): Promise<SearchFigures> {
  const real = await realEntries();
  const made = open();
  const indexSeconds = await seconds(() => made.add(inventedClauses(real, size)));
  const pieces = (await made.save()).map((piece) => piece.slice());
  const before = megabytes();
  const index = open();
  const loadSeconds = await seconds(() => index.load(pieces));
  const heapMegabytes = Math.round(megabytes() - before);
  const queries = judgedQueries().map(({ query }) => query);
  return {
    clauses: size,
    engine: index.kind,
    tokenizer: index.tokenizer,
    indexSeconds,
    savedMegabytes: Math.round(pieces.reduce((sum, piece) => sum + piece.length, 0) / 1e6),
    loadSeconds,
    heapMegabytes,
    search: await times((query) => index.search(query), queries),
    phrase: await times((query) => index.search(query), PHRASES),
    suggest: await times((typed) => index.suggest(typed), TYPED),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [sizes = SIZES.join(), compactFrom] = process.argv.slice(2);
  for (const size of sizes.split(',').map(Number)) {
    const settings = compactFrom === undefined ? {} : { compactFrom: Number(compactFrom) };
    console.log(JSON.stringify(await searchFigures(size, () => openSearchIndex(settings))));
  }
}
