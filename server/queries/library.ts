import type { DocumentSummary, MissingResponse, OverviewResponse } from '../../graph-schema/api.ts';
import { ZhengmaiError } from '../../graph-schema/errors.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { numberName, titleNames } from '../../ingest/link/titles.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { originalKey } from '../load/keys.ts';
import { citationOf, requireDocument } from '../load/read.ts';
import { compareText } from '../store/order.ts';
import { ALL_LINK_TYPES } from '../load/link-edges.ts';
import { allSummaries } from './documents.ts';
import { remembered } from './remembered.ts';

interface Paging {
  limit: number;
  offset: number;
}

/** Documents held and their clauses. */
export function counts(store: GraphStore): Promise<{ documents: number; clauses: number }> {
  return remembered(store, 'counts', async () => ({
    documents: await store.count('Document', { held: true }),
    clauses: await store.count('Clause'),
  }));
}

/** Figures of all that is held. */
export function overview(store: GraphStore): Promise<OverviewResponse> {
  return remembered(store, 'overview', () => freshOverview(store));
}

async function freshOverview(store: GraphStore): Promise<OverviewResponse> {
  const { nodes, edges } = await store.counts();
  const held = await store.find('Document', { held: true });
  const relations = await store.expand(
    held.map((row) => row.id),
    { types: ALL_LINK_TYPES, direction: 'out' },
  );
  const links = ALL_LINK_TYPES.reduce((sum, type) => sum + (edges[type] ?? 0), 0) - relations.length;
  return {
    documents: held.length,
    clauses: nodes.Clause ?? 0,
    targets: nodes.Target ?? 0,
    duties: held.reduce((sum, row) => sum + Number((row.props['counts'] as Record<string, number>)['duties']), 0),
    citations: edges.CITES ?? 0,
    links,
    reviewed: await reviewedLinks(store),
    diagnostics: nodes.Diagnostic ?? 0,
    missing: (nodes.Document ?? 0) - held.length,
  };
}

async function reviewedLinks(store: GraphStore): Promise<number> {
  const rows = await store.find('Review', { withdrawn: null, action: ['confirmed', 'rejected', 'added'] });
  return new Set(rows.map(({ props }) => `${String(props['fromId'])}|${String(props['toId'])}`)).size;
}

/** Documents that are cited and not held, most cited first. */
export async function missing(store: GraphStore, { limit, offset }: Paging): Promise<MissingResponse> {
  const all = await remembered(store, 'missing', () => gaps(store));
  const page = all.slice(offset, offset + limit);
  const edges = await store.expand(
    page.map(({ id }) => id),
    { types: ['CITES'], direction: 'in' },
  );
  const citing = groupBy(edges, (edge) => edge.dst);
  const documents = page.map(({ id, title, documentNumber }) => ({
    title,
    number: documentNumber,
    citedBy: (citing.get(id) ?? []).map((edge) => {
      const { document, clause, clauseId, role } = citationOf(edge);
      return { documentId: edge.src, document, clause, clauseId, role };
    }),
  }));
  return { total: all.length, documents };
}

async function gaps(store: GraphStore): Promise<DocumentSummary[]> {
  const stubs = (await allSummaries(store)).filter(({ held }) => !held);
  const rows = await store.tally(
    stubs.map(({ id }) => id),
    { type: 'CITES', direction: 'in', by: 'role' },
  );
  const cited = new Map<string, number>();
  for (const { id, count } of rows) cited.set(id, (cited.get(id) ?? 0) + count);
  const often = ({ id }: DocumentSummary): number => cited.get(id) ?? 0;
  return stubs
    .filter((one) => often(one) > 0)
    .sort((a, b) => often(b) - often(a) || compareText(a.title, b.title) || compareText(a.id, b.id));
}

/** Names of the documents that cite this 文号 or title, held or not, in order. */
export async function citedBy(store: GraphStore, name: string): Promise<string[]> {
  const known = await remembered(store, 'names', () => idsByName(store));
  const cited = new Set([numberName(name), ...titleNames(name)].flatMap((one) => known.get(one) ?? []));
  const edges = await store.expand([...cited], { types: ['CITES'], direction: 'in' });
  return [...new Set(edges.filter(({ src, dst }) => src !== dst).map((edge) => citationOf(edge).document))].sort(
    compareText,
  );
}

async function idsByName(store: GraphStore): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const summary of await allSummaries(store)) {
    for (const name of namesOf(summary)) {
      const known = ids.get(name);
      if (known) known.push(summary.id);
      else ids.set(name, [summary.id]);
    }
  }
  return ids;
}

function namesOf({ documentNumber, title }: DocumentSummary): string[] {
  return [...(documentNumber ? [numberName(documentNumber)] : []), ...titleNames(title)];
}

/** The original file of a document. Throws DOCUMENT_NOT_FOUND, NOT_FOUND where the file was not kept. */
export async function source(store: GraphStore, id: DocumentId): Promise<{ name: string; bytes: Uint8Array }> {
  const { record } = await requireDocument(store, id);
  const bytes = await store.blob(originalKey(record.source.sha256));
  if (!bytes) throw new ZhengmaiError('NOT_FOUND', `没有保存 ${record.document} 的原件。重新入库后即可下载。`, { id });
  return { name: record.source.file.split(/[/\\]/u).at(-1) ?? record.source.file, bytes };
}
