import type {
  DocumentRelation,
  DocumentResponse,
  DocumentsRequest,
  DocumentsResponse,
  DocumentSummary,
} from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { DocumentRecord, Span } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { pairOf } from '../load/keys.ts';
import { parentOf } from '../load/links.ts';
import {
  byOrder,
  citationOf,
  isHeld,
  readClauses,
  readDiagnostics,
  readTargetsOf,
  readText,
  requireDocument,
} from '../load/read.ts';
import { compareText } from '../store/order.ts';
import { ALL_LINK_TYPES, CROSS_TYPES, distinctLinks, isClauseLink } from '../load/link-edges.ts';
import { linkViews } from './link-views.ts';
import { summaries, summaryOf } from './refs.ts';
import { remembered } from './remembered.ts';

/** Documents that pass all filters, newest first; documents without a date come last. */
export async function documents(store: GraphStore, request: DocumentsRequest): Promise<DocumentsResponse> {
  const found = (await allSummaries(store)).filter((one) => passes(one, request));
  return { total: found.length, documents: found.slice(request.offset, request.offset + request.limit) };
}

const PAGE = 2000;

/** All documents, held and only cited, newest first. */
export function allSummaries(store: GraphStore): Promise<readonly DocumentSummary[]> {
  return remembered(store, 'documents', async () => {
    const all: DocumentSummary[] = [];
    // in pages, since the nodes are many times as large as what is kept of them
    for (let offset = 0; ; offset += PAGE) {
      const rows = await store.find('Document', {}, { limit: PAGE, offset });
      all.push(...rows.map(summaryOf));
      if (rows.length < PAGE) break;
    }
    return all.sort((a, b) => compareText(b.date ?? '', a.date ?? '') || compareText(a.id, b.id));
  });
}

function passes(one: DocumentSummary, { level, region, year, q, held }: DocumentsRequest): boolean {
  const among = (list: readonly string[], value: string | null): boolean =>
    list.length === 0 || (value !== null && list.includes(value));
  const wanted = q.replace(/\s/gu, '');
  const isNamed = (): boolean =>
    wanted === '' ||
    [one.title, one.document, ...one.issuers].some((text) => text.replace(/\s/gu, '').includes(wanted));
  return (
    (held === 'all' || one.held === (held === 'true')) &&
    among(level, one.level) &&
    among(region, one.region) &&
    among(year, one.date?.slice(0, 4) ?? null) &&
    isNamed()
  );
}

/** A document with its clauses, what belongs to each, its relations and who cites it. Throws DOCUMENT_NOT_FOUND. */
export async function documentTree(store: GraphStore, id: DocumentId): Promise<DocumentResponse> {
  const { record, extras } = await requireDocument(store, id);
  const stored = await readClauses(store, id);
  const [text, allTargets, allCitations, linked, citedBy, versions, diagnostics] = await Promise.all([
    readText(store, id),
    readTargetsOf(store, [id]),
    citationsOf(store, id),
    store.expand([id], { types: ALL_LINK_TYPES, direction: 'both', via: 'HAS_CLAUSE', bare: true }),
    citedByDocuments(store, id),
    versionsOf(store, record),
    readDiagnostics(store, id),
  ]);
  const targets = groupBy(allTargets, (target) => target.clauseId);
  const citations = groupBy(allCitations, (citation) => citation.clauseId);
  const links = distinctLinks(linked.filter(({ type }) => type === 'IMPLEMENTS' || type === 'CONTINUES'));
  const [up, down] = [groupBy(links, (edge) => edge.src), groupBy(links, (edge) => edge.dst)];
  return {
    document: record,
    headerText: sliced(text, record.header),
    imprintText: sliced(text, record.imprint),
    clauses: stored.map(({ clause, duty }) => ({
      ...clause,
      duty,
      targets: targets.get(clause.id) ?? [],
      citations: citations.get(clause.id) ?? [],
      up: up.get(clause.id)?.length ?? 0,
      down: down.get(clause.id)?.length ?? 0,
    })),
    relations: await documentRelations(store, id, linked),
    citedBy,
    versions,
    moved: extras.moved ?? {},
    diagnostics,
  };
}

type CitationView = DocumentResponse['clauses'][number]['citations'][number];

/** Citations with the id of the document where it is held. */
async function citationsOf(store: GraphStore, id: DocumentId): Promise<CitationView[]> {
  const edges = (await store.expand([id], { types: ['CITES'], direction: 'out' })).sort(byOrder);
  const held = new Set((await store.nodes(edges.map((edge) => edge.dst))).filter(isHeld).map((row) => row.id));
  return edges.map((edge) => ({ ...citationOf(edge), documentId: held.has(edge.dst) ? edge.dst : null }));
}

/** Other held documents with the same title or 文号, oldest first. */
async function versionsOf(store: GraphStore, record: DocumentRecord): Promise<DocumentSummary[]> {
  const { id, title, documentNumber } = record;
  const same = [
    ...(title === '' ? [] : await store.find('Document', { held: true, title })),
    ...(documentNumber === null ? [] : await store.find('Document', { held: true, documentNumber })),
  ];
  const others = new Map(same.filter((row) => row.id !== id).map((row) => [row.id, summaryOf(row)]));
  return [...others.values()].sort((a, b) => compareText(a.date ?? '', b.date ?? '') || compareText(a.id, b.id));
}

function sliced(text: string, spans: readonly Span[]): string {
  return spans.map(([start, end]) => text.slice(start, end)).join('\n');
}

/** All links of a document's clauses, in the order of the document. Throws DOCUMENT_NOT_FOUND. */
export async function documentLinks(
  store: GraphStore,
  id: DocumentId,
): Promise<{ links: Awaited<ReturnType<typeof linkViews>> }> {
  await requireDocument(store, id);
  return { links: await linkViews(store, await clauseLinks(store, id)) };
}

function clauseLinks(store: GraphStore, id: DocumentId): Promise<EdgeRow[]> {
  return store.expand([id], { types: ALL_LINK_TYPES, direction: 'both', via: 'HAS_CLAUSE' });
}

/**
 * Documents that this one descends from or that descend from it, with the reason; documents it names as its basis and
 * that are not held count as parents too, so that the gap is seen. Upwards first, then sideways, then down.
 * @param linked all links of the document's clauses
 */
async function documentRelations(
  store: GraphStore,
  id: DocumentId,
  linked: readonly EdgeRow[],
): Promise<DocumentRelation[]> {
  const [edges, cites] = await Promise.all([
    store.expand([id], { types: CROSS_TYPES, direction: 'both' }),
    store.expand([id], { types: ['CITES'], direction: 'out' }),
  ]);
  const others = await summaries(
    store,
    [...edges, ...cites].flatMap(({ src, dst }) => [src, dst]),
  );
  const links = groupBy(linked.filter(isClauseLink), otherDocument(id));
  const related = edges.map((edge): DocumentRelation => {
    const { from, to, relation, basis, confidence, reason } = parentOf(edge);
    const other = others.get(from === id ? to : from)!;
    const direction = relation === 'PARALLELS' ? 'side' : from === id ? 'up' : 'down';
    return { direction, relation, basis, confidence, reason, links: links.get(other.id)?.length ?? 0, other };
  });
  const order = ['up', 'side', 'down'];
  return [...related, ...missingParents(cites, others)].sort(
    (a, b) =>
      order.indexOf(a.direction) - order.indexOf(b.direction) ||
      b.confidence - a.confidence ||
      compareText(a.other.id, b.other.id),
  );
}

function otherDocument(id: DocumentId): (edge: EdgeRow) => DocumentId | undefined {
  return (edge) => pairOf(edge.owner)?.find((one) => one !== id);
}

function missingParents(
  cites: readonly EdgeRow[],
  others: ReadonlyMap<DocumentId, DocumentSummary>,
): DocumentRelation[] {
  const gaps = new Map<DocumentId, DocumentRelation>();
  for (const edge of cites) {
    const { role, clause } = citationOf(edge);
    const other = others.get(edge.dst)!;
    if (other.held || role !== 'basis') continue;
    const reason = `${clause}作为依据引用，未入库`;
    gaps.set(other.id, { direction: 'up', relation: 'CITES', basis: 'cited', confidence: 1, reason, links: 0, other });
  }
  return [...gaps.values()];
}

async function citedByDocuments(store: GraphStore, id: DocumentId): Promise<DocumentResponse['citedBy']> {
  const edges = (await store.expand([id], { types: ['CITES'], direction: 'in' })).filter((edge) => edge.src !== id);
  const citing = await summaries(
    store,
    edges.map((edge) => edge.src),
  );
  return edges.map((edge) => {
    const { document, title } = citing.get(edge.src)!;
    const { clause, clauseId, role } = citationOf(edge);
    return { documentId: edge.src, document, title, clause, clauseId, role };
  });
}
