import type { DraftBlock, DraftSource } from '../../../graph-schema/draft.ts';
import { commonRuns } from '../../parts/diff.ts';
import { joinTitle } from './editor/title.ts';

/** How far a block's text has moved from where it came from. */
export interface Kept {
  kind: 'verbatim' | 'adapted' | 'gone';
  /** Share of the source's wording in the block, or of the block's wording in the source, whichever is more. */
  share: number;
}

/** Below this the source is doubtful: the page asks whether it still holds. */
const DOUBTFUL = 0.3;
/** Longer texts are compared by their beginning: a share needs no more. */
const MOST = 4000;

const MARKS = /[\s，。、；：“”‘’（）()！？]/gu; // takes "，" and spaces out of "完善，健全"; nothing of "完善健全"

/** Compares a block with one of its sources. Marks and spaces do not count. */
export function keptOf(block: Pick<DraftBlock, 'title' | 'text' | 'level'>, source: Pick<DraftSource, 'text'>): Kept {
  const now = joinTitle(block.title, block.text, block.level).replace(MARKS, '').slice(0, MOST);
  const then = source.text.replace(MARKS, '').slice(0, MOST);
  if (now === '' || then === '') return { kind: 'gone', share: 0 };
  if (now === then || then.includes(now)) return { kind: 'verbatim', share: 1 };
  const common = commonRuns(then, now).reduce((sum, run) => sum + run.length, 0);
  const share = common / Math.min(now.length, then.length);
  return { kind: share < DOUBTFUL ? 'gone' : 'adapted', share: Math.min(0.99, share) };
}
