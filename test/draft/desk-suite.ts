import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DraftContent } from '../../graph-schema/draft.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { ClipShelf } from '../../server/draft/clips.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { exportRecords } from '../../server/export/records.ts';
import { removeDocument } from '../../server/load/remove.ts';
import { saveDocument } from '../../server/load/save.ts';
import { verifyStore } from '../../server/load/verify.ts';
import { fillPlanStore, OPINION, PLAN, upId } from '../support/plan.ts';

const UP = OPINION.document.id;
const REQUEST = { region: '綦江区', parents: [UP], documentType: '实施方案', references: [], continues: null };

/** What drafts and clips must do on every store. */
export function deskConformance(name: string, open: () => Promise<GraphStore>): void {
  describe(`drafts on ${name}`, () => {
    let store: GraphStore;
    let now: number;
    let desk: DraftDesk;
    beforeEach(async () => {
      store = await open();
      await fillPlanStore(store);
      now = Date.parse('2024-06-01T08:00:00Z');
      desk = new DraftDesk(store, () => now);
    });
    afterEach(() => store.close());

    const begin = async () => (await desk.create(REQUEST, '张三')).draft;
    const text = (id: string) => desk.read(id).then(({ content }) => content);
    const titled = (content: DraftContent, title: string): DraftContent => ({ ...content, title });

    it('begin with the parents’ outline and are listed', async () => {
      const draft = await begin();
      expect(draft).toMatchObject({ version: 1, updatedBy: '张三', region: { code: '500110', name: '綦江区' } });
      expect(draft.blocks.map(({ title }) => title).filter(Boolean)).toEqual([
        '扩大规模',
        '建设基地',
        '提高质量',
        '培养教师',
      ]);
      expect((await desk.list(false)).drafts).toMatchObject([{ id: draft.id, items: 5, done: 0, version: 1 }]);
    });

    it('are saved over the version they started from, and only that', async () => {
      const { id } = await begin();
      const content = await text(id);
      expect(await desk.save(id, 1, titled(content, '甲'), '李四')).toMatchObject({ version: 2, updatedBy: '李四' });
      const refused = desk.save(id, 1, titled(content, '乙'), '张三');
      await expect(refused).rejects.toMatchObject({
        code: 'CONFLICT',
        detail: { conflict: { stored: { title: '甲', version: 2 }, yours: { title: '乙' } } },
      });
      expect((await text(id)).title).toBe('甲');
    });

    it('are not overwritten by a second tab, nor by a second server on the same store', async () => {
      const { id } = await begin();
      const content = await text(id);
      const other = new DraftDesk(store, () => now);
      const saves = [desk, other, desk, other].map((one, i) => one.save(id, 1, titled(content, `第${i}`), '张三'));
      const outcomes = await Promise.allSettled(saves);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'CONFLICT' });
      expect((await desk.versions(id)).versions.map(({ version }) => version)).toEqual([2, 1]);
    });

    it('make no version of a save that changes nothing', async () => {
      const { id } = await begin();
      now += 5000;
      expect(await desk.save(id, 1, await text(id), '李四')).toMatchObject({ version: 1, updatedBy: '张三' });
    });

    it('count items that are carried out or decided', async () => {
      const { id } = await begin();
      const content = await text(id);
      const blocks = content.blocks.map((block, i) => (i === 1 ? { ...block, items: [upId('附件/1')] } : block));
      const decisions = { [upId('附件/2')]: { state: 'left-out' as const, reason: '不属本级事权' } };
      await desk.save(id, 1, { ...content, blocks, decisions }, '张三');
      expect((await desk.list(false)).drafts).toMatchObject([{ items: 5, done: 2 }]);
    });

    it('keep versions that thin out, and bring one back as a new one', async () => {
      const { id } = await begin();
      for (let version = 1; version <= 130; version++) {
        now += 30_000;
        await desk.save(id, version, titled(await text(id), `第${version + 1}版`), '张三');
      }
      const { versions } = await desk.versions(id);
      expect(versions[0]).toMatchObject({ version: 131, title: '第131版', by: '张三' });
      expect(versions.at(-1)).toMatchObject({ version: 1 });
      expect(versions.length).toBeLessThan(90);
      expect(await store.count('DraftVersion')).toBe(versions.length);
      for (const { version } of versions) expect((await desk.version(id, version)).blocks).toBeGreaterThan(0);
      const gone = Array.from({ length: 131 }, (_, i) => i + 1).find(
        (n) => !versions.some((one) => one.version === n),
      )!;
      await expect(desk.version(id, gone)).rejects.toMatchObject({ code: 'NOT_FOUND' });
      const kept = versions.find(({ version }) => version < 100 && version > 1)!;
      const { draft } = await desk.restoreVersion(id, kept.version, 131, '李四');
      expect(draft).toMatchObject({ version: 132, title: kept.title, updatedBy: '李四' });
      await expect(desk.restoreVersion(id, kept.version, 131, '李四')).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    it('are none the older for a clock that was set back', async () => {
      const [first, second] = [await begin(), await begin()];
      now = Date.parse('2023-01-01T08:00:00Z');
      const later = new DraftDesk(store, () => now); // another start of the program
      const saved = await later.save(first.id, 1, titled(await text(first.id), '钟表拨回之后'), '李四');
      expect(saved).toMatchObject({ version: 2, updatedBy: '李四' });
      expect(saved.updatedAt > second.updatedAt).toBe(true);
      expect((await later.list(false)).drafts.map(({ id }) => id)).toEqual([first.id, second.id]);
      for (let version = 2; version < 6; version++)
        await later.save(first.id, version, titled(await text(first.id), `第${version}次`), '李四');
      expect((await later.versions(first.id)).versions.map(({ version }) => version)).toEqual([6, 5, 4, 3, 2, 1]);
      expect((await text(first.id)).title).toBe('第5次');
    });

    it('are put away and fetched back', async () => {
      const { id } = await begin();
      await desk.remove(id);
      expect((await desk.list(false)).drafts).toEqual([]);
      expect((await desk.list(true)).drafts).toMatchObject([{ id }]);
      await expect(desk.save(id, 1, await text(id), '张三')).rejects.toMatchObject({ code: 'CONFLICT' });
      await desk.restore(id);
      expect((await desk.list(false)).drafts).toMatchObject([{ id }]);
      await expect(desk.get('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    });

    it('keep what they have seen of a parent that is removed, and say so', async () => {
      const { id } = await begin();
      const before = await desk.see(id, await text(id));
      await removeDocument(store, UP);
      const { documents, notices } = await desk.get(id);
      expect(documents).toMatchObject([{ id: UP, held: false }]);
      expect(notices.join()).toContain('已从文库删除');
      expect((await desk.see(id, await text(id))).items).toEqual(before.items);
      const saved = await desk.save(id, 1, titled(await text(id), '照常保存'), '张三');
      expect(saved.version).toBe(2);
      expect((await desk.list(false)).drafts).toMatchObject([{ items: 5 }]);
    });

    it('are no part of the corpus: not exported, sound in a check, untouched by another ingest', async () => {
      const lines = async () => {
        const records: string[] = [];
        for await (const record of exportRecords(store)) records.push(JSON.stringify(record));
        return records;
      };
      const before = await lines();
      const { id } = await begin();
      await new ClipShelf(store).add({ clauseId: upId('附件/1'), folder: '', tags: [], note: '' }, '张三');
      expect(await lines()).toEqual(before);
      expect((await verifyStore(store)).problems).toEqual([]);
      const own = await text(id);
      await saveDocument(store, PLAN, new TextEncoder().encode('又一次'));
      await removeDocument(store, PLAN.document.id);
      expect(await text(id)).toEqual(own);
    });

    it('refuse parents that are not held and regions that leave a choice', async () => {
      const create = (request: object) => desk.create({ ...REQUEST, ...request }, '张三');
      await expect(create({ parents: ['nothing-1'] })).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' });
      await expect(create({ region: '朝阳区' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(create({ continues: UP })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      expect((await desk.list(false)).drafts).toEqual([]);
    });

    it('continue a document of one’s own with the clauses that carry out items', async () => {
      const { draft } = await desk.create({ ...REQUEST, continues: PLAN.document.id }, '张三');
      const filled = draft.blocks.filter(({ items }) => items.length > 0);
      expect(filled.map(({ form, text: words, agencies }) => [form, words, ...agencies])).toEqual([
        ['clause', expect.stringContaining('在全县建立学分银行工作站')],
        ['row', expect.stringContaining('建成实训基地5个。'), '县人力社保局'],
      ]);
      expect(filled[1]).toMatchObject({ items: [upId('附件/1')], sources: [{ documentId: PLAN.document.id }] });
    });
  });

  describe(`clause library on ${name}`, () => {
    let store: GraphStore;
    let shelf: ClipShelf;
    beforeEach(async () => {
      store = await open();
      await fillPlanStore(store);
      shelf = new ClipShelf(store);
    });
    afterEach(() => store.close());
    const ALL = { q: '' };
    const add = (locator: string, more: object = {}, owner = '张三') =>
      shelf.add({ clauseId: upId(locator), folder: '', tags: [], note: '', ...more }, owner);

    it('keeps clauses with folder, tags and notes, for each his own', async () => {
      await add('附件/1', { folder: '基地', tags: ['指标', '指标'], note: '参考' });
      await add('二/（一）', { folder: '教师' });
      await add('附件/2', {}, '李四');
      const { clips, folders, tags } = await shelf.list(ALL, '张三');
      expect(new Set(clips.map(({ source }) => source.clauseId))).toEqual(new Set([upId('附件/1'), upId('二/（一）')]));
      expect(folders).toEqual([
        { name: '基地', clips: 1 },
        { name: '教师', clips: 1 },
      ]);
      expect(tags).toEqual([{ name: '指标', clips: 1 }]);
      expect((await shelf.list({ q: '基地 参考' }, '张三')).clips).toHaveLength(1);
      expect((await shelf.list({ q: '', folder: '教师' }, '张三')).clips).toHaveLength(1);
      expect((await shelf.list({ q: '', tag: '无' }, '张三')).clips).toEqual([]);
    });

    it('shows the newest first, also where the clock was set back', async () => {
      const clip = (moment: string, locator: string) =>
        new ClipShelf(store, () => Date.parse(moment)).add(
          { clauseId: upId(locator), folder: '', tags: [], note: '' },
          '张三',
        );
      await clip('2024-06-01T08:00:00Z', '附件/1');
      await clip('2023-01-01T08:00:00Z', '附件/2');
      const { clips } = await shelf.list(ALL, '张三');
      expect(clips.map(({ source }) => source.clauseId)).toEqual([upId('附件/2'), upId('附件/1')]);
    });

    it('lets nobody change another’s', async () => {
      const { id } = await add('附件/1');
      await expect(shelf.remove(id, '李四')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(shelf.update(id, { note: 'x', refresh: false }, '李四')).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    });

    it('keeps a part of a clause, and refuses words that are not there', async () => {
      expect((await add('附件/1', { text: '建成实训基地' })).source.text).toBe('建成实训基地');
      await expect(add('附件/1', { text: '别的话' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
      await expect(shelf.add({ clauseId: 'no-1/1', folder: '', tags: [], note: '' }, '张三')).rejects.toMatchObject({
        code: 'CLAUSE_NOT_FOUND',
      });
    });

    it('says that a source has changed or is gone, keeps the words, and takes over new ones', async () => {
      const { id, stale } = await add('附件/1');
      expect(stale).toBe(false);
      const [row] = await store.nodes([upId('附件/1')]);
      await store.apply({ nodes: [{ ...row!, props: { ...row!.props, text: '1\n到2030年建成基地。\n省教育厅' } }] });
      const one = async () => (await shelf.list(ALL, '张三')).clips[0]!;
      expect(await one()).toMatchObject({ stale: true, source: { text: expect.stringContaining('到2025年') } });
      const fresh = await shelf.update(id, { refresh: true }, '张三');
      expect(fresh).toMatchObject({ stale: false });
      expect(fresh.source.text).toContain('到2030年');
      await removeDocument(store, UP);
      expect(await one()).toMatchObject({ stale: true });
      await expect(shelf.update(id, { refresh: true }, '张三')).rejects.toMatchObject({ code: 'CLAUSE_NOT_FOUND' });
    });

    it('takes off and puts back', async () => {
      const { id } = await add('附件/1', { note: '留' });
      await shelf.remove(id, '张三');
      expect((await shelf.list(ALL, '张三')).clips).toEqual([]);
      expect(await shelf.restore(id, '张三')).toMatchObject({ id, note: '留' });
      expect((await shelf.list(ALL, '张三')).clips).toHaveLength(1);
    });
  });
}
