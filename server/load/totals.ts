import { DIAGNOSTICS, type DiagnosticCode } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import type { DocumentExtras } from './document-graph.ts';
import { ALL_LINK_TYPES } from './link-edges.ts';
import { isHeld } from './read.ts';

/** Figures of some documents. */
export interface Totals {
  documents: number;
  clauses: number;
  targets: number;
  duties: number;
  citations: { resolved: number; open: number };
  links: number;
  /** Number of diagnostics by code, most frequent first. */
  diagnostics: [DiagnosticCode, number][];
}

/**
 * Figures of these documents; a link counts where its lower clause is in one of them.
 * @param countLinks how the links of their clauses are counted
 */
export async function totalsOf(store: GraphStore, ids: readonly DocumentId[], countLinks = linkCount): Promise<Totals> {
  const held = (await store.nodes(ids)).filter(isHeld);
  const own = held.map(({ id }) => id);
  const sum = (part: 'clauses' | 'targets' | 'duties'): number =>
    held.reduce((total, { props }) => total + (props as unknown as DocumentExtras).counts[part], 0);
  const cites = await store.expand(own, { types: ['CITES'], direction: 'out' });
  const resolved = cites.filter((edge) => edge.props['resolves'] !== null).length;
  return {
    documents: held.length,
    clauses: sum('clauses'),
    targets: sum('targets'),
    duties: sum('duties'),
    citations: { resolved, open: cites.length - resolved },
    links: await countLinks(store, own),
    diagnostics: await diagnosticCounts(store, own),
  };
}

/** Figures of all documents: their links are counted without being read. */
export async function totalsOfAll(store: GraphStore): Promise<Totals> {
  const ids = (await store.find('Document', { held: true })).map((row) => row.id);
  return totalsOf(store, ids, async () => {
    const { edges } = await store.counts();
    const ofDocuments = await store.expand(ids, { types: ALL_LINK_TYPES, direction: 'out' });
    return ALL_LINK_TYPES.reduce((sum, type) => sum + (edges[type] ?? 0), 0) - ofDocuments.length;
  });
}

async function linkCount(store: GraphStore, ids: readonly DocumentId[]): Promise<number> {
  return (await store.expand(ids, { types: ALL_LINK_TYPES, direction: 'out', via: 'HAS_CLAUSE', bare: true })).length;
}

async function diagnosticCounts(store: GraphStore, ids: readonly DocumentId[]): Promise<[DiagnosticCode, number][]> {
  const rows = (await store.follow(ids, { types: ['HAS_DIAGNOSTIC'], direction: 'out' })).map(({ node }) => node);
  const codes = Object.keys(DIAGNOSTICS) as DiagnosticCode[];
  const counts = codes.map((code): [DiagnosticCode, number] => [
    code,
    rows.filter((row) => row.props['code'] === code).length,
  ]);
  return counts.filter(([, count]) => count > 0).sort((a, b) => b[1] - a[1]);
}
