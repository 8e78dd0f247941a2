import { z } from 'zod';
import type { CitationRecord, Span } from '../../../../graph-schema/records.ts';
import { loadData } from '../../../../ingest/data.ts';

const words = z.array(z.string());
const placesFile = z.object({
  partners: words,
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

/** The sentence, or its part between semicolons, in which a place stands. */
export function sentenceAround(text: string, [from, to]: Span): Span {
  const marks = ['。', '；', '\n', '！', '？'];
  const start = Math.max(...marks.map((mark) => text.lastIndexOf(mark, from - 1))) + 1;
  const ends = marks.map((mark) => text.indexOf(mark, to)).filter((at) => at >= 0);
  return [start, Math.min(text.length, ...ends)];
}

/** Whether a place stands inside 《》, or in what is cited. */
export function isCited(text: string, [from, to]: Span, citations: readonly CitationRecord[]): boolean {
  if (citations.some(({ span }) => span && span[0] <= from && to <= span[1])) return true;
  return text.lastIndexOf('《', from) > text.lastIndexOf('》', from - 1) && text.includes('》');
}

/** Whether a place is told of as another place on purpose: a partner, a model, the end of a road. */
export function isPartner(text: string, span: Span): boolean {
  const [start, end] = sentenceAround(text, span);
  const sentence = text.slice(start, span[0]) + text.slice(span[1], end);
  return placeWords().partners.some((word) => sentence.includes(word));
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
