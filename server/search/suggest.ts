import type { SearchEntry, Suggestion } from '../../graph-schema/search.ts';
import { normalize } from './normalize.ts';
import { initials, syllables } from './pinyin.ts';
import type { ClauseTable } from './table.ts';
import type { Vocabulary } from './vocabulary.ts';

export const WORTHY = /^(?:\p{sc=Han}{2,}|[a-z0-9]{2,})$/u; // "培训", "ai"; not "的"
export const LATIN = /^[a-z]{2,}$/u; // "ssx"; not "双师"
/** Of each sort, so that one sort does not crowd out the others. */
const SHARE = 0.4;
/** What is longer is a sentence and helps nobody while typing. */
export const LONGEST_TITLE = 40;

/** Words that may be the first of two. */
const FIRST_WORDS = 4;

interface Named {
  key: string;
  suggestion: Suggestion;
}

/** How a word sounds. */
interface Sound {
  initials: string;
  letters: string;
}

/** Sounds of words as far as they are known; working one out costs more than all the rest. */
export type Sounds = Map<string, Sound>;

/** Names in an entry, which is never changed; kept as long as it is in the index. */
const namesIn = new WeakMap<SearchEntry, { clause: Named | null; targets: Named[] }>();

/** What may follow while a user types. Built from the index on first use and again after changes. */
export class Suggester {
  private readonly words: { word: string; count: number }[] = [];
  private readonly documents: Named[] = [];
  private readonly clauses: Named[] = [];
  private readonly targets: Named[] = [];
  private byPinyin: (Sound & { word: string; count: number })[] | null = null;
  private readonly sounds: Sounds;
  readonly version: number;

  /** @param sounds carried over from one suggester to the next */
  constructor(table: ClauseTable, vocabulary: Vocabulary, sounds: Sounds = new Map()) {
    this.version = vocabulary.version;
    this.sounds = sounds;
    for (const [word, count] of vocabulary.entries()) if (WORTHY.test(word)) this.words.push({ word, count });
    this.words.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
    for (const id of table.documents()) {
      const entry = table.entry(table.ords(id)[0]!)!;
      const text = entry.documentTitle || entry.document;
      this.documents.push(named('document', text, id, `${text}\n${entry.documentNumber ?? ''}`));
    }
    for (const ord of table.all()) {
      const { clause, targets } = namesOf(table.entry(ord)!);
      if (clause) this.clauses.push(clause);
      this.targets.push(...targets);
    }
  }

  /** Suggestions for what is typed so far: words that begin so (or sound so), then names that hold it. */
  suggest(typed: string, limit: number): Suggestion[] {
    const { earlier, last, whole, share } = readTyped(typed, limit);
    if (last === '') return [];
    const names = [this.documents, this.targets, this.clauses].map((list) => holding(list, whole, share));
    return compose(earlier, this.wordsFor(last, share), names, limit);
  }

  /** Words that begin so, or sound so where the prefix is in Latin letters. Takes normalised text. */
  wordsFor(prefix: string, limit: number): string[] {
    const found: string[] = [];
    for (const { word } of this.words) {
      if (word.startsWith(prefix) && word !== prefix && found.push(word) >= limit) return found;
    }
    return LATIN.test(prefix) ? [...found, ...this.soundingLike(prefix, limit - found.length)] : found;
  }

  private soundingLike(prefix: string, limit: number): string[] {
    this.byPinyin ??= this.words
      .filter(({ word }) => !/^[a-z0-9]/u.test(word)) // leaves out "ai"
      .map(({ word, count }) => ({ word, count, ...this.soundOf(word) }));
    const found = this.byPinyin.filter((item) => item.initials.startsWith(prefix) || item.letters.startsWith(prefix));
    if (found.length === 0) return this.twoSoundingLike(this.byPinyin, prefix).slice(0, limit);
    const exact = (item: { initials: string }) => (item.initials === prefix ? 1 : 0);
    return found
      .sort((a, b) => exact(b) - exact(a) || b.count - a.count)
      .slice(0, limit)
      .map(({ word }) => word);
  }

  private soundOf(word: string): Sound {
    const known = this.sounds.get(word);
    if (known) return known;
    const sound = { initials: initials(word), letters: syllables(word).join('') };
    this.sounds.set(word, sound);
    return sound;
  }

  /** Two words that sound so together ("zhiyejiaoyu" → 职业教育), those first that are most frequent. */
  private twoSoundingLike(
    words: readonly { letters: string; word: string; count: number }[],
    prefix: string,
  ): string[] {
    const most = (test: (letters: string) => boolean) =>
      words.filter(({ letters }) => letters !== '' && test(letters)).sort((a, b) => b.count - a.count);
    return most((letters) => prefix.startsWith(letters) && letters.length < prefix.length)
      .slice(0, FIRST_WORDS)
      .flatMap(({ letters, word }) => {
        const rest = prefix.slice(letters.length);
        const second = most((other) => other === rest)[0] ?? most((other) => other.startsWith(rest))[0];
        return second ? [word + second.word] : [];
      });
  }
}

/** What is typed so far: what stands before the last word, the last word and the whole, normalised; hits of each sort. */
export function readTyped(
  typed: string,
  limit: number,
): { earlier: string; last: string; whole: string; share: number } {
  const earlier = /^.*[\s"“]/u.exec(typed)?.[0] ?? ''; // "双师型 占" → "双师型 "; not "双师型"
  const last = normalize(typed.slice(earlier.length)).text;
  return { earlier, last, whole: normalize(typed).text, share: Math.max(1, Math.ceil(limit * SHARE)) };
}

/** Words first, then two names of each sort, then the other names. */
export function compose(
  earlier: string,
  words: readonly string[],
  names: readonly Suggestion[][],
  limit: number,
): Suggestion[] {
  const typedOn = words.map((word): Suggestion => ({ kind: 'word', text: earlier + word }));
  const chosen = [...typedOn, ...names.flatMap((list) => list.slice(0, 2))];
  return [...chosen, ...names.flatMap((list) => list.slice(2))].slice(0, limit);
}

function named(kind: Suggestion['kind'], text: string, id: string, searched = text): Named {
  return { key: normalize(searched).text, suggestion: { kind, text, id } };
}

function namesOf(entry: SearchEntry): { clause: Named | null; targets: Named[] } {
  const known = namesIn.get(entry);
  if (known) return known;
  const { id, title, targets } = entry;
  const names = {
    clause: title === '' || title.length > LONGEST_TITLE ? null : named('clause', title, id),
    targets: targets.map((target) => named('target', target, id)),
  };
  namesIn.set(entry, names);
  return names;
}

/** The first few names that hold the text, each wording once. */
function holding(list: readonly Named[], text: string, limit: number): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const { key, suggestion } of list) {
    if (key.includes(text) && !found.has(suggestion.text)) found.set(suggestion.text, suggestion);
    if (found.size >= limit) break;
  }
  return [...found.values()];
}
