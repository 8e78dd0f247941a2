import type { ChecklistItem, DraftBlock, DraftContent } from './draft.ts';

/** What became of the parent items of a draft, read from its blocks and decisions; the same for page and server. */

/** What a draft itself says of a parent item. */
export type ItemFate = Pick<ChecklistItem, 'state' | 'reason' | 'blocks'>;

/**
 * Tells what became of each item. The text comes first: an item that a block carries out is written, also where it was
 * once left out by hand (the decision holds again when the block goes); only `merged` says more than the text does.
 */
export function itemFates({
  blocks,
  decisions,
}: {
  blocks: readonly DraftBlock[];
  decisions: DraftContent['decisions'];
}): (item: ChecklistItem['clauseId']) => ItemFate {
  const carriers = new Map<string, string[]>();
  for (const { id, items } of blocks) {
    for (const item of items) carriers.set(item, [...(carriers.get(item) ?? []), id]);
  }
  return (item) => {
    const own = carriers.get(item) ?? [];
    const { state = 'open', reason = '' } = decisions[item] ?? {};
    return { blocks: own, reason, state: own.length > 0 && state !== 'merged' ? 'done' : state };
  };
}
