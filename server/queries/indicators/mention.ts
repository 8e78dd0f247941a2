import type { ClauseRecord } from '../../../graph-schema/records.ts';
import { letterPairs, levelsOf, namePairs } from './letters.ts';

/**
 * Share of a name's letter pairs, weighted by rarity, that a sentence must have to be taken to name the indicator: where
 * a document above has set a number that is lost here, and where the number comes only later.
 */
const NAMED = { lost: 0.8, before: 0.95 } as const;
/** Names of fewer letter pairs ("专业", "实训基地") are in too many sentences to mean anything. */
const FEWEST_PAIRS = 6;

interface Sentence {
  clause: ClauseRecord;
  text: string;
  pairs: Set<string>;
}

/** Finds clauses of a document that name an indicator. */
export interface MentionFinder {
  /** The clause that names it best; null where none does. */
  find(documentId: string, names: readonly string[], when: keyof typeof NAMED): ClauseRecord | null;
}

/** Reads the sentences of these clauses once, for any number of questions. */
export function mentionFinder(clauses: readonly ClauseRecord[]): MentionFinder {
  const sentences = new Map<string, Sentence[]>();
  const counts = new Map<string, number>();
  for (const clause of clauses) {
    for (const text of clause.text.split(/[。；！\n]/u)) {
      const pairs = letterPairs(text);
      if (pairs.size < FEWEST_PAIRS) continue;
      sentences.set(clause.documentId, [...(sentences.get(clause.documentId) ?? []), { clause, text, pairs }]);
      for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  const weight = (pair: string): number => 1 / Math.log2(2 + (counts.get(pair) ?? 0));
  return {
    find: (documentId, names, when) =>
      bestSentence(sentences.get(documentId) ?? [], names, weight, NAMED[when])?.clause ?? null,
  };
}

function bestSentence(
  sentences: readonly Sentence[],
  names: readonly string[],
  weight: (pair: string) => number,
  least: number,
): Sentence | null {
  let best: Sentence | null = null;
  let most = least;
  for (const name of names) {
    const pairs = Array.from(namePairs(name), (pair) => [pair, weight(pair)] as const);
    if (letterPairs(name).size < FEWEST_PAIRS) continue;
    const whole = pairs.reduce((sum, [, own]) => sum + own, 0);
    for (const sentence of sentences) {
      if (!hasLevel(sentence.text, name)) continue;
      const found = pairs.reduce((sum, [pair, own]) => sum + (sentence.pairs.has(pair) ? own : 0), 0) / whole;
      // the first of equally good ones stands
      if (best === null ? found >= most : found > most) [best, most] = [sentence, found];
    }
  }
  return best;
}

/** A name with a level (国家级…) is not named by a sentence about another level. */
function hasLevel(sentence: string, name: string): boolean {
  const levels = levelsOf(name);
  return levels === null || levels.some((level) => sentence.includes(`${level}级`));
}
