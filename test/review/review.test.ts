import { beforeEach, describe, expect, it } from 'vitest';
import type { ReviewRequest } from '../../graph-schema/api-review.ts';
import { reviewRecordSchema, reviewRequestSchema, reviewsResponseSchema } from '../../graph-schema/api-review.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { exportRecords } from '../../server/export/records.ts';
import { relationChanges } from '../../server/load/links.ts';
import { refreshLinkCounts } from '../../server/load/link-counts.ts';
import { removeDocument } from '../../server/load/remove.ts';
import { saveDocument } from '../../server/load/save.ts';
import { createQueries } from '../../server/queries/index.ts';
import { attachReviews } from '../../server/review/attach.ts';
import { goldLinks } from '../../server/review/gold.ts';
import { createReviews } from '../../server/review/index.ts';
import type { MemoryStore } from '../../server/store/memory.ts';
import { downId, LINKS, OPINION, PARENT, PLAN, planStore, upId } from '../support/plan.ts';
import { ingested } from '../support/documents.ts';

const UP = OPINION.document.id;
const DOWN = PLAN.document.id;
let store: MemoryStore;
let reviews: ReturnType<typeof createReviews>;
let queries: ReturnType<typeof createQueries>;
let told: string[];
beforeEach(async () => {
  store = await planStore();
  told = [];
  queries = createQueries(store);
  reviews = createReviews(store, (ids) => {
    told.push(...ids);
    return Promise.resolve();
  });
});

const add = (request: Partial<ReviewRequest>) => reviews.add(reviewRequestSchema.parse({ who: '张三', ...request }));
const LINK = { from: downId('附件/1'), to: upId('附件/1') };
const all = { limit: 100, offset: 0 };

/** Puts another version of the plan in place of the stored one, and links it as before where the clauses are the same. */
async function replacePlan(document: IngestedDocument): Promise<void> {
  await saveDocument(store, document, new TextEncoder().encode('新版'));
  const ids = new Set(document.clauses.map(({ id }) => id));
  const links = LINKS.filter(({ from }) => ids.has(from.id) || from.id.startsWith(UP)).map((link) => ({
    ...link,
    targets: [],
  }));
  await store.apply((await relationChanges(store, [DOWN], { parents: [PARENT], links })).changes);
  await attachReviews(store, [DOWN]);
}

function planWith(
  changes: (text: string, locator: string) => string,
  locators = (locator: string) => locator,
): IngestedDocument {
  return ingested({
    ...PLAN.document,
    sha256: 'new',
    clauses: PLAN.clauses.map(({ locator, text, title, form, role }) => ({
      locator: locators(locator),
      text: changes(text, locator),
      title,
      form,
      role,
    })),
  });
}

describe('a decision', () => {
  it('shows on the link, with who and when, whichever way round it is named', async () => {
    const record = reviewRecordSchema.parse(
      await add({ action: 'confirmed', from: LINK.to, to: LINK.from, kind: 'verbatim' }),
    );
    expect(record).toMatchObject({ fromId: LINK.from, toId: LINK.to, machine: { kind: 'adapted', band: 'firm' } });
    const [link] = (await queries.clause(LINK.from)).up;
    expect(link).toMatchObject({ kind: 'verbatim', review: { decision: 'confirmed', who: '张三', stale: false } });
  });

  it('that rejects a link takes it out of coverage and export, not out of sight', async () => {
    await add({ action: 'rejected', ...LINK });
    expect((await queries.coverage(UP, DOWN)).rows[0]).toMatchObject({ state: 'omitted' });
    expect((await queries.clause(LINK.from)).up).toMatchObject([{ review: { decision: 'rejected' } }]);
    const exported: string[] = [];
    for await (const record of exportRecords(store)) if (record.type === 'link') exported.push(record.from.id);
    expect(exported).not.toContain(LINK.from);
    expect(exported).toHaveLength(LINKS.length - 1);
  });

  it('gives way to a later one, and to the earlier one again when that is withdrawn', async () => {
    const decision = async () => (await queries.clause(LINK.from)).up[0]!.review?.decision ?? null;
    await add({ action: 'confirmed', ...LINK });
    const second = await add({ action: 'rejected', ...LINK, who: '李四' });
    expect(await decision()).toBe('rejected');
    await reviews.withdraw(second.id);
    expect(await decision()).toBe('confirmed');
    expect((await reviews.list(all)).reviews.map(({ withdrawn }) => withdrawn !== null)).toEqual([true, false]);
  });

  it('is not taken for older than one before it where the clock was set back meanwhile', async () => {
    const at = (moment: string) =>
      createReviews(
        store,
        () => Promise.resolve(),
        () => Date.parse(moment),
      );
    const request = (action: 'confirmed' | 'rejected') => reviewRequestSchema.parse({ who: '张三', action, ...LINK });
    await at('2024-06-01T08:00:00Z').add(request('confirmed'));
    await at('2023-01-01T08:00:00Z').add(request('rejected'));
    expect((await queries.clause(LINK.from)).up[0]!.review).toMatchObject({ decision: 'rejected' });
    expect((await reviews.list(all)).reviews.map(({ action }) => action)).toEqual(['rejected', 'confirmed']);
  });

  it('keeps its note, also where somebody only notes something later', async () => {
    await add({ action: 'confirmed', ...LINK });
    await add({ action: 'noted', ...LINK, note: '口径待核' });
    expect((await queries.clause(LINK.from)).up[0]!.review).toMatchObject({ decision: 'confirmed', note: '口径待核' });
  });

  it('needs a link, clauses that are there, and a name', async () => {
    await expect(add({ action: 'confirmed', from: downId('附件/3'), to: upId('附件/4') })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(add({ action: 'confirmed', from: `${DOWN}/9`, to: LINK.to })).rejects.toMatchObject({
      code: 'CLAUSE_NOT_FOUND',
    });
    expect(reviewRequestSchema.safeParse({ action: 'confirmed', ...LINK, who: ' ' }).success).toBe(false);
    expect(reviewRequestSchema.safeParse({ action: 'confirmed', from: LINK.from, who: '张三' }).success).toBe(false);
  });
});

describe('a missing link', () => {
  const missing = { action: 'added', from: downId('附件/3'), to: upId('附件/5'), kind: 'thematic' } as const;

  it('is added, counts in coverage, is told to search, and goes when it is withdrawn', async () => {
    const { id } = await add(missing);
    expect(told).toEqual([DOWN, UP]);
    expect((await queries.coverage(UP, DOWN)).rows[4]).toMatchObject({ state: 'carried' });
    expect((await queries.clause(missing.from)).up).toMatchObject([
      { kind: 'thematic', review: { decision: 'added' } },
    ]);
    await reviews.withdraw(id);
    expect((await queries.coverage(UP, DOWN)).rows[4]).toMatchObject({ state: 'omitted' });
  });

  it('survives the linker, which does not know it', async () => {
    await add(missing);
    await store.apply((await relationChanges(store, [UP, DOWN], { parents: [PARENT], links: LINKS })).changes);
    expect((await queries.clause(missing.from)).up).toHaveLength(1);
  });

  it('is a confirmation where the link is there already', async () => {
    expect(await add({ action: 'added', ...LINK })).toMatchObject({ action: 'confirmed' });
  });

  it('cannot run against level and date', async () => {
    await expect(add({ ...missing, from: missing.to, to: missing.from })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('marks', () => {
  it('set an omitted item aside as not applicable to a document', async () => {
    await add({ action: 'not-applicable', to: upId('附件/4'), document: DOWN, note: '省级事权' });
    const { rows, counts } = await queries.coverage(UP, DOWN);
    expect(rows[3]).toMatchObject({ state: 'not-applicable', reason: '张三标为不适用：省级事权' });
    expect(counts['not-applicable']).toBe(1);
  });
});

describe('after the document came in again', () => {
  it('a decision stays with its clause', async () => {
    await add({ action: 'confirmed', ...LINK });
    await replacePlan(PLAN);
    expect((await queries.clause(LINK.from)).up[0]!.review).toMatchObject({ decision: 'confirmed', stale: false });
  });

  it('a decision follows its words to another number', async () => {
    await add({ action: 'confirmed', ...LINK });
    await replacePlan(
      planWith(
        (text) => text,
        (locator) => (locator.startsWith('附件/') ? `附件/${Number(locator.slice(3)) + 1}` : locator),
      ),
    );
    const [review] = (await reviews.list(all)).reviews;
    expect(review).toMatchObject({ fromId: downId('附件/2'), stale: false, from: { clause: '附件/1' } });
  });

  it('a decision on words that have changed is kept and marked', async () => {
    await add({ action: 'confirmed', ...LINK });
    await replacePlan(planWith((text, locator) => (locator === '附件/1' ? text.replace('5个', '3个') : text)));
    expect((await queries.clause(LINK.from)).up[0]!.review).toMatchObject({ decision: 'confirmed', stale: true });
    const { reviews: found } = reviewsResponseSchema.parse(await reviews.list({ ...all, stale: 'true' }));
    expect(found[0]!.from!.quote).toContain('5个');
    expect(goldLinks(found)).toEqual([]);
  });

  it('a decision waits while its clause or document is gone, and is there again when it is back', async () => {
    await add({ action: 'added', from: downId('附件/3'), to: upId('附件/5') });
    await replacePlan(planWith((text, locator) => (locator === '附件/3' ? '完全无关的另一件事情' : text)));
    expect((await reviews.list(all)).reviews[0]).toMatchObject({ fromId: null, stale: true });
    await removeDocument(store, DOWN);
    await attachReviews(store, [DOWN]);
    expect((await reviews.list(all)).reviews).toHaveLength(1);
    await replacePlan(PLAN);
    expect((await queries.clause(downId('附件/3'))).up).toMatchObject([
      { review: { decision: 'added', stale: false } },
    ]);
  });
});

describe('what is learnt', () => {
  it('precision by band and kind from the latest decisions', async () => {
    await add({ action: 'confirmed', ...LINK, kind: 'verbatim' });
    await add({ action: 'confirmed', from: downId('附件/2'), to: upId('附件/3') });
    await add({ action: 'rejected', from: downId('附件/2'), to: upId('附件/3'), who: '李四' });
    await add({ action: 'added', from: downId('附件/3'), to: upId('附件/5') });
    const { precision } = await reviews.list(all);
    expect(precision).toMatchObject({
      confirmed: 1,
      rejected: 1,
      precision: 0.5,
      byBand: { firm: { confirmed: 1, rejected: 0 }, review: { confirmed: 0, rejected: 1 } },
      byKind: { thematic: { confirmed: 0, rejected: 1 } },
      kindCorrected: 1,
      added: 1,
    });
  });

  it('annotations in the form of the gold files', async () => {
    await add({ action: 'confirmed', ...LINK, kind: 'verbatim', note: '基地数量分解' });
    await add({ action: 'rejected', from: downId('附件/2'), to: upId('附件/3') });
    expect(goldLinks((await reviews.list(all)).reviews)).toEqual([
      { from: '县发〔2022〕5号:附件/1', to: '省发〔2021〕1号:附件/1', grade: 2, kind: 'verbatim', why: '基地数量分解' },
    ]);
  });

  it('how far a document is reviewed', async () => {
    await add({ action: 'confirmed', ...LINK });
    await refreshLinkCounts(store, [UP]);
    const [summary] = (
      await queries.documents({ ...all, level: ['county'], region: [], year: [], q: '', held: 'true' })
    ).documents;
    expect(summary).toMatchObject({ links: 3, reviewed: 1 });
    expect((await queries.overview()).reviewed).toBe(1);
  });
});
