import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { neo4jAdmin, startNeo4j } from '../../../bin/neo4j/server.mjs';
import type { GraphStore } from '../../../graph-schema/store.ts';
import { cypherExport } from '../../../server/export/cypher.ts';
import { neo4jCsvExport } from '../../../server/export/neo4j-csv.ts';
import { ingestPaths } from '../../../server/load/ingest.ts';
import { verifyStore } from '../../../server/load/verify.ts';
import { edgePages, nodePages } from '../../../server/load/walk.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { neo4jSettings } from '../../../server/store/neo4j/settings.ts';
import { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { ODD_TEXTS } from '../../conformance/store-suite.ts';
import { changePassword, freePort } from '../global-setup.ts';
import { emptyStore, hasServer, testSettings } from './support.ts';

const ODD = [
  ...ODD_TEXTS,
  '`b`',
  'a\\u0027; MATCH (n) DETACH DELETE n //',
  '\\',
  'a;\nb',
  '\u001f',
  '$rows',
  '\u2028',
  '""',
];

/** What is hard to write down: signs of the languages, all kinds of values, mixed types, long bytes. */
async function addOdd(store: GraphStore): Promise<void> {
  const texts = Object.fromEntries(ODD.map((text, i) => [`p${i}`, text]));
  const values = {
    int: 1,
    float: 0.5,
    big: 1e21,
    tiny: 1e-7,
    minus: -3,
    yes: true,
    none: null,
    deep: { a: [{ b: 1 }] },
  };
  const lists = {
    no: [],
    blank: [''],
    trailing: ['a', ''],
    numbers: [1, 2],
    mixed: [0.5, 1],
    odd: ODD,
    flags: [true, false],
  };
  const id = `x“"'\`\\$;{}😀`;
  await store.apply({
    nodes: [
      { id, label: 'Agency', props: { ...texts, ...values, ...lists, 'a`b': 1 }, owner: id },
      { id: 'v1', label: 'Setting', props: { v: 1 } },
      { id: 'v2', label: 'Setting', props: { v: 'text' } },
      { id: 'v3', label: 'Setting', props: { v: [1.5], id: 'other' } },
      { id: 'v4', label: 'Setting', props: { v: 2.5 } },
      { id: 'v5', label: 'Setting', props: {} },
    ],
    edges: [{ src: id, type: 'COUNTERPART_OF', dst: id, key: id, props: { ...texts, ...lists, key: 'k' }, owner: 'o' }],
    blobs: [{ key: `b/${id}`, bytes: Uint8Array.from({ length: 400_000 }, (_, i) => (i * 7) % 256) }],
  });
}

/** All that a store holds, in order. */
async function content(store: GraphStore): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const page of nodePages(store)) all.push(...page);
  for await (const page of edgePages(store)) all.push(...page);
  for (const key of await store.blobKeys()) all.push([key, Buffer.from((await store.blob(key))!).toString('base64')]);
  return all;
}

describe.skipIf(!hasServer)('files for Neo4j', { timeout: 300_000 }, () => {
  let source: MemoryStore;
  beforeAll(async () => {
    source = new MemoryStore();
    await ingestPaths(['corpus'], source);
    await addOdd(source);
  });

  it('cypher: the statements, run one by one, give the same graph, once and again', async () => {
    const target = await emptyStore();
    const { uri, user, password } = inject('neo4j')!;
    const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
    const session = driver.session();
    const found = async (what: string, rest = ''): Promise<string[]> =>
      (await session.run(`SHOW ${what} YIELD name ${rest}`)).records
        .map((record) => record.get('name') as string)
        .filter((name) => name.startsWith('zhengmai_'));
    await session.run('MATCH (m:ZhengmaiMigration) DELETE m');
    for (const name of await found('CONSTRAINTS')) await session.run(`DROP CONSTRAINT ${name}`);
    for (const name of await found('INDEXES')) await session.run(`DROP INDEX ${name}`);

    let text = '';
    for await (const piece of cypherExport(source)) text += piece;
    const statements = text.split(';\n').filter((part) => part.trim() !== '');
    for (const statement of statements) await session.run(statement);
    for (const statement of statements.slice(-5)) await session.run(statement);
    expect(await found('CONSTRAINTS')).toEqual(expect.arrayContaining(['zhengmai_id', 'zhengmai_blob']));
    await session.close();
    await driver.close();

    const opened = new Neo4jStore(testSettings());
    expect(await content(opened)).toEqual(await content(source));
    expect(await verifyStore(opened)).toEqual(await verifyStore(source));
    await Promise.all([opened.close(), target.close()]);
  });

  describe('neo4j-csv', () => {
    const folder = mkdtempSync(join(tmpdir(), 'zhengmai-csv-'));
    const home = mkdtempSync(join(tmpdir(), 'zhengmai-neo4j-import-'));
    afterAll(() => {
      for (const path of [folder, home]) rmSync(path, { recursive: true, force: true });
    });

    it('the printed command imports the same graph into a server that never ran', async () => {
      const message = await neo4jCsvExport(source, folder);
      const [place, command] = /cd '(.+)'\n(.+)$/su.exec(message)!.slice(1) as [string, string];
      const [program, ...args] = command.split(/[\s\\]+/u);
      expect(program).toBe('neo4j-admin');
      const { status, output } = neo4jAdmin(args, { home, cwd: place });
      expect([status, output]).toEqual([0, expect.stringContaining('IMPORT DONE')]);

      const server = await startNeo4j({ home, port: await freePort() });
      await changePassword(server.uri);
      const store = new Neo4jStore(neo4jSettings({ NEO4J_URI: server.uri, NEO4J_PASSWORD: 'zhengmai-test' })!);
      expect(await content(store)).toEqual(await content(source));
      expect(await verifyStore(store)).toEqual(await verifyStore(source));
      await store.close();
      await server.stop();
    });
  });
});
