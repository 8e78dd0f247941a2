import type { CoverageCounts } from '../../graph-schema/api.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { Evidence, Span } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { COVERAGE_STATES, type CoverageState } from '../../graph-schema/terms.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { documentReviews, pairKey } from '../review/current.ts';
import type { ReviewRecord } from '../../graph-schema/api-review.ts';
import { LEVEL_NAMES } from '../../graph-schema/names.ts';
import { addressesLevel } from './addressed.ts';
import { CROSS_TYPES, distinctLinks, linkProps } from '../load/link-edges.ts';
import { isRow, type Scope } from './scope.ts';
import type { StoredClause } from '../load/read.ts';

/** A link that carries an upper row: straight, or to the body clause that the row restates. */
export interface Carrier {
  edge: EdgeRow;
  /** The lower clause. */
  lower: string;
  /** The upper clause that the link leads to where it is not the row itself. */
  via: string | null;
}

/** What became of one upper row in one lower document. */
export interface Covered {
  row: StoredClause;
  state: CoverageState;
  reason: string;
  addressed: boolean;
  /** Best first. */
  carriers: Carrier[];
}

/** All that leads to the rows of an upper scope: read once for any number of lower documents. */
export interface UpperLinks {
  scope: Scope;
  /** Restatements of the rows in the same document. */
  restates: EdgeRow[];
  /** Row → what leads to it, by lower document. */
  carriers: Map<string, Map<DocumentId, Carrier[]>>;
  /** All links between the documents, rejected ones too. */
  edges: EdgeRow[];
  /** Clauses of both sides that any link joins. */
  linked: ReadonlySet<string>;
  reviews: Map<string, ReviewRecord>;
}

/** Characters that the evidence of two links must share for one to stand for the other. */
const SHARED_EVIDENCE = 8;

/**
 * Reads the links between the document of an upper scope and lower documents in three steps, whatever the number of
 * documents.
 */
export async function upperLinks(store: GraphStore, scope: Scope, lower: readonly Scope[]): Promise<UpperLinks> {
  const rowIds = scope.rows.map(({ clause }) => clause.id);
  const lowerIds = lower.map(({ document }) => document.id);
  const [restates, reviews, edges] = await Promise.all([
    ownRestatements(store, scope),
    documentReviews(store, scope.document.id),
    store.expand(lowerIds, { types: CROSS_TYPES, direction: 'both', among: [scope.document.id], via: 'HAS_CLAUSE' }),
  ]);
  const links = distinctLinks(edges).filter(({ src, dst }) => reviews.get(pairKey(src, dst))?.action !== 'rejected');
  const byUpper = groupBy(links, (edge) => upperEnd(edge, scope));
  const carriers = new Map(
    rowIds.map((id) => [id, groupBy(carriersOf(id, restates, byUpper), ({ lower }) => documentIdOf(lower))]),
  );
  return { scope, restates, carriers, reviews, edges, linked: new Set(links.flatMap(({ src, dst }) => [src, dst])) };
}

/** Restatements of the rows of a scope within its document. */
export async function ownRestatements(store: GraphStore, { document, rows }: Scope): Promise<EdgeRow[]> {
  const ids = new Set(rows.map(({ clause }) => clause.id));
  const edges = await store.expand([document.id], { types: ['RESTATES'], direction: 'out', via: 'HAS_CLAUSE' });
  return edges.filter(({ src, dst }) => ids.has(src) || ids.has(dst));
}

function upperEnd({ src, dst }: EdgeRow, { document }: Scope): string {
  return documentIdOf(dst) === document.id ? dst : src;
}

function lowerEnd({ src, dst }: EdgeRow, upper: string): string {
  return dst === upper ? src : dst;
}

function carriersOf(row: string, restates: readonly EdgeRow[], byUpper: ReadonlyMap<string, EdgeRow[]>): Carrier[] {
  const straight = (byUpper.get(row) ?? []).map((edge): Carrier => ({ edge, lower: lowerEnd(edge, row), via: null }));
  const indirect = restates
    .filter(({ src, dst }) => src === row || dst === row)
    .flatMap((restated) => {
      const body = lowerEnd(restated, row);
      return (byUpper.get(body) ?? [])
        .filter((edge) => sharesEvidence(evidenceIn(restated, body), evidenceIn(edge, body)))
        .map((edge): Carrier => ({ edge, lower: lowerEnd(edge, body), via: body }));
    });
  const best = new Map<string, Carrier>();
  for (const carrier of [...straight, ...indirect.sort((a, b) => score(b) - score(a))]) {
    if (!best.has(carrier.lower)) best.set(carrier.lower, carrier);
  }
  return [...best.values()].sort((a, b) => Number(a.via !== null) - Number(b.via !== null) || score(b) - score(a));
}

function score({ edge }: Carrier): number {
  return linkProps(edge).score;
}

/** Places of a link's evidence in one of its two clauses. */
export function evidenceIn(edge: EdgeRow, clauseId: string): Span[] {
  const side: keyof Pick<Evidence, 'from' | 'to'> = edge.src === clauseId ? 'from' : 'to';
  return linkProps(edge).evidence.map((evidence) => evidence[side]);
}

/** Whether two links speak of the same words of a clause, by the places of their evidence in it. */
export function sharesEvidence(mine: readonly Span[], yours: readonly Span[]): boolean {
  let shared = 0;
  for (const [start, end] of mine) {
    for (const [from, to] of yours) shared += Math.max(0, Math.min(end, to) - Math.max(start, from));
  }
  return shared >= SHARED_EVIDENCE;
}

/**
 * What became of each row of the upper scope in a lower document. Links from the lower scope carry a row out (落实);
 * where the lower document has a task list and only its body says it, the row is 仅正文; nothing at all is 遗漏.
 */
export function coverRows({ scope, carriers, reviews }: UpperLinks, lower: Scope): Covered[] {
  const inScope = new Set(lower.rows.map(({ clause }) => clause.id));
  const listed = new Set(lower.clauses.filter(({ clause }) => isRow(clause)).map(({ clause }) => clause.id));
  return scope.rows.map((row) => {
    const found = carriers.get(row.clause.id)?.get(lower.document.id) ?? [];
    const addressed = addressesLevel(row.duty, lower.document.level);
    const marked = reviews.get(pairKey(lower.document.id, row.clause.id));
    const ranked = lower.list
      ? found.toSorted((a, b) => Number(listed.has(b.lower)) - Number(listed.has(a.lower)))
      : found;
    const whole = { row, addressed, carriers: ranked };
    if (ranked.some((carrier) => inScope.has(carrier.lower) || listed.has(carrier.lower))) {
      return { ...whole, state: 'carried', reason: '' };
    }
    if (ranked.length > 0) {
      return lower.list
        ? { ...whole, state: 'body-only', reason: '清单未列，只见于正文' }
        : { ...whole, state: 'carried', reason: '' };
    }
    if (marked?.action === 'not-applicable') {
      return {
        ...whole,
        state: 'not-applicable',
        reason: `${marked.who}标为不适用${marked.note && `：${marked.note}`}`,
      };
    }
    return { ...whole, state: 'omitted', reason: addressed ? '' : notAddressed(lower) };
  });
}

function notAddressed({ document }: Scope): string {
  const level = document.level === null ? '本级' : LEVEL_NAMES[document.level];
  return `上位责任单位没有${level}一级的，可能不适用`;
}

/** Number of rows in each state. */
export function tally(covered: readonly Pick<Covered, 'state'>[]): CoverageCounts {
  return Object.fromEntries(
    COVERAGE_STATES.map((state) => [state, covered.filter((one) => one.state === state).length]),
  ) as CoverageCounts;
}

/** Lower clauses of the scope that no clause of the upper document leads to. */
export function additions({ linked }: UpperLinks, lower: Scope): StoredClause[] {
  return lower.rows.filter(({ clause }) => !linked.has(clause.id));
}
