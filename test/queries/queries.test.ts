import { beforeAll, describe, expect, it } from 'vitest';
import {
  clauseViewSchema,
  coverageResponseSchema,
  diagnosticsResponseSchema,
  documentLinksResponseSchema,
  documentResponseSchema,
  documentsRequestSchema,
  documentsResponseSchema,
  lineageResponseSchema,
  missingResponseSchema,
  overviewResponseSchema,
} from '../../graph-schema/api.ts';
import {
  agenciesResponseSchema,
  agencyResponseSchema,
  neighbourhoodResponseSchema,
} from '../../graph-schema/api-graph.ts';
import { pairResponseSchema, tableResponseSchema, targetsResponseSchema } from '../../graph-schema/api-table.ts';
import { createQueries } from '../../server/queries/index.ts';
import { corpusStore } from '../support/corpus.ts';
import { downId, OPINION, PLAN, planStore, upId } from '../support/plan.ts';

const UP = OPINION.document.id;
const DOWN = PLAN.document.id;
let queries: ReturnType<typeof createQueries>;
beforeAll(async () => {
  queries = createQueries(await planStore());
});

describe('documents', () => {
  const list = (request: object) => queries.documents(documentsRequestSchema.parse(request));
  it('are listed newest first and filtered', async () => {
    expect((await list({})).documents.map(({ id }) => id)).toEqual([DOWN, UP]);
    expect((await list({ level: 'county' })).documents.map(({ id }) => id)).toEqual([DOWN]);
    expect((await list({ year: '2021,1999' })).total).toBe(1);
    expect((await list({ q: '技能 培训' })).total).toBe(2);
    expect((await list({ q: '省发〔2021〕' })).total).toBe(1);
    expect((await list({ held: 'false' })).documents).toMatchObject([
      { title: '职业培训条例', held: false, clauses: 0 },
    ]);
    expect(await list({ limit: '1', offset: '1' })).toMatchObject({ total: 2, documents: [{ id: UP }] });
  });

  it('are told apart from unknown and merely cited ones', async () => {
    await expect(queries.document('nothing')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
    const [gap] = (await list({ held: 'false' })).documents;
    await expect(queries.document(gap!.id)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });

  it('come with clauses, links counted, relations and citing documents', async () => {
    const upper = await queries.document(UP);
    expect(upper.clauses.map(({ locator }) => locator)).toEqual(OPINION.clauses.map(({ locator }) => locator));
    expect(upper.clauses.filter(({ down }) => down > 0).map(({ locator }) => locator)).toEqual([
      '一/（一）',
      '附件/1',
      '附件/3',
    ]);
    expect(upper.relations).toMatchObject([
      { direction: 'down', relation: 'IMPLEMENTS', links: 3, other: { id: DOWN } },
    ]);
    expect(upper.citedBy).toMatchObject([{ documentId: DOWN, clause: '引言', role: 'basis' }]);
    const lower = await queries.document(DOWN);
    expect(lower.relations.map(({ direction, other }) => [direction, other.title, other.held])).toEqual([
      ['up', '职业培训条例', false],
      ['up', '关于发展技能培训的意见', true],
    ]);
  });

  it('give their original file back', async () => {
    const { name, bytes } = await queries.source(UP);
    expect([name, new TextDecoder().decode(bytes)]).toEqual([`${UP}.txt`, '意见原件']);
  });

  it('are found by the names under which they are cited', async () => {
    expect(await queries.citedBy('省发[2021] 1号')).toEqual(['县发〔2022〕5号']);
    expect(await queries.citedBy('《职业培训条例》')).toEqual(['县发〔2022〕5号']);
    expect(await queries.citedBy('县发〔2022〕5号')).toEqual([]);
  });
});

describe('clauses', () => {
  it('have links upwards, downwards and within the document, best first', async () => {
    const row = await queries.clause(upId('附件/1'));
    expect(row.down.map(({ from }) => from.id)).toEqual([downId('附件/1')]);
    expect(row.down[0]!.targets).toMatchObject([{ verdict: 'share', from: { value: 5 }, to: { value: 100 } }]);
    expect(row.restates.map(({ to }) => to.clause)).toEqual(['一/（一）']);
    expect((await queries.clause(downId('附件/1'))).up).toHaveLength(1);
    await expect(queries.clause(`${UP}/9.9`)).rejects.toMatchObject({ code: 'CLAUSE_NOT_FOUND' });
  });

  it('stand side by side, linked or not', async () => {
    expect((await queries.pair(downId('附件/1'), upId('附件/1'))).link?.relation).toBe('IMPLEMENTS');
    const apart = await queries.pair(downId('附件/1'), upId('附件/5'));
    expect([apart.link, apart.from.lead, apart.to.agencies]).toEqual([
      null,
      '县人力社保局',
      ['省教育厅', '各区县政府'],
    ]);
  });
});

describe('coverage', () => {
  const states = async (up: string, down: string) =>
    (await queries.coverage(up, down)).rows.map(({ clause, state }) => `${clause.clause} ${state}`);

  it('tells carried out, in the body only, and omitted', async () => {
    const expected = ['附件/1 carried', '附件/2 body-only', '附件/3 carried', '附件/4 omitted', '附件/5 omitted'];
    expect(await states(UP, DOWN)).toEqual(expected);
    expect(await states(`${UP}/f`, `${DOWN}/f`)).toEqual(expected);
    expect(await states(`${UP}/list`, DOWN)).toEqual(expected);
  });

  it('says where the body has it and why an item may not apply', async () => {
    const { rows, counts, addressedCounts, additions } = await queries.coverage(UP, DOWN);
    expect(rows[1]).toMatchObject({ reason: '仅正文 一/（一）', addressed: true, body: [{ clause: '一/（一）' }] });
    expect(rows[3]).toMatchObject({ reason: '上位责任单位没有区县一级的，可能不适用', addressed: false });
    expect(rows[4]).toMatchObject({ reason: '', addressed: true });
    expect(counts).toEqual({ carried: 2, 'body-only': 1, omitted: 2, 'not-applicable': 0 });
    expect(addressedCounts).toEqual({ carried: 1, 'body-only': 1, omitted: 1, 'not-applicable': 0 });
    expect(additions.map(({ clause }) => clause)).toEqual(['附件/3']);
  });

  it('groups the rows of a list by the parts of the body that they restate', async () => {
    const { rows } = await queries.coverage(UP, DOWN);
    expect(rows.map(({ group }) => group)).toEqual(['扩大规模', '扩大规模', '提高质量', '提高质量', '提高质量']);
  });

  it('of the body takes clauses that can be carried out, and any link counts', async () => {
    expect(await states(`${UP}/body`, `${DOWN}/all`)).toEqual(['一/（一） carried', '二/（一） carried']);
    expect(await states(`${UP}/1.1`, `${DOWN}/body`)).toEqual(['一/（一） carried']);
  });

  it('refuses scopes that are not there', async () => {
    await expect(queries.coverage(`${UP}/f9`, DOWN)).rejects.toMatchObject({ code: 'CLAUSE_NOT_FOUND' });
    await expect(queries.coverage('../etc', DOWN)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(queries.coverage(UP, 'nothing')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});

describe('correlation table', () => {
  it('has the items as rows and the documents as columns', async () => {
    const table = await queries.table(UP, [DOWN, `${DOWN}/body`]);
    expect(table.columns.map(({ list, parent }) => [list, parent?.basis])).toEqual([
      [true, 'cited'],
      [true, 'cited'],
    ]);
    const [first, second] = table.rows;
    expect(first!.targets).toMatchObject([{ value: 100 }]);
    expect(first!.cells[0]!.entries).toMatchObject([
      { clause: { clause: '附件/1', lead: '县人力社保局' }, via: null, kind: 'adapted', review: null },
    ]);
    expect(first!.cells[0]!.entries[0]!.verdicts).toEqual([
      { verdict: 'share', text: '到2025年建成实训基地100个 → 建成实训基地5个' },
    ]);
    expect(second!.cells[0]!.entries).toMatchObject([
      { via: upId('一/（一）'), quote: '在全县建立学分银行工作站，实行学习成果互认。' },
    ]);
  });
});

describe('targets', () => {
  it('of one indicator stand in one row, measured against the document above', async () => {
    const { documents, rows, others } = await queries.targets({ documents: [DOWN, UP] });
    expect(documents.map(({ id }) => id)).toEqual([UP, DOWN]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.cells.map(({ targets }) => targets.map(({ value }) => value))).toEqual([[100, 100], [5]]);
    expect(rows[0]!.comparisons).toMatchObject([{ verdict: 'share', document: DOWN, against: UP }]);
    expect(rows[0]!.shares).toMatchObject([{ total: 100, sum: 5 }]);
    expect(others).toEqual([]);
  });

  it('of documents without common ones are listed apart, and unknown documents are an error', async () => {
    const { rows, others } = await queries.targets({ documents: [UP] });
    expect(rows).toEqual([]);
    expect(others.map(({ object }) => object)).toEqual(['实训基地']);
    await expect(queries.targets({ documents: ['nothing'] })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});

describe('agencies', () => {
  it('have their duties, most first', async () => {
    const { agencies } = await queries.agencies({ q: '', limit: 10, offset: 0 });
    expect(agencies[0]).toMatchObject({ name: '省教育厅', lead: 4, support: 0 });
    expect((await queries.agencies({ q: '县教', limit: 10, offset: 0 })).agencies.map(({ name }) => name)).toEqual([
      '县教委',
    ]);
    const { duties } = await queries.agency({ agency: agencies[0]!.id });
    expect(duties.map(({ clause, role }) => `${clause.clause} ${role}`)).toContain('附件/4 lead');
    await expect(queries.agency({ agency: UP })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are found by id, by name, and as a clause prints them; with deadlines and links', async () => {
    const { agency, duties, namesakes } = await queries.agency({ agency: '县人力社保局' });
    expect(await queries.agency({ agency: agency.id.replace('agency:', '') })).toEqual(
      await queries.agency({ agency: '县人力社保局', clause: downId('附件/1') }),
    );
    expect(namesakes).toEqual([]);
    expect(duties).toMatchObject([
      { role: 'lead', printed: '县人力社保局', links: { up: 1, down: 0, reviewed: 0 }, clause: { clause: '附件/1' } },
    ]);
    const above = await queries.agency({ agency: '省人力社保厅' });
    expect(above.duties[0]).toMatchObject({ deadlines: [], links: { up: 0, down: 1 } });
  });
});

describe('neighbourhood', () => {
  it('grows by steps and says when it was cut', async () => {
    const near = await queries.neighbourhood({ id: downId('附件/1'), steps: 1, limit: 100, follow: 'all' });
    expect(near.nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([upId('附件/1'), `${downId('附件/1')}#t1`]));
    expect(near.nodes.map(({ id }) => id)).not.toContain(upId('一/（一）'));
    const far = await queries.neighbourhood({ id: downId('附件/1'), steps: 2, limit: 100, follow: 'all' });
    expect(far.nodes.find(({ id }) => id === upId('一/（一）'))).toMatchObject({ steps: 2 });
    expect(far.more).toBe(false);
    const links = await queries.neighbourhood({ id: downId('附件/1'), steps: 2, limit: 100, follow: 'links' });
    expect(new Set(links.nodes.map(({ label }) => label))).toEqual(new Set(['Clause']));
    expect(links.nodes[0]).toMatchObject({ clause: '附件/1', steps: 0 });
    expect(links.edges[0]).toMatchObject({ type: 'IMPLEMENTS', kind: 'adapted' });
    expect(await queries.neighbourhood({ id: downId('附件/1'), steps: 2, limit: 3, follow: 'all' })).toMatchObject({
      more: true,
    });
  });
});

describe('library', () => {
  it('counts what is held, linked and missing', async () => {
    expect(await queries.overview()).toMatchObject({ documents: 2, links: 6, missing: 1, citations: 2, reviewed: 0 });
    expect(await queries.missing({ limit: 5, offset: 0 })).toMatchObject({
      total: 1,
      documents: [{ title: '职业培训条例', citedBy: [{ documentId: DOWN, clause: '引言' }] }],
    });
  });
});

describe('answers have the shape of the API', () => {
  it('for the corpus', async () => {
    const corpus = createQueries(await corpusStore());
    const page = { limit: 20, offset: 0 };
    const { documents } = documentsResponseSchema.parse(
      await corpus.documents(documentsRequestSchema.parse({ held: 'all' })),
    );
    overviewResponseSchema.parse(await corpus.overview());
    diagnosticsResponseSchema.parse(await corpus.diagnostics(page));
    missingResponseSchema.parse(await corpus.missing(page));
    agenciesResponseSchema.parse(await corpus.agencies({ q: '', ...page }));
    const held = documents.filter((one) => one.held).map(({ id }) => id);
    expect(held).toHaveLength(5);
    for (const id of held) {
      const { clauses } = documentResponseSchema.parse(await corpus.document(id));
      documentLinksResponseSchema.parse(await corpus.documentLinks(id));
      clauseViewSchema.parse(await corpus.clause(clauses.at(-1)!.id));
      neighbourhoodResponseSchema.parse(await corpus.neighbourhood({ id, steps: 2, limit: 50, follow: 'all' }));
    }
    targetsResponseSchema.parse(await corpus.targets({ documents: held }));
    const [up, down] = ['yufufa-2021-35', 'liangpingfubanfa-2023-27'];
    const { rows, counts } = coverageResponseSchema.parse(await corpus.coverage(`${up}/f2`, down!));
    expect(rows).toHaveLength(40);
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(40);
    lineageResponseSchema.parse(await corpus.lineage(up!, down!));
    tableResponseSchema.parse(
      await corpus.table(
        `${up}/f2`,
        held.filter((id) => id !== up),
      ),
    );
    const [link] = (await corpus.documentLinks(down!)).links;
    pairResponseSchema.parse(await corpus.pair(link!.from.id, link!.to.id));
  });

  it('for an agency', async () => {
    const [first] = (await queries.agencies({ q: '', limit: 1, offset: 0 })).agencies;
    agencyResponseSchema.parse(await queries.agency({ agency: first!.id }));
  });
});
