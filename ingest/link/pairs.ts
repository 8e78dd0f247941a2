import type { IngestedDocument, LinkRecord } from '../../graph-schema/records.ts';
import type { LinkRelation } from '../../graph-schema/terms.ts';
import { linkEvidence } from './evidence.ts';
import { linkBand, linkScore } from './model.ts';
import { compareParts, type Candidate } from './signals.ts';
import { linkUnits, type Unit } from './units.ts';

/** A document prepared for comparison: clauses of the body and of all annexes. */
export interface Prepared {
  document: IngestedDocument['document'];
  body: Unit[];
  annexes: Unit[];
}

/** True for a clause of an annex. */
function inAnnex({ clause }: Unit): boolean {
  return clause.locator.startsWith('附');
}

/** Prepares a document once, for all the documents it is compared with. */
export function prepare(document: IngestedDocument): Prepared {
  const units = linkUnits(document);
  return {
    document: document.document,
    body: units.filter((unit) => !inAnnex(unit)),
    annexes: units.filter(inAnnex),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function linkOf(lower: Unit, upper: Unit, relation: LinkRelation, { signals }: Candidate): LinkRecord | null {
  const score = round(linkScore(signals));
  const band = linkBand(score, lower.role);
  if (band === null) return null;
  const end = ({ clause }: Unit) => ({ document: clause.document, clause: clause.locator, id: clause.id });
  return {
    type: 'link',
    from: end(lower),
    to: end(upper),
    relation,
    ...linkEvidence(lower, upper),
    score,
    band,
    signals: Object.fromEntries(Object.entries(signals).map(([name, value]) => [name, round(value)])),
    targets: [],
  };
}

function linkParts(lower: readonly Unit[], upper: readonly Unit[], relation: LinkRelation): LinkRecord[] {
  return compareParts(lower, upper)
    .map((candidate) => linkOf(lower[candidate.from]!, upper[candidate.to]!, relation, candidate))
    .filter((link) => link !== null);
}

/**
 * Links the clauses of one document to those of another, part by part: an annex that restates the body is no rival to it.
 * @param lower the lower or later document: links start here
 * @param upper the higher or earlier one
 */
export function linkPair(lower: Prepared, upper: Prepared, relation: LinkRelation): LinkRecord[] {
  return [lower.body, lower.annexes].flatMap((from) =>
    [upper.body, upper.annexes].flatMap((to) => linkParts(from, to, relation)),
  );
}

/** Links the rows and clauses of a document's annexes to the clauses of its body that they restate. */
export function linkWithin({ body, annexes }: Prepared): LinkRecord[] {
  return linkParts(annexes, body, 'RESTATES');
}
