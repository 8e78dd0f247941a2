import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { GRAM_WEIGHT, type Engine, type EngineRow, type Ranked, type RankTerms } from './engine.ts';
import { GramIndex, grams } from './grams.ts';
import { fromJson, jsonBytes } from './saved.ts';

const SEPARATOR = '\u0000';
const FIELDS = ['words', 'grams'] as const;
type Field = (typeof FIELDS)[number];
/** MiniSearch tells which fields held a term by the term alone, so a pair must not look like a word. */
const MARK: Record<Field, string> = { words: '', grams: '~' };

/** A clause with its pairs of characters. */
interface Row extends EngineRow {
  grams: string[];
}

const withGrams = (row: EngineRow): Row => ({ ...row, grams: grams(row.text) });

const OPTIONS: Options<Row> = {
  idField: 'ord',
  fields: [...FIELDS],
  extractField: (row, field) => {
    if (field === 'ord') return String(row.ord);
    return joined(row[field as Field], field as Field);
  },
  tokenize: (text) => (text === '' ? [] : text.split(SEPARATOR)),
  processTerm: (term) => term,
};

/** MiniSearch as the engine: terms come ready-made, MiniSearch keeps postings and scores. */
export class MiniSearchEngine implements Engine {
  readonly kind = 'minisearch';
  private index = new MiniSearch<Row>(OPTIONS);
  /** MiniSearch does not tell its postings, so those of pairs are kept beside it. */
  private pairs = new GramIndex();

  add(rows: Iterable<EngineRow>): void {
    for (const row of Array.from(rows, withGrams)) {
      this.index.add(row);
      this.pairs.add(row.ord, row.grams);
    }
  }

  /** With its terms a clause is taken out of all postings at once, so that nothing is left for MiniSearch to vacuum. */
  remove(rows: readonly EngineRow[]): void {
    for (const row of rows.map(withGrams)) {
      this.index.remove(row);
      this.pairs.remove(row.ord, row.grams);
    }
  }

  rank({ words, grams: pairs }: RankTerms): Ranked {
    const results = this.index.search({
      combineWith: 'OR',
      queries: [part('words', words, 1), part('grams', pairs, GRAM_WEIGHT)],
    });
    const ranked: Ranked = { ords: [], scores: [] };
    for (const { id, score, match } of results) {
      if (!Object.values(match).some((fields) => fields.includes('words'))) continue;
      ranked.ords.push(Number(id));
      ranked.scores.push(score);
    }
    return ranked;
  }

  candidates(phrase: string): readonly number[] | null {
    return this.pairs.candidates(phrase);
  }

  save(): Uint8Array[] {
    return [jsonBytes({ index: this.index, pairs: this.pairs })];
  }

  load([bytes = new Uint8Array()]: readonly Uint8Array[]): void {
    const saved = fromJson<{ index: AsPlainObject; pairs: [string, number[]][] }>(bytes);
    this.index = MiniSearch.loadJS<Row>(saved.index, OPTIONS);
    this.pairs = new GramIndex(saved.pairs);
  }
}

function joined(terms: Iterable<string>, field: Field): string {
  return Array.from(terms, (term) => MARK[field] + term).join(SEPARATOR);
}

function part(field: Field, terms: ReadonlyMap<string, number>, weight: number) {
  return {
    fields: [field],
    boost: { [field]: weight },
    boostTerm: (term: string) => terms.get(term.slice(MARK[field].length)) ?? 1,
    queries: [joined(terms.keys(), field)],
    combineWith: 'OR' as const,
  };
}
