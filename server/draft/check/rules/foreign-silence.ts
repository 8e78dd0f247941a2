import { z } from 'zod';
import type { CitationRecord, Span } from '../../../../graph-schema/records.ts';
import { loadData } from '../../../../ingest/data.ts';

const words = z.array(z.string());
const placesFile = z.object({
  /** Words of a sentence that speaks of another place on purpose. */
  partners: words,
  /** Words that do so only in the same phrase. */
  near: words,
  partOfName: words,
  before: words,
  abbreviationBefore: words,
  abbreviationBehind: words,
});
export type PlaceWords = z.infer<typeof placesFile>;

let loaded: PlaceWords | undefined;

/** Words around places that tell leftovers from partners. */
export function placeWords(): PlaceWords {
  return (loaded ??= loadData('check-places', placesFile));
}

/** The stretch between two of these marks in which a place stands. */
function stretch(text: string, [from, to]: Span, marks: string): Span {
  let [start, end] = [from, to];
  while (start > 0 && !marks.includes(text.charAt(start - 1))) start--;
  while (end < text.length && !marks.includes(text.charAt(end))) end++;
  return [start, end];
}

/** Whether a place stands inside 《》, or in what is cited. */
export function isCited(text: string, [from, to]: Span, citations: readonly CitationRecord[]): boolean {
  if (citations.some(({ span }) => span && span[0] <= from && to <= span[1])) return true;
  return text.lastIndexOf('《', from) > text.lastIndexOf('》', from - 1) && text.includes('》');
}

/** Whether a place is told of as another place on purpose: a partner, a model, the end of a road. */
export function isPartner(text: string, span: Span): boolean {
  const { partners, near } = placeWords();
  const around = ([start, end]: Span): string => `${text.slice(start, span[0])} ${text.slice(span[1], end)}`;
  const [sentence, phrase] = [
    around(stretch(text, span, '。；\n！？')),
    around(stretch(text, span, '。；\n！？，：（）')),
  ];
  return partners.some((word) => sentence.includes(word)) || near.some((word) => phrase.includes(word));
}

/** Whether a place is part of a longer name, or one of several, by what touches it. */
export function isPartOfName(text: string, [from, to]: Span): boolean {
  const behind = text.slice(to, to + 6);
  const { partOfName, before } = placeWords();
  return (
    partOfName.some((word) => behind.startsWith(word)) ||
    before.some((word) => text.slice(0, from).endsWith(word)) ||
    /^(?:[、—－\-～至”]|等地|等[省市区县州])/u.test(behind)
  );
}
