import { listOf } from '../../links.ts';

/** What the table of documents is narrowed to, as the address says it. */
export interface CorpusFilter {
  q: string;
  level: string[];
  region: string[];
  year: string[];
}

/** Reads the filter from an address. */
export function readFilter(params: URLSearchParams): CorpusFilter {
  return {
    q: params.get('q') ?? '',
    level: listOf(params, 'level'),
    region: listOf(params, 'region'),
    year: listOf(params, 'year'),
  };
}

/** True where nothing narrows the table. */
export function isOpen(filter: CorpusFilter): boolean {
  return filter.q === '' && filter.level.length + filter.region.length + filter.year.length === 0;
}
