import { measure } from '../figures.ts';
import { bigrams, squash } from '../text.ts';
import { isOptional } from './structure.ts';
import { rowsOf, type Gold, type GoldTarget, type Item, type Measure, type Reading, type RowOf } from '../types.ts';

type TargetRow = RowOf<'target'>;

/**
 * Targets found and missed of one document. A reported target fits an annotated one when it stands in the same clause
 * (or one above or below), their texts overlap, and value and unit are equal; each fits once. The ratio is how many of
 * these have the comparator right. Optional targets, and those of clauses
 * whose annotation is left open, are neither right nor wrong.
 */
export function scoreTargets(gold: Gold, { rows, keyOf }: Reading, doc: string): Measure {
  const annotated = gold.targets.filter((target) => target.doc === doc);
  const want = annotated.filter((target) => !target.optional);
  const trees = gold.structure[doc]?.filter((clause) => clause.optional === 'tree') ?? [];
  const inTable = (row: TargetRow): boolean => isOptional(trees, row.clause);
  const optional = annotated.filter((target) => target.optional);
  const got = rowsOf(rows, 'target').filter(
    (row) => keyOf(row.document) === doc && !inTable(row) && !optional.some((target) => excuses(target, row)),
  );
  const used = new Set<TargetRow>();
  let comparators = 0;
  const items: Item[] = want.map((target) => {
    const found = got.find((row) => !used.has(row) && fits(target, row));
    if (!found) return { name: targetName(target), outcome: 'missed' };
    used.add(found);
    if (found.cmp === target.cmp) comparators++;
    return { name: targetName(target), outcome: 'hit' };
  });
  for (const row of got) if (!used.has(row)) items.push({ name: targetName(row), outcome: 'extra' });
  return measure('targets', doc, items, { name: 'cmp', right: comparators, of: used.size });
}

function targetName(target: Pick<GoldTarget, 'clause' | 'text' | 'value' | 'unit'>): string {
  return `${target.clause} ${squash(target.text)} [${target.value ?? '无'}${target.unit ?? ''}]`;
}

/** An optional commitment without a number excuses every row without one on its words; one with a number what fits. */
function excuses(target: GoldTarget, row: TargetRow): boolean {
  if (target.value !== null) return fits(target, row);
  const [text, other] = [squash(row.text), squash(target.text)];
  return row.value == null && (other.includes(text) || text.includes(other));
}

function fits(target: GoldTarget, row: TargetRow): boolean {
  return (
    (row.clause.startsWith(target.clause) || target.clause.startsWith(row.clause)) &&
    overlap(squash(target.text), squash(row.text)) &&
    valueText(row.value) === valueText(target.value) &&
    squash(row.unit) === squash(target.unit)
  );
}

/** One contains the other, or they share at least half of the shorter one's pairs of characters. */
function overlap(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  const [pairsA, pairsB] = [bigrams(a), bigrams(b)];
  const shared = [...pairsA].filter((pair) => pairsB.has(pair)).length;
  return shared >= 0.5 * Math.max(1, Math.min(Array.from(a).length, Array.from(b).length) - 1);
}

/** As score.py compares values: closing zeros and then closing points dropped, so that 2 equals "2.0" (and 20). */
function valueText(value: number | string | null | undefined): string {
  return String(value ?? null)
    .replace(/0+$/u, '')
    .replace(/\.+$/u, ''); // match "20" and "2."; not "2"
}
