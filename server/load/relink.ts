import { isDoubt } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { CitationRecord, DiagnosticRecord, DocumentRecord, IngestedDocument } from '../../graph-schema/records.ts';
import type { Changes, EdgeRow, GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import type { LinkResult } from '../../ingest/link/index.ts';
import { headOf } from '../../ingest/link/parents.ts';
import { RelatedIndex } from '../../ingest/link/related.ts';
import { resolveCitations } from '../../ingest/resolve/documents.ts';
import { groupBy } from '../group.ts';
import { attachReviews } from '../review/attach.ts';
import { citationGraph } from './citations.ts';
import { diagnosticGraph } from './document-graph.ts';
import { refreshLinkCounts } from './link-counts.ts';
import { relationChanges } from './links.ts';
import { dropOrphans } from './orphans.ts';
import { pendingDocuments, pendingId } from './pending.ts';
import { byOrder, citationOf, heldDocument, heldOf, readDiagnostics, readDocument } from './read.ts';
import { staleNodes } from './stale.ts';
import { thisThread, type Workshop } from './workshop.ts';

/** A document as the linker first sees it, with the edges its citations are stored as. */
interface Head {
  document: DocumentRecord;
  citations: CitationRecord[];
  edges: EdgeRow[];
}

interface RenewedHead extends Head {
  diagnostics: DiagnosticRecord[];
  /** Diagnostics as they are stored. */
  before: DiagnosticRecord[];
}

const NOTHING = { expect: [], removeOwned: [], removeBlobs: [], blobs: [] };

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
 * transaction. Interrupted runs are taken up again, since the marks of waiting documents go last.
 * @returns documents whose citations or links are different now
 */
export async function relink(store: GraphStore, workshop: Workshop = thisThread): Promise<Set<DocumentId>> {
  const pending = await pendingDocuments(store);
  const heads = await readHeads(store);
  const renewed = await renewedHeads(store, heads, new Set(pending));
  const fresh: IngestedDocument[] = [];
  for (const id of pending) if (await heldDocument(store, id)) fresh.push(await readDocument(store, id));
  const found = await linkFresh(store, fresh, heads, workshop);
  const ids = fresh.map(({ document }) => document.id);
  const { changes, touched } = await relationChanges(store, ids, found);
  const cited = await renewedCitations(store, renewed);
  const different = new Set([...ids, ...touched, ...renewed.map(({ document }) => document.id)]);
  await store.apply({
    ...changes,
    removeNodes: cited.removeNodes,
    removeEdges: cited.removeEdges,
    nodes: [...cited.nodes, ...staleNodes(different)],
    edges: [...(changes.edges ?? []), ...cited.edges],
  });
  await dropOrphans(
    store,
    renewed.flatMap(({ edges }) => edges.map((edge) => edge.dst)),
  );
  await attachReviews(store, pending);
  await refreshLinkCounts(store, different);
  await store.apply({ removeNodes: pending.map(pendingId) });
  return different;
}

/** Documents whose citations resolve otherwise than before, and fresh ones, with citations and diagnostics as they are now. */
async function renewedHeads(store: GraphStore, heads: Head[], fresh: ReadonlySet<DocumentId>): Promise<RenewedHead[]> {
  const resolved = resolveCitations(heads);
  const changed = heads.filter(
    ({ document, citations }, i) =>
      fresh.has(document.id) || JSON.stringify(citations) !== JSON.stringify(resolved[i]!.citations),
  );
  const before = new Map<Head, DiagnosticRecord[]>();
  for (const head of changed) before.set(head, await readDiagnostics(store, head.document.id));
  const all = heads.map((head) => ({ ...head, diagnostics: before.get(head) ?? [] }));
  return resolveCitations(all)
    .map((head, i) => ({ ...head, before: before.get(heads[i]!) }))
    .filter((head): head is RenewedHead => head.before !== undefined);
}

/** Links the fresh documents with each other and with the held ones that are related to them; only those are read. */
async function linkFresh(
  store: GraphStore,
  fresh: readonly IngestedDocument[],
  heads: readonly Head[],
  workshop: Workshop,
): Promise<LinkResult> {
  const index = new RelatedIndex();
  for (const { document, citations } of heads) index.add(headOf(document, citations));
  const known = new Set(fresh.map(({ document }) => document.id));
  const related: IngestedDocument[] = [];
  for (const id of fresh.flatMap(({ document }) => index.related(index.get(document.id)!))) {
    if (known.has(id)) continue;
    known.add(id);
    related.push(await readDocument(store, id));
  }
  return workshop.link({ fresh, related, heads: heads.map(({ document, citations }) => ({ document, citations })) });
}

async function renewedCitations(store: GraphStore, renewed: readonly RenewedHead[]): Promise<Required<Changes>> {
  const changes = { ...NOTHING, removeNodes: [] as string[], nodes: [] as NodeRow[], edges: [] as EdgeRow[] };
  for (const head of renewed) {
    const { id } = head.document;
    const [row] = await store.nodes([id]);
    const doubts = head.diagnostics.filter(isDoubt).length;
    const counts = { ...(row!.props['counts'] as Props), diagnostics: head.diagnostics.length, doubts };
    const old = diagnosticGraph(id, head.before);
    const own = diagnosticGraph(id, head.diagnostics);
    const cited = await citationGraph(store, head);
    changes.removeNodes.push(...old.nodes.map((node) => node.id));
    changes.nodes.push(...cited.nodes, ...own.nodes, { ...row!, props: { ...row!.props, counts } });
    changes.edges.push(...cited.edges, ...own.edges);
  }
  return { ...changes, removeEdges: renewed.flatMap(({ edges }) => edges) };
}
