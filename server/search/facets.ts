import {
  FACETS,
  type FacetName,
  type Facets,
  type SearchEntry,
  type SearchOptions,
} from '../../graph-schema/search.ts';
import { isNamed } from './owners.ts';

type Filters = NonNullable<SearchOptions['filters']>;
/** A facet holds at most so many values; the rest are rarer than those shown. */
const MOST_VALUES = 100;

/** Values of one clause for each facet, as the words that filters use. */
export function facetValues(entry: SearchEntry, facet: FacetName | 'document'): readonly string[] {
  switch (facet) {
    case 'level':
      return entry.level === null ? [] : [entry.level];
    case 'region':
      return entry.region === null ? [] : [entry.region];
    case 'year':
      return entry.year === null ? [] : [String(entry.year)];
    case 'issuer':
      return entry.issuers;
    case 'agency':
      return entry.agencies;
    case 'documentType':
      return entry.documentType === null ? [] : [entry.documentType];
    case 'hasTarget':
      return [String(entry.targets.length > 0)];
    case 'hasUp':
      return [String(entry.up > 0)];
    case 'hasDown':
      return [String(entry.down > 0)];
    case 'document':
      return [entry.documentId, entry.document];
  }
}

/** A narrowed result: what is left, counts of facets, number of documents, and of hits in the document of a clause. */
export interface Narrowed {
  kept: readonly number[];
  facets: Facets;
  documents: number;
  inDocument: (ord: number) => number;
}

/** Values of the facets of all clauses as small numbers, so that counting a large result is adding up integers. */
export class FacetTable {
  private readonly columns = new Map<FacetName | 'document', Column>(
    [...FACETS, 'document' as const].map((facet) => [facet, new Column()]),
  );

  add(ord: number, entry: SearchEntry): void {
    for (const [facet, column] of this.columns) column.add(ord, facetValues(entry, facet));
  }

  /**
   * Narrows a result and counts its facets. The counts of a facet leave out that facet's own filter, so that they say
   * what choosing another value would give.
   */
  narrow(ords: readonly number[], filters: Filters): Narrowed {
    const wanted = [...this.columns].flatMap(([facet, column]) => {
      const values = filters[facet];
      return values?.length ? [{ facet, passes: column.passing(values), column }] : [];
    });
    const tallies = [...this.columns].map(([facet, column]) => ({ facet, tally: column.tally() }));
    const kept = wanted.length ? [] : ords;
    const count = (ord: number, only?: string) => {
      for (const { facet, tally } of tallies) if (only === undefined || only === facet) tally.add(ord);
    };
    for (const ord of ords) {
      const failed = wanted.filter(({ column, passes }) => passes[column.row(ord)] === 0);
      if (failed.length > 1) continue;
      count(ord, failed[0]?.facet);
      if (failed.length === 0 && wanted.length) (kept as number[]).push(ord);
    }
    const facets: Facets = {};
    let documents = 0;
    let inDocument: Narrowed['inDocument'] = () => 0;
    for (const { facet, tally } of tallies) {
      if (facet === 'document') {
        documents = filters.document?.length ? this.documentsAmong(kept) : tally.rows();
        inDocument = tally.atRow;
      } else facets[facet] = tally.named(filters[facet] ?? []);
    }
    return { kept, facets, documents, inDocument };
  }

  /** A test for clauses with a value of the facet that the text names: 梁平 names 梁平区; null where it names none. */
  naming(facet: FacetName, text: string): ((ord: number) => boolean) | null {
    const column = this.columns.get(facet)!;
    const rows = column.naming(text);
    return rows === null ? null : (ord) => rows[column.row(ord)] === 1;
  }

  private documentsAmong(ords: readonly number[]): number {
    const column = this.columns.get('document')!;
    return new Set(ords.map((ord) => column.row(ord))).size;
  }
}

/**
 * One facet. Clauses with the same values share a row, so that a large result is counted by rows and only the rows are
 * counted by values.
 */
class Column {
  private readonly codes = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly rows: number[][] = [];
  private readonly rowOf = new Map<string, number>();
  private rowsByOrd = new Uint32Array(1024);

  add(ord: number, values: readonly string[]): void {
    const codes = [...new Set(values)].map((value) => this.code(value));
    const key = codes.join();
    const row = this.rowOf.get(key) ?? this.rows.push(codes) - 1;
    this.rowOf.set(key, row);
    if (ord >= this.rowsByOrd.length) {
      const longer = new Uint32Array(Math.max(ord + 1, 2 * this.rowsByOrd.length));
      longer.set(this.rowsByOrd);
      this.rowsByOrd = longer;
    }
    this.rowsByOrd[ord] = row;
  }

  private code(value: string): number {
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    this.codes.set(value, this.names.length);
    return this.names.push(value) - 1;
  }

  row(ord: number): number {
    return this.rowsByOrd[ord]!;
  }

  /** For each row whether it has one of the values. */
  passing(values: readonly string[]): Uint8Array {
    const wanted = new Set(values.map((value) => this.codes.get(value) ?? -1));
    return Uint8Array.from(this.rows, (codes) => Number(codes.some((code) => wanted.has(code))));
  }

  /** For each row whether the text names one of its values, all of it or all but 市, 区, 县; null where none. */
  naming(text: string): Uint8Array | null {
    const codes = new Set(this.names.flatMap((name, code) => (isNamed(name, text) ? [code] : [])));
    if (codes.size === 0) return null;
    return Uint8Array.from(this.rows, (row) => Number(row.some((code) => codes.has(code))));
  }

  tally() {
    const counts = new Uint32Array(this.rows.length);
    return {
      add: (ord: number) => {
        counts[this.rowsByOrd[ord]!]!++;
      },
      atRow: (ord: number) => counts[this.rowsByOrd[ord]!]!,
      rows: () => counts.reduce((sum, count) => sum + Number(count > 0), 0),
      named: (chosen: readonly string[]) => this.named(counts, chosen),
    };
  }

  /** The most frequent values with their counts; chosen ones stay visible with 0. */
  private named(rowCounts: Uint32Array, chosen: readonly string[]): Record<string, number> {
    const counts = new Uint32Array(this.names.length);
    rowCounts.forEach((count, row) => {
      if (count > 0) for (const code of this.rows[row]!) counts[code]! += count;
    });
    const found = this.names.map((name, code) => [name, counts[code]!] as const).filter(([, count]) => count > 0);
    found.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const shown = new Map<string, number>(found.slice(0, MOST_VALUES));
    for (const value of chosen) shown.set(value, counts[this.codes.get(value) ?? -1] ?? 0);
    return Object.fromEntries(shown);
  }
}
