import type { ClauseRef } from '../../graph-schema/api.ts';
import type { TargetRow, TargetsResponse } from '../../graph-schema/api-table.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { TargetComparison, TargetRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import type { Verdict } from '../../graph-schema/terms.ts';
import { readClauses, readTargets, requireDocument } from '../load/read.ts';
import { compareText } from '../store/order.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { ALL_LINK_TYPES, distinctLinks, linkProps } from '../load/link-edges.ts';
import { refsOf, summaries } from './refs.ts';
import { parseScope } from './scope.ts';
import { shareSums } from './shares.ts';

/** A comparison of two targets, or of a target with a clause that names its indicator without a number. */
interface Compared extends TargetComparison {
  fromClause: string;
  toClause: string;
  score: number;
}

/**
 * Indicators of several documents side by side: targets that links between the documents compare stand in one row, with
 * the verdicts; the others are listed apart. Documents by date. Throws BAD_REQUEST, DOCUMENT_NOT_FOUND.
 */
export async function compareTargets(store: GraphStore, scopes: readonly string[]): Promise<TargetsResponse> {
  const ids = [...new Set(scopes.map((scope) => parseScope(scope).documentId))];
  for (const id of ids) await requireDocument(store, id);
  const documents = [...(await summaries(store, ids)).values()].sort(
    (a, b) => compareText(a.date ?? '', b.date ?? '') || compareText(a.id, b.id),
  );
  const stored = (await Promise.all(documents.map(({ id }) => readClauses(store, id)))).flat();
  const refs = await refsOf(store, stored);
  const targets = await readTargets(store, [...refs.keys()]);
  const compared = await comparisons(store, [...refs.keys()], new Set(ids));
  const rows = rowsOf(
    documents.map(({ id }) => id),
    targets,
    compared,
    refs,
  );
  const shown = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.targets.map(({ id }) => id))));
  const others = targets.filter(({ id }) => !shown.has(id));
  const used = new Set([...shown].map((id) => targets.find((target) => target.id === id)!.clauseId));
  for (const { clauseId } of others) used.add(clauseId);
  return { documents, rows, others, clauses: Object.fromEntries([...used].map((id) => [id, refs.get(id)!])) };
}

async function comparisons(
  store: GraphStore,
  clauseIds: readonly string[],
  documents: ReadonlySet<DocumentId>,
): Promise<Compared[]> {
  const links = distinctLinks(await store.expand(clauseIds, { types: ALL_LINK_TYPES, direction: 'both' }));
  const reviews = await currentReviews(store, clauseIds);
  return links
    .filter(({ src, dst }) => [src, dst].every((id) => documents.has(documentIdOf(id))))
    .filter(({ src, dst }) => reviews.get(pairKey(src, dst))?.action !== 'rejected')
    .flatMap((edge: EdgeRow) =>
      linkProps(edge).targets.map((one) => ({
        ...one,
        fromClause: edge.src,
        toClause: edge.dst,
        score: linkProps(edge).score,
      })),
    );
}

/** Groups of targets that are compared with each other, by union of the comparisons. */
function rowsOf(
  documents: readonly DocumentId[],
  targets: readonly TargetRecord[],
  compared: readonly Compared[],
  refs: ReadonlyMap<string, ClauseRef>,
): TargetRow[] {
  const group = unite(compared);
  const rows = new Map<string, { targets: TargetRecord[]; compared: Compared[] }>();
  for (const target of targets) {
    const root = group(target.id);
    const row = rows.get(root) ?? { targets: [], compared: [] };
    row.targets.push(target);
    rows.set(root, row);
  }
  for (const one of compared) rows.get(group(one.from ?? one.to ?? ''))?.compared.push(one);
  return [...rows.values()]
    .map((row) => targetRow(documents, row, refs))
    .filter((row) => row.cells.filter((cell) => cell.targets.length + cell.mentions.length > 0).length > 1);
}

function unite(compared: readonly Compared[]): (id: string) => string {
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    const parent = parents.get(id) ?? id;
    if (parent === id) return id;
    const found = root(parent);
    parents.set(id, found);
    return found;
  };
  for (const { from, to, verdict } of compared) {
    if (from !== null && to !== null && verdict !== 'different-basis') parents.set(root(from), root(to));
  }
  return root;
}

function targetRow(
  documents: readonly DocumentId[],
  { targets, compared }: { targets: TargetRecord[]; compared: Compared[] },
  refs: ReadonlyMap<string, ClauseRef>,
): TargetRow {
  const first = targets[0]!;
  const numbered = new Set(targets.map(({ clauseId }) => documentIdOf(clauseId)));
  const told = withoutIdle(compared, numbered);
  const cells = documents.map((documentId) => {
    const own = targets.filter(({ clauseId }) => documentIdOf(clauseId) === documentId);
    const named = told.map(silentClause).filter((id) => id !== null && documentIdOf(id) === documentId);
    return { documentId, targets: own, mentions: [...new Set(named)].map((id) => refs.get(id!)!) };
  });
  const gravest = (verdict: Compared['verdict']): number => GRAVITY.indexOf(verdict);
  return {
    id: first.id,
    object: first.object,
    cells,
    comparisons: told
      .map(({ verdict, from, to, note }) => ({ verdict, from, to, note }))
      .sort((a, b) => gravest(a.verdict) - gravest(b.verdict)),
    shares: shareSums(targets, told),
  };
}

/** The clause that names the indicator without a number; null where both sides have one. */
function silentClause({ from, to, fromClause, toClause }: Compared): string | null {
  if (from === null) return fromClause;
  return to === null ? toClause : null;
}

/**
 * Comparisons that say something of the documents: one without a number on a side counts only where that document has
 * the number nowhere, and once for each document, along the best link.
 */
function withoutIdle(compared: readonly Compared[], numbered: ReadonlySet<DocumentId>): Compared[] {
  const silent = new Map<DocumentId, Compared>();
  const told: Compared[] = [];
  for (const one of compared) {
    const clause = silentClause(one);
    if (clause === null) {
      told.push(one);
      continue;
    }
    const document = documentIdOf(clause);
    if (!numbered.has(document) && one.score > (silent.get(document)?.score ?? 0)) silent.set(document, one);
  }
  return [...told, ...silent.values()];
}

/** Verdicts from the one to look at first. */
const GRAVITY: Verdict[] = [
  'lowered',
  'no-value',
  'no-deadline',
  'different-basis',
  'raised',
  'share',
  'value-added',
  'deadline-added',
  'same',
];
