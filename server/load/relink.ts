import type { DocumentId } from '../../graph-schema/ids.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import type { Changes, EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { createLinker, type LinkResult } from '../../ingest/link/index.ts';
import { headOf } from '../../ingest/link/parents.ts';
import { RelatedIndex } from '../../ingest/link/related.ts';
import { groupBy } from '../group.ts';
import { citationGraph } from './citations.ts';
import { relationChanges } from './links.ts';
import { pendingDocuments, pendingId } from './pending.ts';
import { byOrder, citationOf, heldDocument, heldOf, readDocument } from './read.ts';
import { resolveCitations, type Citing } from '../../ingest/resolve/documents.ts';

/** A document as the linker first sees it, with the edges its citations are stored as. */
interface Head extends Citing {
  edges: EdgeRow[];
}

async function readHeads(store: GraphStore): Promise<Head[]> {
  const documents = (await store.find('Document', { held: true })).map((row) => heldOf(row).record);
  const edges = await store.expand(
    documents.map(({ id }) => id),
    { types: ['CITES'], direction: 'out' },
  );
  const byDocument = groupBy(edges.sort(byOrder), (edge) => edge.src);
  return documents.map((document) => {
    const own = byDocument.get(document.id) ?? [];
    return { document, edges: own, citations: own.map(citationOf) };
  });
}

/**
 * Compares the documents that wait for it with all others: resolves citations, finds parents, links clauses, all in one
 * transaction. Interrupted runs are taken up again, since the marks of waiting documents go with that transaction.
 * @returns documents whose citations or links are different now
 */
export async function relink(store: GraphStore): Promise<Set<DocumentId>> {
  const pending = await pendingDocuments(store);
  const heads = await readHeads(store);
  const resolved = resolveCitations(heads);
  const renewed = heads.flatMap((head, i) => {
    const { document, citations } = resolved[i]!;
    return JSON.stringify(citations) === JSON.stringify(head.citations) ? [] : [{ ...head, document, citations }];
  });
  const fresh: IngestedDocument[] = [];
  for (const id of pending) if (await heldDocument(store, id)) fresh.push(await readDocument(store, id));
  const found = await linkFresh(store, fresh, resolved);
  const ids = fresh.map(({ document }) => document.id);
  const { changes, touched } = await relationChanges(store, ids, found);
  const cited = await renewedCitations(store, renewed);
  await store.apply({
    ...changes,
    removeNodes: pending.map(pendingId),
    removeEdges: cited.removeEdges ?? [],
    nodes: cited.nodes ?? [],
    edges: [...(changes.edges ?? []), ...(cited.edges ?? [])],
  });
  await dropOrphans(store);
  return new Set([...ids, ...touched, ...renewed.map(({ document }) => document.id)]);
}

/** Links the fresh documents with each other and with the held ones that are related to them; only those are read. */
async function linkFresh(store: GraphStore, fresh: readonly IngestedDocument[], heads: Citing[]): Promise<LinkResult> {
  const index = new RelatedIndex();
  for (const { document, citations } of heads) index.add(headOf(document, citations));
  const loaded = new Map(fresh.map((document) => [document.document.id, document]));
  for (const id of fresh.flatMap(({ document }) => index.related(index.get(document.id)!))) {
    if (!loaded.has(id)) loaded.set(id, await readDocument(store, id));
  }
  return createLinker().linkNew(fresh, { heads: () => heads, load: (id) => loaded.get(id)! });
}

async function renewedCitations(store: GraphStore, renewed: readonly Head[]): Promise<Changes> {
  const graphs = await Promise.all(renewed.map((head) => citationGraph(store, head)));
  return {
    removeEdges: renewed.flatMap(({ edges }) => edges),
    nodes: graphs.flatMap(({ nodes }) => nodes),
    edges: graphs.flatMap(({ edges }) => edges),
  };
}

/** Removes agencies that nothing names any more, and documents that were only cited and are not any more. */
export async function dropOrphans(store: GraphStore): Promise<void> {
  const stubs = await store.find('Document', { held: false });
  const agencies = await store.find('Agency');
  const ids = [...stubs, ...agencies].map((row) => row.id);
  const used = new Set((await store.expand(ids, { direction: 'both' })).flatMap(({ src, dst }) => [src, dst]));
  const orphans = ids.filter((id) => !used.has(id));
  if (orphans.length > 0) await store.apply({ removeNodes: orphans });
}
