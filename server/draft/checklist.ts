import type { ChecklistResponse } from '../../graph-schema/api-draft.ts';
import type { ChecklistItem, DraftContent } from '../../graph-schema/draft.ts';
import type { ParentItem } from './items.ts';

/**
 * What became of each parent item in a draft: done where a block carries it out (merged where that was decided), else
 * as decided by hand, else open.
 * @param peers number of clauses of others that carry an item out, by item
 */
export function checklistOf(
  items: readonly ParentItem[],
  { blocks, decisions }: Pick<DraftContent, 'blocks' | 'decisions'>,
  peers: ReadonlyMap<string, number> = new Map(),
): ChecklistItem[] {
  const carriers = new Map<string, string[]>();
  for (const { id, items: carried } of blocks) {
    for (const item of carried) carriers.set(item, [...(carriers.get(item) ?? []), id]);
  }
  return items.map((item) => {
    const own = carriers.get(item.clauseId) ?? [];
    const decision = decisions[item.clauseId];
    const carried = decision?.state === 'merged' ? 'merged' : 'done';
    return {
      ...item,
      state: own.length > 0 ? carried : (decision?.state ?? 'open'),
      reason: decision?.reason ?? '',
      blocks: own,
      peers: peers.get(item.clauseId) ?? 0,
    };
  });
}

/** Items in each state, and those that name no body of the draft's level. */
export function countStates(items: readonly ChecklistItem[]): ChecklistResponse['counts'] {
  const of = (state: ChecklistItem['state']): number => items.filter((item) => item.state === state).length;
  return {
    open: of('open'),
    done: of('done'),
    merged: of('merged'),
    'left-out': of('left-out'),
    notAddressed: items.filter(({ addressed }) => !addressed).length,
  };
}
