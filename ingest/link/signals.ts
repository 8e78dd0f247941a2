import type { CommonGrams } from './lexicon.ts';
import { matchParts, type PairWeights, type PartMatch } from './match.ts';
import { postingsOf, type Postings } from './postings.ts';
import type { Unit } from './units.ts';

/** What speaks for a link, each 0 to 1 and the higher the better. */
export interface Signals {
  /** Measures of the lower clause that find their like in the upper one, and nowhere better. */
  measures: number;
  /** The best single phrase. */
  phrase: number;
  /** Phrases that stand in this upper clause alone. */
  anchors: number;
  /** How near this upper clause comes to being the best of all for the lower one. */
  lead: number;
  /** One clause's heading found in the other. */
  heading: number;
}

/** A pair of clauses, by place in the two lists, with its signals. */
export interface Candidate {
  from: number;
  to: number;
  signals: Signals;
}

/** Shared mass worth half of its face value: a few shared characters may be chance. In a phrase fewer are enough. */
const HALF_MEASURE = 20;
const HALF_PHRASE = 8;
/** Anchors of this mass count as half of all that is possible. */
const HALF_ANCHORS = 8;
/** A best upper clause with so little in common leads only half. */
const HALF_LEAD = 0.1;
/** Mass added to a heading's own, so that a short one is not found everywhere. */
const HEADING_FLOOR = 5;
/** Share of a bigram's weight that its rarity in policy documents at large decides. */
const BACKGROUND_SHARE = 0.7;

/** In how many clauses each gram stands, by its number. */
function countGrams(units: readonly Unit[], gramsOf: (unit: Unit) => readonly number[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const unit of units) for (const id of gramsOf(unit)) counts[id]!++;
  return counts;
}

const bigramsOf = ({ bigrams }: Unit) => bigrams;
const trigramsOf = ({ trigrams }: Unit) => trigrams.ids;

/** Rarity of each bigram among the clauses compared, lowered where policy documents at large are full of it. */
function pairWeights(lower: readonly Unit[], upper: readonly Unit[], common: CommonGrams): PairWeights {
  const below = countGrams(lower, bigramsOf, common.lower.size);
  const above = countGrams(upper, bigramsOf, common.upper.size);
  const weights = { lower: new Float64Array(below.length), upper: new Float64Array(above.length) };
  const all = lower.length + upper.length + 1;
  const weight = (count: number, rarity: number) =>
    Math.log(all / count) * (1 - BACKGROUND_SHARE + BACKGROUND_SHARE * rarity);
  for (let id = 0; id < below.length; id++) {
    const count = below[id]!;
    if (count === 0) continue;
    const up = common.toUpper[id]!;
    const both = up < 0 ? 0 : above[up]!;
    weights.lower[id] = weight(count + both, common.lower.rarities[id]!);
    if (both > 0) weights.upper[up] = weights.lower[id]!;
  }
  for (let id = 0; id < above.length; id++)
    if (above[id]! > 0 && weights.upper[id] === 0) weights.upper[id] = weight(above[id]!, common.upper.rarities[id]!);
  return weights;
}

/** For one lower clause: mass of the trigrams that few clauses of either side have, by the place of the upper clause. */
type AnchorMasses = (unit: Unit) => Float64Array;

function anchorMasses(lower: readonly Unit[], upper: readonly Unit[], common: CommonGrams): AnchorMasses {
  const inLower = countGrams(lower, trigramsOf, common.lower.size);
  const postings = postingsOf(
    upper.map(({ trigrams }) => trigrams),
    common.upper.size,
  );
  const masses = new Float64Array(upper.length);
  return ({ trigrams: { ids, weights } }) => {
    masses.fill(0);
    for (let i = 0; i < ids.length; i++) {
      const up = common.toUpper[ids[i]!]!;
      if (up < 0) continue;
      const [start, end] = [postings.starts[up]!, postings.starts[up + 1]!];
      const spread = (end - start) * Math.sqrt(inLower[ids[i]!]!);
      for (let at = start; at < end; at++)
        masses[postings.places[at]!]! += Math.min(weights[i]!, postings.weights[at]!) / spread;
    }
    return masses;
  };
}

/** For one lower clause: share of a heading's mass, its own or the other's, that stands in the other clause. */
type HeadingShares = (unit: Unit) => (to: number) => number;

function massOf(ids: readonly number[], weights: Float64Array): number {
  let mass = 0;
  for (const id of ids) mass += weights[id]!;
  return mass;
}

function headingShares(upper: readonly Unit[], common: CommonGrams, weights: PairWeights): HeadingShares {
  const inUpper: Postings = postingsOf(
    upper.map(({ bigrams }) => ({ ids: bigrams, weights: bigrams })),
    common.upper.size,
  );
  const upperMass = upper.map(({ heading }) => massOf(heading, weights.upper) + HEADING_FLOOR);
  const own = new Float64Array(upper.length);
  const owned = new Int32Array(common.upper.size);
  let turn = 0;
  return ({ heading, bigrams }) => {
    turn++;
    for (const id of bigrams) if (common.toUpper[id]! >= 0) owned[common.toUpper[id]!] = turn;
    own.fill(0);
    for (const id of heading) {
      const up = common.toUpper[id]!;
      if (up < 0) continue;
      for (let at = inUpper.starts[up]!; at < inUpper.starts[up + 1]!; at++)
        own[inUpper.places[at]!]! += weights.lower[id]!;
    }
    const ownMass = massOf(heading, weights.lower) + HEADING_FLOOR;
    return (to) => {
      let found = 0;
      for (const id of upper[to]!.heading) if (owned[id] === turn) found += weights.upper[id]!;
      return Math.max(own[to]! / ownMass, found / upperMass[to]!);
    };
  };
}

const half = (value: number, at: number) => value / (value + at);

/** The best sum of a row of matches, which `lead` is measured by. */
function bestOf(matches: ReadonlyMap<number, PartMatch>): number {
  let best = 0;
  for (const { sum } of matches.values()) best = Math.max(best, sum);
  return Math.sqrt(best) || 1;
}

/**
 * Compares the clauses of one part of a document with those of a part of another.
 * Cost grows with the grams that both sides share, not with the pairs of clauses.
 * @param lower clauses of the lower or later document
 * @param upper clauses of the upper or earlier one
 * @returns pairs that share anything and whose roles fit, in order
 */
export function compareParts(lower: readonly Unit[], upper: readonly Unit[], common: CommonGrams): Candidate[] {
  if (lower.length === 0 || upper.length === 0) return [];
  const weights = pairWeights(lower, upper, common);
  const match = (list: 'measures' | 'phrases', halfMass: number) =>
    matchParts(
      lower.map((unit) => unit[list]),
      upper.map((unit) => unit[list]),
      { common, weights, halfMass },
    );
  const measures = match('measures', HALF_MEASURE);
  const phrases = match('phrases', HALF_PHRASE);
  const anchorsOf = anchorMasses(lower, upper, common);
  const headingsOf = headingShares(upper, common, weights);
  return lower.flatMap((unit, from) => {
    const anchors = anchorsOf(unit);
    const heading = headingsOf(unit);
    const row = measures[from]!;
    const best = bestOf(row);
    const places = Array.from(row.keys()).filter((to) => upper[to]!.role === unit.role);
    return places
      .sort((a, b) => a - b)
      .map((to) => {
        const value = Math.sqrt(row.get(to)!.sum);
        return {
          from,
          to,
          signals: {
            measures: Math.min(1, value),
            lead: (value / best) * half(value, HALF_LEAD),
            phrase: Math.sqrt(phrases[from]!.get(to)?.best ?? 0),
            anchors: half(anchors[to]!, HALF_ANCHORS),
            heading: heading(to),
          },
        };
      });
  });
}
