import { z } from 'zod';
import { loadData } from '../data.ts';

const themesFile = z.object({ source: z.string(), themes: z.record(z.string(), z.array(z.string())) });
let loaded: [theme: string, words: string[]][] | undefined;

/** Most themes that one document is given. */
const MOST = 2;

/**
 * Themes of a document by the words of its titles, the strongest first; none where no word tells. Longer words weigh
 * more, and of words inside each other only the longest counts, so that 药品集中采购 is health before it is 药品.
 */
export function themesOf(...titles: (string | null)[]): string[] {
  loaded ??= Object.entries(loadData('themes', themesFile).themes);
  // 人民政府 holds 民政, 高质量 holds 质量, which are themes of their own.
  const text = titles
    .filter((title) => title !== null)
    .join('\n')
    .replaceAll(/人民政府|高质量/gu, '');
  const scores = loaded
    .map(([theme, words]) => ({ theme, score: scoreOf(text, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = scores[0]?.score ?? 0;
  return scores
    .filter(({ score }) => score >= best / 2)
    .slice(0, MOST)
    .map(({ theme }) => theme);
}

function scoreOf(text: string, words: readonly string[]): number {
  const found = words.filter((word) => text.includes(word));
  const longest = found.filter((word) => !found.some((other) => other !== word && other.includes(word)));
  return longest.reduce((sum, word) => sum + word.length, 0);
}
