import { isWithin } from '../../../graph-schema/locator.ts';
import { measure } from '../figures.ts';
import { squash } from '../text.ts';
import { rowsOf, type Gold, type GoldClause, type Item, type Measure, type Reading } from '../types.ts';

/** Locators found and missed of one document; the ratio is how many of the annotated titles were printed right. */
export function scoreStructure(gold: Gold, { rows, keyOf }: Reading, doc: string): Measure {
  const clauses = rowsOf(rows, 'clause').filter((row) => keyOf(row.document) === doc);
  const annotated = gold.structure[doc] ?? [];
  const want = new Set(annotated.filter((clause) => !clause.optional).map((clause) => clause.loc));
  const shown = new Map(
    clauses.filter((row) => !isOptional(annotated, row.locator)).map((row) => [row.locator, row.title]),
  );
  const items: Item[] = [...want].map((name) => ({ name, outcome: shown.has(name) ? 'hit' : 'missed' }));
  for (const name of shown.keys()) if (!want.has(name)) items.push({ name, outcome: 'extra' });

  const titled = annotated.filter((clause) => clause.title && shown.has(clause.loc));
  return measure('structure', doc, items, {
    name: 'titles',
    right: titled.filter(({ loc, title }) => sameTitle(title ?? '', shown.get(loc) ?? '')).length,
    of: titled.length,
  });
}

/** True for a clause that may be reported or not. */
export function isOptional(annotated: readonly GoldClause[], locator: string): boolean {
  return annotated.some(
    ({ loc, optional }) => (optional && loc === locator) || (optional === 'tree' && isWithin(locator, loc)),
  );
}

function sameTitle(annotated: string, shown: string): boolean {
  const [want, got] = [titleText(annotated), titleText(shown)];
  return want.endsWith('…') ? got.startsWith(want.slice(0, -1)) : got === want;
}

function titleText(title: string): string {
  return squash(title).replace(/。+$/u, ''); // matches "目标。"; not "目标"
}
