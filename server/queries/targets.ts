import type { ClauseRef, DocumentSummary } from '../../graph-schema/api.ts';
import type { TargetCell, TargetRow, TargetsRequest, TargetsResponse } from '../../graph-schema/api-table.ts';
import { documentIdOf, type DocumentId } from '../../graph-schema/ids.ts';
import type { TargetRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { readClauses, readTargetsOf, requireDocument } from '../load/read.ts';
import { ALL_LINK_TYPES, distinctLinks, linkProps } from '../load/link-edges.ts';
import { currentReviews, pairKey } from '../review/current.ts';
import { compareText } from '../store/order.ts';
import { compareIndicator, mainTarget } from './indicators/compare.ts';
import { groupIndicators, type LinkedPair, type NamedTarget } from './indicators/group.ts';
import { mentionFinder, type MentionFinder } from './indicators/mention.ts';
import { indicatorName } from './indicators/name.ts';
import { refsOf, summaries } from './refs.ts';
import { parseScope } from './scope.ts';
import { shareSums } from './shares.ts';

/** What rows are made from. */
interface Sources {
  documents: readonly DocumentSummary[];
  up: DocumentId | null;
  refs: ReadonlyMap<string, ClauseRef>;
  mentions: MentionFinder;
}

/**
 * Indicators of several documents side by side, each in one row under a name of its own, with what became of it from
 * document to document; those of one document alone are listed apart. Documents by date.
 * Throws BAD_REQUEST, DOCUMENT_NOT_FOUND.
 */
export async function compareTargets(store: GraphStore, request: TargetsRequest): Promise<TargetsResponse> {
  const ids = [...new Set(request.documents.map((scope) => parseScope(scope).documentId))];
  for (const id of ids) await requireDocument(store, id);
  const documents = [...(await summaries(store, ids)).values()].sort(
    (a, b) => compareText(a.date ?? '', b.date ?? '') || compareText(a.id, b.id),
  );
  const stored = (await Promise.all(documents.map(({ id }) => readClauses(store, id)))).flat();
  const refs = await refsOf(store, stored);
  const place = new Map([...refs.keys()].map((id, index) => [id, index]));
  const targets = (await readTargetsOf(store, ids)).sort(
    (a, b) => place.get(a.clauseId)! - place.get(b.clauseId)! || a.span[0] - b.span[0],
  );
  const groups = groupIndicators(nameTargets(targets, refs), await linkedPairs(store, ids));
  const up = request.up === undefined ? null : parseScope(request.up).documentId;
  const sources = { documents, up, refs, mentions: mentionFinder(stored.map(({ clause }) => clause)) };
  const rows = groups.map((group) => indicatorRow(group, sources));
  const isShared = ({ cells }: TargetRow): boolean => cells.filter(isNamed).length > 1;
  const used = new Set(targets.map(({ clauseId }) => clauseId));
  return {
    documents,
    rows: rows.filter(isShared),
    others: rows.filter((row) => !isShared(row)),
    clauses: Object.fromEntries([...used].map((id) => [id, refs.get(id)!])),
  };
}

function isNamed({ targets, mentions }: TargetCell): boolean {
  return targets.length + mentions.length > 0;
}

/** Targets with their names, clause by clause, since neighbours lend each other what the print says once. */
function nameTargets(targets: readonly TargetRecord[], refs: ReadonlyMap<string, ClauseRef>): NamedTarget[] {
  const byClause = groupBy(targets, ({ clauseId }) => clauseId);
  return [...byClause].flatMap(([clauseId, own]) =>
    own.map((target, index) => ({
      target,
      name: indicatorName({
        target,
        previous: own[index - 1],
        next: own[index + 1],
        text: refs.get(clauseId)?.text ?? '',
      }),
    })),
  );
}

/** Targets that links from the clauses of these documents compare; rejected links do not count. */
async function linkedPairs(store: GraphStore, documents: readonly DocumentId[]): Promise<LinkedPair[]> {
  const links = distinctLinks(
    await store.expand(documents, { types: ALL_LINK_TYPES, direction: 'out', via: 'HAS_CLAUSE' }),
  );
  const reviews = await currentReviews(store, new Set(links.flatMap(({ src, dst }) => [src, dst])));
  return links
    .filter(({ src, dst }) => reviews.get(pairKey(src, dst))?.action !== 'rejected')
    .flatMap((edge) => linkProps(edge).targets)
    .flatMap(({ from, to, verdict }) =>
      from !== null && to !== null && verdict !== 'different-basis' ? [{ from, to }] : [],
    );
}

function indicatorRow(group: readonly NamedTarget[], { documents, up, refs, mentions }: Sources): TargetRow {
  const names = [...new Set(group.map(({ name }) => name))];
  const targets = group.map(({ target }) => target);
  let when: 'before' | 'lost' = 'before';
  const cells = documents.map(({ id }): TargetCell => {
    const own = targets.filter(({ clauseId }) => documentIdOf(clauseId) === id);
    const named = own.length > 0 ? null : mentions.find(id, names, when);
    const main = mainTarget(own);
    if (typeof main?.value === 'number') when = 'lost';
    return { documentId: id, targets: own, mentions: named ? [refs.get(named.id)!] : [], main: main?.id ?? null };
  });
  const comparisons = compareIndicator(documents, cells, up);
  const first = group.find(({ target }) => documentIdOf(target.clauseId) === up) ?? group[0]!;
  return { id: targets[0]!.id, object: first.name, cells, comparisons, shares: shareSums(targets, comparisons) };
}
