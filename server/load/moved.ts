import { slugOf } from '../../graph-schema/id-parts.ts';
import type { ClauseRecord } from '../../graph-schema/records.ts';

type Placed = Pick<ClauseRecord, 'id' | 'title' | 'text' | 'bodyStart'>;

/** Old clause slugs that are gone, with the slug under which the same words stand now. */
export type Moved = Record<string, string>;

/** Shorter wordings say too little to be known again. */
const SHORTEST = 8;

/** A clause's words without its number; null where they are too few. */
function wordsOf({ title, text, bodyStart }: Placed): string | null {
  const words = (title + text.slice(bodyStart)).replace(/\s+/gu, '');
  return words.length < SHORTEST ? null : words;
}

/** Clauses by their words; null for words that stand twice. */
function byWords(clauses: readonly Placed[]): Map<string, Placed | null> {
  const found = new Map<string, Placed | null>();
  for (const clause of clauses) {
    const words = wordsOf(clause);
    if (words !== null) found.set(words, found.has(words) ? null : clause);
  }
  return found;
}

/**
 * Where the clauses of the version before went that have no place of their own any more, told by their words. What
 * moved earlier is carried on, so that the oldest link still leads somewhere.
 */
export function movedClauses(old: readonly Placed[], now: readonly Placed[], earlier: Moved = {}): Moved {
  const there = new Set(now.map(({ id }) => slugOf(id)));
  const [before, places] = [byWords(old), byWords(now)];
  const moved: Moved = {};
  for (const clause of old) {
    const words = wordsOf(clause);
    const place = words !== null && before.get(words) ? places.get(words) : undefined;
    if (place && !there.has(slugOf(clause.id))) moved[slugOf(clause.id)] = slugOf(place.id);
  }
  for (const [from, to] of Object.entries(earlier)) {
    const place = there.has(to) ? to : moved[to];
    if (place !== undefined && !there.has(from)) moved[from] ??= place;
  }
  return moved;
}
