import { z } from 'zod';
import { loadData } from '../data.ts';

/** Words that policy documents use for the same thing; the first of a group stands for all. */
const synonymsSchema = z.object({ groups: z.array(z.array(z.string().min(2)).min(2)) });

interface Vocabulary {
  /** Every word of every group, longest first, as one pattern. */
  pattern: RegExp;
  standsFor: Map<string, string>;
}

let vocabulary: Vocabulary | undefined;

function load(): Vocabulary {
  const { groups } = loadData('synonyms-link', synonymsSchema);
  const standsFor = new Map<string, string>();
  for (const [first = '', ...others] of groups) {
    standsFor.set(first, first); // so that an alias inside it ("职教" in …) is left alone
    for (const alias of others) if (!standsFor.has(alias)) standsFor.set(alias, first);
  }
  const words = [...standsFor.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return { pattern: new RegExp(words.join('|'), 'gu'), standsFor };
}

/** A text in which each group of synonyms has one form, with the way back. */
export interface CanonicalText {
  text: string;
  /** Where a place of the original text is in the canonical one. */
  place(offset: number): number;
}

/**
 * Brings synonyms and abbreviations to one form.
 * @example canonicalText('推进职教').text → 推进职业教育
 */
export function canonicalText(original: string): CanonicalText {
  vocabulary ??= load();
  const { pattern, standsFor } = vocabulary;
  const shifts: { from: number; shift: number }[] = [];
  let shift = 0;
  const text = original.replace(pattern, (word, offset: number) => {
    const form = standsFor.get(word) ?? word;
    if (form.length !== word.length) {
      shift += form.length - word.length;
      shifts.push({ from: offset + word.length, shift });
    }
    return form;
  });
  const place = (offset: number) => offset + (shifts.findLast(({ from }) => from <= offset)?.shift ?? 0);
  return { text, place };
}
