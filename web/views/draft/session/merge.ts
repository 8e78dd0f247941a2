import type { DraftBlock, DraftContent } from '../../../../graph-schema/draft.ts';

/** Two texts that started from one: what both sides changed without meeting is put together, the rest is asked. */

/** A place that both sides changed. null: removed on that side. */
export interface Clash {
  id: string;
  mine: DraftBlock | null;
  theirs: DraftBlock | null;
}

export type Choice = 'mine' | 'theirs' | 'both';

export interface Merged {
  /** Everything that is settled, with this side's text where both changed. */
  content: DraftContent;
  clashes: Clash[];
  /** Blocks and facts that only the other side changed, and that were taken over. */
  taken: number;
}

/** True for equal values; the order of names in an object does not count. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => name in other && same(one[name], other[name]))
  );
}

type ById = ReadonlyMap<string, DraftBlock>;

function byId(blocks: readonly DraftBlock[]): ById {
  return new Map(blocks.map((block) => [block.id, block]));
}

/** Puts what only the other side has behind the block that it follows there. */
function placeNew(order: string[], theirs: readonly DraftBlock[], wanted: ReadonlySet<string>): string[] {
  const placed = [...order];
  theirs.forEach(({ id }, index) => {
    if (!wanted.has(id) || placed.includes(id)) return;
    const before = theirs[index - 1];
    const at = before ? placed.indexOf(before.id) + 1 : 0;
    placed.splice(at === 0 && before ? placed.length : at, 0, id);
  });
  return placed;
}

/** True where a side has moved blocks that the base had too. */
function isReordered(base: readonly DraftBlock[], side: readonly DraftBlock[]): boolean {
  const [inBase, inSide] = [byId(base), byId(side)];
  const kept = base.filter(({ id }) => inSide.has(id)).map(({ id }) => id);
  return !same(kept, side.filter(({ id }) => inBase.has(id)).map(({ id }) => id)); // prettier-ignore
}

interface Settled {
  block: DraftBlock | null;
  clash: Clash | null;
  isTaken: boolean;
}

function settle(id: string, base: ById, mine: ById, theirs: ById): Settled {
  const [was, here, there] = [base.get(id) ?? null, mine.get(id) ?? null, theirs.get(id) ?? null];
  if (same(here, there)) return { block: here, clash: null, isTaken: false };
  if (same(was, there)) return { block: here, clash: null, isTaken: false };
  if (same(was, here)) return { block: there, clash: null, isTaken: true };
  return { block: here ?? there, clash: { id, mine: here, theirs: there }, isTaken: false };
}

function mergeBlocks(
  base: DraftContent,
  mine: DraftContent,
  theirs: DraftContent,
): Pick<Merged, 'clashes' | 'taken'> & { blocks: DraftBlock[] } {
  const [was, here, there] = [byId(base.blocks), byId(mine.blocks), byId(theirs.blocks)];
  const theirOrder = isReordered(base.blocks, theirs.blocks) && !isReordered(base.blocks, mine.blocks);
  const [first, second] = theirOrder ? [theirs.blocks, mine.blocks] : [mine.blocks, theirs.blocks];
  const order = placeNew(first.map(({ id }) => id), second, new Set(second.map(({ id }) => id))); // prettier-ignore
  const settled = order.map((id) => settle(id, was, here, there));
  return {
    blocks: settled.flatMap(({ block }) => block ?? []),
    clashes: settled.flatMap(({ clash }) => clash ?? []),
    taken: settled.filter(({ isTaken }) => isTaken).length + (theirOrder ? 1 : 0),
  };
}

function mergeRecord<T>(
  base: Record<string, T>,
  mine: Record<string, T>,
  theirs: Record<string, T>,
): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const key of new Set([...Object.keys(mine), ...Object.keys(theirs)])) {
    const value = same(base[key], mine[key]) ? theirs[key] : mine[key];
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/**
 * Brings two texts together that both started from `base`. Title, number and such: this side's where it changed them,
 * else the other's. Blocks that both changed are clashes; until they are chosen, this side's text stands.
 */
export function mergeDrafts(base: DraftContent, mine: DraftContent, theirs: DraftContent): Merged {
  const { blocks, clashes, taken } = mergeBlocks(base, mine, theirs);
  const facts = mergeRecord<unknown>(
    base as Record<string, unknown>,
    mine as Record<string, unknown>,
    theirs as Record<string, unknown>,
  ) as DraftContent;
  const dismissed = new Map([...theirs.dismissed, ...mine.dismissed].map((one) => [one.finding, one]));
  const gone = base.dismissed.filter((one) => ![mine, theirs].every((side) => side.dismissed.some(({ finding }) => finding === one.finding))); // prettier-ignore
  for (const one of gone) dismissed.delete(one.finding);
  const decisions = mergeRecord(base.decisions, mine.decisions, theirs.decisions);
  const facing = !same({ ...facts, blocks: [] }, { ...mine, blocks: [] }) ? 1 : 0;
  return {
    content: { ...facts, blocks, decisions, dismissed: [...dismissed.values()] },
    clashes,
    taken: taken + facing,
  };
}

/** The merged text after a choice for each clash; where both are kept, the other's text follows as a block of its own. */
export function chosen(merged: Merged, choices: ReadonlyMap<string, Choice>): DraftContent {
  const clashes = new Map(merged.clashes.map((clash) => [clash.id, clash]));
  const blocks = merged.content.blocks.flatMap((block) => {
    const clash = clashes.get(block.id);
    if (!clash) return [block];
    const { mine, theirs } = clash;
    const choice = choices.get(block.id) ?? 'both';
    if (choice === 'mine') return mine ? [mine] : [];
    if (choice === 'theirs') return theirs ? [theirs] : [];
    if (mine && theirs) return [mine, { ...theirs, id: `${theirs.id.slice(0, 36)}-2` }];
    return [mine ?? theirs ?? block];
  });
  return { ...merged.content, blocks };
}
