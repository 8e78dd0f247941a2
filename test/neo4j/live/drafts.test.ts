import { describe } from 'vitest';
import { deskConformance } from '../../draft/desk-suite.ts';
import { emptyStore, hasServer } from './support.ts';

describe.skipIf(!hasServer)('Neo4j', () => {
  deskConformance('neo4j', emptyStore);
});
