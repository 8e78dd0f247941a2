import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftSummarySchema } from '../../graph-schema/draft.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { zhengmai } from '../support/command.ts';
import { fillPlanStore } from '../support/plan.ts';

let data: string;
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'zhengmai-draft-cli-'));
  const store = new SqliteStore(data);
  await store.init();
  await fillPlanStore(store);
  await store.close();
});
afterAll(() => {
  rmSync(data, { recursive: true });
});

const draft = (...args: string[]) => zhengmai(['draft', ...args, '--data', data]);

describe('zhengmai draft', () => {
  it('begins a draft under a parent, lists, shows, exports and issues it', async () => {
    const begun = await draft('new', '省发〔2021〕1号', '--region', '綦江区');
    expect(begun.code).toBe(0);
    const id = begun.out.trim();
    const list = await draft('list', '--json');
    expect(draftSummarySchema.parse(JSON.parse(list.out))).toMatchObject({
      id,
      done: 0,
      items: 5,
      updatedBy: '命令行',
    });
    const shown = await draft('show', id);
    expect(shown.out).toContain('一、扩大规模\n\n（一）建设基地');
    expect(shown.err).toContain('上位条目 5 项');
    const file = join(data, '方案.md');
    expect((await draft('export', id, '--format', 'md', '--form', 'table', '--output', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('| 序号 | 上位文件条款 |');
    const issued = await draft('issue', id, '--number', '綦江府办发〔2024〕9号', '--date', '2024-03-05');
    expect(issued).toMatchObject({ code: 0, out: 'qijiangfubanfa-2024-9\n' });
    expect((await zhengmai(['verify', '--data', data])).code).toBe(0);
  });

  it('says what is wrong, and leaves nothing behind', async () => {
    const before = (await draft('list', '--json')).out;
    const unknown = await draft('new', '省发〔2099〕1号', '--region', '綦江区');
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('省发〔2099〕1号');
    expect((await draft('new', '省发〔2021〕1号', '--region', '朝阳区')).err).toContain('110105');
    expect((await draft('show', 'nothing')).err).toContain('没有草稿 nothing');
    expect((await draft('issue', 'nothing', '--number', '甲', '--date', '昨天')).code).toBe(1);
    expect((await draft('export', 'nothing', '--format', 'pdf')).code).toBe(2);
    expect((await draft('list', '--json')).out).toBe(before);
  });
});
