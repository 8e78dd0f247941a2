import { isDoubt } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { CitationRecord, DiagnosticRecord, DocumentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import { jobOf, linkJob, type LinkJob, type LinkResult } from '../../ingest/link/index.ts';
import type { LinkDocument } from '../../ingest/link/pairs.ts';
import { RelatedIndex } from '../../ingest/link/related.ts';
import { citationResolver } from '../../ingest/resolve/documents.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { attachReviews } from '../review/attach.ts';
import { citationGraph } from './citations.ts';
import { diagnosticGraph } from './document-graph.ts';
import { relativesInARow, someAtATime } from './link-order.ts';
import { refreshLinkCounts } from './link-counts.ts';
import { relationChanges } from './links.ts';
import { dropOrphans } from './orphans.ts';
import { pendingDocuments, pendingId } from './pending.ts';
import { allHeld, byOrder, citationOf, readDiagnostics, readForLinks } from './read.ts';
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

async function readHeads(store: GraphStore): Promise<Head[]> {
  const documents = (await allHeld(store)).map(({ record }) => record);
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

const AT_ONCE = 64;

/**
 * Compares the documents that wait for it with all others: resolves citations, finds parents, links clauses, some
 * documents in one transaction. Interrupted runs are taken up again, since the marks of waiting documents go last.
 * @param atOnce documents that are compared, and written, at a time: the links of many thousands are not in memory together
 * @returns documents whose citations or links are different now
 */
export async function relink(
  store: GraphStore,
  workshop: Workshop = thisThread,
  atOnce = AT_ONCE,
): Promise<Set<DocumentId>> {
  const pending = await pendingDocuments(store);
  const heads = await readHeads(store);
  const renewed = new Set<DocumentId>();
  const before: string[] = [];
  const renew = async (): Promise<void> => {
    for (const some of someAtATime(await renewedHeads(store, heads, new Set(pending)), atOnce))
      for (const { document, edges } of await renewCitations(store, some)) {
        renewed.add(document.id);
        for (const { dst } of edges) before.push(dst);
      }
    heads.length = 0; // citations of thousands of documents, which are needed no more
  };
  const jobs = linkJobs(heads, new Set(pending), atOnce);
  const touched = await linkFresh(store, jobs, new Set(pending), { workshop, renew });
  const different = new Set([...touched, ...renewed]);
  if (before.length > 0) await dropOrphans(store, before);
  for (const some of someAtATime(pending, atOnce)) await attachReviews(store, some);
  for (const some of someAtATime([...different], atOnce)) await refreshLinkCounts(store, some);
  await store.apply({ removeNodes: pending.map(pendingId) });
  return different;
}

/** Documents whose citations resolve otherwise than before, and fresh ones, with citations and diagnostics as they are now. */
async function renewedHeads(
  store: GraphStore,
  heads: readonly Head[],
  fresh: ReadonlySet<DocumentId>,
): Promise<RenewedHead[]> {
  const resolve = citationResolver(heads.map(({ document }) => document));
  const renewed: RenewedHead[] = [];
  for (const head of heads) {
    if (!fresh.has(head.document.id) && isResolved(head, resolve(head))) continue;
    const before = await readDiagnostics(store, head.document.id);
    renewed.push({ ...resolve({ ...head, diagnostics: before }), before });
  }
  return renewed;
}

/** Whether all citations of a document mean what they meant before. */
function isResolved(before: Head, { citations }: Head): boolean {
  return before.citations.every(({ resolves }, i) => resolves === citations[i]!.resolves);
}

/** What each fresh document is to be compared with, for some documents at a time: found out while others are compared. */
function* linkJobs(heads: readonly Head[], fresh: ReadonlySet<DocumentId>, atOnce: number): Generator<LinkJob[]> {
  const index = new RelatedIndex();
  for (const { document, citations } of heads) index.add(document, citations);
  const held = [...fresh].filter((id) => index.has(id));
  const jobs = relativesInARow(held, (id) => linkJob(index, id, (other) => fresh.has(other)));
  yield* someAtATime(jobs, atOnce);
}

/**
 * Links the fresh documents with each other and with the held ones that are related to them; only those are read.
 * @param renew done while the first of them are compared
 * @returns the fresh documents that are held, and those whose relations are different now
 */
async function linkFresh(
  store: GraphStore,
  jobs: Iterable<LinkJob[]>,
  fresh: ReadonlySet<DocumentId>,
  { workshop, renew }: { workshop: Workshop; renew: () => Promise<void> },
): Promise<Set<DocumentId>> {
  const isFresh = (id: DocumentId): boolean => fresh.has(id);
  const load = (id: DocumentId): Promise<LinkDocument> => readForLinks(store, id);
  const different = new Set<DocumentId>();
  const rounds = compared(jobs, (some) => workshop.link({ jobs: some, load }));
  const first = rounds.next();
  first.catch(() => undefined); // thrown in its turn
  await renew();
  for (let round = await first; !round.done; round = await rounds.next()) {
    const { some, found } = round.value;
    const ids = new Set(some.map(({ id }) => id));
    const { changes, touched } = await relationChanges(store, [...ids], found, ([a, b]) =>
      ids.has(isFresh(a) && isFresh(b) ? jobOf(a, b) : isFresh(a) ? a : b),
    );
    await store.apply({ ...changes, nodes: staleNodes([...ids, ...touched]) });
    for (const id of [...ids, ...touched]) different.add(id);
  }
  return different;
}

/** Jobs with what they found; while some are written, the next ones are compared already. */
async function* compared(
  parts: Iterable<LinkJob[]>,
  link: (jobs: LinkJob[]) => Promise<LinkResult>,
): AsyncGenerator<{ some: LinkJob[]; found: LinkResult }> {
  let before: { some: LinkJob[]; finding: Promise<LinkResult> } | undefined;
  for (const some of parts) {
    const finding = link(some);
    finding.catch(() => undefined); // thrown in its turn
    if (before) yield { some: before.some, found: await before.finding };
    before = { some, finding };
  }
  if (before) yield { some: before.some, found: await before.finding };
}

/**
 * Writes citations and diagnostics as they are now; where these are what is stored already, only the documents that are
 * cited: of several names for one that is not held, the name that the last document gives it stands.
 * @returns those that were different
 */
async function renewCitations(store: GraphStore, heads: readonly RenewedHead[]): Promise<Head[]> {
  const changes = { removeNodes: [] as string[], nodes: [] as NodeRow[], edges: [] as EdgeRow[] };
  const renewed: RenewedHead[] = [];
  for (const head of heads) {
    const cited = await citationGraph(store, head);
    changes.nodes.push(...cited.nodes);
    if (isStored(head, cited.edges)) continue;
    const { id } = head.document;
    const [row] = await store.nodes([id]);
    const doubts = head.diagnostics.filter(isDoubt).length;
    const counts = { ...(row!.props['counts'] as Props), diagnostics: head.diagnostics.length, doubts };
    const old = diagnosticGraph(id, head.before);
    const own = diagnosticGraph(id, head.diagnostics);
    changes.removeNodes.push(...old.nodes.map((node) => node.id));
    changes.nodes.push(...own.nodes, { ...row!, props: { ...row!.props, counts } });
    changes.edges.push(...cited.edges, ...own.edges);
    renewed.push(head);
  }
  changes.nodes.push(...staleNodes(renewed.map(({ document }) => document.id)));
  await store.apply({ ...changes, removeEdges: renewed.flatMap(({ edges }) => edges) });
  return renewed;
}

function isStored({ edges, before, diagnostics }: RenewedHead, cited: readonly EdgeRow[]): boolean {
  const told = (rows: readonly EdgeRow[]): string =>
    JSON.stringify(rows.map(({ dst, key, props }) => [dst, key, props]));
  return told(edges) === told(cited) && JSON.stringify(before) === JSON.stringify(diagnostics);
}
