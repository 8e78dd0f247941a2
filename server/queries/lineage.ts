import type { ClauseRef, CoverageResponse, CoverageRow, LineageResponse } from '../../graph-schema/api.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { ParentRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { parentOf } from '../load/links.ts';
import type { StoredClause } from '../load/read.ts';
import { additions, coverRows, ownRestatements, tally, upperLinks, type Covered, type UpperLinks } from './coverage.ts';
import { groupsOf } from './groups.ts';
import { CROSS_TYPES, linkId } from '../load/link-edges.ts';
import { linkViews } from './link-views.ts';
import { refOf, refsOf, summaryOf } from './refs.ts';
import { readScope, type Scope } from './scope.ts';

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
  const { upper, lower } = compared;
  const groups = groupsOf(lower, await ownRestatements(store, lower));
  return {
    ...(await coverageOf(store, compared)),
    downRows: lower.rows.map((row) => ({ clause: refOf(row, lower.document), group: groups.get(row.clause.id) ?? '' })),
    links: await linkViews(store, linksBetween(compared)),
    parents: await parentsBetween(store, upper.document.id, lower.document.id),
  };
}

/** Links between rows of the two scopes, and those that carry an upper row in another way. Rejected ones are shown too. */
function linksBetween({ upper, lower, links, covered }: Compared): EdgeRow[] {
  const [upperRows, lowerRows] = [upper, lower].map((scope) => new Set(scope.rows.map(({ clause }) => clause.id))) as [
    Set<string>,
    Set<string>,
  ];
  const straight = links.edges.filter(
    ({ src, dst }) => (lowerRows.has(src) && upperRows.has(dst)) || (upperRows.has(src) && lowerRows.has(dst)),
  );
  return [...straight, ...covered.flatMap(({ carriers }) => carriers.map(({ edge }) => edge))];
}

/** How two documents are related. */
export async function parentsBetween(store: GraphStore, a: DocumentId, b: DocumentId): Promise<ParentRecord[]> {
  return (await relationsTo(store, a, [b])).map(parentOf);
}

/** Relations between a document and others, ordered as `expand` does. */
export function relationsTo(store: GraphStore, a: DocumentId, others: readonly DocumentId[]): Promise<EdgeRow[]> {
  return store.expand(others, { types: CROSS_TYPES, direction: 'both', among: [a] });
}
