import { measure } from '../figures.ts';
import { bareTitle, unspaced } from '../text.ts';
import { rowsOf, type Gold, type GoldCitation, type Item, type Measure, type Reading, type RowOf } from '../types.ts';

/**
 * Cited documents found and missed, each title once; the ratio is how many of the found that lead to a document we hold
 * are resolved to it.
 * @param held keys of the documents that can be resolved to
 */
export function scoreCitations(gold: Gold, { rows, keyOf }: Reading, doc: string, held: ReadonlySet<string>): Measure {
  const annotated = gold.citations.filter((citation) => citation.doc === doc);
  const optional = annotated.filter((citation) => citation.optional);
  const want = new Map(annotated.filter((citation) => !citation.optional).map((c) => [bareTitle(c.title), c]));
  const got = new Map(
    rowsOf(rows, 'citation')
      .filter((row) => keyOf(row.document) === doc && !optional.some((citation) => isSame(citation, row)))
      .map((row) => [bareTitle(row.title), row]),
  );
  const items: Item[] = [...want.keys()].map((name) => ({ name, outcome: got.has(name) ? 'hit' : 'missed' }));
  for (const name of got.keys()) if (!want.has(name)) items.push({ name, outcome: 'extra' });
  const resolvable = [...want].filter(([, citation]) => citation.resolves != null && held.has(citation.resolves));
  return measure('citations', doc, items, {
    name: 'resolved',
    right: resolvable.filter(([name, c]) => got.has(name) && keyOf(got.get(name)?.resolves) === c.resolves).length,
    of: resolvable.length,
  });
}

/** The same citation at the same place: an optional one elsewhere says nothing about this one. */
function isSame(citation: GoldCitation, row: RowOf<'citation'>): boolean {
  if (citation.clause !== row.clause) return false;
  if (citation.number !== null) return unspaced(row.number) === unspaced(citation.number);
  return bareTitle(row.title) === bareTitle(citation.title);
}
