import { measure } from '../figures.ts';
import { squash } from '../text.ts';
import { rowsOf, type Gold, type GoldDuty, type Item, type Measure, type Reading } from '../types.ts';

/**
 * Responsible bodies found and missed, of the clauses that are annotated; the ratio is how many leads are right.
 * In a damaged cell only what is found counts, and a clause without annotation is not looked at, as in score.py.
 */
export function scoreDuties(gold: Gold, { rows, keyOf }: Reading, doc: string): Measure {
  const want = new Map(gold.agencies.filter((duty) => duty.doc === doc).map((duty) => [duty.clause, duty]));
  const got = new Map(
    rowsOf(rows, 'duty')
      .filter((row) => keyOf(row.document) === doc)
      .map((row) => [row.clause, row]),
  );
  const items = [...want.values()].flatMap((duty) => clauseItems(duty, got.get(duty.clause)?.agencies ?? []));
  const leads = [...want.values()].filter((duty) => duty.lead);
  return measure('duties', doc, items, {
    name: 'lead',
    right: leads.filter((duty) => squash(duty.lead) === squash(got.get(duty.clause)?.lead)).length,
    of: leads.length,
  });
}

function clauseItems(duty: GoldDuty, agencies: readonly string[]): Item[] {
  const want = new Set(duty.agencies.map(squash));
  const got = new Set(agencies.map(squash));
  const optional = new Set(duty.optional?.map(squash));
  const items: Item[] = [];
  for (const name of new Set([...want, ...got])) {
    const outcome = !got.has(name) ? 'missed' : want.has(name) ? 'hit' : 'extra';
    const excused = duty.damaged === true || optional.has(name);
    if (outcome === 'hit' || !excused) items.push({ name: `${duty.clause} ${name}`, outcome });
  }
  return items;
}
