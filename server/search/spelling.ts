import { syllables } from './pinyin.ts';
import type { Vocabulary } from './vocabulary.ts';

export const MISSPELT = /^\p{sc=Han}{2,8}$/u; // "双师型"; not "的"
const HAN = /\p{sc=Han}/u; // "双"; not "a"

/** Words of the index that sound like a word or differ from it in one character. Built on first use. */
export class Speller {
  private readonly bySound = new Map<string, string[]>();
  /** Words without one of their characters: two words that differ in one place share such a rest. */
  private readonly byRest = new Map<string, string[]>();
  private readonly counts = new Map<string, number>();
  readonly version: number;

  constructor(vocabulary: Vocabulary) {
    this.version = vocabulary.version;
    for (const [word, count] of vocabulary.entries()) {
      if (!MISSPELT.test(word)) continue;
      this.counts.set(word, count);
      push(this.bySound, sound(word), word);
      for (const rest of [...rests(word), ...shorter(word)]) push(this.byRest, rest, word);
    }
  }

  /** Near words, those that sound alike first, then the more frequent. */
  near(word: string, limit = 6): string[] {
    if (!HAN.test(word)) return [];
    const alike = this.bySound.get(sound(word)) ?? [];
    const changed = word.length < 2 ? [] : rests(word).flatMap((rest) => this.byRest.get(rest) ?? []);
    const omitted = this.byRest.get(word) ?? [];
    const added = shorter(word).filter((rest) => this.counts.has(rest));
    const edited = [...changed, ...omitted, ...added];
    const near = [...new Set([...this.frequent(alike), ...this.frequent(edited)])];
    return near.filter((other) => other !== word).slice(0, limit);
  }

  private frequent(words: readonly string[]): string[] {
    return words.toSorted((a, b) => (this.counts.get(b) ?? 0) - (this.counts.get(a) ?? 0));
  }
}

export const sound = (word: string) => syllables(word).join(' ');

/** "双师形" → ["*师形", "双*形", "双师*"]: the place of a changed character stays open. */
export function rests(word: string): string[] {
  return Array.from(word, (_, at) => `${word.slice(0, at)}*${word.slice(at + 1)}`);
}

/** The word without one of its characters: "双师型" → "师型", "双型", "双师"; nothing shorter than two. */
export function shorter(word: string): string[] {
  return word.length < 3 ? [] : Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
}

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}
