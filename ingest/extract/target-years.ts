import type { Quantity } from './quantity.ts';
import type { Segment } from './view.ts';

// "2023年、2024年、2025年分别", "2023、2024年底全市参保率分别"; not "2023年和2025年都"
const YEARS = /(?<years>(?:20\d{2}年?[底末]?[、和及与])+20\d{2}年)[底末]?前?，?[^。；\d]{0,40}?分别/u;

/**
 * Years of a sentence that gives each its own number: "2023年、2024年分别招聘教师15名、20名" → 15: 2023, 20: 2024. Only lists
 * with as many numbers as there are years are parted so.
 */
export function respectiveYears(
  text: string,
  sentence: Segment,
  quantities: readonly Quantity[],
): ReadonlyMap<Quantity, string> {
  const found = new Map<Quantity, string>();
  const said = text.slice(sentence.start, sentence.end);
  const match = said.includes('分别') ? YEARS.exec(said) : null; // most sentences have no such word
  if (!match) return found;
  const years = match.groups!['years']!.match(/20\d{2}/gu) ?? [];
  const from = sentence.start + match.index + match[0].length;
  for (const list of listsOf(
    text,
    quantities.filter(({ start }) => start >= from),
  ))
    if (list.length === years.length) list.forEach((quantity, i) => found.set(quantity, years[i]!));
  return found;
}

/** Quantities in runs that nothing but a joint parts. */
function listsOf(text: string, quantities: readonly Quantity[]): Quantity[][] {
  const lists: Quantity[][] = [];
  quantities.forEach((quantity, i) => {
    const before = quantities[i - 1];
    // "15名、20名"; not "15名、教师20名"
    if (before && /^(?:以[上内])?[、和及与]$/u.test(text.slice(before.end, quantity.start)))
      lists.at(-1)!.push(quantity);
    else lists.push([quantity]);
  });
  return lists;
}
