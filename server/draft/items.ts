import type { ChecklistItem } from '../../graph-schema/draft.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import { locatorLabels } from '../../graph-schema/locator.ts';
import type { DutyRecord } from '../../graph-schema/records.ts';
import type { EdgeRow, GraphStore } from '../../graph-schema/store.ts';
import { resolveAgency } from '../../ingest/resolve/agencies.ts';
import { regionsIn } from '../../ingest/resolve/region-mentions.ts';
import type { Region } from '../../ingest/resolve/regions.ts';
import { groupBy } from '../../graph-schema/group.ts';
import { heldDocument, readTargets, type StoredClause } from '../load/read.ts';
import { addressesLevel } from '../queries/addressed.ts';
import { evidenceIn } from '../queries/coverage.ts';
import { groupsOf } from '../queries/groups.ts';
import { isRow, readScope, type Scope } from '../queries/scope.ts';
import { clauseBlock } from './to-blocks.ts';

/** A parent item as it stands in its document: the checklist without what the draft makes of it. */
export type ParentItem = Omit<ChecklistItem, 'state' | 'reason' | 'blocks' | 'peers'>;

/** The items of one parent, with its clauses. */
export interface ParentItems {
  scope: Scope;
  items: ParentItem[];
}

/** Share of a body clause that rows of the list must take up for it to be no item of its own. */
const TAKEN_UP = 0.4;

/**
 * What a parent wants carried out, in printed order: the rows of its task list, then the measures, goals and safeguards
 * of its body that no row takes up. Undefined where the document is not held.
 * @param region of the draft: an item that names bodies, and none of its level or only those of other places of its
 *   level, is marked as not addressed; null where it is not known
 */
export async function readParentItems(
  store: GraphStore,
  id: DocumentId,
  region: Region | null,
): Promise<ParentItems | undefined> {
  if (!(await heldDocument(store, id))) return undefined;
  const scope = await readScope(store, `${id}/all`);
  const restates = await store.expand(
    scope.rows.map(({ clause }) => clause.id),
    { types: ['RESTATES'], direction: 'both' },
  );
  const rows = scope.list ? ofOwn(scope, restates) : scope.rows;
  const groups = groupsOf({ ...scope, rows }, restates);
  const targets = groupBy(
    await readTargets(
      store,
      rows.map(({ clause }) => clause.id),
    ),
    ({ clauseId }) => clauseId,
  );
  const items = rows.map(({ clause, duty }): ParentItem => ({
    clauseId: clause.id,
    document: clause.document,
    locator: clause.locator,
    group: groups.get(clause.id) ?? '',
    section: sectionOf(clause.id, scope, restates),
    title: clause.title,
    text: clauseBlock({ clause, duty }).text,
    lead: duty?.lead ?? null,
    agencies: duty?.agencies ?? [],
    targets: (targets.get(clause.id) ?? []).map(({ text }) => text),
    addressed: isAddressed(duty, region) && !isForUpperBody({ clause, duty }, scope),
  }));
  return { scope, items: forOthersLast(items) };
}

/** Heading of the body's clause that a row repeats the most of, or of the clause that it stands in. */
function sectionOf(row: string, { clauses }: Scope, restates: readonly EdgeRow[]): string {
  const repeated = (edge: EdgeRow): number => evidenceIn(edge, row).reduce((sum, [start, end]) => sum + end - start, 0);
  const own = restates.filter(({ src, dst }) => src === row || dst === row);
  const [best] = own.toSorted((a, b) => repeated(b) - repeated(a));
  if (!best) return '';
  const origin = clauses.find(({ clause }) => clause.id === (best.src === row ? best.dst : best.src))?.clause;
  const around = clauses.find(({ clause }) => clause.locator === origin?.parent)?.clause;
  return origin?.title || (around?.title ?? '');
}

/** Lists in which nothing is for the draft's level (教育部支持事项清单) go behind the rest. */
function forOthersLast(items: readonly ParentItem[]): ParentItem[] {
  const listOf = ({ locator }: ParentItem): string => locatorLabels(locator)[0] ?? '';
  const addressed = new Set(items.filter((item) => item.addressed).map(listOf));
  return items.toSorted((a, b) => Number(!addressed.has(listOf(a))) - Number(!addressed.has(listOf(b))));
}

/** Whether the bodies that an item names include one of the region's level that is not another place's. */
function isAddressed(duty: DutyRecord | null, region: Region | null): boolean {
  if (!duty || region === null) return true;
  const agencies = duty.agencies.filter((name) => !namesOther(name, region));
  return agencies.length > 0 && addressesLevel({ ...duty, agencies }, region.level);
}

/** Whether a body is called after another place of the region's level: 永川区政府 in a draft for 綦江区. */
function namesOther(name: string, region: Region): boolean {
  return regionsIn(name, region.code).some(({ regions }) =>
    regions.every(({ level, code }) => level === region.level && code !== region.code),
  );
}

/** Rows of the list first, then what of the body they leave. */
function ofOwn(scope: Scope, restates: readonly EdgeRow[]): StoredClause[] {
  const listed = scope.rows.filter(({ clause }) => isRow(clause));
  const byEnd = groupBy(
    restates.flatMap((edge) => [
      { id: edge.src, edge },
      { id: edge.dst, edge },
    ]),
    ({ id }) => id,
  );
  const rest = scope.rows.filter(({ clause }) => {
    if (isRow(clause)) return false;
    const edges = (byEnd.get(clause.id) ?? []).map(({ edge }) => edge);
    return shareTaken(clause, edges) < TAKEN_UP;
  });
  return [...listed, ...rest];
}

function shareTaken({ id, text, bodyStart }: StoredClause['clause'], edges: readonly EdgeRow[]): number {
  const taken = new Set<number>();
  for (const [start, end] of edges.flatMap((edge) => evidenceIn(edge, id))) {
    for (let at = start; at < end; at++) taken.add(at);
  }
  return taken.size / Math.max(1, text.length - bodyStart);
}

/** Rows without bodies of their own in a list that is named after a national body: 教育部支持事项清单. */
function isForUpperBody({ clause, duty }: StoredClause, { clauses }: Scope): boolean {
  if (!isRow(clause) || duty) return false;
  const top = locatorLabels(clause.locator)[0];
  const title = clauses.find((one) => one.clause.locator === top)?.clause.title ?? '';
  for (let end = 3; end <= Math.min(title.length, 14); end++) {
    if (resolveAgency(title.slice(0, end), null)?.regionCode === null) return true;
  }
  return false;
}
