import type { ChecklistItem, DraftBlock, DraftContent } from '../../../../graph-schema/draft.ts';

/** The checklist with what was written, and decided, since it was read. */
export function writtenItems(
  items: readonly ChecklistItem[],
  { blocks, decisions }: { blocks: readonly DraftBlock[]; decisions: DraftContent['decisions'] },
): ChecklistItem[] {
  const carriers = new Map<string, string[]>();
  for (const { id, items: carried } of blocks) {
    for (const item of carried) carriers.set(item, [...(carriers.get(item) ?? []), id]);
  }
  return items.map((item) => {
    const own = carriers.get(item.clauseId) ?? [];
    const decision = decisions[item.clauseId];
    const decided = decision?.state ?? 'open';
    const state = own.length > 0 && decided === 'open' ? 'done' : decided;
    return { ...item, blocks: own, state, reason: decision?.reason ?? '' };
  });
}
