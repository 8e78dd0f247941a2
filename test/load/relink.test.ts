import { describe, expect, it } from 'vitest';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import { pendingDocuments, pendingNode } from '../../server/load/pending.ts';
import { relink } from '../../server/load/relink.ts';
import { saveDocument } from '../../server/load/save.ts';
import { verifyStore } from '../../server/load/verify.ts';
import { thisThread } from '../../server/load/workshop.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { prepare } from '../../ingest/link/pairs.ts';
import { PreparedDocuments } from '../../ingest/link/prepared.ts';
import { ingestText } from '../../ingest/pipeline.ts';
import { readInput } from '../../ingest/read/index.ts';
import { inventedFiles } from '../bench/documents.ts';

async function family(): Promise<IngestedDocument[]> {
  const documents: IngestedDocument[] = [];
  for (const { name, text } of inventedFiles(1)) {
    const [input] = await readInput({ name, bytes: new TextEncoder().encode(text) });
    documents.push(ingestText(input!.source, input!.name));
    if (documents.length === 5) break;
  }
  return documents;
}

async function filled(documents: readonly IngestedDocument[]): Promise<MemoryStore> {
  const store = new MemoryStore();
  for (const document of documents) await saveDocument(store, document);
  return store;
}

describe('relink', { timeout: 60_000 }, () => {
  it('gives the same whether documents are compared all at once or a few at a time, and again', async () => {
    const documents = await family();
    const whole = await filled(documents);
    const touched = await relink(whole);
    const wanted = await verifyStore(whole);
    expect(wanted.counts.edges.IMPLEMENTS).toBeGreaterThan(20);
    expect(await pendingDocuments(whole)).toEqual([]);
    const store = await filled(documents);
    expect([...(await relink(store, thisThread, 2))].sort()).toEqual([...touched].sort());
    expect(await verifyStore(store)).toEqual(wanted);
    await store.apply({ nodes: documents.map(({ document }) => pendingNode(document.id)) }); // as a broken run leaves it
    await relink(store, thisThread, 2);
    expect(await verifyStore(store)).toEqual(wanted);
  });
});

describe('PreparedDocuments', () => {
  it('loads each document once while there is room, and again when it had to go', async () => {
    const documents = new Map((await family()).map((document) => [document.document.id, document]));
    const loads: string[] = [];
    const load = (id: string) => {
      loads.push(id);
      return Promise.resolve(documents.get(id)!);
    };
    const [a, b, c] = [...documents.keys()] as [string, string, string];
    const size = (id: string) => prepare(documents.get(id)!).body.length;
    const kept = new PreparedDocuments(load, size(a) + Math.max(size(b), size(c)));
    expect([...(await kept.ready([a, b])).keys()]).toEqual([a, b]);
    await kept.ready([a]);
    expect(loads).toEqual([a, b]);
    await kept.ready([c]); // b was not asked for longest
    await kept.ready([a]);
    expect(loads).toEqual([a, b, c]);
    await kept.ready([b]);
    expect(loads).toEqual([a, b, c, b]);
  });
});
