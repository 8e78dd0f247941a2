import { foldWidth } from '../../parts/highlight.tsx';
import type { ReaderClause } from './outline-tree.ts';

/** One place where the words looked for stand. */
export interface Found {
  clauseId: string;
  span: [number, number];
}

const MAX_FOUND = 2000;

/** Every place of a word in a document, in reading order. Width and case do not matter, line ends do not part words. */
export function findIn(clauses: readonly Pick<ReaderClause, 'id' | 'text'>[], words: string): Found[] {
  const wanted = foldWidth(words.trim());
  if (wanted === '') return [];
  const found: Found[] = [];
  for (const { id, text } of clauses) {
    const folded = foldWidth(text);
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      found.push({ clauseId: id, span: [at, at + wanted.length] });
      if (found.length >= MAX_FOUND) return found;
    }
  }
  return found;
}
