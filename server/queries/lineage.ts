import type { ClauseRef, CoverageResponse, CoverageRow, LineageResponse } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ParentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { parentOf } from '../load/links.ts';
import type { StoredClause } from '../load/read.ts';
import { additions, coverRows, tally, upperLinks, type Covered, type UpperLinks } from './coverage.ts';
import { groupsOf } from './groups.ts';
import { CROSS_TYPES, linkId } from '../load/link-edges.ts';
import { linkViews } from './link-views.ts';
import { refOf, refsOf, summaryOf } from './refs.ts';
import { isRow, readScope, type Scope } from './scope.ts';

/** One upper and one lower scope with what became of each row. */
interface Compared {
  upper: Scope;
  lower: Scope;
  links: UpperLinks;
  covered: Covered[];
}

async function compare(store: GraphStore, up: string, down: string): Promise<Compared> {
  const [upper, lower] = await Promise.all([readScope(store, up), readScope(store, down)]);
  const links = await upperLinks(store, upper, [lower]);
  return { upper, lower, links, covered: coverRows(links, lower) };
}

/** What became of each row of an upper scope in a lower document. */
export async function coverage(store: GraphStore, up: string, down: string): Promise<CoverageResponse> {
  return coverageOf(store, await compare(store, up, down));
}

async function coverageOf(store: GraphStore, { upper, lower, links, covered }: Compared): Promise<CoverageResponse> {
  const groups = groupsOf(upper, links.restates);
  const lowerRefs = await refsOf(store, lower.clauses);
  const [upSummary, downSummary] = (await store.nodes([upper.document.id, lower.document.id])).map(summaryOf);
  return {
    up: upSummary!,
    down: downSummary ?? upSummary!,
    rows: covered.map((one) => coverageRow(one, upper, groups, lowerRefs)),
    counts: tally(covered),
    addressedCounts: tally(covered.filter(({ addressed }) => addressed)),
    additions: refs(additions(links, lower), lower),
  };
}

function refs(stored: readonly StoredClause[], scope: Scope): ClauseRef[] {
  return stored.map((one) => refOf(one, scope.document));
}

function coverageRow(
  { row, state, reason, addressed, carriers }: Covered,
  upper: Scope,
  groups: ReadonlyMap<string, string>,
  lowerRefs: ReadonlyMap<string, ClauseRef>,
): CoverageRow {
  const body = state === 'body-only' ? carriers.map(({ lower }) => lowerRefs.get(lower)!) : [];
  return {
    clause: refOf(row, upper.document),
    group: groups.get(row.clause.id) ?? '',
    state,
    reason: body[0] ? `仅正文 ${body[0].clause}` : reason,
    addressed,
    links: carriers.map(({ edge }) => linkId(edge)),
    body,
  };
}

/**
 * The picture of two documents: rows of both sides in printed order, all links between them, what became of each upper
 * row, and why the lower document is taken for a descendant.
 */
export async function lineage(store: GraphStore, up: string, down: string): Promise<LineageResponse> {
  const compared = await compare(store, up, down);
  const { upper, lower, covered } = compared;
  const groups = groupsOf(lower, await ownRestatements(store, lower));
  return {
    ...(await coverageOf(store, compared)),
    downRows: lower.rows.map((row) => ({ clause: refOf(row, lower.document), group: groups.get(row.clause.id) ?? '' })),
    links: await linkViews(store, await linksBetween(store, upper, lower, covered)),
    parents: await parentsBetween(store, upper.document.id, lower.document.id),
  };
}

function ownRestatements(store: GraphStore, { rows }: Scope): Promise<EdgeRow[]> {
  const ids = rows.filter(({ clause }) => isRow(clause)).map(({ clause }) => clause.id);
  return store.expand(ids, { types: ['RESTATES'], direction: 'both' });
}

/** Links between rows of the two scopes, and those that carry an upper row in another way. Rejected ones are shown too. */
async function linksBetween(store: GraphStore, upper: Scope, lower: Scope, covered: Covered[]): Promise<EdgeRow[]> {
  const [upperRows, rows] = [upper, lower].map((scope) => scope.rows.map(({ clause }) => clause.id)) as [
    string[],
    string[],
  ];
  const straight = await store.expand(rows, { types: CROSS_TYPES, direction: 'both', among: upperRows });
  return [...straight, ...covered.flatMap(({ carriers }) => carriers.map(({ edge }) => edge))];
}

/** How two documents are related. */
export async function parentsBetween(store: GraphStore, a: DocumentId, b: DocumentId): Promise<ParentRecord[]> {
  return (await store.expand([b], { types: CROSS_TYPES, direction: 'both', among: [a] })).map(parentOf);
}
