import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packageRoot } from '../../ingest/data.ts';
import { normalize } from './normalize.ts';

/** Groups of expressions that mean the same in policy texts. */
export const synonymsSchema = z.array(z.array(z.string().min(1)).min(2));

/** Other ways to say an expression; all in normalised text. */
export class Synonyms {
  private readonly others = new Map<string, string[]>();
  private longest = 1;

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) {
      const words = group.map((word) => normalize(word).text);
      for (const word of words) {
        const known = this.others.get(word) ?? [];
        this.others.set(word, [...new Set([...known, ...words.filter((other) => other !== word)])]);
        this.longest = Math.max(this.longest, word.length);
      }
    }
  }

  /** The ways to say this whole expression, without itself. */
  of(expression: string): readonly string[] {
    return this.others.get(expression) ?? [];
  }

  /** Expressions of the table that stand in these neighbouring words, longest first at each place, without overlap. */
  within(words: readonly string[]): string[] {
    const found: string[] = [];
    for (let i = 0; i < words.length;) {
      const length = this.longestAt(words, i);
      if (length > 0) found.push(words.slice(i, i + length).join(''));
      i += Math.max(1, length);
    }
    return found;
  }

  private longestAt(words: readonly string[], start: number): number {
    let best = 0;
    let joined = '';
    for (let i = start; i < words.length; i++) {
      joined += words[i];
      if (joined.length > this.longest) break;
      if (this.others.has(joined)) best = i - start + 1;
    }
    return best;
  }
}

/** The table that comes with the program. */
export function loadSynonyms(): Synonyms {
  const path = join(packageRoot(), 'server', 'search', 'data', 'synonyms.json');
  return new Synonyms(synonymsSchema.parse(JSON.parse(readFileSync(path, 'utf8'))));
}
