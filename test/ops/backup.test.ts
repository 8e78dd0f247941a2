import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ClipShelf } from '../../server/draft/clips.ts';
import { DraftDesk } from '../../server/draft/drafts.ts';
import { createReviews } from '../../server/review/index.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';
import { zhengmai } from '../support/command.ts';
import { CORPUS } from '../support/corpus.ts';

const PLAN = 'qijiao-2023-17';
let root: string;
let data: string;
const at = (name: string) => join(root, name);
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhengmai-backup-'));
  data = at('data');
  await zhengmai(['ingest', CORPUS, '--data', data]);
  const serving = new SqliteStore(data, { purpose: 'serve' });
  await serving.init();
  await writeByHand(serving);
  for (const name of ['copy.zip', 'copy.sqlite'])
    expect(await zhengmai(['backup', at(name), '--data', data])).toMatchObject({ code: 0, out: '' });
  await serving.close();
});
afterAll(() => {
  rmSync(root, { recursive: true });
});

/** What people write: it is in no export record. */
async function writeByHand(store: SqliteStore): Promise<void> {
  const { draft } = await new DraftDesk(store).create(
    { region: '綦江区', parents: ['yufufa-2021-35'], documentType: '实施方案', references: [], continues: null },
    '张三',
  );
  expect(draft.id).not.toBe('');
  await new ClipShelf(store).add({ clauseId: `${PLAN}/2.3.7`, folder: '师资', tags: [], note: '可借用' }, '张三');
  const from = { action: 'addition', from: `${PLAN}/2.3.7`, to: null, document: 'yufufa-2021-35' } as const;
  const said = { relation: 'IMPLEMENTS', kind: null, note: '本区新增', who: '张三' } as const;
  await createReviews(store, () => Promise.resolve()).add({ ...from, ...said });
}

const verified = async (dir: string) => (await zhengmai(['verify', '--data', dir])).out;

describe('a backup', () => {
  it.each(['copy.zip', 'copy.sqlite'])('%s, made while the store is in use, brings everything back', async (name) => {
    const back = at(`back-${name}`);
    expect((await zhengmai(['restore', at(name), '--data', back])).err).toContain('恢复并核对');
    expect(await verified(back)).toBe(await verified(data));
    expect((await zhengmai(['export', '--data', back])).out).toBe((await zhengmai(['export', '--data', data])).out);
    expect((await zhengmai(['search', '双师型', '--data', back])).out).toContain('双师型');
  });

  it('has what people wrote: drafts, clips, reviews', async () => {
    const back = at('back-written');
    await zhengmai(['restore', at('copy.zip'), '--data', back]);
    const store = new SqliteStore(back, { readOnly: true });
    await store.init();
    const labels = ['Draft', 'DraftVersion', 'Clip', 'Review'] as const;
    const found = await Promise.all(labels.map(async (label) => (await store.find(label, {})).length));
    await store.close();
    expect(found).toEqual([1, 1, 1, 1]);
  });

  it('of an older program, with fewer checks in its manifest, comes back too', async () => {
    const older = (text: string) => JSON.stringify({ ...(JSON.parse(text) as object), sha256: undefined });
    writeFileSync(at('older.zip'), changed('manifest.json', older));
    expect((await zhengmai(['restore', at('older.zip'), '--data', at('back-older')])).code).toBe(0);
    expect(await verified(at('back-older'))).toBe(await verified(data));
  });

  it('is a zip that other programs read: JSON lines, texts, and the files as they came', async () => {
    const entries = unzipSync(readFileSync(at('copy.zip')));
    const nodes = strFromU8(entries['nodes.jsonl']!).trimEnd().split('\n');
    expect(nodes.map((line) => (JSON.parse(line) as { label: string }).label)).toContain('Clause');
    expect(strFromU8(entries['records.jsonl']!)).toBe((await zhengmai(['export', '--data', data])).out);
    const source = readFileSync(join(CORPUS, `${PLAN}.txt`));
    const sha256 = createHash('sha256').update(source).digest('hex');
    expect(Buffer.from(entries[`sources/${sha256}`]!).equals(source)).toBe(true);
    expect(strFromU8(entries[`texts/${PLAN}.txt`]!)).toContain('职业教育');
    expect(JSON.parse(strFromU8(entries['manifest.json']!))).toMatchObject({ format: 'zhengmai-backup', version: 1 });
  });

  it('never comes over a file that is there', async () => {
    const { code, err } = await zhengmai(['backup', at('copy.zip'), '--data', data]);
    expect([code, err]).toEqual([1, expect.stringContaining('已存在')]);
  });

  it('leaves nothing behind where it cannot be written', async () => {
    const { code, err } = await zhengmai(['backup', join(root, 'none', 'x.zip'), '--data', data]);
    expect(code).toBe(1);
    expect(err).not.toMatch(/\n\s+at /u);
    expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('restoring', () => {
  it('does not come over data that are there, unless these are put aside', async () => {
    const own = at('restored');
    await zhengmai(['ingest', join(CORPUS, `${PLAN}.txt`), '--data', own]);
    const before = await verified(own);
    const refused = await zhengmai(['restore', at('copy.zip'), '--data', own]);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('--force')]);
    expect(await verified(own)).toBe(before);
    const { code, out } = await zhengmai(['restore', at('copy.zip'), '--data', own, '--force', '--json']);
    expect(code).toBe(0);
    expect(existsSync((JSON.parse(out) as { aside: string }).aside)).toBe(true);
    expect(await verified(own)).toBe(await verified(data));
  });

  it('waits for no server: a directory in use is named with its holder', async () => {
    const serving = new SqliteStore(data, { purpose: 'serve' });
    await serving.init();
    const { code, err } = await zhengmai(['restore', at('copy.zip'), '--data', data, '--force']);
    await serving.close();
    expect([code, err]).toEqual([1, expect.stringContaining(`进程 ${process.pid}`)]);
  });

  it.each([
    ['cut', () => readFileSync(at('copy.zip')).subarray(0, 20_000)],
    ['other', () => zipSync({ 'a.txt': strToU8('文') })],
    ['nothing', () => new Uint8Array()],
    ['text', () => strToU8('这不是备份')],
    ['newer', () => changed('manifest.json', (text) => text.replace('"version": 1', '"version": 2'))],
    ['without-originals', () => changed('sources/', () => null)],
    ['with-another-original', () => changed('sources/', (text) => `${text}。`)],
    ['without-relations', () => changed('edges.jsonl', () => null)],
    ['with-another-note', () => changed('nodes.jsonl', (text) => text.replace('本区新增', '不是新增'))],
    ['without-a-list', () => changed('manifest.json', () => '[]')],
    ['tampered', () => changed('nodes.jsonl', (text) => text.replaceAll('职业教育', '职业培训'))],
  ])('a file that is %s is refused, and nothing changes', async (name, bytes) => {
    writeFileSync(at(`${name}.zip`), bytes());
    const own = at('untouched');
    const { code, err } = await zhengmai(['restore', at(`${name}.zip`), '--data', own]);
    expect(code).toBe(1);
    expect(err).toContain(name === 'newer' ? '更新版本' : `${name}.zip`);
    expect(err).not.toMatch(/[a-z] [a-z]/u);
    expect(existsSync(join(own, 'zhengmai.sqlite'))).toBe(false);
    expect(existsSync(join(own, '.restore'))).toBe(false);
  });
});

describe('a damaged database', () => {
  it('is told as such wherever the damage shows', async () => {
    const own = at('damaged');
    await zhengmai(['restore', at('copy.zip'), '--data', own]);
    const file = join(own, 'zhengmai.sqlite');
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0x5a, 3 * 4096, 40 * 4096)); // the first pages, which tell what it is, stay
    const { code, err } = await zhengmai(['verify', '--data', own]);
    expect([code, err]).toEqual([1, expect.stringMatching(/已损坏.*备份/u)]);
  });
});

/** The backup with the first entry of this name, or in this folder, changed or left out. */
function changed(name: string, change: (text: string) => string | null): Uint8Array {
  const entries = unzipSync(readFileSync(at('copy.zip')));
  const entry = Object.keys(entries).find((one) => one.startsWith(name))!;
  const text = change(strFromU8(entries[entry]!));
  if (text !== null) return zipSync({ ...entries, [entry]: strToU8(text) });
  return zipSync(Object.fromEntries(Object.entries(entries).filter(([one]) => one !== entry)));
}
