import type { DraftContent } from '../../graph-schema/draft.ts';
import type { DocumentId } from '../../graph-schema/ids.ts';
import type { GraphStore, NodeRow, Props } from '../../graph-schema/store.ts';
import { regionByCode } from '../../ingest/resolve/regions.ts';
import { checklistOf } from './checklist.ts';
import { readParentItems, type ParentItem } from './items.ts';
import { seenNodeId } from './record.ts';

/** Parent items as a draft has seen them, so that they outlive the removal of a parent. */
export interface Seen {
  parents: DocumentId[];
  items: ParentItem[];
}

/** What a draft has seen of its parents. */
export async function readSeen(store: GraphStore, id: string): Promise<Seen> {
  const [row] = await store.nodes([seenNodeId(id)]);
  return (row?.props ?? { parents: [], items: [] }) as unknown as Seen;
}

/** The node that keeps it. */
export function seenNode(id: string, seen: Seen): NodeRow {
  const props = { kind: 'draft-seen', draft: id, ...seen } as unknown as Props;
  return { id: seenNodeId(id), label: 'Setting', props };
}

/** Items of all parents as they are now; those of a parent that is gone as they were seen last. */
export async function seeParents(
  store: GraphStore,
  content: Pick<DraftContent, 'parents' | 'region'>,
  before: Seen,
): Promise<Seen> {
  const region = content.region.code === null ? null : regionByCode(content.region.code);
  const items: ParentItem[] = [];
  for (const parent of content.parents) {
    const held = await readParentItems(store, parent, region);
    items.push(...(held?.items ?? seenOf(before.items, parent)));
  }
  return { parents: content.parents, items };
}

function seenOf(seen: readonly ParentItem[], parent: DocumentId): ParentItem[] {
  return seen.filter(({ clauseId }) => clauseId.startsWith(`${parent}/`));
}

/** All items of the parents, as the draft's own page counts them, and those that need nothing more. */
export function progressOf(items: readonly ParentItem[], content: DraftContent): { items: number; done: number } {
  const listed = checklistOf(items, content);
  return { items: listed.length, done: listed.filter(({ state }) => state !== 'open').length };
}
