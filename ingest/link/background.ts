import { z } from 'zod';
import { loadData } from '../data.ts';
import { GramTable } from './gram-table.ts';
import { gramOf, isWordGram, type Gram } from './grams.ts';

const backgroundSchema = z.object({
  documents: z.number().int().positive(),
  /** n → class (twice the binary logarithm of the number of documents) → n-grams, joined. */
  grams: z.record(z.string(), z.record(z.string(), z.string())),
});

/** Documents that an n-gram unknown to the background is taken to stand in. */
const UNKNOWN = 1.5;

interface Background {
  grams: GramTable;
  /** By the number of the gram. */
  rarities: number[];
}

let background: Background | undefined;

function load(): Background {
  const { documents, grams } = loadData('background-ngrams', backgroundSchema);
  const most = Math.log(documents / UNKNOWN);
  const loaded: Background = { grams: new GramTable(), rarities: [] };
  for (const n of [2, 3])
    for (const [level, joined] of Object.entries(grams[n] ?? {})) {
      const rarity = Math.max(0, Math.log(documents / 2 ** (Number(level) / 2)) / most);
      for (let i = 0; i < joined.length; i += n) loaded.rarities[loaded.grams.idOf(gramOf(joined, i, n))] = rarity;
    }
  return loaded;
}

/**
 * How rare a gram is in policy documents at large: 0 where nearly every document has it ("推进"), 1 where none or one does.
 * Words of letters count as rare.
 */
export function rarity(gram: Gram): number {
  if (isWordGram(gram)) return 0.9;
  background ??= load();
  return background.rarities[background.grams.find(gram)] ?? 1;
}
