import { DIAGNOSTICS, type DiagnosticCode } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow } from '../../graph-schema/store.ts';
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

/** Figures of these documents; a link counts where its lower clause is in one of them. */
export async function totalsOf(store: GraphStore, ids: readonly DocumentId[]): Promise<Totals> {
  return totalsOfHeld(store, (await store.nodes(ids)).filter(isHeld), linkCount);
}

async function totalsOfHeld(
  store: GraphStore,
  held: readonly NodeRow[],
  countLinks: (store: GraphStore, ids: readonly DocumentId[]) => Promise<number>,
): Promise<Totals> {
  const own = held.map(({ id }) => id);
  const sum = (part: 'clauses' | 'targets' | 'duties'): number =>
    held.reduce((total, { props }) => total + (props as unknown as DocumentExtras).counts[part], 0);
  const cites = await store.tally(own, { type: 'CITES', direction: 'out', by: 'resolves' });
  const citations = (known: boolean): number =>
    cites.reduce((total, { value, count }) => total + ((value !== null) === known ? count : 0), 0);
  return {
    documents: held.length,
    clauses: sum('clauses'),
    targets: sum('targets'),
    duties: sum('duties'),
    citations: { resolved: citations(true), open: citations(false) },
    links: await countLinks(store, own),
    diagnostics: await diagnosticCounts(store, own),
  };
}

/** Figures of all documents: their links are counted without being read. */
export async function totalsOfAll(store: GraphStore): Promise<Totals> {
  return totalsOfHeld(store, await store.find('Document', { held: true }), async (_, ids) => {
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
