import type {
  Changes,
  EdgeRow,
  EdgeType,
  ExpandStep,
  Followed,
  GraphStore,
  Json,
  NodeLabel,
  NodeRow,
  Page,
  StoreCounts,
  TallyRow,
  TallyStep,
} from '../../graph-schema/store.ts';
import { accepted, checkChanges, missingEnd, notAsExpected, propertyName } from './check.ts';
import { compareEdges, compareText, compareValue, edgeName, tallyRows } from './order.ts';

/** What a store gives back for a row: JSON values only, nothing undefined. */
function plain<Row extends NodeRow | EdgeRow>(row: Row): Row {
  return JSON.parse(JSON.stringify(row)) as Row;
}

function matches(row: NodeRow, where: Record<string, Json>): boolean {
  return Object.entries(where).every(([name, value]) => accepted(value).includes(row.props[name] ?? null));
}

/** GraphStore in memory: the reference for the others, for tests and small experiments. Nothing is kept on disk. */
export class MemoryStore implements GraphStore {
  readonly kind = 'memory';
  #nodes = new Map<string, NodeRow>();
  #edges = new Map<string, EdgeRow>();
  /** Names of the edges at each node. */
  #out = new Map<string, Set<string>>();
  #in = new Map<string, Set<string>>();
  #blobs = new Map<string, Uint8Array>();
  #version = 0;

  init(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return Promise.resolve();
  }

  async apply(changes: Changes): Promise<void> {
    checkChanges(changes);
    const nodes = (changes.nodes ?? []).map(plain);
    const edges = (changes.edges ?? []).map((edge) => plain({ ...edge, key: edge.key ?? '' }));
    for (const { id, property, value } of changes.expect ?? []) {
      if (this.#nodes.get(id)?.props[property] !== value) throw notAsExpected(id);
    }
    this.#checkEnds(changes, nodes, edges);
    this.#version++;
    const owners = new Set(changes.removeOwned);
    for (const [name, edge] of this.#edges) if (edge.owner && owners.has(edge.owner)) this.#dropEdge(name);
    for (const [id, node] of this.#nodes) if (node.owner && owners.has(node.owner)) this.#dropNode(id);
    for (const id of changes.removeNodes ?? []) this.#dropNode(id);
    for (const edge of changes.removeEdges ?? []) this.#dropEdge(edgeName(edge));
    for (const key of changes.removeBlobs ?? []) this.#blobs.delete(key);
    for (const node of nodes) this.#nodes.set(node.id, node);
    for (const edge of edges) this.#putEdge(edge);
    for (const { key, bytes } of changes.blobs ?? []) this.#blobs.set(key, bytes.slice());
  }

  /** Everything that can fail fails here, before the first change. */
  #checkEnds(changes: Changes, nodes: NodeRow[], edges: EdgeRow[]): void {
    const owners = new Set(changes.removeOwned);
    const removed = new Set(changes.removeNodes);
    const added = new Set(nodes.map((node) => node.id));
    const stays = (id: string): boolean => {
      const held = this.#nodes.get(id);
      return held !== undefined && !removed.has(id) && !(held.owner && owners.has(held.owner));
    };
    for (const edge of edges) {
      if (![edge.src, edge.dst].every((id) => added.has(id) || stays(id))) throw missingEnd(edge);
    }
  }

  #putEdge(edge: EdgeRow): void {
    const name = edgeName(edge);
    this.#edges.set(name, edge);
    for (const [index, id] of [
      [this.#out, edge.src],
      [this.#in, edge.dst],
    ] as const) {
      const names = index.get(id);
      if (names) names.add(name);
      else index.set(id, new Set([name]));
    }
  }

  #dropEdge(name: string): void {
    const edge = this.#edges.get(name);
    if (!edge) return;
    this.#edges.delete(name);
    this.#out.get(edge.src)?.delete(name);
    this.#in.get(edge.dst)?.delete(name);
  }

  #dropNode(id: string): void {
    for (const index of [this.#out, this.#in]) {
      for (const name of index.get(id) ?? []) this.#dropEdge(name);
      index.delete(id);
    }
    this.#nodes.delete(id);
  }

  nodes(ids: readonly string[]): Promise<NodeRow[]> {
    const rows = Array.from(new Set(ids), (id) => this.#nodes.get(id)).filter((row) => row !== undefined);
    return Promise.resolve(structuredClone(rows));
  }

  async find(label: NodeLabel, where: Record<string, Json> = {}, page: Page = {}): Promise<NodeRow[]> {
    const { limit = Infinity, offset = 0, sort, descending } = page;
    if (sort !== undefined) propertyName(sort);
    const rows = this.#matching(label, where).sort(
      (a, b) => (sort ? compareValue(a.props[sort], b.props[sort]) : 0) || compareText(a.id, b.id),
    );
    if (descending) rows.reverse();
    return structuredClone(rows.slice(offset, offset + limit));
  }

  async count(label: NodeLabel, where: Record<string, Json> = {}): Promise<number> {
    return this.#matching(label, where).length;
  }

  #matching(label: NodeLabel, where: Record<string, Json>): NodeRow[] {
    Object.keys(where).forEach(propertyName);
    return Array.from(this.#nodes.values()).filter((row) => row.label === label && matches(row, where));
  }

  expand(ids: readonly string[], { types, direction, among, via, bare }: ExpandStep): Promise<EdgeRow[]> {
    const others = among && new Set(this.#via(among, via));
    const names = new Set<string>();
    const add = (known: ReadonlySet<string> | undefined, far: 'src' | 'dst'): void => {
      for (const name of known ?? []) if (!others || others.has(this.#edges.get(name)![far])) names.add(name);
    };
    for (const id of this.#via(ids, via)) {
      if (direction !== 'in') add(this.#out.get(id), 'dst');
      if (direction !== 'out') add(this.#in.get(id), 'src');
    }
    const edges = Array.from(names, (name) => this.#edges.get(name)!)
      .filter((edge) => !types || types.includes(edge.type))
      .sort(compareEdges);
    return Promise.resolve(structuredClone(bare ? edges.map((edge) => ({ ...edge, props: {} })) : edges));
  }

  #via(ids: readonly string[], via: EdgeType | undefined): readonly string[] {
    if (via === undefined) return ids;
    const edges = ids.flatMap((id) => Array.from(this.#out.get(id) ?? [], (name) => this.#edges.get(name)!));
    return edges.filter(({ type }) => type === via).map(({ dst }) => dst);
  }

  async follow(ids: readonly string[], step: ExpandStep & { direction: 'out' | 'in' }): Promise<Followed[]> {
    const far = step.direction === 'out' ? 'dst' : 'src';
    const edges = await this.expand(ids, step);
    return edges.map((edge) => ({ edge, node: structuredClone(this.#nodes.get(edge[far])!) }));
  }

  putBlob(key: string, bytes: Uint8Array): Promise<void> {
    return this.apply({ blobs: [{ key, bytes }] });
  }

  blob(key: string): Promise<Uint8Array | undefined> {
    return Promise.resolve(this.#blobs.get(key)?.slice());
  }

  removeBlob(key: string): Promise<void> {
    return this.apply({ removeBlobs: [key] });
  }

  async tally(ids: readonly string[], { type, direction, by }: TallyStep): Promise<TallyRow[]> {
    propertyName(by);
    const edges = await this.expand(ids, { types: [type], direction });
    const near = direction === 'out' ? 'src' : 'dst';
    return tallyRows(edges.map((edge) => ({ id: edge[near], value: edge.props[by], count: 1 })));
  }

  version(): Promise<string> {
    return Promise.resolve(String(this.#version));
  }

  blobKeys(): Promise<string[]> {
    return Promise.resolve([...this.#blobs.keys()].sort(compareText));
  }

  counts(): Promise<StoreCounts> {
    const counts: StoreCounts = { nodes: {}, edges: {} };
    for (const { label } of this.#nodes.values()) counts.nodes[label] = (counts.nodes[label] ?? 0) + 1;
    for (const { type } of this.#edges.values()) counts.edges[type] = (counts.edges[type] ?? 0) + 1;
    return Promise.resolve(counts);
  }
}
