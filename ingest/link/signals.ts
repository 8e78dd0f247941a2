import { rarity } from './background.ts';
import type { Gram } from './grams.ts';
import type { Unit } from './units.ts';

/** What speaks for a link, each 0 to 1 and the higher the better. */
export interface Signals {
  /** Cosine of the clauses' bigrams, weighted by rarity. */
  text: number;
  /** The best pair of measures: shared rare mass. */
  measure: number;
  /** That against the best of the lower clause with any upper one, and of the upper clause with any lower one. */
  row: number;
  column: number;
  /** Phrases that stand in this upper clause alone. */
  anchors: number;
}

/** A pair of clauses, by place in the two lists, with its signals. */
export interface Candidate {
  from: number;
  to: number;
  signals: Signals;
}

/** Shared mass that is worth half of its face value: a few shared characters may be chance. */
const HALF_MASS = 20;
/** Anchors of this mass count as half of all that is possible. */
const HALF_ANCHORS = 4;

type Weights = (gram: Gram) => number;

function countUnits(units: readonly Unit[], grams: (unit: Unit) => Gram[]): Map<Gram, number> {
  const counts = new Map<Gram, number>();
  for (const unit of units) for (const gram of grams(unit)) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return counts;
}

/** Rarity of a bigram among the clauses compared, lowered where policy documents at large are full of it. */
function pairWeights(lower: readonly Unit[], upper: readonly Unit[]): Weights {
  const counts = countUnits([...lower, ...upper], (unit) => unit.bigrams);
  const all = lower.length + upper.length + 1;
  const weights = new Map<Gram, number>();
  for (const [gram, count] of counts) weights.set(gram, Math.log(all / count) * (0.3 + 0.7 * rarity(gram)));
  return (gram) => weights.get(gram) ?? 0;
}

const mass = (grams: readonly Gram[], weight: Weights, power = 1) =>
  grams.reduce((sum, gram) => sum + weight(gram) ** power, 0);

/** Lists of places by gram. */
function postings(lists: readonly (readonly Gram[])[]): Map<Gram, number[]> {
  const places = new Map<Gram, number[]>();
  lists.forEach((grams, place) => {
    for (const gram of grams) {
      const list = places.get(gram);
      if (list) list.push(place);
      else places.set(gram, [place]);
    }
  });
  return places;
}

/** Sums weights over the grams that one list shares with each of many: place → sum. */
function shared(grams: readonly Gram[], places: Map<Gram, number[]>, weight: Weights): Map<number, number> {
  const sums = new Map<number, number>();
  for (const gram of grams) {
    const list = places.get(gram);
    if (!list) continue;
    const value = weight(gram);
    for (const place of list) sums.set(place, (sums.get(place) ?? 0) + value);
  }
  return sums;
}

/** Cosines of all pairs that share a bigram. */
function cosines(lower: readonly Unit[], upper: readonly Unit[], weight: Weights): Map<number, number>[] {
  const squared: Weights = (gram) => weight(gram) ** 2;
  const places = postings(upper.map((unit) => unit.bigrams));
  const norms = upper.map((unit) => Math.sqrt(mass(unit.bigrams, weight, 2)));
  return lower.map((unit) => {
    const norm = Math.sqrt(mass(unit.bigrams, weight, 2));
    const sums = shared(unit.bigrams, places, squared);
    for (const [place, sum] of sums) sums.set(place, sum / (norm * (norms[place] ?? 0) || 1));
    return sums;
  });
}

/** Similarity of the best pair of measures, for all pairs that share one. */
function bestMeasures(lower: readonly Unit[], upper: readonly Unit[], weight: Weights): Map<number, number>[] {
  const measures = upper.flatMap((unit, place) => unit.measures.map((measure) => ({ place, measure })));
  const masses = measures.map(({ measure }) => mass(measure.grams, weight));
  const places = postings(measures.map(({ measure }) => measure.grams));
  return lower.map((unit) => {
    const best = new Map<number, number>();
    for (const measure of unit.measures) {
      const own = mass(measure.grams, weight);
      for (const [at, sum] of shared(measure.grams, places, weight)) {
        const value = (sum * sum) / ((sum + HALF_MASS) * Math.sqrt(own * (masses[at] ?? 0)) || 1);
        const place = measures[at]!.place;
        if (value > (best.get(place) ?? 0)) best.set(place, value);
      }
    }
    return best;
  });
}

/** Mass of the trigrams that few clauses of either side have, for all pairs that share one. */
function anchorMasses(lower: readonly Unit[], upper: readonly Unit[]): Map<number, number>[] {
  const inLower = countUnits(lower, (unit) => unit.trigrams);
  const inUpper = countUnits(upper, (unit) => unit.trigrams);
  const places = postings(upper.map((unit) => unit.trigrams));
  const weight: Weights = (gram) => rarity(gram) / ((inUpper.get(gram) ?? 1) * Math.sqrt(inLower.get(gram) ?? 1));
  return lower.map((unit) => shared(unit.trigrams, places, weight));
}

/**
 * Compares the clauses of one part of a document with those of a part of another.
 * Cost grows with the grams that both sides share, not with the pairs of clauses.
 * @param lower clauses of the lower or later document
 * @param upper clauses of the upper or earlier one
 * @returns pairs that share anything and whose roles fit, in order
 */
export function compareParts(lower: readonly Unit[], upper: readonly Unit[]): Candidate[] {
  const weight = pairWeights(lower, upper);
  const text = cosines(lower, upper, weight);
  const best = bestMeasures(lower, upper, weight);
  const anchors = anchorMasses(lower, upper);
  const columnBest = new Array<number>(upper.length).fill(0);
  for (const row of best) for (const [to, value] of row) columnBest[to] = Math.max(columnBest[to] ?? 0, value);
  return lower.flatMap((unit, from) => {
    const row = best[from]!;
    const rowBest = Math.max(...row.values(), 0);
    return [...row]
      .filter(([to]) => upper[to]!.role === unit.role)
      .sort(([a], [b]) => a - b)
      .map(([to, value]) => {
        const anchored = anchors[from]!.get(to) ?? 0;
        const signals = {
          text: Math.sqrt(text[from]!.get(to) ?? 0),
          measure: Math.sqrt(value),
          row: value / (rowBest || 1),
          column: value / (columnBest[to] || 1),
          anchors: anchored / (anchored + HALF_ANCHORS),
        };
        return { from, to, signals };
      });
  });
}
