import type { Evidence, Span } from '../../graph-schema/records.ts';
import type { LinkKind } from '../../graph-schema/terms.ts';
import { alignRuns, type Run } from './align.ts';
import { rarity } from './background.ts';
import { gramsIn } from './grams.ts';
import type { Unit, Weighted } from './units.ts';

/** Most pairs of measures shown for one link. */
const MOST_SHOWN = 6;
/** A pair of measures is shown where it is at least this good against the best one. */
const WORTH_SHOWING = 0.35;
/** Rare mass that two measures must share at least to be evidence: about one term of four characters. */
const LEAST_MASS = 1.2;

/** A pair of measures with what they have in common. */
interface Shared {
  from: Span;
  to: Span;
  runs: Run[];
  mass: number;
}

function runMass(text: string, { from, length }: Run): number {
  return gramsIn(text, from, from + length, 2).reduce((sum, { gram }) => sum + rarity(gram), 0);
}

/** Rare mass of the bigrams that two measures share. */
function gramMass(one: Weighted, other: Weighted): number {
  let mass = 0;
  for (const [gram, weight] of one) mass += rarity(gram) * Math.min(weight, other.get(gram) ?? 0);
  return mass;
}

/** Pairs of measures that share most, aligned; the many that share little are not worth it. */
function sharedMeasures(lower: Unit, upper: Unit): Shared[] {
  const [a, b] = [lower.clause.text, upper.clause.text];
  const promising = lower.measures
    .flatMap((one, i) => upper.measures.map((other, j) => ({ i, j, mass: gramMass(one, other) })))
    .filter(({ mass }) => mass > 0)
    .sort((x, y) => y.mass - x.mass || x.i - y.i || x.j - y.j)
    .slice(0, MOST_SHOWN);
  const aligned = promising.map(({ i, j }): Shared => {
    const [from, to] = [lower.spans[i]!, upper.spans[j]!];
    const runs = alignRuns(a, from, b, to);
    return { from, to, runs, mass: runs.reduce((sum, run) => sum + runMass(a, run), 0) };
  });
  return aligned.filter(({ runs }) => runs.length > 0).sort((x, y) => y.mass - x.mass || x.from[0] - y.from[0]);
}

/** From the first to the last common run that carries meaning, on both sides. */
function trimmed(text: string, { runs }: Shared): { from: Span; to: Span } {
  const telling = runs.filter((run) => run.length > 2 || runMass(text, run) > 0.5);
  const kept = telling.length > 0 ? telling : runs;
  const first = kept[0]!;
  const last = kept.at(-1)!;
  return { from: [first.from, last.from + last.length], to: [first.to, last.to + last.length] };
}

/** Share of the shorter measure that stands in the other in runs of at least four characters, numbers aside. */
function copiedShare(lower: string, upper: string, { from, to, runs }: Shared): number {
  const bare = (text: string, [start, end]: Span) => text.slice(start, end).replace(/[\d\s\p{P}]/gu, '').length;
  const copied = runs
    .filter((run) => run.length >= 4)
    .reduce((sum, run) => sum + bare(lower, [run.from, run.from + run.length]), 0);
  return copied / (Math.min(bare(lower, from), bare(upper, to)) || 1);
}

/** What a reader sees of a link: the measures that both clauses share, best first, and how close their wording is. */
export interface LinkEvidence {
  evidence: Evidence[];
  kind: LinkKind;
}

/** Shares of copied text from which on a link counts as word for word, or as adapted. */
const VERBATIM = 0.8;
const ADAPTED = 0.4;

/**
 * Aligns the measures of two linked clauses.
 * @returns evidence with at least one pair of spans wherever the clauses share two characters in order
 */
export function linkEvidence(lower: Unit, upper: Unit): LinkEvidence {
  const pairs = sharedMeasures(lower, upper);
  const best = pairs[0];
  if (!best) return { evidence: [], kind: 'thematic' };
  const shown = pairs
    .filter((pair, place) => place === 0 || (pair.mass >= LEAST_MASS && pair.mass >= WORTH_SHOWING * best.mass))
    .slice(0, MOST_SHOWN);
  const evidence = shown.map((pair) => {
    const spans = trimmed(lower.clause.text, pair);
    return { ...spans, text: lower.clause.text.slice(...spans.from) };
  });
  const share = copiedShare(lower.clause.text, upper.clause.text, best);
  return { evidence, kind: share >= VERBATIM ? 'verbatim' : share >= ADAPTED ? 'adapted' : 'thematic' };
}
