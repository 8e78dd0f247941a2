import { ingestEventSchema } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { SearchEntry, SearchIndex, SearchResult } from '../../graph-schema/search.ts';
import { ClipShelf } from '../../server/draft/clips.ts';
import { Checker } from '../../server/draft/check/checker.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { DraftWork } from '../../server/draft/work.ts';
import { createExporter } from '../../server/export/exporter.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import type { AppDependencies, Library, Queries, Reviews } from '../../server/contract.ts';

export const ENTRY: SearchEntry = {
  id: 'shifufa-2021-3/2.1',
  documentId: 'shifufa-2021-3',
  document: '市府发〔2021〕3号',
  documentTitle: '关于加强技能培训的意见',
  documentNumber: '市府发〔2021〕3号',
  documentType: '意见',
  level: 'provincial',
  region: '某市',
  year: 2021,
  date: '2021-03-04',
  issuers: ['某市人民政府'],
  clause: '二/（一）',
  title: '扩大培训规模',
  text: '（一）扩大培训规模。每年培训 5 万人次。',
  agencies: ['市人力社保局'],
  lead: '市人力社保局',
  path: ['主要任务'],
  targets: ['每年培训5万人次'],
  up: 0,
  down: 2,
  order: 3,
};

const RESULT: SearchResult = {
  total: 1,
  documents: 1,
  hits: [
    {
      id: ENTRY.id,
      entry: ENTRY,
      score: 2.5,
      reasons: [{ term: '培训', how: 'word' }],
      marks: [{ span: [5, 7], how: 'word' }],
      snippet: { start: 3, end: 10 },
    },
  ],
  facets: { level: { provincial: 1 } },
  perDocument: { 'shifufa-2021-3': 1 },
  understood: { words: ['培训'], phrases: [], excluded: [], synonyms: {}, fields: {} },
};

/** An index that finds one clause, nothing for 无, and a mistake in a lone quote. */
export const index: SearchIndex = {
  kind: 'minisearch',
  tokenizer: 'bigram',
  add: () => Promise.resolve(),
  remove: () => Promise.resolve(),
  search: (query) => {
    if (query === '"') {
      const detail = { position: [0, 1], repair: '' };
      throw new ZhengmaiError('BAD_QUERY', '检索式缺一个右引号。', detail);
    }
    return Promise.resolve(query === '无' ? { ...RESULT, total: 0, documents: 0, hits: [] } : RESULT);
  },
  suggest: () => Promise.resolve([{ kind: 'word', text: '培训' }]),
  didYouMean: () => Promise.resolve([{ text: '培训', hits: 1 }]),
  size: () => 1,
  save: () => Promise.resolve([new Uint8Array()]),
  load: () => Promise.resolve(true),
};

const missing = (id: string) => Promise.reject(new ZhengmaiError('DOCUMENT_NOT_FOUND', `没有文件 ${id}。`));

export const queries: Queries = {
  scopeNamed: missing,
  counts: () => Promise.resolve({ documents: 1, clauses: 1 }),
  documents: () => Promise.resolve({ total: 0, documents: [] }),
  document: missing,
  documentLinks: missing,
  source: () => Promise.resolve({ name: '培训意见.txt', bytes: new TextEncoder().encode('<script>培训</script>') }),
  clause: (id) => Promise.reject(new ZhengmaiError('CLAUSE_NOT_FOUND', `没有条款 ${id}。`)),
  lineage: missing,
  coverage: () => Promise.resolve({ up: 1 } as never),
  citedBy: () => Promise.resolve([]),
  table: missing,
  targets: () => missing('targets'),
  pair: missing,
  agencies: () => Promise.resolve({ total: 0, agencies: [] }),
  agency: ({ agency }) => missing(agency),
  neighbourhood: () => Promise.resolve({ nodes: [], edges: [], more: false }),
  overview: () => missing('overview'),
  diagnostics: () => Promise.resolve({ total: 0, diagnostics: [] }),
  missing: () => Promise.resolve({ total: 0, documents: [] }),
};

export const library: Library = {
  async *add(files) {
    for (const { name } of files) {
      yield await Promise.resolve(ingestEventSchema.parse({ file: name, state: 'running', stage: 'read' }));
      yield ingestEventSchema.parse({ file: name, state: 'failed', code: 'UNREADABLE_FILE', message: '读不出文字。' });
    }
  },
  correct: missing,
  remove: missing,
  restore: missing,
};

const noReview = (id: string) => Promise.reject(new ZhengmaiError('NOT_FOUND', `没有复核记录 ${id}。`));

export const reviews: Reviews = {
  list: () => noReview(''),
  add: (review) => noReview(review.who),
  withdraw: noReview,
};

/** Dependencies that answer from memory. */
export function dependencies(more: Partial<AppDependencies> = {}): AppDependencies {
  const memory = new MemoryStore();
  const desk = new DraftDesk(memory);
  const checks = new Checker(memory);
  return {
    store: memory,
    index,
    queries,
    library,
    reviews,
    drafts: desk,
    draftWork: new DraftWork({ store: memory, index, desk, library, check: (draft) => checks.draft(draft) }),
    checks,
    clips: new ClipShelf(memory),
    exporter: createExporter(memory),
    version: '1.2.3',
    ...more,
  };
}
