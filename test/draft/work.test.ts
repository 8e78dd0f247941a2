import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { peersRequestSchema } from '../../graph-schema/api-draft.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import { clauseBlock } from '../../server/draft/to-blocks.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { DraftWork } from '../../server/draft/work.ts';
import { fillIndex } from '../../server/load/index-keeper.ts';
import { createLibrary } from '../../server/load/library.ts';
import { createReviews } from '../../server/review/index.ts';
import { openIndexFor } from '../../server/search/open.ts';
import type { MemoryStore } from '../../server/store/memory.ts';
import { freshCorpusStore } from '../support/corpus.ts';
import { downId, OPINION, PLAN, planStore, upId } from '../support/plan.ts';
import { index as stub } from '../api/stubs.ts';
import { reviewRequestSchema } from '../../graph-schema/api-review.ts';

const silent = (): Promise<void> => Promise.resolve();
const NEW = { region: '綦江区', documentType: '实施方案', references: [], continues: null };

describe('checklist and peers by links', () => {
  let store: MemoryStore;
  let work: DraftWork;
  let draft: string;
  beforeEach(async () => {
    store = await planStore();
    const desk = new DraftDesk(store);
    work = new DraftWork({ store, index: stub, desk });
    draft = (await desk.create({ ...NEW, parents: [OPINION.document.id] }, '张三')).draft.id;
  });
  const peers = async (item: string) => {
    const { groups } = await work.peers(peersRequestSchema.parse({ item, draft }));
    return groups.flatMap(({ key, peers: found }) => found.map(({ source }) => `${key} ${source.clauseId}`));
  };

  it('lists rows, and what of the body no row takes up, with who is meant', async () => {
    const { items, counts } = await work.checklist(draft);
    expect(items.map(({ locator, addressed }) => [locator, addressed])).toEqual([
      ['附件/1', true],
      ['附件/2', true],
      ['附件/3', false],
      ['附件/4', false],
      ['附件/5', true],
    ]);
    expect(items[0]).toMatchObject({ state: 'open', peers: 1, targets: ['到2025年建成实训基地100个'] });
    expect(counts).toEqual({ open: 5, done: 0, merged: 0, 'left-out': 0, notAddressed: 2 });
  });

  it('finds who carries an item out, also by the body clause that the row restates', async () => {
    expect(await peers(upId('附件/1'))).toEqual([`other ${downId('附件/1')}`]);
    expect(await peers(upId('附件/2'))).toEqual([`other ${downId('一/（一）')}`]);
  });

  it('leaves out what a reviewer rejected', async () => {
    const rejected = reviewRequestSchema.parse({
      action: 'rejected',
      from: downId('附件/1'),
      to: upId('附件/1'),
      who: '张三',
    });
    await createReviews(store, silent).add(rejected);
    const found = await peers(upId('附件/1'));
    expect(found.filter((one) => !one.startsWith('found'))).toEqual([]);
    expect((await work.checklist(draft)).items[0]!.peers).toBe(0);
  });

  it('puts documents that the drafter chose first', async () => {
    const desk = new DraftDesk(store);
    const request = { ...NEW, parents: [OPINION.document.id], references: [PLAN.document.id] };
    const { draft: own } = await desk.create(request, '张三');
    const { groups } = await work.peers(peersRequestSchema.parse({ item: upId('附件/1'), draft: own.id }));
    expect(groups.map(({ key, label }) => [key, label])).toEqual([['references', '参考文件']]);
  });

  it('wants an item or a text, and somebody to look for', async () => {
    expect(peersRequestSchema.safeParse({ draft }).success).toBe(false);
    expect(peersRequestSchema.safeParse({ item: upId('附件/1'), text: '甲', draft }).success).toBe(false);
    const lost = work.peers(peersRequestSchema.parse({ item: upId('附件/1') }));
    await expect(lost).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const gone = work.peers(peersRequestSchema.parse({ item: 'no-1/1', draft }));
    await expect(gone).rejects.toMatchObject({ code: 'CLAUSE_NOT_FOUND' });
  });
});

describe('on the documents of the corpus', () => {
  const UP = 'yufufa-2021-35';
  let store: MemoryStore;
  let index: SearchIndex;
  let desk: DraftDesk;
  let work: DraftWork;
  let draft: string;
  beforeAll(async () => {
    store = await freshCorpusStore();
    index = await openIndexFor(store, { tokenizer: 'bigram' });
    await fillIndex(store, index);
    desk = new DraftDesk(store);
    work = new DraftWork({ store, index, desk, library: createLibrary(store, silent) });
    draft = (await desk.create({ ...NEW, parents: [UP] }, '张三')).draft.id;
  }, 60_000);

  it('begins with the parent’s sections, title and issuer', async () => {
    const { draft: begun } = await desk.get(draft);
    expect(begun.title).toBe('綦江区推动职业教育高质量发展促进技能型社会建设实施方案');
    expect(begun.issuer).toBe('重庆市綦江区人民政府');
    expect(begun.blocks.filter(({ level }) => level === 1).map(({ title }) => title)).toHaveLength(6);
    expect(begun.blocks.every(({ items }) => items.length === 0)).toBe(true);
  });

  it('counts an item for another district, or for the ministry, as not addressed', async () => {
    const { items } = await work.checklist(draft);
    const addressed = (locator: string) => items.find((item) => item.locator === locator)!.addressed;
    expect(addressed('附件2/28')).toBe(false); // 永川区政府 and bodies of the city
    expect(addressed('附件1/1')).toBe(false); // 教育部支持事项
    expect(addressed('附件2/2')).toBe(true); // 各区县政府
  });

  it('shows the neighbour’s clause ready for use, with what to replace', async () => {
    const found = await work.peers(peersRequestSchema.parse({ item: `${UP}/f2.12`, draft }));
    const near = found.groups.find(({ key }) => key === 'near')!.peers;
    const row = near.find(({ source }) => source.locator === '附件/6')!;
    expect(row.source.text).toBe(
      '鼓励校企共建产业学院、“双基地”、产教融合实训基地等。新建2个实训基地，新建2—3个产业学院。',
    );
    expect(row.agencies).toContain('区教委');
    expect(row.replacements.map(({ from, to }) => `${from}→${to}`)).toEqual(['2个→', '2—3个→']);
    for (const { span, from } of row.replacements) expect(row.source.text.slice(...span)).toBe(from);
  });

  it('falls back to the search, and says that it did', async () => {
    const { groups } = await work.peers(peersRequestSchema.parse({ text: '双师型教师 占比', draft }));
    expect(groups.map(({ key }) => key)).toEqual(['found']);
    expect(groups[0]!.peers[0]!.relation).toBe('SEARCH');
  });

  it('takes an issued draft into the corpus with the same clauses, once', async () => {
    const { draft: begun } = await desk.get(draft);
    const row = { form: 'row' as const, level: 0, text: '建成2个实训基地。', agencies: ['区教委', '区财政局'] };
    const rows = Array.from({ length: 3 }, (_, i) => ({ ...begun.blocks[0]!, ...row, id: `r${i}` }));
    const content = { ...begun, blocks: [...begun.blocks, ...rows] };
    const { version } = await desk.save(draft, begun.version, content, '张三');
    const issue = { base: version, documentNumber: '綦江府办发〔2024〕9号', date: '2024-03-05' };
    const { document } = await work.issue(draft, issue, '张三');
    expect(document).toMatchObject({
      documentNumber: '綦江府办发〔2024〕9号',
      title: begun.title,
      level: 'county',
      region: '綦江区',
      date: '2024-03-05',
    });
    const rowsIn = await store.find('Clause', { documentId: document.id, form: 'row' });
    expect(
      rowsIn.map((one) => clauseBlock({ clause: one.props as never, duty: one.props['duty'] as never }).text),
    ).toEqual(rows.map(({ text }) => text));
    expect((await desk.get(draft)).issued).toBe(document.id);
    const again = work.issue(draft, { ...issue, base: version + 2 }, '张三');
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    const other = await desk.create({ ...NEW, parents: [UP] }, '张三');
    const same = work.issue(other.draft.id, { ...issue, base: 1 }, '张三');
    await expect(same).rejects.toMatchObject({ code: 'CONFLICT' });
  }, 60_000);
});
