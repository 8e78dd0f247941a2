import type { ChecklistResponse } from '../../graph-schema/api-draft.ts';
import { itemFates } from '../../graph-schema/draft-items.ts';
import type { ChecklistItem, DraftContent } from '../../graph-schema/draft.ts';
import type { ParentItem } from './items.ts';

/**
 * The parent items with what became of each in a draft.
 * @param peers number of clauses of others that carry an item out, by item
 */
export function checklistOf(
  items: readonly ParentItem[],
  content: Pick<DraftContent, 'blocks' | 'decisions'>,
  peers: ReadonlyMap<string, number> = new Map(),
): ChecklistItem[] {
  const fateOf = itemFates(content);
  return items.map((item) => ({ ...item, ...fateOf(item.clauseId), peers: peers.get(item.clauseId) ?? 0 }));
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
