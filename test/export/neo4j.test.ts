import { createRequire } from 'node:module';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j from 'neo4j-driver';
import { afterAll, describe, expect, it } from 'vitest';
import { cypherExport } from '../../server/export/cypher.ts';
import { cypherLiteral } from '../../server/export/cypher-literal.ts';
import { neo4jCsvExport } from '../../server/export/neo4j-csv.ts';
import { MemoryStore } from '../../server/store/memory.ts';

// the package's ESM build imports files without endings, which Node refuses
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  lintCypherQuery: (query: string, schema: object) => { message: string }[];
};

async function smallStore(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await store.apply({
    nodes: [
      { id: 'd', label: 'Document', props: { title: "a;\n'b\\", issuers: ['甲', '乙'], theme: [], held: true } },
      { id: 'd/1', label: 'Clause', props: { text: '', order: 1, odd: 'a\u001fb' }, owner: 'd' },
      { id: 's1', label: 'Setting', props: { value: 1 } },
      { id: 's2', label: 'Setting', props: { value: 'x "y"' } },
    ],
    edges: [{ src: 'd', type: 'HAS_CLAUSE', dst: 'd/1', props: { order: 0.5 } }],
    blobs: [{ key: 'text/d', bytes: new Uint8Array([1, 2, 3]) }],
  });
  return store;
}

describe('cypher', () => {
  it.each<[unknown, string]>([
    ["'\\\n\u0000", "'\\'\\\\\\n\\u0000'"],
    ['“引号”"`$', "'“引号”\"`$'"],
    [0.5, '0.5'],
    [3, '3.0'],
    [1e21, '1e21'],
    [neo4j.int(3), '3'],
    [true, 'true'],
    [['a', ''], "['a', '']"],
    [{ 'a`b\\': [] }, '{`a``b\\u005c`: []}'],
  ])('writes %j as a literal', (value, literal) => {
    expect(cypherLiteral(value)).toBe(literal);
  });

  it('takes nothing for a literal that no property can hold', () => {
    expect(() => cypherLiteral(undefined)).toThrow(TypeError);
    expect(() => cypherLiteral([null])).toThrow(TypeError);
  });

  it('gives valid statements, with constraints first, and no other line that ends with a semicolon', async () => {
    let text = '';
    for await (const piece of cypherExport(await smallStore())) text += piece;
    const statements = text.split(';\n').filter((part) => part.trim() !== '');
    expect(statements[0]).toContain('CREATE CONSTRAINT zhengmai_id IF NOT EXISTS');
    expect(statements.join('\n')).toMatch(/UNWIND \[\{.*'a\\u001fb'/u);
    for (const statement of statements) expect(lintCypherQuery(statement, {}).filter(isFault)).toEqual([]);
  });
});

/** Names that are not in a database that the linter does not know are no faults. */
function isFault({ message }: { message: string }): boolean {
  return !/not (?:present in|defined)/u.test(message);
}

describe('neo4j-csv', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhengmai-csv-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('writes typed columns, one sheet for each type of a property, and says how to import them', async () => {
    const message = await neo4jCsvExport(await smallStore(), folder);
    expect(message).toContain('neo4j-admin database import full neo4j');
    for (const name of readdirSync(folder)) expect(message).toContain(`=${name}`);
    const file = (name: string): string => readFileSync(join(folder, name), 'utf8');
    expect(file('nodes-Setting.csv')).toBe('id:ID(Zhengmai),:LABEL,"value:long"\n"s1","Zhengmai\u001fSetting",1\n');
    expect(file('nodes-Setting-2.csv')).toBe(
      'id:ID(Zhengmai),:LABEL,"value:string"\n"s2","Zhengmai\u001fSetting","x ""y"""\n',
    );
    expect(file('edges-HAS_CLAUSE.csv')).toBe(
      ':START_ID(Zhengmai),:END_ID(Zhengmai),:TYPE,"key:string","order:double"\n"d","d/1","HAS_CLAUSE","",0.5\n',
    );
    expect(file('nodes-Document.csv')).toContain('"甲\u001f乙"');
    expect(file('nodes-Document.csv')).toContain('empty:theme');
  });
});
