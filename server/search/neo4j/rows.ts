import type { SearchEntry } from '../../../graph-schema/search.ts';
import { grams } from '../grams.ts';
import { normalize } from '../normalize.ts';
import { initials, syllables } from '../pinyin.ts';
import { MISSPELT, rests, shorter, sound } from '../spelling.ts';
import { LONGEST_TITLE, WORTHY } from '../suggest.ts';
import { foldedText, isHead } from '../table.ts';
import { indexTerms } from '../terms.ts';
import type { Tokenizer } from '../tokenize.ts';
import { spaceless } from './lucene.ts';

/** A clause without its text: enough for fields, filters, facets and order. */
export type SlimEntry = Omit<SearchEntry, 'text'>;

/** A clause as a node. */
export function searchRow(entry: SearchEntry, ord: number, tokenizer: Tokenizer): Record<string, unknown> {
  const text = foldedText(entry);
  const { text: body, ...slim } = entry;
  const isShort = entry.title !== '' && entry.title.length <= LONGEST_TITLE;
  return {
    id: entry.id,
    documentId: entry.documentId,
    ord,
    text,
    body,
    slim: JSON.stringify(slim),
    words: indexTerms(tokenizer, text).map(spaceless).join(' '),
    grams: grams(text).join(' '),
    targets: entry.targets.map((target) => normalize(target).text),
    ...(isShort ? { title: normalize(entry.title).text } : {}),
    ...(isHead(entry)
      ? { head: true, names: normalize(`${entry.documentTitle || entry.document}\n${entry.documentNumber ?? ''}`).text }
      : {}),
  };
}

/** A clause read back; `body` where its text is needed. */
export function entryOf(slim: string, body = ''): SearchEntry {
  return { ...(JSON.parse(slim) as SlimEntry), text: body };
}

/** What is kept of a word besides its count: how it sounds, and the forms by which a misspelling of it is found. */
export function termForms(term: string): Record<string, unknown> {
  const isHan = !/^[a-z0-9]/u.test(term); // "技能"; not "ai"
  const worthy = WORTHY.test(term);
  return {
    worthy,
    ...(worthy && isHan ? { initials: initials(term), letters: syllables(term).join('') } : {}),
    ...(MISSPELT.test(term) ? { sound: sound(term), forms: forms(term).join(' ') } : {}),
  };
}

/** A word, its sound, and its texts with one character open or left out; two near words share one of these. */
export function forms(word: string): string[] {
  const open = word.length < 2 ? [] : rests(word);
  return [...new Set([word, `~${sound(word).replaceAll(' ', '-')}`, ...open, ...shorter(word)])];
}
