import type { DocumentId } from '../../graph-schema/ids.ts';
import type { CitationRecord, IngestedDocument } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore, NodeRow } from '../../graph-schema/store.ts';
import { documentIdFor } from '../../ingest/resolve/ids.ts';
import { citationEdge } from './document-graph.ts';
import { isHeld } from './read.ts';

/** Node of a document that is only known from being cited. */
export function stubNode(id: DocumentId, title: string, number: string | null): NodeRow {
  const props = { document: number?.replace(/\s/gu, '') ?? title, title, documentNumber: number, held: false };
  return { id, label: 'Document', props };
}

/** Edges to the documents that are cited, with a node `held: false` for each that is not in the store. */
export async function citationGraph(
  store: GraphStore,
  { document, citations }: Pick<IngestedDocument, 'document' | 'citations'>,
): Promise<{ nodes: NodeRow[]; edges: EdgeRow[] }> {
  const names = [...new Set(citations.flatMap(({ resolves }) => resolves ?? []))];
  const named = names.length === 0 ? [] : await store.find('Document', { document: names });
  const byName = new Map(named.filter(isHeld).map((row) => [row.props['document'], row.id]));
  byName.set(document.document, document.id);
  const taken = new Set((await store.nodes(citations.map(plainId))).filter(isHeld).map((row) => row.id));
  taken.add(document.id);
  const nodes = new Map<string, NodeRow>();
  const edges = citations.map((citation, order) => {
    const resolved = citation.resolves === null ? undefined : byName.get(citation.resolves);
    if (resolved !== undefined) return citationEdge(document.id, resolved, citation, order);
    const plain = plainId(citation);
    const id = taken.has(plain) ? `cited-${plain}` : plain;
    nodes.set(id, stubNode(id, citation.title, citation.number));
    return citationEdge(document.id, id, citation, order);
  });
  return { nodes: [...nodes.values()], edges };
}

/** The id that the cited document would get if it came in. */
function plainId({ title, number }: CitationRecord): DocumentId {
  return documentIdFor(number, title, title);
}
