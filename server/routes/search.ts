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
import { route, type Route } from './route.ts';

/** Options of the index from a request: every list that is not empty narrows. */
export function searchOptions(request: SearchRequest): SearchOptions {
  const filters: NonNullable<SearchOptions['filters']> = {};
  for (const name of [...FACETS, 'document'] as const) if (request[name].length) filters[name] = request[name];
  const { limit, offset, sort } = request;
  return { limit, offset, sort, filters, synonyms: request.synonyms === '1' };
}

/** One hit as the API and the command line give it. The snippet is an exact slice of the clause's text. */
export function hitView(hit: SearchHit): SearchResponse['hits'][number] {
  const { entry, snippet } = hit;
  return {
    document: entry.document,
    clause: entry.clause,
    id: entry.id,
    documentId: entry.documentId,
    documentTitle: entry.documentTitle,
    level: entry.level,
    region: entry.region,
    date: entry.date,
    issuers: entry.issuers,
    documentType: entry.documentType,
    title: entry.title,
    path: entry.path,
    snippet: entry.text.slice(snippet.start, snippet.end),
    cutBefore: snippet.start > 0,
    cutAfter: snippet.end < entry.text.length,
    marks: hit.marks
      .filter(({ span }) => span[0] < snippet.end && span[1] > snippet.start)
      .map(({ span, how }) => ({
        span: [Math.max(span[0], snippet.start) - snippet.start, Math.min(span[1], snippet.end) - snippet.start] as [
          number,
          number,
        ],
        how,
      })),
    reasons: hit.reasons,
    score: hit.score,
    lead: entry.lead,
    targets: entry.targets,
    up: entry.up,
    down: entry.down,
  };
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
    hits: result.hits.map(hitView),
    facets: result.facets,
    understood: result.understood,
    direct: direct ? { ...direct, citedBy: await deps.queries.citedBy(direct.text) } : null,
    didYouMean: isDoubtful(result) ? await deps.index.didYouMean(query) : [],
  };
}

/** Search and suggestions. */
export function searchRoutes(deps: AppDependencies): Route[] {
  return [
    route({
      method: 'get',
      path: '/search',
      summary: '按条款检索',
      tag: '检索',
      query: searchRequestSchema,
      answer: searchResponseSchema,
      handle: async ({ query }) => searchView(await deps.index.search(query.q, searchOptions(query)), deps, query.q),
    }),
    route({
      method: 'get',
      path: '/suggest',
      summary: '输入时的提示',
      tag: '检索',
      query: suggestRequestSchema,
      answer: suggestResponseSchema,
      handle: async ({ query }) => ({ suggestions: await deps.index.suggest(query.q, query.limit) }),
    }),
  ];
}
