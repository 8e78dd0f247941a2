import { describe } from 'vitest';
import { storeConformance } from '../../conformance/store-suite.ts';
import { emptyStore, hasServer } from './support.ts';

describe.skipIf(!hasServer)('Neo4j', () => {
  storeConformance({ name: 'neo4j', open: emptyStore, runs: 15 });
});
