import { beforeEach, describe, expect, it } from 'vitest';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { ingestPaths } from '../../server/load/ingest.ts';
import { relationChanges, readRelations } from '../../server/load/links.ts';
import { pendingDocuments } from '../../server/load/pending.ts';
import { readDocument } from '../../server/load/read.ts';
import { relink } from '../../server/load/relink.ts';
import { removeDocument } from '../../server/load/remove.ts';
import { saveDocument } from '../../server/load/save.ts';
import { searchEntries } from '../../server/load/search-entries.ts';
import { verifyStore } from '../../server/load/verify.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { CORPUS, corpusStore, freshCorpusStore } from '../support/corpus.ts';
import { ingested, linkRecord } from '../support/documents.ts';

const UPPER = ingested({
  id: 'shengfa-2021-1',
  documentNumber: '省发〔2021〕1号',
  title: '关于发展技能培训的意见',
  clauses: [
    { locator: '引言', text: '为发展技能培训，提出以下意见。' },
    { locator: '一', text: '一、主要任务', title: '主要任务', form: 'heading' },
    {
      locator: '一/（一）',
      text: '（一）扩大规模。到2025年建成实训基地100个。',
      title: '扩大规模',
      agencies: ['省人力社保厅', '省财政厅'],
      targets: [{ text: '建成实训基地100个', value: 100, unit: '个', object: '实训基地', deadline: '2025' }],
    },
  ],
});
const LOWER = ingested({
  id: 'quzhengfa-2022-5',
  documentNumber: '区政发〔2022〕5号',
  title: '技能培训实施方案',
  level: 'county',
  date: '2022-03-01',
  clauses: [
    {
      locator: '引言',
      text: '为落实《关于发展技能培训的意见》（省发〔2021〕1号）和《职业培训条例》，制定本方案。',
      citations: [
        { title: '关于发展技能培训的意见', number: '省发〔2021〕1号' },
        { title: '职业培训条例', role: 'mention' },
      ],
    },
    {
      locator: '一',
      text: '一、建设实训基地10个，由区人力社保局牵头。',
      agencies: ['区人力社保局'],
      targets: [{ value: 10 }],
    },
  ],
});
const bytes = new TextEncoder().encode('原件');

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
});

async function save(document: IngestedDocument): Promise<string> {
  return (await saveDocument(store, document, bytes)).id;
}

describe('saveDocument', () => {
  it('gives the document back as it was', async () => {
    for (const document of [UPPER, LOWER]) {
      await save(document);
      expect(await readDocument(store, document.document.id)).toEqual(document);
    }
  });

  it('stores every corpus document without loss', async () => {
    const corpus = await corpusStore();
    const found = await verifyStore(corpus);
    expect(found.problems.filter((problem) => !problem.startsWith('条款文字与原文位置不符'))).toEqual([]);
    expect(found.counts.nodes.Document).toBeGreaterThanOrEqual(5);
  });

  it('keeps the original file and says that the document waits for linking', async () => {
    await save(UPPER);
    expect(await store.blob(`original/${UPPER.document.source.sha256}`)).toEqual(bytes);
    expect(await pendingDocuments(store)).toEqual(['shengfa-2021-1']);
  });

  it('does the same twice', async () => {
    await save(LOWER);
    const before = await store.counts();
    await save(LOWER);
    expect(await store.counts()).toEqual(before);
  });

  it('replaces a document by its new version, without leftovers', async () => {
    await save(LOWER);
    const shorter = ingested({
      ...LOWER.document,
      clauses: [{ locator: '一', text: '一、只剩一条。' }],
      sha256: 'new',
    });
    expect(await saveDocument(store, shorter, bytes)).toMatchObject({ id: LOWER.document.id, outcome: 'replaced' });
    expect(await readDocument(store, LOWER.document.id)).toEqual(shorter);
    await relink(store);
    const { nodes } = (await verifyStore(store)).counts;
    expect(nodes).toEqual({ Document: 1, Clause: 1, Agency: 1 });
  });

  it('knows the same text in another file and leaves the document alone', async () => {
    await save(LOWER);
    const copy = {
      ...LOWER,
      document: { ...LOWER.document, source: { ...LOWER.document.source, file: 'b.docx', sha256: 'x' } },
    };
    expect(await saveDocument(store, copy, bytes)).toMatchObject({ id: LOWER.document.id, outcome: 'copy' });
    expect(await readDocument(store, LOWER.document.id)).toEqual(LOWER);
  });

  it('keeps two different documents that print one 文号', async () => {
    await save(LOWER);
    const clauses = [...LOWER.clauses, { locator: '二', text: '二、另有一条。' }];
    const other = ingested({ ...LOWER.document, title: '另一个方案', clauses, sha256: 'other' });
    const id = await save(other);
    expect(id).toMatch(/^quzhengfa-2022-5-[a-z0-9]+$/u);
    expect((await readDocument(store, LOWER.document.id)).document.title).toBe('技能培训实施方案');
    const kept = await readDocument(store, id);
    expect(kept.document.title).toBe('另一个方案');
    expect(kept.clauses.every((clause) => clause.id.startsWith(`${id}/`) && clause.documentId === id)).toBe(true);
    expect(await save(other)).toBe(id);
    expect(await store.count('Document', { held: true })).toBe(2);
    expect(kept.diagnostics.map(({ code }) => code)).toEqual(['DUPLICATE_NUMBER']);
  });

  it('notes that another document has the same text', async () => {
    await save(LOWER);
    const twin = ingested({
      ...LOWER.document,
      id: 'other-1',
      documentNumber: '他发〔2022〕1号',
      clauses: LOWER.clauses,
    });
    await save(twin);
    expect((await readDocument(store, 'other-1')).diagnostics.map(({ code }) => code)).toEqual(['DUPLICATE_TEXT']);
  });
});

describe('citations', () => {
  it('point to held documents, and to a named gap for the others', async () => {
    await save(LOWER);
    await save(UPPER);
    await relink(store);
    const { citations } = await readDocument(store, LOWER.document.id);
    expect(citations.map(({ resolves }) => resolves)).toEqual(['省发〔2021〕1号', null]);
    const gaps = await store.find('Document', { held: false });
    expect(gaps.map((row) => row.props['title'])).toEqual(['职业培训条例']);
    expect(
      (await store.expand([LOWER.document.id], { types: ['CITES'], direction: 'out' })).map((edge) => edge.dst),
    ).toEqual(expect.arrayContaining([UPPER.document.id, gaps[0]!.id]));
  });

  it('of a removed document stay as a named gap, and find it again when it is back', async () => {
    await save(LOWER);
    await save(UPPER);
    await relink(store);
    await removeDocument(store, UPPER.document.id);
    await relink(store);
    const resolves = async (): Promise<(string | null)[]> =>
      (await readDocument(store, LOWER.document.id)).citations.map((citation) => citation.resolves);
    expect(await resolves()).toEqual([null, null]);
    expect(await store.nodes([UPPER.document.id])).toMatchObject([
      { props: { held: false, document: '省发〔2021〕1号', title: '关于发展技能培训的意见' } },
    ]);
    await save(UPPER);
    await relink(store);
    expect(await resolves()).toEqual(['省发〔2021〕1号', null]);
  });
});

describe('removeDocument', () => {
  it('takes everything with it but what others need', async () => {
    await save(UPPER);
    const before = await store.counts();
    await save(LOWER);
    await relink(store);
    await removeDocument(store, LOWER.document.id);
    await relink(store);
    const { nodes, edges } = await store.counts();
    expect({ ...nodes, Setting: 1 }).toEqual({ ...before.nodes, Setting: 1 });
    expect(edges).toEqual(before.edges);
  });

  it('refuses an unknown id', async () => {
    await expect(removeDocument(store, 'nothing')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
  });
});

describe('links', () => {
  const link = linkRecord(LOWER.clauses[1]!, UPPER.clauses[2]!, {
    targets: [{ from: LOWER.targets[0]!.id, to: UPPER.targets[0]!.id, verdict: 'share', note: '' }],
  });
  const parent = {
    type: 'parent',
    from: LOWER.document.id,
    to: UPPER.document.id,
    relation: 'IMPLEMENTS',
    basis: 'cited',
    confidence: 0.9,
    reason: '引言依据',
  } as const;

  it('are read back as they were written, and replaced as a whole', async () => {
    await save(UPPER);
    await save(LOWER);
    const ids = [LOWER.document.id];
    const first = await relationChanges(store, ids, { parents: [parent], links: [link] });
    expect([...first.touched].sort()).toEqual([LOWER.document.id, UPPER.document.id]);
    await store.apply(first.changes);
    expect(await readRelations(store, ids)).toEqual({ parents: [parent], links: [link] });
    expect((await store.counts()).edges.LOCALISES).toBe(1);
    const same = await relationChanges(store, ids, { parents: [parent], links: [link] });
    expect(same).toEqual({ changes: { removeOwned: [], edges: [] }, touched: new Set() });
    await store.apply((await relationChanges(store, ids, { parents: [], links: [] })).changes);
    expect(await readRelations(store, ids)).toEqual({ parents: [], links: [] });
  });

  it('count in the search entries of both ends', async () => {
    await save(UPPER);
    await save(LOWER);
    await store.apply(
      (await relationChanges(store, [LOWER.document.id], { parents: [parent], links: [link] })).changes,
    );
    const entries = await searchEntries(store, [UPPER.document.id, LOWER.document.id, 'gone']);
    expect(entries.map(({ id, up, down, path, agencies }) => [id, up, down, path, agencies])).toEqual([
      ['shengfa-2021-1/0', 0, 0, [], []],
      ['shengfa-2021-1/1', 0, 0, [], []],
      ['shengfa-2021-1/1.1', 0, 1, ['主要任务'], ['省人力社保厅', '省财政厅']],
      ['quzhengfa-2022-5/0', 0, 0, [], []],
      ['quzhengfa-2022-5/1', 1, 0, [], ['区人力社保局']],
    ]);
    expect(entries[2]).toMatchObject({ year: 2021, targets: ['实训基地 ≥100个，2025年'], lead: '省人力社保厅' });
  });
});

describe('ingestPaths', () => {
  it('reads nothing again that has not changed', async () => {
    const own = await freshCorpusStore();
    const before = await verifyStore(own);
    const report = await ingestPaths([CORPUS], own);
    expect(report.files.map(({ state }) => state)).toEqual(Array(5).fill('duplicate'));
    expect(report.changed).toEqual([]);
    expect(await verifyStore(own)).toEqual(before);
  });

  it('gives the same content whichever way the files came in', async () => {
    const own = new MemoryStore();
    const files = [
      'yurenshe-2021-452',
      'qijiao-2023-17',
      'yufufa-2021-35',
      'yufufa-2019-18',
      'liangpingfubanfa-2023-27',
    ];
    for (const file of files) await ingestPaths([`${CORPUS}/${file}.txt`], own);
    const { digest } = await verifyStore(await corpusStore());
    expect((await verifyStore(own)).digest).toBe(digest);
  });
});
