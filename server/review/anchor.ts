import type { Anchor } from '../../graph-schema/api-review.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';

/** Likeness from which a changed clause still counts as the one that was decided about. */
const SAME_CLAUSE = 0.5;

/** A clause as it is now, to be found again by its words. */
export function anchorOf({ documentId, document, locator, id, text }: ClauseRecord): Anchor {
  return { documentId, document, clause: locator, clauseId: id, quote: text };
}

/** Where an anchor's clause is now; `stale` where its words have changed, or where it is not found. */
export interface Place {
  id: string | null;
  stale: boolean;
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

/**
 * Finds an anchor's clause among the clauses of its document: the same words at the same place, else the same words
 * elsewhere (renumbered), else the likest clause if it is at least half the same (reworded; then `stale`).
 */
export function findAnchor({ clauseId, quote }: Anchor, clauses: readonly ClauseRecord[]): Place {
  const words = bare(quote);
  const same = clauses.filter(({ text }) => bare(text) === words);
  const exact = same.find(({ id }) => id === clauseId) ?? same[0];
  if (exact) return { id: exact.id, stale: false };
  let best: { id: string; likeness: number } | null = null;
  for (const { id, text } of clauses) {
    const likeness = dice(words, bare(text)) + (id === clauseId ? 0.01 : 0); // a tie goes to the old place
    if (likeness > (best?.likeness ?? 0)) best = { id, likeness };
  }
  return { id: best && best.likeness >= SAME_CLAUSE ? best.id : null, stale: true };
}

/** Share of character pairs that two texts have in common, 0 to 1. */
export function dice(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(i, i + 2), left - 1);
    common++;
  }
  return (2 * common) / (a.length + b.length - 2);
}
