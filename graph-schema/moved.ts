import type { DraftBlock } from './draft.ts';

/** How far a reused text has moved from its source. Plain functions, which the page runs while somebody types. */

/** Characters that must stand side by side in both texts to count as taken over. */
const RUN = 5;
/** Punctuation and spaces, which say nothing about where a text comes from. */
const LOOSE = /[\s\p{P}\p{S}]/gu;

function bare(text: string): string {
  return text.replace(LOOSE, '');
}

function runsOf(text: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= text.length; at++) runs.add(text.slice(at, at + RUN));
  return runs;
}

/** Share of the characters of one text that stand in others word for word, 0 to 1; punctuation not counted. */
export function takenShare(text: string, others: readonly string[]): number {
  return shareIn(bare(text), others.map(bare));
}

/** Share of the characters of `text` that stand in runs of `others`, 0 to 1; 0 for a text too short to tell. */
function shareIn(text: string, others: readonly string[]): number {
  const runs = runsOf(others.join('\n'));
  let covered = 0;
  let end = 0;
  for (let at = 0; at + RUN <= text.length; at++) {
    if (!runs.has(text.slice(at, at + RUN))) continue;
    covered += at + RUN - Math.max(end, at);
    end = at + RUN;
  }
  return text.length === 0 ? 0 : covered / text.length;
}

/**
 * How much of a block is its sources' wording and how much of their wording is left in it.
 * @returns `kept`: share of the block's characters that stand in a source word for word; `taken`: share of the sources'
 *   characters that stand in the block. Both 0 to 1, punctuation not counted; null where the block has no source.
 * @example movedText({ title: '', text: '加强师资队伍建设', sources: [{ text: '加强师资队伍建设' }] }) → { kept: 1, taken: 1 }
 */
export function movedText(
  block: Pick<DraftBlock, 'title' | 'text'> & { sources: readonly { heading?: string; text: string }[] },
): { kept: number; taken: number } | null {
  if (block.sources.length === 0) return null;
  const own = bare(`${block.title}${block.text}`);
  const sources = block.sources.map(({ heading = '', text }) => bare(heading + text));
  const length = sources.reduce((sum, text) => sum + text.length, 0);
  const taken = sources.reduce((sum, text) => sum + shareIn(text, [own]) * text.length, 0);
  return { kept: shareIn(own, sources), taken: length === 0 ? 0 : taken / length };
}
