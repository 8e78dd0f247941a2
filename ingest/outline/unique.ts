import { numberToChinese } from '../../graph-schema/numerals.ts';
import { parentLocator } from '../../graph-schema/locator.ts';
import type { Outline, OutlineClause } from '../types.ts';

/** Makes locators unique: the second "二/（三）" becomes "二/（三）之二", and so do the locators below it. */
export function uniqueLocators(clauses: readonly OutlineClause[]): Pick<Outline, 'clauses' | 'findings'> {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  const renamed = new Map<string, string>();
  const findings: Outline['findings'] = [];
  const result = clauses.map((clause) => {
    const parent = clause.parent === null ? null : (renamed.get(clause.parent) ?? clause.parent);
    const own = clause.locator.slice(clause.parent === null ? 0 : clause.parent.length + 1);
    const wished = parent === null ? own : `${parent}/${own}`;
    let locator = wished;
    let count = counts.get(wished) ?? 0;
    do {
      count += 1;
      if (count > 1) locator = `${wished}之${count <= 999 ? numberToChinese(count) : count}`;
    } while (taken.has(locator));
    counts.set(wished, count);
    taken.add(locator);
    renamed.set(clause.locator, locator);
    if (count > 1) {
      findings.push({
        code: 'NUMBER_REPEATED',
        message: `“${wished}”重复出现`,
        locator,
        ...(clause.spans[0] && { span: clause.spans[0] }),
      });
    }
    return locator === clause.locator ? clause : { ...clause, locator, parent: parentLocator(locator) };
  });
  return { clauses: result, findings };
}
