import type { DraftBlock, DraftSource } from '../../../graph-schema/draft.ts';
import { movedText } from '../../../graph-schema/moved.ts';

/** How far a block's text has moved from where it came from. */
export interface Kept {
  kind: 'verbatim' | 'adapted' | 'gone';
  /** Share of the source's wording in the block, or of the block's wording in the source, whichever is more. */
  share: number;
}

/** Below this the source is doubtful: the page asks whether it still holds. */
const DOUBTFUL = 0.3;
/** From here on only marks differ. */
const WHOLE = 0.995;

/** Compares a block with one of its sources. Marks and spaces do not count. */
export function keptOf(block: Pick<DraftBlock, 'title' | 'text'>, source: DraftSource): Kept {
  const moved = movedText({ title: block.title, text: block.text, sources: [source] });
  const share = Math.max(moved?.kept ?? 0, moved?.taken ?? 0);
  if ((moved?.kept ?? 0) >= WHOLE) return { kind: 'verbatim', share: 1 };
  return { kind: share < DOUBTFUL ? 'gone' : 'adapted', share: Math.min(0.99, share) };
}
