import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../server/store/driver.ts';
import { migrate } from '../../server/store/migrate.ts';
import { SqliteStore } from '../../server/store/sqlite.ts';

const dir = mkdtempSync(join(tmpdir(), 'zhengmai-migrate-'));
afterAll(() => {
  rmSync(dir, { recursive: true });
});

const versionOf = async (path: string) => {
  const database = await openDatabase(path, { readOnly: true });
  const { user_version: version } = database.prepare('PRAGMA user_version').get() as { user_version: number };
  database.close();
  return version;
};

async function schemaOf(folder: string): Promise<unknown[]> {
  const database = await openDatabase(join(folder, 'zhengmai.sqlite'), { readOnly: true });
  const rows = database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
  database.close();
  return rows;
}

describe('a database of an older program', () => {
  it('is copied, then changed step by step; a step that fails changes nothing', async () => {
    const store = new SqliteStore(dir);
    await store.init();
    await store.apply({ nodes: [{ id: 'a', label: 'Setting', props: {} }] });
    await store.close();
    const path = join(dir, 'zhengmai.sqlite');
    const before = await versionOf(path);
    const database = await openDatabase(path);
    const first = { [before]: "UPDATE node SET id = 'b'" };
    expect(() =>
      migrate(database, dir, before, { migrations: { ...first, [before + 1]: 'nonsense' }, target: before + 2 }),
    ).toThrow();
    database.close();
    expect(await versionOf(path)).toBe(before + 1);
    const copy = join(dir, `zhengmai-v${before}.sqlite`);
    expect(existsSync(copy)).toBe(true);
    expect(await versionOf(copy)).toBe(before);
  });

  it('that is up to date is left alone', async () => {
    const database = await openDatabase(join(dir, 'zhengmai.sqlite'));
    expect(migrate(database, dir, 1, { migrations: {}, target: 1 })).toBeUndefined();
    database.close();
  });

  it('of version 1 gets its indexes, so that both kinds of database have the same', async () => {
    const [fresh, old] = ['fresh', 'old'].map((name) => join(dir, name)) as [string, string];
    for (const one of [fresh, old]) {
      const store = new SqliteStore(one);
      await store.init();
      await store.close();
    }
    const database = await openDatabase(join(old, 'zhengmai.sqlite'));
    for (const name of ['document_title', 'document_number', 'agency_name']) database.exec(`DROP INDEX ${name}`);
    database.exec('PRAGMA user_version = 1');
    database.close();
    const store = new SqliteStore(old);
    await store.init();
    await store.close();
    expect(await schemaOf(old)).toEqual(await schemaOf(fresh));
    expect(await versionOf(join(old, 'zhengmai-v1.sqlite'))).toBe(1);
  });

  it('of a newer program is refused', async () => {
    await expect(new SqliteStore(dir).init()).rejects.toMatchObject({ code: 'DATA_TOO_NEW' });
  });
});
