import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSearchIndex } from '../../server/search/open.ts';
import { buildSegment, mergeSegments, type Segment, type TermRow } from '../../server/search/segment.ts';
import { inventedClauses } from '../bench/clauses.ts';
import { judgedQueries, rankingReport } from '../ranking/report.ts';
import { ENTRIES, entry } from '../support/search-entries.ts';

const postings = ({ terms, starts, ords, counts }: Segment) =>
  Object.fromEntries(
    terms.map((term, at) => {
      const range = [starts[at]!, starts[at + 1]!] as const;
      return [term, Array.from(ords.slice(...range), (ord, i) => [ord, counts.slice(...range)[i]])];
    }),
  );

describe('segments', () => {
  const rows = fc.array(fc.array(fc.constantFrom('甲', '乙', '丙', '丁')), { maxLength: 12 });

  it('hold every term of every clause, and the same when put together', () => {
    fc.assert(
      fc.property(rows, fc.nat(12), fc.nat(12), (terms, cut, goneOrd) => {
        const all: TermRow[] = terms.map((list, ord) => ({ ord, terms: list }));
        const isGone = (ord: number) => ord === goneOrd;
        const merged = mergeSegments(buildSegment(all.slice(0, cut)), buildSegment(all.slice(cut)), isGone);
        const wanted = postings(buildSegment(all.filter(({ ord }) => !isGone(ord))));
        const found = postings(merged);
        for (const term of Object.keys(found)) expect(found[term]).toEqual(wanted[term] ?? []);
        for (const term of Object.keys(wanted)) expect(found[term]).toEqual(wanted[term]);
      }),
      { seed: 2 },
    );
  });
});

describe('the compact engine', () => {
  it('ranks as MiniSearch does', async () => {
    const compact = openSearchIndex({ compactFrom: 0 });
    const mini = openSearchIndex({ compactFrom: Infinity });
    expect([compact.kind, mini.kind]).toEqual(['compact', 'minisearch']);
    const [ours, theirs] = [await rankingReport(compact), await rankingReport(mini)];
    expect(ours.ndcg).toBeCloseTo(theirs.ndcg, 10);
    for (const { query } of judgedQueries()) {
      const [a, b] = [await compact.search(query, { limit: 50 }), await mini.search(query, { limit: 50 })];
      expect(a.total, query).toBe(b.total);
      expect(a.facets, query).toEqual(b.facets);
      a.hits.forEach((hit, at) => {
        expect(hit.score, `${query} ${at}`).toBeCloseTo(b.hits[at]!.score, 6);
      });
    }
  });

  it('takes over at a number of clauses, and says so', async () => {
    const index = openSearchIndex({ tokenizer: 'bigram', compactFrom: 10 });
    await index.add(ENTRIES);
    expect(index.kind).toBe('minisearch');
    const before = (await index.search('技能培训')).total;
    await index.add(Array.from({ length: 10 }, (_, at) => entry({ id: `n-1/${at}`, text: `第${at}项技能培训` })));
    expect(index.kind).toBe('compact');
    expect((await index.search('技能培训', { limit: 100 })).total).toBe(before + 10);
    expect((await index.search('补贴性')).hits.map(({ id }) => id)).toEqual(['jiangfufa-2021-8/2.1']);
    expect((await index.suggest('培')).map(({ text }) => text)).toContain('培训');
  });

  it('is there from the start where many clauses are expected, with the same answers', async () => {
    const clauses = inventedClauses(ENTRIES, 40);
    const settings = { tokenizer: 'bigram', compactFrom: 30 } as const;
    const [told, grown, few] = [openSearchIndex(settings), openSearchIndex(settings), openSearchIndex(settings)];
    told.expect!(40);
    few.expect!(29);
    expect([told.kind, grown.kind, few.kind]).toEqual(['compact', 'minisearch', 'minisearch']);
    for (const index of [told, grown])
      for (const half of [clauses.slice(0, 20), clauses.slice(20)]) await index.add(half);
    expect(await told.search('技能培训', { limit: 40 })).toEqual(await grown.search('技能培训', { limit: 40 }));
    told.expect!(1);
    expect([told.size(), told.kind]).toEqual([40, 'compact']);
  });

  it('is the same whether clauses come at once or bit by bit, and after some are gone', async () => {
    const clauses = inventedClauses(ENTRIES, 300);
    const once = openSearchIndex({ tokenizer: 'bigram', compactFrom: 0 });
    await once.add(clauses);
    const slowly = openSearchIndex({ tokenizer: 'bigram', compactFrom: 0 });
    for (let at = 0; at < clauses.length; at += 7) await slowly.add(clauses.slice(at, at + 7));
    expect(await slowly.search('技能培训', { limit: 30 })).toEqual(await once.search('技能培训', { limit: 30 }));
    for (const index of [once, slowly]) await index.remove(['b-0', 'b-2']);
    const left = await slowly.search('技能培训', { limit: 300 });
    expect(left.hits.some(({ entry: { documentId } }) => documentId === 'b-0')).toBe(false);
    expect(left.total).toBe((await once.search('技能培训')).total);
  });
});
