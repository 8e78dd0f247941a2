import { expect, describe, it } from 'vitest';
import { copyStore } from '../../../server/load/copy.ts';
import { verifyStore } from '../../../server/load/verify.ts';
import { MemoryStore } from '../../../server/store/memory.ts';
import { corpusStore } from '../../support/corpus.ts';
import { emptyStore, hasServer } from './support.ts';

describe.skipIf(!hasServer)('copying to Neo4j and back', () => {
  it('loses and changes nothing', async () => {
    const local = await corpusStore();
    const graph = await emptyStore();
    await copyStore(local, graph);
    const back = new MemoryStore();
    await copyStore(graph, back);
    const [here, there, again] = [await verifyStore(local), await verifyStore(graph), await verifyStore(back)];
    expect(there).toEqual({ ...here, problems: [] });
    expect(again).toEqual(there);
    await graph.close();
  });
});
