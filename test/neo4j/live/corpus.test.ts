import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportRecord } from '../../../graph-schema/records.ts';
import type { GraphStore } from '../../../graph-schema/store.ts';
import { exportLine, exportRecords } from '../../../server/export/records.ts';
import { ingestPaths } from '../../../server/load/ingest.ts';
import { verifyStore } from '../../../server/load/verify.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { RECIPES } from '../../../server/store/neo4j/recipes.ts';
import type { Neo4jStore } from '../../../server/store/neo4j/store.ts';
import { EXPECTED } from './expected.ts';
import { emptyStore, hasServer } from './support.ts';

/** Rows in an order that does not depend on how the two sides break ties. */
const sorted = (rows: object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** The fields of a row that the expectation speaks of. */
function pick(row: Record<string, unknown>, like: object | undefined): object {
  return like ? Object.fromEntries(Object.keys(like).map((name) => [name, row[name]])) : row;
}

async function exported(store: GraphStore): Promise<string> {
  let text = '';
  for await (const record of exportRecords(store)) text += exportLine(record);
  return text;
}

describe.skipIf(!hasServer)('the corpus in Neo4j', () => {
  let store: Neo4jStore;
  let records: ExportRecord[];
  beforeAll(async () => {
    store = await emptyStore();
    await ingestPaths(['corpus'], store);
    records = (await exported(store))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportRecord);
  });
  afterAll(() => store.close());

  it('is exported byte for byte as from the reference store', async () => {
    const reference = new MemoryStore();
    await ingestPaths(['corpus'], reference);
    expect(await exported(store)).toBe(await exported(reference));
  });

  it('passes the check of the store', async () => {
    expect((await verifyStore(store)).problems).toEqual([]);
  });

  it('changes nothing when it is ingested again', async () => {
    const before = await store.counts();
    await ingestPaths(['corpus'], store);
    expect(await store.counts()).toEqual(before);
  });

  it.each(RECIPES.map((recipe) => [recipe.name, recipe] as const))('recipe %s answers', async (_name, recipe) => {
    const rows = await store.read(recipe.cypher, recipe.parameters);
    const expected = EXPECTED[recipe.name]!(records);
    expect(sorted(rows.map((row) => pick(row, expected[0])))).toEqual(sorted(expected));
  });
});
