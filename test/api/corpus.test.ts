import request from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import * as schemas from '../../graph-schema/index.ts';
import { createApp } from '../../server/app.ts';
import { searchEntries } from '../../server/load/search-entries.ts';
import { createQueries } from '../../server/queries/index.ts';
import { openSearchIndex } from '../../server/search/open.ts';
import { corpusStore } from '../support/corpus.ts';

const UP = 'yufufa-2021-35';
const DOWN = 'liangpingfubanfa-2023-27';

describe('the API over the documents of the corpus', () => {
  let app: ReturnType<typeof createApp>;
  beforeAll(async () => {
    const store = await corpusStore();
    const index = openSearchIndex();
    const documents = await store.find('Document', { held: true });
    await index.add(
      await searchEntries(
        store,
        documents.map(({ id }) => id),
      ),
    );
    app = createApp({ store, index, queries: createQueries(store) });
  });
  const get = (path: string) => request(app).get(`/api/v1${path}`);

  it('counts what is in', async () => {
    const { body } = await get('/health').expect(200);
    expect(body).toMatchObject({ status: 'ok', documents: 5 });
    expect((body as { clauses: number }).clauses).toBeGreaterThan(290);
  });

  it.each([
    ['/overview', 'overviewResponseSchema'],
    ['/documents', 'documentsResponseSchema'],
    [`/documents/${UP}`, 'documentResponseSchema'],
    [`/documents/${UP}/links`, 'documentLinksResponseSchema'],
    [`/documents/${UP}/clauses/f2.21`, 'clauseViewSchema'],
    ['/diagnostics', 'diagnosticsResponseSchema'],
    ['/missing', 'missingResponseSchema'],
    [`/lineage?up=${UP}/f2&down=${DOWN}`, 'lineageResponseSchema'],
    [`/coverage?up=${UP}&down=${DOWN}`, 'coverageResponseSchema'],
    [`/table?up=${UP}&down=${DOWN},qijiao-2023-17`, 'tableResponseSchema'],
    [`/targets?documents=${UP},${DOWN}`, 'targetsResponseSchema'],
    [`/pair?from=${DOWN}/f.11&to=${UP}/f2.21`, 'pairResponseSchema'],
    ['/agencies', 'agenciesResponseSchema'],
    [`/neighbourhood?id=${UP}/f2.21`, 'neighbourhoodResponseSchema'],
    ['/suggest?q=zhiye', 'suggestResponseSchema'],
  ] as const)('answers %s as described', async (path, schema) => {
    const { body } = await get(path).expect(200);
    expect(schemas[schema].safeParse(body).error).toBeUndefined();
  });

  it.each([
    ['csv', 'text/csv', '\ufeff部分,条款'],
    ['xlsx', 'spreadsheetml', 'PK'],
  ])('gives the correlation table as %s', async (format, type, start) => {
    const answer = await get(`/table/file?up=${UP}/f2&down=${DOWN}&format=${format}`).responseType('blob').expect(200);
    expect(answer.headers['content-type']).toContain(type);
    expect((answer.body as Buffer).toString('utf8').startsWith(start)).toBe(true);
  });

  it('gives the source file as it was', async () => {
    const answer = await get(`/documents/${UP}/source`).responseType('blob').expect(200);
    expect((answer.body as Buffer).length).toBeGreaterThan(20_000);
  });

  it('finds a clause with its context', async () => {
    const { body } = await get(`/search?q=${encodeURIComponent('双师型 占比')}&limit=5&level=provincial`).expect(200);
    const { hits, facets, total } = schemas.searchResponseSchema.parse(body);
    expect(total).toBeGreaterThan(hits.length);
    expect(hits[0]).toMatchObject({ document: '渝府发〔2021〕35号', documentId: UP, level: 'provincial' });
    expect(hits[0]!.path.length).toBeGreaterThan(0);
    expect(Object.keys(facets.level ?? {}).length).toBeGreaterThan(1);
  });

  it('says who cites a document that is not held', async () => {
    const { body } = await get(`/search?q=${encodeURIComponent('国发〔2019〕4号')}`).expect(200);
    expect(schemas.searchResponseSchema.parse(body).direct).toMatchObject({
      kind: 'number',
      documentId: null,
      citedBy: ['渝府发〔2019〕18号'],
    });
  });
});
