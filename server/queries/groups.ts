import { locatorLabels } from '../../graph-schema/locator.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import type { EdgeRow } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { linkProps } from '../load/link-edges.ts';
import { isRow, type Scope } from './scope.ts';

/** A heading that a row may stand under, with its place in the document and how well the row matches below it. */
interface Candidate {
  heading: string;
  order: number;
  score: number;
}

/** A row may repeat a goal from the beginning of the document; it belongs to the part that carries it out. */
const OPERATIVE: ReadonlySet<string> = new Set(['measure', 'safeguard']);

/** Share of a list's rows that must follow the order of the body for the list to be read by the body's parts. */
const IN_ORDER = 0.7;

/**
 * The heading that each row of a scope stands under. A task list that follows the order of the body is divided by the
 * parts of the body that its rows restate; rows that match nowhere, or out of order, go with the row before. Other
 * clauses, and lists in an order of their own, stand under their own headings.
 * @param restates RESTATES edges of the rows, in either direction
 */
export function groupsOf(scope: Scope, restates: readonly EdgeRow[]): Map<string, string> {
  const byLocator = new Map(scope.clauses.map(({ clause }) => [clause.locator, clause]));
  const candidates = candidatesOf(scope, restates, byLocator);
  const groups = new Map<string, string>();
  const lists = groupBy(scope.rows, ({ clause }) => (isRow(clause) ? (clause.parent ?? '') : null));
  for (const [list, rows] of lists) {
    const found = list === null ? null : inOrder(rows.map(({ clause }) => candidates.get(clause.id) ?? []));
    for (const [i, { clause }] of rows.entries()) groups.set(clause.id, found?.[i] ?? ownHeading(clause, byLocator));
  }
  return groups;
}

function candidatesOf(
  { clauses }: Scope,
  restates: readonly EdgeRow[],
  byLocator: ReadonlyMap<string, ClauseRecord>,
): Map<string, Candidate[]> {
  const byId = new Map(clauses.map(({ clause }) => [clause.id, clause]));
  const ends = restates.flatMap((edge) => [
    { row: edge.src, body: edge.dst, score: linkProps(edge).score },
    { row: edge.dst, body: edge.src, score: linkProps(edge).score },
  ]);
  const candidates = new Map<string, Candidate[]>();
  for (const { row, body, score } of ends) {
    const clause = byId.get(body);
    if (!clause || isRow(clause) || !OPERATIVE.has(clause.role)) continue;
    const [top = ''] = locatorLabels(clause.locator);
    const candidate = {
      heading: ownHeading(clause, byLocator),
      order: byLocator.get(top)?.order ?? clause.order,
      score,
    };
    candidates.set(row, [...(candidates.get(row) ?? []), candidate]);
  }
  return candidates;
}

/** Heading for each row along the heaviest choice of candidates that never goes back; null where too few rows fit in. */
function inOrder(rows: readonly Candidate[][]): string[] | null {
  interface Path {
    weight: number;
    last: number;
    chosen: Map<number, string>;
  }
  let paths: Path[] = [{ weight: 0, last: -1, chosen: new Map() }];
  for (const [i, candidates] of rows.entries()) {
    const byLast = new Map(paths.map((path) => [path.last, path]));
    for (const { heading, order, score } of candidates) {
      const before = paths.filter(({ last }) => last <= order).reduce((a, b) => (b.weight > a.weight ? b : a));
      const weight = before.weight + score;
      if (weight <= (byLast.get(order)?.weight ?? 0)) continue;
      byLast.set(order, { weight, last: order, chosen: new Map(before.chosen).set(i, heading) });
    }
    paths = [...byLast.values()];
  }
  const { chosen } = paths.reduce((a, b) => (b.weight > a.weight ? b : a));
  const matched = rows.filter((candidates) => candidates.length > 0).length;
  if (chosen.size === 0 || chosen.size < matched * IN_ORDER) return null;
  const first = [...chosen.values()][0]!;
  let current = first;
  return rows.map((_, i) => (current = chosen.get(i) ?? current));
}

/** The top heading of a clause in the body; the heading above a row of a list. */
function ownHeading(clause: ClauseRecord, byLocator: ReadonlyMap<string, ClauseRecord>): string {
  const labels = locatorLabels(clause.locator);
  const depth = isRow(clause) ? labels.length - 1 : 1;
  const heading = byLocator.get(labels.slice(0, depth).join('/'));
  if (!heading || heading.id === clause.id) return '';
  return heading.form === 'annex' ? heading.title : heading.label + heading.title;
}
