/**
 * The store's contract. Two read primitives and one write primitive; everything else is written over them.
 * Every implementation passes the conformance suite in test/conformance.
 */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Props = Record<string, Json>;

export const NODE_LABELS = [
  'Document', // held: false where it is only cited
  'Clause',
  'Agency',
  'Target',
  'Diagnostic',
  'Review',
  'Draft',
  'DraftVersion',
  'Clip',
  'Setting',
] as const;
export type NodeLabel = (typeof NODE_LABELS)[number];

export const EDGE_TYPES = [
  'HAS_CLAUSE', // Document → Clause {order}
  'PART_OF', // Clause → Clause
  'ISSUED_BY', // Document → Agency {order}
  'CITES', // Document → Document {role, clause, span, title, number}
  'IMPLEMENTS', // Document → Document {basis}, Clause → Clause {kind, score …}
  'CONTINUES',
  'RESTATES',
  'PARALLELS',
  'SETS', // Clause → Target
  'LOCALISES', // Target → Target {verdict}
  'RESPONSIBLE_FOR', // Agency → Clause {role, printed}
  'COUNTERPART_OF', // Agency → Agency
  'HAS_DIAGNOSTIC', // Document → Diagnostic
  'REVIEWS', // Review → Clause
] as const;
export type EdgeType = (typeof EDGE_TYPES)[number];

export interface NodeRow {
  /** Not empty, without control characters, like the keys and owners below. */
  id: string;
  label: NodeLabel;
  props: Props;
  /** Document whose removal removes this node; absent for shared nodes (agencies, reviews). */
  owner?: string;
}

export interface EdgeRow {
  src: string;
  type: EdgeType;
  dst: string;
  /** Tells apart several edges of one type between the same two nodes; "" where there is one at most. */
  key?: string;
  props: Props;
  /** Document whose removal removes this edge, besides removal with one of its ends. */
  owner?: string;
}

/** What one transaction does, in this order. */
export interface Changes {
  /**
   * What must be true for any of it to be done: the node is there and the property has this value. Tells whether
   * somebody else has changed a node since it was read, also where several servers share a store.
   */
  expect?: { id: string; property: string; value: string | number | boolean }[];
  /** Owners whose nodes and edges are removed first. */
  removeOwned?: string[];
  removeNodes?: string[];
  removeEdges?: { src: string; type: EdgeType; dst: string; key?: string }[];
  removeBlobs?: string[];
  nodes?: NodeRow[];
  edges?: EdgeRow[];
  blobs?: { key: string; bytes: Uint8Array }[];
}

export interface Page {
  limit?: number;
  offset?: number;
  /**
   * Property to sort by, then by id; by id alone where absent. Missing and null come first, then numbers
   * (false and true as 0 and 1), then strings by code point. `descending` turns both keys round.
   */
  sort?: string;
  descending?: boolean;
}

/** An edge with the node that it leads to, seen from the nodes that were asked for. */
export interface Followed {
  edge: EdgeRow;
  node: NodeRow;
}

/** Which edges are counted, and by which property. */
export interface TallyStep {
  type: EdgeType;
  direction: 'out' | 'in';
  by: string;
}

/** Edges of one node with one value; null where the property is missing or no text. Ordered by id, then value. */
export interface TallyRow {
  id: string;
  value: string | null;
  count: number;
}

export type Direction = 'out' | 'in' | 'both';

/** Which edges of a set of nodes are followed. */
export interface ExpandStep {
  /** All types where absent. */
  types?: readonly EdgeType[];
  direction: Direction;
  /** Only edges whose other end is one of these; each edge leads from one of the nodes to one of these, or back. */
  among?: readonly string[];
  /**
   * The ids, and those of `among`, stand for the nodes that edges of this type lead to: HAS_CLAUSE takes documents for
   * their clauses, whose ids then need not travel.
   */
  via?: EdgeType;
  /** Without properties: `props` is empty in all rows. For what only counts edges or asks where they lead. */
  bare?: boolean;
}

export interface StoreCounts {
  nodes: Partial<Record<NodeLabel, number>>;
  edges: Partial<Record<EdgeType, number>>;
}

export interface GraphStore {
  readonly kind: 'memory' | 'sqlite' | 'neo4j';
  /** Opens or creates the store; throws DATA_TOO_NEW, DATA_NOT_WRITABLE, STORE_UNAVAILABLE. */
  init(): Promise<void>;
  close(): Promise<void>;
  /**
   * One transaction: all of it or nothing, in the order of the fields of `Changes`. Upserts replace all properties of a
   * row. Removing a node removes its edges. An edge without one of its ends fails with RECORD_INVALID, an expectation
   * that is not met with CONFLICT.
   */
  apply(changes: Changes): Promise<void>;
  /** Nodes by id, in the order asked for, each once, missing ones left out. */
  nodes(ids: readonly string[]): Promise<NodeRow[]>;
  /**
   * Nodes of one label whose properties equal `where`: scalars only, an array means "one of", null also means missing.
   * Names of properties are plain identifiers (TypeError otherwise).
   */
  find(label: NodeLabel, where?: Record<string, Json>, page?: Page): Promise<NodeRow[]>;
  count(label: NodeLabel, where?: Record<string, Json>): Promise<number>;
  /** One frontier step, batched, each edge once; ordered by source, type, target, key (code point order). */
  expand(ids: readonly string[], step: ExpandStep): Promise<EdgeRow[]>;
  /** As `expand` in one direction, with the nodes at the other ends. */
  follow(ids: readonly string[], step: ExpandStep & { direction: 'out' | 'in' }): Promise<Followed[]>;
  /** As `expand`, but only counted: how many edges of one type each node has, by the text of one of their properties. */
  tally(ids: readonly string[], step: TallyStep): Promise<TallyRow[]>;
  /**
   * A text that is another one after every change of the store, also by another process: answers that read much may be
   * kept as long as it stays.
   */
  version(): Promise<string>;
  /** Original files and saved indexes, by key. */
  putBlob(key: string, bytes: Uint8Array): Promise<void>;
  blob(key: string): Promise<Uint8Array | undefined>;
  removeBlob(key: string): Promise<void>;
  /** Keys of all blobs, in order (code points). */
  blobKeys(): Promise<string[]>;
  counts(): Promise<StoreCounts>;
}
