import {
  FACETS,
  type FacetName,
  type Facets,
  type SearchEntry,
  type SearchOptions,
} from '../../graph-schema/search.ts';

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
  narrow(ords: readonly number[], filters: Filters): { kept: number[]; facets: Facets } {
    const wanted = [...this.columns]
      .filter(([facet]) => filters[facet]?.length)
      .map(([facet, column]) => ({ facet, column, codes: column.codesOf(filters[facet] ?? []) }));
    const counters = new Map(FACETS.map((facet) => [facet, this.columns.get(facet)!.counter()]));
    const kept: number[] = [];
    for (const ord of ords) {
      const failed = wanted.filter(({ column, codes }) => !column.has(ord, codes));
      if (failed.length > 1) continue;
      const only = failed[0]?.facet;
      if (only === undefined) kept.push(ord);
      for (const [facet, counts] of counters) {
        if (only === undefined || only === facet) this.columns.get(facet)!.count(ord, counts);
      }
    }
    const facets: Facets = {};
    for (const [facet, counts] of counters)
      facets[facet] = this.columns.get(facet)!.named(counts, filters[facet] ?? []);
    return { kept, facets };
  }
}

class Column {
  private readonly codes = new Map<string, number>();
  private readonly names: string[] = [];
  private readonly rows: (readonly number[] | undefined)[] = [];
  /** Rows that are alike share one array. */
  private readonly shared = new Map<string, readonly number[]>();

  add(ord: number, values: readonly string[]): void {
    const row = [...new Set(values)].map((value) => this.code(value));
    const key = row.join();
    const known = this.shared.get(key) ?? row;
    this.shared.set(key, known);
    this.rows[ord] = known;
  }

  private code(value: string): number {
    const known = this.codes.get(value);
    if (known !== undefined) return known;
    this.codes.set(value, this.names.length);
    return this.names.push(value) - 1;
  }

  codesOf(values: readonly string[]): ReadonlySet<number> {
    return new Set(values.map((value) => this.codes.get(value) ?? -1));
  }

  has(ord: number, codes: ReadonlySet<number>): boolean {
    return (this.rows[ord] ?? []).some((code) => codes.has(code));
  }

  counter(): Int32Array {
    return new Int32Array(this.names.length);
  }

  count(ord: number, counts: Int32Array): void {
    for (const code of this.rows[ord] ?? []) counts[code]!++;
  }

  /** The most frequent values with their counts; chosen ones stay visible with 0. */
  named(counts: Int32Array, chosen: readonly string[]): Record<string, number> {
    const found = this.names.map((name, code) => [name, counts[code] ?? 0] as const).filter(([, count]) => count > 0);
    found.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const shown = new Map(found.slice(0, MOST_VALUES));
    for (const value of chosen) shown.set(value, counts[this.codes.get(value) ?? -1] ?? 0);
    return Object.fromEntries(shown);
  }
}
