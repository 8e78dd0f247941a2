import type { Span } from '../../graph-schema/records.ts';
import type { CleanText, Outline } from '../types.ts';
import { buildZone } from './build.ts';
import { documentOddities } from './oddities.ts';
import { uniqueLocators } from './unique.ts';
import { layOut } from './zones.ts';

/**
 * Structure of a cleaned document. Every character of the text but line feeds is in exactly one span of header,
 * imprint or a clause; locators are unique. Never throws.
 */
export function outline(clean: CleanText): Outline {
  const { header, imprint, zones } = layOut(clean.lines);
  const built = zones.map((zone) => buildZone(clean, zone));
  const spans = (ranges: readonly Span[]): Span[] =>
    ranges.map(([from, to]) => [clean.lines[from]?.span[0] ?? 0, clean.lines[to - 1]?.span[1] ?? 0]);
  const { clauses, findings } = uniqueLocators(built.flatMap((zone) => zone.clauses));
  const parents = new Set(clauses.map(({ parent }) => parent));
  for (const clause of clauses) clause.leaf = !parents.has(clause.locator);
  const head = spans(header);
  return {
    header: head,
    imprint: spans(imprint),
    clauses,
    findings: [
      ...built.flatMap((zone) => zone.findings),
      ...findings,
      ...documentOddities(clean, { header: head, clauses }),
    ],
  };
}
