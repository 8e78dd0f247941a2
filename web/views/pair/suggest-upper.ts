import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { foldWidth } from '../../parts/highlight.tsx';

const SHOWN = 12;

function pairsOf(text: string): Set<string> {
  const flat = foldWidth(text).replace(/[^\p{L}\p{N}]/gu, '');
  return new Set(Array.from({ length: Math.max(0, flat.length - 1) }, (_, at) => flat.slice(at, at + 2)));
}

/**
 * Clauses of the upper document that hold the words, those first that share the most pairs of characters with the
 * lower clause; headings that have nothing but their name come last.
 */
export function alikeClauses<T extends Pick<DocumentResponse['clauses'][number], 'text' | 'form'>>(
  text: string,
  clauses: readonly T[],
  words: string,
): T[] {
  const own = pairsOf(text);
  const wanted = foldWidth(words.trim());
  return clauses
    .filter((one) => foldWidth(one.text).includes(wanted))
    .map((one) => {
      const pairs = pairsOf(one.text);
      const shared = [...pairs].filter((pair) => own.has(pair)).length;
      const alike = shared / Math.sqrt(Math.max(1, pairs.size * own.size));
      return { one, alike: one.form === 'heading' ? alike / 4 : alike };
    })
    .sort((a, b) => b.alike - a.alike)
    .slice(0, SHOWN)
    .map(({ one }) => one);
}
