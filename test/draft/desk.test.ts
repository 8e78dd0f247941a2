import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ClipShelf } from '../../server/draft/clips.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { copyStore } from '../../server/load/copy.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { fillPlanStore, OPINION, upId } from '../support/plan.ts';
import { deskConformance } from './desk-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'zhengmai-draft-'));
afterAll(() => {
  rmSync(root, { recursive: true });
});

let count = 0;
async function openSqlite(): Promise<SqliteStore> {
  const store = new SqliteStore(join(root, String(count++)));
  await store.init();
  return store;
}

deskConformance('memory', () => Promise.resolve(new MemoryStore()));
deskConformance('sqlite', openSqlite);

describe('drafts and clips', () => {
  it('are carried by a copy of the store', async () => {
    const from = new MemoryStore();
    await fillPlanStore(from);
    const request = {
      region: '綦江区',
      parents: [OPINION.document.id],
      documentType: '通知',
      references: [],
      continues: null,
    };
    const { draft } = await new DraftDesk(from).create(request, '张三');
    await new ClipShelf(from).add({ clauseId: upId('附件/1'), folder: '基地', tags: [], note: '' }, '张三');
    const to = await openSqlite();
    await copyStore(from, to);
    expect((await new DraftDesk(to).get(draft.id)).draft).toEqual(draft);
    expect((await new ClipShelf(to).list({ q: '' }, '张三')).clips).toHaveLength(1);
    await to.close();
  });
});
