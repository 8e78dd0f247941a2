import type { ClauseRef } from '../../graph-schema/api.ts';
import type { TableCell, TableColumn, TableEntry, TableResponse, TableRow } from '../../graph-schema/api-table.ts';
import type { TargetRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { VERDICT_NAMES } from '../../graph-schema/names.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { readTargetsOf } from '../load/read.ts';
import { pairKey } from '../review/current.ts';
import {
  additions,
  coverRows,
  evidenceIn,
  tally,
  upperLinks,
  type Carrier,
  type Covered,
  type UpperLinks,
} from './coverage.ts';
import { groupsOf } from './groups.ts';
import { relationsTo } from './lineage.ts';
import { linkId, linkProps } from '../load/link-edges.ts';
import { parentOf } from '../load/links.ts';
import { reviewView } from './link-views.ts';
import { quoteOf } from './quote.ts';
import { refOf, summaries } from './refs.ts';
import { readScope, type Scope } from './scope.ts';

interface Column {
  lower: Scope;
  covered: Covered[];
  refs: Map<string, ClauseRef>;
}

/**
 * The correlation table (落实对照表): rows are the items of the upper scope, columns the lower documents; a cell says
 * what became of the item there and in which clauses. Throws as `readScope` does.
 */
export async function correlationTable(store: GraphStore, up: string, down: readonly string[]): Promise<TableResponse> {
  const upper = await readScope(store, up);
  const lowers = await Promise.all(down.map((name) => readScope(store, name)));
  const links = await upperLinks(store, upper, lowers);
  const columns: Column[] = [];
  for (const lower of lowers) {
    const refs = new Map(lower.clauses.map((one) => [one.clause.id, refOf(one, lower.document)]));
    columns.push({ lower, covered: coverRows(links, lower), refs });
  }
  const documents = await summaries(
    store,
    [upper, ...columns.map(({ lower }) => lower)].map((scope) => scope.document.id),
  );
  const parents = await relationsTo(
    store,
    upper.document.id,
    lowers.map(({ document }) => document.id),
  );
  const heads = columns.map((column) => columnHead(links, column, documents, parents));
  return {
    up: documents.get(upper.document.id)!,
    scope: upper.name,
    columns: heads,
    rows: await tableRows(store, links, columns),
  };
}

function columnHead(
  links: UpperLinks,
  { lower, covered }: Column,
  documents: Awaited<ReturnType<typeof summaries>>,
  parents: readonly EdgeRow[],
): TableColumn {
  const parent = parents.find(({ src, dst }) => src === lower.document.id || dst === lower.document.id);
  return {
    document: documents.get(lower.document.id)!,
    scope: lower.name,
    parent: parent ? parentOf(parent) : null,
    list: lower.list,
    counts: tally(covered),
    addressedCounts: tally(covered.filter(({ addressed }) => addressed)),
    additions: additions(links, lower).map((one) => refOf(one, lower.document)),
  };
}

async function tableRows(store: GraphStore, links: UpperLinks, columns: readonly Column[]): Promise<TableRow[]> {
  const { scope, restates } = links;
  const groups = groupsOf(scope, restates);
  const targets = await targetsOf(store, [scope, ...columns.map(({ lower }) => lower)]);
  return scope.rows.map((row, i) => ({
    clause: refOf(row, scope.document),
    group: groups.get(row.clause.id) ?? '',
    targets: targets.byClause.get(row.clause.id) ?? [],
    cells: columns.map((column) => cellOf(column.covered[i]!, column, links, targets.byId)),
  }));
}

interface Targets {
  byClause: Map<string, TargetRecord[]>;
  byId: Map<string, TargetRecord>;
}

async function targetsOf(store: GraphStore, scopes: readonly Scope[]): Promise<Targets> {
  const targets = await readTargetsOf(store, [...new Set(scopes.map(({ document }) => document.id))]);
  return {
    byClause: groupBy(targets, ({ clauseId }) => clauseId),
    byId: new Map(targets.map((target) => [target.id, target])),
  };
}

function cellOf(
  { state, reason, addressed, carriers }: Covered,
  { refs }: Column,
  links: UpperLinks,
  targets: ReadonlyMap<string, TargetRecord>,
): TableCell {
  return {
    state,
    reason,
    addressed,
    entries: carriers.map((carrier) => entryOf(carrier, refs.get(carrier.lower)!, links, targets)),
  };
}

function entryOf(
  { edge, lower, via }: Carrier,
  clause: ClauseRef,
  { reviews }: UpperLinks,
  targets: ReadonlyMap<string, TargetRecord>,
): TableEntry {
  const { kind, band, score, evidence, targets: comparisons } = linkProps(edge);
  const review = reviewView(reviews.get(pairKey(edge.src, edge.dst)));
  return {
    id: linkId(edge),
    clause,
    via,
    relation: edge.type as TableEntry['relation'],
    kind: review?.kind ?? kind,
    band,
    score,
    evidence,
    quote: quoteOf(clause.text, evidenceIn(edge, lower)),
    verdicts: comparisons.map(({ verdict, from, to, note }) => {
      const said = [to, from].map((id) => targets.get(id ?? '')?.text).filter((text) => text !== undefined);
      return { verdict, text: note || said.join(' → ') || VERDICT_NAMES[verdict] };
    }),
    review,
  };
}
