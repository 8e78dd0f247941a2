import type { IngestedDocument, LinkRecord, TargetRecord } from '../../graph-schema/records.ts';
import type { LinkRelation } from '../../graph-schema/terms.ts';
import { linkEvidence } from './evidence.ts';
import { commonGrams, Lexicon, type CommonGrams } from './lexicon.ts';
import { linkBand, linkScore } from './model.ts';
import { compareParts, type Candidate } from './signals.ts';
import { compareClauseTargets } from './targets.ts';
import { linkUnits, type Unit } from './units.ts';

/** A document prepared for comparison: clauses of the body and of all annexes. */
export interface Prepared {
  document: IngestedDocument['document'];
  body: Unit[];
  annexes: Unit[];
  /** The grams of all clauses. */
  lexicon: Lexicon;
  /** Targets by clause id. */
  targets: Map<string, TargetRecord[]>;
}

/** True for a clause of an annex. */
function inAnnex({ clause }: Unit): boolean {
  return clause.locator.startsWith('附');
}

/** What the linker reads of a document. */
export type LinkDocument = Pick<IngestedDocument, 'document' | 'clauses' | 'targets'>;

/** Prepares a document once, for all the documents it is compared with. */
export function prepare(document: LinkDocument): Prepared {
  const lexicon = new Lexicon();
  const units = linkUnits(document, lexicon);
  const targets = new Map<string, TargetRecord[]>();
  for (const target of document.targets)
    targets.set(target.clauseId, [...(targets.get(target.clauseId) ?? []), target]);
  return {
    document: document.document,
    body: units.filter((unit) => !inAnnex(unit)),
    annexes: units.filter(inAnnex),
    lexicon,
    targets,
  };
}

/** Two documents that are being linked, the lower or later one first; twice the same one for what it restates. */
interface Pair {
  lower: Prepared;
  upper: Prepared;
  relation: LinkRelation;
  common: CommonGrams;
}

/** Only a region below another takes a share of its amounts. */
function sharesOut({ lower, upper, relation }: Pair): boolean {
  return relation === 'IMPLEMENTS' && lower.document.region !== upper.document.region;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

function linkOf(pair: Pair, lower: Unit, upper: Unit, { signals }: Candidate): LinkRecord | null {
  const score = round(linkScore(signals));
  const band = linkBand(score, lower.role);
  if (band === null) return null;
  const end = ({ clause }: Unit) => ({ document: clause.document, clause: clause.locator, id: clause.id });
  const targetsOf = ({ targets }: Prepared, { clause }: Unit) => targets.get(clause.id) ?? [];
  return {
    type: 'link',
    from: end(lower),
    to: end(upper),
    relation: pair.relation,
    ...linkEvidence(lower, upper, pair.common),
    score,
    band,
    signals: Object.fromEntries(Object.entries(signals).map(([name, value]) => [name, round(value)])),
    targets: compareClauseTargets(targetsOf(pair.lower, lower), targetsOf(pair.upper, upper), sharesOut(pair)),
  };
}

function linkParts(pair: Pair, lower: readonly Unit[], upper: readonly Unit[]): LinkRecord[] {
  return compareParts(lower, upper, pair.common)
    .map((candidate) => linkOf(pair, lower[candidate.from]!, upper[candidate.to]!, candidate))
    .filter((link) => link !== null);
}

/**
 * Links the clauses of one document to those of another, part by part: an annex that restates the body is no rival to it.
 * @param lower the lower or later document: links start here
 * @param upper the higher or earlier one
 */
export function linkPair(lower: Prepared, upper: Prepared, relation: LinkRelation): LinkRecord[] {
  const pair = { lower, upper, relation, common: commonGrams(lower.lexicon, upper.lexicon) };
  return [lower.body, lower.annexes].flatMap((from) =>
    [upper.body, upper.annexes].flatMap((to) => linkParts(pair, from, to)),
  );
}

/** Links the rows and clauses of a document's annexes to the clauses of its body that they restate. */
export function linkWithin(document: Prepared): LinkRecord[] {
  const { annexes, body, lexicon } = document;
  const pair: Pair = { lower: document, upper: document, relation: 'RESTATES', common: commonGrams(lexicon, lexicon) };
  return linkParts(pair, annexes, body);
}
