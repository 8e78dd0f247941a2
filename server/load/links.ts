import type { DocumentId } from '../../graph-schema/ids.ts';
import { documentIdOf } from '../../graph-schema/ids.ts';
import type { LinkRecord, ParentRecord, TargetComparison } from '../../graph-schema/records.ts';
import type { Changes, EdgeRow, EdgeType, GraphStore } from '../../graph-schema/store.ts';
import { LINK_RELATIONS } from '../../graph-schema/terms.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { asProps } from './document-graph.ts';
import { distinctLinks } from './link-edges.ts';
import { pairOf, pairOwner } from './keys.ts';
import { clauseOf } from './read.ts';
import { compareEdges } from '../store/order.ts';

/** What comparing documents found. */
export interface Relations {
  parents: ParentRecord[];
  links: LinkRecord[];
}

const LINK_TYPES: readonly EdgeType[] = LINK_RELATIONS;

function parentEdge({ from, to, relation, basis, confidence, reason }: ParentRecord): EdgeRow {
  return {
    src: from,
    type: relation,
    dst: to,
    key: '',
    props: { basis, confidence, reason },
    owner: pairOwner(from, to),
  };
}

function linkEdges(link: LinkRecord): EdgeRow[] {
  const { from, to, relation, ...found } = link;
  const props = asProps(found);
  delete props['type']; // the edge has its own
  const owner = pairOwner(documentIdOf(from.id), documentIdOf(to.id));
  return [
    { src: from.id, type: relation, dst: to.id, key: '', props, owner },
    ...found.targets.flatMap((comparison) => localises(comparison, owner)),
  ];
}

function localises({ from, to, verdict, note }: TargetComparison, owner: string): EdgeRow[] {
  return from && to ? [{ src: from, type: 'LOCALISES', dst: to, key: '', props: { verdict, note }, owner }] : [];
}

/** A clause link's edge as a record; document names and locators come from the two clauses. */
export function linkOf(edge: EdgeRow, end: (clauseId: string) => LinkRecord['from']): LinkRecord {
  const found = edge.props as unknown as Omit<LinkRecord, 'type' | 'from' | 'to' | 'relation'>;
  const relation = edge.type as LinkRecord['relation'];
  return { type: 'link', from: end(edge.src), to: end(edge.dst), relation, ...found };
}

/** A document relation's edge as a record. */
export function parentOf({ src, type, dst, props }: EdgeRow): ParentRecord {
  const { basis, confidence, reason } = props as unknown as ParentRecord;
  return { type: 'parent', from: src, to: dst, relation: type as ParentRecord['relation'], basis, confidence, reason };
}

/** Edges between documents, and between clauses, that touch these documents. */
async function relationEdges(store: GraphStore, documents: readonly DocumentId[]): Promise<EdgeRow[]> {
  const step = { types: LINK_TYPES, direction: 'both' } as const;
  const [ofDocuments, ofClauses] = await Promise.all([
    store.expand(documents, step),
    store.expand(documents, { ...step, via: 'HAS_CLAUSE' }),
  ]);
  return [...ofDocuments, ...ofClauses].sort(compareEdges);
}

/** All relations and links that touch these documents, as records. */
export async function readRelations(store: GraphStore, documents: readonly DocumentId[]): Promise<Relations> {
  return { parents: await readParents(store, documents), links: await readLinks(store, documents, 'both') };
}

/** The relations between documents that touch these. */
export async function readParents(store: GraphStore, documents: readonly DocumentId[]): Promise<ParentRecord[]> {
  const edges = await store.expand(documents, { types: LINK_TYPES, direction: 'both' });
  return edges.sort(compareEdges).map(parentOf);
}

/** The links of these documents' clauses: those that begin there, or all that touch them. */
export async function readLinks(
  store: GraphStore,
  documents: readonly DocumentId[],
  direction: 'out' | 'both',
): Promise<LinkRecord[]> {
  const edges = await store.expand(documents, { types: LINK_TYPES, direction, via: 'HAS_CLAUSE' });
  const ofClauses = distinctLinks(edges.sort(compareEdges));
  const rows = await store.nodes(ofClauses.flatMap(({ src, dst }) => [src, dst]));
  const ends = new Map(rows.map((row) => [row.id, endOf(clauseOf(row).clause)]));
  return ofClauses.map((edge) => linkOf(edge, (id) => ends.get(id)!));
}

function endOf({ document, locator, id }: { document: string; locator: string; id: string }): LinkRecord['from'] {
  return { document, clause: locator, id };
}

/**
 * What replaces relations of these documents by new ones, as one change; pairs of documents that stay as they are are
 * left alone.
 * @param mine the pairs that were looked at; others stay, whatever was found
 * @returns the change, and the documents whose relations differ afterwards
 */
export async function relationChanges(
  store: GraphStore,
  documents: readonly DocumentId[],
  { parents, links }: Relations,
  mine: (pair: readonly [DocumentId, DocumentId]) => boolean = () => true,
): Promise<{ changes: Changes; touched: Set<DocumentId> }> {
  const before = byOwner(await relationEdges(store, documents));
  const after = byOwner([...parents.map(parentEdge), ...links.flatMap(linkEdges)]);
  const isMine = (owner: string): boolean => {
    const pair = pairOf(owner);
    return pair === undefined || mine(pair);
  };
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (owner) => isMine(owner) && isDifferent(before.get(owner), after.get(owner)),
  );
  const edges = changed.flatMap((owner) => after.get(owner) ?? []);
  return {
    changes: { removeOwned: changed, edges },
    touched: new Set(changed.flatMap((owner) => pairOf(owner) ?? [])),
  };
}

function byOwner(edges: readonly EdgeRow[]): Map<string, EdgeRow[]> {
  return groupBy(edges, (edge) => edge.owner ?? '');
}

function isDifferent(before: readonly EdgeRow[] | undefined, after: readonly EdgeRow[] | undefined): boolean {
  return !before || !after || signature(before) !== signature(after);
}

/** One text for a pair's relations. Comparisons of targets stand in the links themselves. */
function signature(edges: readonly EdgeRow[]): string {
  return edges
    .filter((edge) => edge.type !== 'LOCALISES')
    .map(({ src, type, dst, props }) => JSON.stringify([src, type, dst, props]))
    .sort()
    .join('\n');
}
