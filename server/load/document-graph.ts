import { createHash } from 'node:crypto';
import { isDoubt } from '../../graph-schema/diagnostics.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type {
  CitationRecord,
  DiagnosticRecord,
  DocumentRecord,
  DutyRecord,
  IngestedDocument,
} from '../../graph-schema/records.ts';
import type { EdgeRow, NodeRow, Props } from '../../graph-schema/store.ts';
import { agencyNode } from './agencies.ts';
import type { Moved } from './moved.ts';

/** A file that holds this document: the one it was read from, or a copy that was recognised. */
export interface KnownCopy {
  file: string;
  sha256: string;
}

/** What a Document node knows besides its record. */
export interface DocumentExtras {
  held: true;
  counts: { clauses: number; targets: number; duties: number; citations: number; diagnostics: number; doubts: number };
  textHash: string;
  copies: KnownCopy[];
  /** What the file itself says, without corrections by hand: tells versions and other documents apart. */
  printed: Pick<DocumentRecord, 'title' | 'date' | 'issuers'>;
  /** Clauses of earlier versions that stand elsewhere now; absent where none do. */
  moved?: Moved;
}

/** What a Document node knows that is not read from the file at hand. */
export type KnownBefore = Pick<DocumentExtras, 'copies' | 'printed' | 'moved'>;

/** Nodes and edges of one document. */
export interface DocumentGraph {
  nodes: NodeRow[];
  edges: EdgeRow[];
}

/** A record as properties: records are plain JSON. */
export function asProps(record: object): Props {
  return record as Props;
}

export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * Everything of a document but its citations, whose targets lie outside it.
 * @param known files that hold the document, and what its own file says of it
 */
export function documentGraph(ingested: IngestedDocument, known: KnownBefore): DocumentGraph {
  const { document } = ingested;
  const owner = document.id;
  const targets = ingested.targets.map((record): NodeRow => ({
    id: record.id,
    label: 'Target',
    props: asProps(record),
    owner,
  }));
  const diagnostics = diagnosticGraph(document.id, ingested.diagnostics);
  const agencies = agencyGraph(ingested);
  return {
    nodes: [
      { id: document.id, label: 'Document', props: documentProps(ingested, known) },
      ...clauseNodes(ingested),
      ...targets,
      ...diagnostics.nodes,
      ...agencies.nodes,
    ],
    edges: [
      ...clauseEdges(ingested),
      ...ingested.targets.map((target, order) =>
        own(owner, { src: target.clauseId, type: 'SETS', dst: target.id, props: { order } }),
      ),
      ...diagnostics.edges,
      ...agencies.edges,
    ],
  };
}

/** Nodes of a document's diagnostics, in their order. */
export function diagnosticGraph(id: DocumentId, diagnostics: readonly DiagnosticRecord[]): DocumentGraph {
  const nodes = diagnostics.map((record, order): NodeRow => ({
    id: `${id}#g${String(order).padStart(4, '0')}`,
    label: 'Diagnostic',
    props: asProps({ ...record, documentId: id, order }),
    owner: id,
  }));
  return { nodes, edges: nodes.map((node) => own(id, { src: id, type: 'HAS_DIAGNOSTIC', dst: node.id })) };
}

function own(owner: string, edge: Pick<EdgeRow, 'src' | 'type' | 'dst'> & { props?: Props }): EdgeRow {
  return { key: '', props: {}, ...edge, owner };
}

function documentProps(
  { document, text, ...parts }: IngestedDocument,
  { copies, printed, moved = {} }: KnownBefore,
): Props {
  const extras: DocumentExtras = {
    held: true,
    counts: {
      clauses: parts.clauses.length,
      targets: parts.targets.length,
      duties: parts.duties.length,
      citations: parts.citations.length,
      diagnostics: parts.diagnostics.length,
      doubts: parts.diagnostics.filter(isDoubt).length,
    },
    textHash: hashText(text),
    copies,
    printed,
    ...(Object.keys(moved).length > 0 ? { moved } : {}),
  };
  return asProps({ ...document, ...extras });
}

/** A clause's duty stays with it, since agencies alone do not tell order, 等 and damage. */
function clauseNodes({ document, clauses, duties }: IngestedDocument): NodeRow[] {
  const dutyOf = new Map<string, DutyRecord>(duties.map((duty) => [duty.clauseId, duty]));
  return clauses.map((clause) => ({
    id: clause.id,
    label: 'Clause',
    props: asProps({ ...clause, duty: dutyOf.get(clause.id) ?? null }),
    owner: document.id,
  }));
}

function clauseEdges({ document, clauses }: IngestedDocument): EdgeRow[] {
  const seen = new Map<string, string>();
  return clauses.flatMap((clause) => {
    const edges = [
      own(document.id, { src: document.id, type: 'HAS_CLAUSE', dst: clause.id, props: { order: clause.order } }),
    ];
    const parent = clause.parent === null ? undefined : seen.get(clause.parent);
    if (parent !== undefined) edges.push(own(document.id, { src: clause.id, type: 'PART_OF', dst: parent }));
    seen.set(clause.locator, clause.id);
    return edges;
  });
}

function agencyGraph({ document, duties }: IngestedDocument): DocumentGraph {
  const nodes = new Map<string, NodeRow>();
  const edges = new Map<string, EdgeRow>();
  const agency = (printed: string): string => {
    const node = agencyNode(printed, document);
    nodes.set(node.id, node);
    return node.id;
  };
  const add = (edge: EdgeRow): void => {
    const name = `${edge.src}|${edge.dst}`;
    if (!edges.has(name)) edges.set(name, edge);
  };
  for (const [order, name] of document.issuers.entries()) {
    if (name) add(own(document.id, { src: document.id, type: 'ISSUED_BY', dst: agency(name), props: { order } }));
  }
  for (const duty of duties) {
    for (const [order, printed] of duty.agencies.entries()) {
      if (!printed) continue;
      const src = agency(printed);
      const role = printed === duty.lead ? 'lead' : 'support';
      add(own(document.id, { src, type: 'RESPONSIBLE_FOR', dst: duty.clauseId, props: { role, printed, order } }));
    }
    for (const [i, printed] of (duty.defaults ?? []).entries()) {
      const props = { role: 'support', printed, order: duty.agencies.length + i, standing: true };
      add(own(document.id, { src: agency(printed), type: 'RESPONSIBLE_FOR', dst: duty.clauseId, props }));
    }
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}

/** The edge of one citation. Its key is the citation's id, so that a document may cite another several times. */
export function citationEdge(from: string, to: string, citation: CitationRecord, order: number): EdgeRow {
  return { src: from, type: 'CITES', dst: to, key: citation.id, props: asProps({ ...citation, order }), owner: from };
}
