import type { SearchEntry } from '../../../graph-schema/search.ts';
import type { Neo4jStore } from '../../store/neo4j/store.ts';
import type { RankTerms } from '../engine.ts';
import { numbersOnly, selectiveWords } from '../matcher.ts';
import type { Resolved } from '../resolve.ts';
import type { Understanding } from '../understand.ts';
import * as cypher from './cypher.ts';
import { requiredQuery, spaceless, wishedQuery } from './lucene.ts';
import { entryOf } from './rows.ts';

/** A clause that the query may be about, without its text. */
export interface Candidate {
  ord: number;
  entry: SearchEntry;
  score: number;
}

export interface Found {
  rows: Candidate[];
  /** In how many clauses a word of the query stands. */
  frequency: (term: string) => number;
}

/** All clauses that the query's words, phrases and exclusions let through, in order of place, with their scores. */
export async function candidates(
  store: Neo4jStore,
  query: Understanding,
  resolved: Resolved | null,
  size: number,
): Promise<Found> {
  const frequency = await frequencies(store, query);
  const rows = new Map<number, Candidate>();
  const add = async (statement: string, parameters: Record<string, unknown>): Promise<void> => {
    for (const row of await store.read(statement, parameters)) {
      const ord = row['ord'] as number;
      const entry = entryOf(row['slim'] as string);
      if (!rows.has(ord)) rows.set(ord, { ord, entry, score: row['score'] as number });
    }
  };
  const tests = { required: [] as unknown[], excluded: query.excluded };
  const terms = rankTerms(query, resolved, frequency, size);
  if (query.required.length > 0) {
    const required = query.required.map((unit) =>
      unit.map(({ text, phrase, tokens }) => ({ text, tokens: phrase ? [] : tokens.map(spaceless) })),
    );
    const lucene = requiredQuery(query.required, terms);
    if (lucene === null) await add(cypher.SCANNED, { ...tests, required, score: 0 });
    else await add(cypher.RANKED, { ...tests, required, lucene });
  } else if (query.words.length > 0) {
    const asText = query.words.filter(({ tokens }) => tokens.every((token) => frequency(token) === 0));
    const lucene = wishedQuery(
      terms,
      asText.map(({ text }) => text),
    );
    if (!lucene.startsWith('+()')) await add(cypher.RANKED, { ...tests, lucene });
  } else {
    const isNarrowed = query.parsed.fields.length > 0 || query.excluded.length > 0 || query.parsed.units.length === 0;
    const required = isNarrowed ? [] : [[{ text: query.plain, tokens: [] }]];
    await add(cypher.SCANNED, { ...tests, required, score: isNarrowed ? 0 : 1 });
  }
  if (resolved?.pinned.length) await add(cypher.BY_ID, { ids: resolved.pinned });
  return { rows: [...rows.values()].sort((a, b) => a.ord - b.ord), frequency };
}

function rankTerms(
  query: Understanding,
  resolved: Resolved | null,
  frequency: (term: string) => number,
  size: number,
): RankTerms {
  if (resolved?.direct?.kind === 'clause') return { words: numbersOnly(query.terms.words), grams: new Map() };
  return { words: selectiveWords(query.terms.words, frequency, size), grams: query.terms.grams };
}

async function frequencies(store: Neo4jStore, query: Understanding): Promise<(term: string) => number> {
  const terms = [
    ...new Set([...query.terms.words.keys(), ...query.words.flatMap(({ text, tokens }) => [text, ...tokens])]),
  ];
  const rows = terms.length ? await store.read(cypher.FREQUENCIES, { terms: terms.map(spaceless) }) : [];
  const counts = new Map(rows.map((row) => [row['term'] as string, row['count'] as number]));
  return (term) => counts.get(spaceless(term)) ?? 0;
}
