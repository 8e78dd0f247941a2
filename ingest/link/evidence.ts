import type { Evidence, Span } from '../../graph-schema/records.ts';
import type { LinkKind } from '../../graph-schema/terms.ts';
import { alignRuns, type Run } from './align.ts';
import { rarity } from './background.ts';
import { eachGram } from './grams.ts';
import { linkKind, type AlignedPair } from './kind.ts';
import type { CommonGrams } from './lexicon.ts';
import type { Unit, Weighted } from './units.ts';

/** Most pairs of measures that are aligned for one link, and that are shown. */
const MOST_ALIGNED = 12;
const MOST_SHOWN = 6;
/** A pair of measures is shown where it is at least this good against the best one. */
const WORTH_SHOWING = 0.35;
/** Rare mass that two measures must share at least to be evidence: about one term of four characters. */
const LEAST_MASS = 1.2;

/** A pair of measures with what they have in common. */
interface Shared extends AlignedPair {
  mass: number;
}

function runMass(text: string, { from, length }: Run): number {
  let sum = 0;
  eachGram(text, [from, from + length], 2, (gram) => (sum += rarity(gram)));
  return sum;
}

/** Rare mass of the bigrams that each measure of a lower clause shares with one of an upper clause. */
function gramMasses(lower: readonly Weighted[], { ids, weights }: Weighted, common: CommonGrams): number[] {
  const { toUpper, scratch } = common;
  const { rarities } = common.lower;
  ids.forEach((id, i) => (scratch[id] = weights[i]!));
  const masses = lower.map((one) => {
    let mass = 0;
    for (let i = 0; i < one.ids.length; i++) {
      const up = toUpper[one.ids[i]!]!;
      if (up >= 0) mass += rarities[one.ids[i]!]! * Math.min(one.weights[i]!, scratch[up]!);
    }
    return mass;
  });
  for (const id of ids) scratch[id] = 0;
  return masses;
}

/** For each measure of either clause its likest one in the other, those that share most first. */
function promisingPairs(lower: Unit, upper: Unit, common: CommonGrams): { i: number; j: number }[] {
  const masses = upper.measures.map((other) => gramMasses(lower.measures, other, common));
  const pairs = lower.measures
    .flatMap((_, i) => upper.measures.map((__, j) => ({ i, j, mass: masses[j]![i]! })))
    .filter(({ mass }) => mass > 0)
    .sort((x, y) => y.mass - x.mass || x.i - y.i || x.j - y.j);
  const [below, above] = [new Set<number>(), new Set<number>()];
  return pairs
    .filter(({ i, j }) => {
      const first = !below.has(i) || !above.has(j);
      below.add(i);
      above.add(j);
      return first;
    })
    .slice(0, MOST_ALIGNED);
}

/**
 * The measures of two clauses that are like each other, aligned: for each measure its likest one.
 * @param shortest shortest run of characters that aligns them
 */
export function alignedMeasures(lower: Unit, upper: Unit, common: CommonGrams, shortest = 2): AlignedPair[] {
  const pairs = promisingPairs(lower, upper, common).map(({ i, j }): AlignedPair => {
    const [from, to] = [lower.spans[i]!, upper.spans[j]!];
    return { from, to, runs: alignRuns(lower.clause.text, from, upper.clause.text, to, shortest) };
  });
  return pairs.filter(({ runs }) => runs.length > 0);
}

/** Aligned measures with the rare mass that they share; best first. */
function sharedMeasures(lower: Unit, upper: Unit, common: CommonGrams): Shared[] {
  const { text } = lower.clause;
  return alignedMeasures(lower, upper, common)
    .map((pair) => ({ ...pair, mass: pair.runs.reduce((sum, run) => sum + runMass(text, run), 0) }))
    .sort((x, y) => y.mass - x.mass || x.from[0] - y.from[0]);
}

/** From the first to the last common run that carries meaning, on both sides. */
function trimmed(text: string, { runs }: Shared): { from: Span; to: Span } {
  const telling = runs.filter((run) => run.length > 2 || runMass(text, run) > 0.5);
  const kept = telling.length > 0 ? telling : runs;
  const first = kept[0]!;
  const last = kept.at(-1)!;
  return { from: [first.from, last.from + last.length], to: [first.to, last.to + last.length] };
}

/** What a reader sees of a link: the measures that both clauses share, best first, and how close their wording is. */
export interface LinkEvidence {
  evidence: Evidence[];
  kind: LinkKind;
}

/**
 * Aligns the measures of two linked clauses.
 * @returns evidence with at least one pair of spans wherever the clauses share two characters in order
 */
export function linkEvidence(lower: Unit, upper: Unit, common: CommonGrams): LinkEvidence {
  const pairs = sharedMeasures(lower, upper, common);
  const best = pairs[0];
  if (!best) return { evidence: [], kind: 'thematic' };
  const shown = pairs
    .filter((pair, place) => place === 0 || (pair.mass >= LEAST_MASS && pair.mass >= WORTH_SHOWING * best.mass))
    .slice(0, MOST_SHOWN);
  const evidence = shown.map((pair) => {
    const spans = trimmed(lower.clause.text, pair);
    return { ...spans, text: lower.clause.text.slice(...spans.from) };
  });
  return { evidence, kind: linkKind(lower, upper, pairs) };
}
