import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as search from '../../server/search/neo4j/cypher.ts';
import { RECIPES } from '../../server/store/neo4j/recipes.ts';
import { allStatements, find, MIGRATIONS, upsertNodes } from '../../server/store/neo4j/cypher.ts';

// the package's ESM build imports files without endings, which Node refuses
const { lintCypherQuery } = createRequire(import.meta.url)('@neo4j-cypher/language-support') as {
  lintCypherQuery: (query: string, schema: object) => { message: string }[];
};

const SCHEMA = { parameters: {} };

describe('Cypher of the store', () => {
  const statements = Object.entries(allStatements());
  const migrations = MIGRATIONS.flatMap(({ version, statements: all }) =>
    all.map((text, index): [string, string] => [`migration ${version}.${index}`, text]),
  );

  const recipes = RECIPES.map(({ name, cypher }): [string, string] => [`recipe ${name}`, cypher]);

  const searches = Object.entries(search)
    .flatMap(([name, text]): [string, string][] => [text].flat().map((one) => [`search ${name}`, one]))
    .filter(([name]) => !name.endsWith('_INDEX'));

  it.each([...statements, ...migrations, ...recipes, ...searches])('%s is valid Cypher', (_name, text) => {
    const faults = lintCypherQuery(text, SCHEMA).filter(({ message }) => !/not (?:present in|defined)/u.test(message));
    expect(faults).toEqual([]);
  });

  it('has a linter that finds faults', () => {
    expect(lintCypherQuery('MATCH (n) RETRUN n', SCHEMA)).not.toEqual([]);
  });

  it('lets no value into the text of a query', () => {
    expect(() => find('Clause', [['a`) DETACH DELETE n //', 'equals']], {})).toThrow(TypeError);
    expect(() => upsertNodes('Clause) DETACH DELETE (n' as 'Clause')).toThrow(TypeError);
  });
});
