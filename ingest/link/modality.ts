import { z } from 'zod';
import type { Span } from '../../graph-schema/records.ts';
import { loadData } from '../data.ts';

/** Words of obligation in ranks, 必须 > 应当 > 要 > 鼓励 > 探索; a plain order ("建设…") ranks with 要. */
const modalitySchema = z.object({
  plain: z.number().int(),
  words: z.array(z.object({ rank: z.number().int(), words: z.array(z.string()) })),
});

/** How binding a stretch of text is, and the word that says so. */
export interface Modality {
  rank: number;
  /** Null where the text orders without a word of obligation. */
  word: string | null;
  span: Span | null;
}

/** Words of one character that are only parts of others. Matches "应" of "适应", "要" of "重要", "可" of "可能"; not "应当". */
const INSIDE =
  /[相适供响反对效]应|应(?=[用急对变届])|[重主需首纪必]要|要(?=[求点素件闻])|可(?=[能靠行视追持])|[许认]可|必须|应当|可以/gu;

let modality: { ranks: Map<string, number>; pattern: RegExp; plain: number } | undefined;

function load(): NonNullable<typeof modality> {
  const { plain, words } = loadData('modality', modalitySchema);
  const ranks = new Map(words.flatMap(({ rank, words }) => words.map((word) => [word, rank] as const)));
  const longestFirst = [...ranks.keys()].sort((a, b) => b.length - a.length);
  return { ranks, pattern: new RegExp(longestFirst.join('|'), 'gu'), plain };
}

/**
 * The first word of obligation in a stretch of text.
 * @example modalityOf('鼓励社会力量办学', [0, 8]) → { rank: 2, word: '鼓励', span: [0, 2] }
 */
export function modalityOf(text: string, [start, end]: Span): Modality {
  modality ??= load();
  const stretch = text.slice(start, end);
  const parts = [...stretch.matchAll(INSIDE)].map(({ index, 0: found }) => ({ from: index, to: index + found.length }));
  for (const { index, 0: word } of stretch.matchAll(modality.pattern)) {
    if (word.length === 1 && parts.some(({ from, to }) => from <= index && index < to)) continue;
    return { rank: modality.ranks.get(word)!, word, span: [start + index, start + index + word.length] };
  }
  return { rank: modality.plain, word: null, span: null };
}
