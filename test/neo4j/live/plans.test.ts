import neo4j, { type Plan } from 'neo4j-driver';
import { afterAll, describe, expect, inject, it } from 'vitest';
import * as search from '../../../server/search/neo4j/cypher.ts';
import { allStatements } from '../../../server/store/neo4j/cypher.ts';
import { RECIPES } from '../../../server/store/neo4j/recipes.ts';
import { emptyStore, hasServer } from './support.ts';
import { Neo4jSearchIndex } from '../../../server/search/neo4j/index.ts';
import { loadSynonyms } from '../../../server/search/synonyms.ts';
import { openTokenizer } from '../../../server/search/tokenize.ts';

/** Operators of a plan, from the top down. */
function operators(plan: Plan): string[] {
  return [plan.operatorType, ...plan.children.flatMap(operators)];
}

/** The queries among the exports: not names of indexes, not schema statements. */
const statements = Object.fromEntries(
  Object.entries(search).filter(([name, text]) => typeof text === 'string' && !name.endsWith('_INDEX')),
);

describe.skipIf(!hasServer)('query plans', () => {
  const server = inject('neo4j');
  const driver = server ? neo4j.driver(server.uri, neo4j.auth.basic(server.user, server.password)) : null;
  afterAll(() => driver?.close());

  it('no query of the product reads all nodes', async () => {
    const store = await emptyStore();
    await new Neo4jSearchIndex(store, openTokenizer('bigram'), loadSynonyms()).open();
    await store.close();
    const all = {
      ...allStatements(),
      ...statements,
      ...Object.fromEntries(RECIPES.map((one) => [one.name, one.cypher])),
    };
    const session = driver!.session();
    const scanning: string[] = [];
    for (const [name, text] of Object.entries(all)) {
      const parameters = { offset: neo4j.int(0), limit: neo4j.int(1) };
      const { summary } = await session.run(`EXPLAIN ${text}`, parameters);
      if (summary.plan && operators(summary.plan).some((one) => one.includes('AllNodesScan'))) scanning.push(name);
    }
    await session.close();
    expect(Object.keys(all).length).toBeGreaterThan(40);
    expect(scanning).toEqual([]);
  });
});
