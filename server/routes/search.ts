import { PassThrough, type Writable } from 'node:stream';
import { z } from 'zod';
import {
  searchRequestSchema,
  searchResponseSchema,
  suggestRequestSchema,
  suggestResponseSchema,
  type SearchRequest,
  type SearchResponse,
} from '../../graph-schema/api.ts';
import { FACETS, type SearchHit, type SearchOptions, type SearchResult } from '../../graph-schema/search.ts';
import type { AppDependencies } from '../contract.ts';
import { HIT_FORMATS, hitsFile } from '../export/hits/index.ts';
import { MEDIA } from '../export/media.ts';
import { hitView } from '../search/hit-view.ts';
import { givingFile, reading, type Route } from './route.ts';

/** Options of the index from a request: every list that is not empty narrows. */
export function searchOptions(request: SearchRequest): SearchOptions {
  const filters: NonNullable<SearchOptions['filters']> = {};
  for (const name of [...FACETS, 'document'] as const) if (request[name].length) filters[name] = request[name];
  const { limit, offset, sort } = request;
  return { limit, offset, sort, filters, synonyms: request.synonyms === '1' };
}

/** True where nothing was found, or none of the best hits has one of the words: it may be mistyped. */
function isDoubtful({ total, hits, understood }: SearchResult): boolean {
  if (total === 0) return true;
  const lacks = ({ reasons }: SearchHit, word: string) =>
    reasons.some(({ term, how }) => how === 'missing' && term === word);
  return hits.length > 0 && understood.words.some((word) => hits.every((hit) => lacks(hit, word)));
}

/** The answer to a search: hits with what is shown beside them, who cites a document that is not held, spellings. */
export async function searchView(
  result: SearchResult,
  deps: Pick<AppDependencies, 'index' | 'queries'>,
  query: string,
): Promise<SearchResponse> {
  const { direct } = result;
  return {
    total: result.total,
    documents: result.documents,
    perDocument: result.perDocument,
    hits: result.hits.map(hitView),
    facets: result.facets,
    understood: result.understood,
    direct: direct ? { ...direct, citedBy: await deps.queries.citedBy(direct.text) } : null,
    didYouMean: isDoubtful(result) ? await deps.index.didYouMean(query) : [],
  };
}

/** A query as part of a file's name: "双师型 占比"; without what file systems refuse. */
function fileWords(query: string): string {
  return query
    .replace(/[\\/:*?"<>|\s]+/gu, ' ')
    .trim()
    .slice(0, 40);
}

/** What a writer writes, as it is taken. */
function written(write: (out: Writable) => Promise<void>): AsyncIterable<Uint8Array> {
  const out = new PassThrough();
  write(out).catch((error: unknown) => out.destroy(error as Error));
  return out;
}

/** Search and suggestions. */
export function searchRoutes(deps: Pick<AppDependencies, 'index' | 'queries'>): Route[] {
  return [
    reading({
      from: 'index',
      path: '/search',
      summary: '按条款检索',
      tag: '检索',
      query: searchRequestSchema,
      answer: searchResponseSchema,
      handle: async ({ query }) => searchView(await deps.index.search(query.q, searchOptions(query)), deps, query.q),
    }),
    givingFile({
      from: 'index',
      path: '/search/file',
      summary: '检索结果的文件（CSV、Excel、Word引文、JSONL）',
      tag: '检索',
      query: searchRequestSchema
        .omit({ limit: true, offset: true })
        .extend({ format: z.enum(HIT_FORMATS).default('xlsx') }),
      media: HIT_FORMATS.map((format) => MEDIA[format]),
      handle: async ({ query, origin }) => {
        const { format, q } = query;
        const options = searchOptions({ ...query, limit: 0, offset: 0 });
        const { about, write } = await hitsFile(deps.index, { query: q, options, format, origin });
        const headers = { 'X-Hits-Total': String(about.total), 'X-Hits-Given': String(about.given) };
        const name = `政脉检索 ${fileWords(q)}.${format}`;
        return { name, media: MEDIA[format], headers, content: written(write) };
      },
    }),
    reading({
      from: 'index',
      path: '/suggest',
      summary: '输入时的提示',
      tag: '检索',
      query: suggestRequestSchema,
      answer: suggestResponseSchema,
      handle: async ({ query }) => ({ suggestions: await deps.index.suggest(query.q, query.limit) }),
    }),
  ];
}
