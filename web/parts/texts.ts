/** Small wordings that several views share. */

export { deadlineInWords, targetShort, targetValue } from '../../graph-schema/target-words.ts';

/** 重庆市梁平区 → 梁平: the name of a region as it is used between people who know it. */
export function shortRegion(region: string | null): string {
  if (!region) return '';
  const inner = region.replace(/^.*(?:省|自治区|[^市区县]市)(?=.)/u, ''); // "重庆市梁平区" → "梁平区"; not "梁平区"
  return inner.length > 2 ? inner.replace(/(?:特别行政区|自治[区州县]|[省市区县州盟旗])$/u, '') : inner;
}

export interface ShortNameOf {
  region: string | null;
  date?: string | null;
  document: string;
}

/** Short name of another document beside a clause number: 梁平, or 2019年 for one of the same region. */
export function shortName(other: ShortNameOf, here: { region: string | null } | null = null): string {
  const year = other.date ? `${other.date.slice(0, 4)}年` : '';
  if (here && here.region === other.region && year) return year;
  return shortRegion(other.region) || year || other.document;
}

/**
 * Short names of other documents by id, told apart from each other: 梁平; where two share it 重庆2021 and 重庆2019;
 * where that is not enough their printed 文号.
 */
export function shortNames(
  others: readonly (ShortNameOf & { documentId: string })[],
  here: { region: string | null } | null = null,
): Map<string, string> {
  const documents = Array.from(new Map(others.map((other) => [other.documentId, other])).values());
  const candidates: ((other: ShortNameOf) => string)[] = [
    (other) => shortName(other, here),
    (other) => `${shortRegion(other.region)}${other.date?.slice(0, 4) ?? ''}`,
  ];
  const names = new Map(documents.map((other) => [other.documentId, other.document]));
  for (const other of documents) {
    const telling = candidates.find((name) => {
      const mine = name(other);
      return (
        mine !== '' && documents.every((one) => one === other || candidates.every((theirs) => theirs(one) !== mine))
      );
    });
    if (telling) names.set(other.documentId, telling(other));
  }
  return names;
}

/** Every clause text ends up on one line in lists: white space collapsed, at most `max` characters. */
export function gist(text: string, max = 60): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > max ? `${flat.slice(0, max)}……` : flat;
}
