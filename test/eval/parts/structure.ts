import { squash } from '../text.ts';
import { rowsOf, type Gold, type Item, type Measure, type Reading } from '../types.ts';

/** Long titles may be annotated by their beginning alone: from this length on, a prefix is enough. */
const PREFIX_LENGTH = 12;

/**
 * Locators found and missed of one document; the ratio is how many annotated titles were printed right.
 * @param titlePrefix an annotated title of 12 characters or more also fits a longer one that begins with it
 */
export function scoreStructure(gold: Gold, { rows, keyOf }: Reading, doc: string, titlePrefix = false): Measure {
  const clauses = rowsOf(rows, 'clause').filter((row) => keyOf(row.document) === doc);
  const annotated = gold.structure[doc] ?? [];
  const want = new Set(annotated.map((clause) => clause.loc));
  const shown = new Map(clauses.map((row) => [row.locator, titleText(row.title)]));
  const items: Item[] = [...want].map((name) => ({ name, outcome: shown.has(name) ? 'hit' : 'missed' }));
  for (const name of shown.keys()) if (!want.has(name)) items.push({ name, outcome: 'extra' });

  const titles = new Map(
    annotated.filter((clause) => clause.title).map((clause) => [clause.loc, titleText(clause.title)]),
  );
  const both = [...titles].filter(([loc]) => shown.has(loc));
  const right = both.filter(([loc, title]) => {
    const got = shown.get(loc) ?? '';
    return got === title || (titlePrefix && title.length >= PREFIX_LENGTH && got.startsWith(title));
  });
  const hits = items.filter((item) => item.outcome === 'hit').length;
  return {
    part: 'structure',
    scope: doc,
    tp: hits,
    fp: shown.size - hits,
    fn: want.size - hits,
    ratio: { name: 'titles', right: right.length, of: both.length },
    items,
  };
}

function titleText(title: string | undefined): string {
  return squash(title).replace(/。+$/u, ''); // matches "目标。"; not "目标"
}
