import type { Gram } from './grams.ts';
import { matchParts, type PartMatch } from './match.ts';
import type { Unit, Weighted } from './units.ts';

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

/** Rarity of each bigram among the clauses compared, lowered where policy documents at large are full of it. */
function pairWeights(lower: readonly Unit[], upper: readonly Unit[]): Map<Gram, number> {
  const counts = new Map<Gram, number>();
  const rarities = new Map<Gram, number>();
  for (const { bigrams } of [...lower, ...upper])
    for (const [gram, rarity] of bigrams) {
      counts.set(gram, (counts.get(gram) ?? 0) + 1);
      rarities.set(gram, rarity);
    }
  const all = lower.length + upper.length + 1;
  for (const [gram, rarity] of rarities)
    rarities.set(gram, Math.log(all / counts.get(gram)!) * (1 - BACKGROUND_SHARE + BACKGROUND_SHARE * rarity));
  return rarities;
}

/** In how many clauses each trigram stands. */
function countTrigrams(units: readonly Unit[]): Map<Gram, number> {
  const counts = new Map<Gram, number>();
  for (const { trigrams } of units) for (const gram of trigrams.keys()) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** Mass of the trigrams that few clauses of either side have: for each lower clause, upper clause → mass. */
function anchorMasses(lower: readonly Unit[], upper: readonly Unit[]): Map<number, number>[] {
  const inLower = countTrigrams(lower);
  const inUpper = countTrigrams(upper);
  const places = new Map<Gram, { to: number; weight: number }[]>();
  upper.forEach((unit, to) => {
    for (const [gram, weight] of unit.trigrams) {
      if (!inLower.has(gram)) continue;
      const list = places.get(gram);
      if (list) list.push({ to, weight });
      else places.set(gram, [{ to, weight }]);
    }
  });
  return lower.map((unit) => {
    const masses = new Map<number, number>();
    for (const [gram, own] of unit.trigrams) {
      const found = places.get(gram);
      if (!found) continue;
      const spread = (inUpper.get(gram) ?? 1) * Math.sqrt(inLower.get(gram) ?? 1);
      for (const { to, weight } of found) masses.set(to, (masses.get(to) ?? 0) + Math.min(own, weight) / spread);
    }
    return masses;
  });
}

function massOf(grams: Iterable<Gram>, weights: ReadonlyMap<Gram, number>): number {
  let mass = 0;
  for (const gram of grams) mass += weights.get(gram) ?? 0;
  return mass;
}

/** Share of a heading's mass that stands in another clause. */
function headingIn({ heading }: Unit, { bigrams }: Unit, weights: ReadonlyMap<Gram, number>): number {
  if (heading.size === 0) return 0;
  const found = massOf(
    [...heading].filter((gram) => bigrams.has(gram)),
    weights,
  );
  return found / (massOf(heading, weights) + HEADING_FLOOR);
}

const half = (value: number, at: number) => value / (value + at);

function rowSignals(matches: ReadonlyMap<number, PartMatch>): Map<number, Pick<Signals, 'measures' | 'lead'>> {
  const best = Math.sqrt(Math.max(...Array.from(matches.values(), ({ sum }) => sum), 0)) || 1;
  return new Map(
    Array.from(matches, ([to, { sum }]) => {
      const value = Math.sqrt(sum);
      return [to, { measures: Math.min(1, value), lead: (value / best) * half(value, HALF_LEAD) }];
    }),
  );
}

/**
 * Compares the clauses of one part of a document with those of a part of another.
 * Cost grows with the grams that both sides share, not with the pairs of clauses.
 * @param lower clauses of the lower or later document
 * @param upper clauses of the upper or earlier one
 * @returns pairs that share anything and whose roles fit, in order
 */
export function compareParts(lower: readonly Unit[], upper: readonly Unit[]): Candidate[] {
  const weights = pairWeights(lower, upper);
  const pieces = (units: readonly Unit[], list: (unit: Unit) => Weighted[]) => units.map(list);
  const measures = matchParts(
    pieces(lower, (u) => u.measures),
    pieces(upper, (u) => u.measures),
    weights,
    HALF_MEASURE,
  );
  const phrases = matchParts(
    pieces(lower, (u) => u.phrases),
    pieces(upper, (u) => u.phrases),
    weights,
    HALF_PHRASE,
  );
  const anchors = anchorMasses(lower, upper);
  return lower.flatMap((unit, from) =>
    [...rowSignals(measures[from]!)]
      .filter(([to]) => upper[to]!.role === unit.role)
      .sort(([a], [b]) => a - b)
      .map(([to, row]) => ({
        from,
        to,
        signals: {
          ...row,
          phrase: Math.sqrt(phrases[from]!.get(to)?.best ?? 0),
          anchors: half(anchors[from]!.get(to) ?? 0, HALF_ANCHORS),
          heading: Math.max(headingIn(unit, upper[to]!, weights), headingIn(upper[to]!, unit, weights)),
        },
      })),
  );
}
