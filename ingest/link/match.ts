import type { CommonGrams } from './lexicon.ts';
import { postingsOf, type Postings } from './postings.ts';
import type { Weighted } from './units.ts';

/** How well the pieces (measures or phrases) of one clause find their like in another. */
export interface PartMatch {
  /** The best pair of pieces. */
  best: number;
  /** Sum over the lower clause's pieces of their best match, squared. */
  sum: number;
}

/** Weight of each bigram of either side for one pair of parts, by its number there; 0 where the part has it not. */
export interface PairWeights {
  lower: Float64Array;
  upper: Float64Array;
}

interface Piece {
  /** Place of the clause in its list. */
  owner: number;
  grams: Weighted;
  mass: number;
}

function piecesOf(clauses: readonly Weighted[][], weights: Float64Array): Piece[] {
  return clauses.flatMap((list, owner) =>
    list.map((grams) => {
      let mass = 0;
      for (let i = 0; i < grams.ids.length; i++) mass += weights[grams.ids[i]!]! * grams.weights[i]!;
      return { owner, grams, mass };
    }),
  );
}

/** Likenesses of one piece: places of other pieces, and the value for each. */
interface Row {
  places: number[];
  values: number[];
}

/** What a piece is compared with. */
interface Others {
  pieces: readonly Piece[];
  /** Pieces by the upper numbers of their grams. */
  postings: Postings;
  /** As many zeros as there are pieces; left so. */
  shared: Float64Array;
}

/**
 * Likeness of one piece to all pieces of the other side that share a gram with it: shared mass against the mass of both,
 * discounted where it is little in absolute terms.
 */
function likenesses(
  { grams: { ids, weights }, mass: own }: Piece,
  { pieces, postings: { starts, places: at, weights: emphasis }, shared }: Others,
  { toUpper }: CommonGrams,
  { weightOf, halfMass }: { weightOf: Float64Array; halfMass: number },
): Row {
  const places: number[] = [];
  for (let gram = 0; gram < ids.length; gram++) {
    const upper = toUpper[ids[gram]!]!;
    if (upper < 0) continue;
    const weight = weightOf[ids[gram]!]!;
    if (weight === 0) continue;
    const here = weights[gram]!;
    const end = starts[upper + 1]!;
    for (let i = starts[upper]!; i < end; i++) {
      const place = at[i]!;
      if (shared[place] === 0) places.push(place);
      shared[place]! += weight * Math.min(here, emphasis[i]!);
    }
  }
  const values = places.map((place) => {
    const mass = shared[place]!;
    shared[place] = 0;
    return (mass * mass) / ((mass + halfMass) * Math.sqrt(own * pieces[place]!.mass));
  });
  return { places, values };
}

/**
 * Matches the pieces of all lower clauses with those of all upper ones. A pair counts in full only where each piece is the
 * best match of the other: a piece that is found better elsewhere belongs there.
 * @param options the grams of both documents, their weights, and the shared mass that counts half
 * @returns for each lower clause: place of an upper clause → match
 */
export function matchParts(
  lower: readonly Weighted[][],
  upper: readonly Weighted[][],
  { common, weights, halfMass }: { common: CommonGrams; weights: PairWeights; halfMass: number },
): Map<number, PartMatch>[] {
  const below = piecesOf(lower, weights.lower);
  const above = piecesOf(upper, weights.upper);
  const others: Others = {
    pieces: above,
    postings: postingsOf(upper.flat(), common.upper.size),
    shared: new Float64Array(above.length),
  };
  const rows = below.map((piece) => likenesses(piece, others, common, { weightOf: weights.lower, halfMass }));
  const columnBest = new Float64Array(above.length);
  for (const { places, values } of rows)
    for (let i = 0; i < places.length; i++) columnBest[places[i]!] = Math.max(columnBest[places[i]!]!, values[i]!);
  const matches = lower.map(() => new Map<number, PartMatch>());
  const bests = new Float64Array(upper.length);
  rows.forEach((row, piece) => {
    addBests(matches[below[piece]!.owner]!, ownersOf(row, above, columnBest, bests), bests);
  });
  return matches;
}

/**
 * Writes into `bests` for each upper clause how well one piece is matched by one of its pieces.
 * @returns the clauses that have a match
 */
function ownersOf(
  { places, values }: Row,
  above: readonly Piece[],
  columnBest: Float64Array,
  bests: Float64Array,
): number[] {
  let rowBest = 0;
  for (const value of values) rowBest = Math.max(rowBest, value);
  const owners: number[] = [];
  for (let i = 0; i < places.length; i++) {
    const value = values[i]!;
    const mutual = value * Math.sqrt((value / rowBest) * (value / columnBest[places[i]!]!));
    const { owner } = above[places[i]!]!;
    if (!(mutual > bests[owner]!)) continue;
    if (bests[owner] === 0) owners.push(owner);
    bests[owner] = mutual;
  }
  return owners;
}

/** Adds the matches of one piece to those of its clause; `bests` is zero again behind it. */
function addBests(matches: Map<number, PartMatch>, owners: readonly number[], bests: Float64Array): void {
  for (const owner of owners) {
    const value = bests[owner]!;
    bests[owner] = 0;
    const match = matches.get(owner);
    if (match) {
      match.best = Math.max(match.best, value);
      match.sum += value * value;
    } else matches.set(owner, { best: value, sum: value * value });
  }
}
