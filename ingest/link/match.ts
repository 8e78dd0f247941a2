import type { Gram } from './grams.ts';
import type { Weighted } from './units.ts';

/** How well the pieces (measures or phrases) of one clause find their like in another. */
export interface PartMatch {
  /** The best pair of pieces. */
  best: number;
  /** Sum over the lower clause's pieces of their best match, squared. */
  sum: number;
}

interface Piece {
  /** Place of the clause in its list. */
  owner: number;
  grams: Weighted;
  mass: number;
}

/** Places of the pieces that have a gram, with its emphasis there. */
interface Posting {
  pieces: number[];
  emphasis: number[];
}

function piecesOf(clauses: readonly Weighted[][], weights: ReadonlyMap<Gram, number>): Piece[] {
  return clauses.flatMap((list, owner) =>
    list.map((grams) => {
      let mass = 0;
      for (const [gram, emphasis] of grams) mass += (weights.get(gram) ?? 0) * emphasis;
      return { owner, grams, mass };
    }),
  );
}

function postingsOf(pieces: readonly Piece[]): Map<Gram, Posting> {
  const postings = new Map<Gram, Posting>();
  pieces.forEach(({ grams }, piece) => {
    for (const [gram, emphasis] of grams) {
      const posting = postings.get(gram) ?? { pieces: [], emphasis: [] };
      if (posting.pieces.push(piece) === 1) postings.set(gram, posting);
      posting.emphasis.push(emphasis);
    }
  });
  return postings;
}

/** Likenesses of one piece: places of other pieces, and the value for each. */
interface Row {
  places: number[];
  values: number[];
}

/**
 * Likeness of one piece to all pieces of the other side that share a gram with it: shared mass against the mass of both,
 * discounted where it is little in absolute terms.
 * @param shared as many zeros as there are pieces; left so
 */
function likenesses(
  piece: Piece,
  others: readonly Piece[],
  postings: ReadonlyMap<Gram, Posting>,
  { weights, halfMass, shared }: { weights: ReadonlyMap<Gram, number>; halfMass: number; shared: Float64Array },
): Row {
  const places: number[] = [];
  for (const [gram, emphasis] of piece.grams) {
    const posting = postings.get(gram);
    const weight = posting ? weights.get(gram)! : 0;
    if (!posting || weight === 0) continue;
    for (let i = 0; i < posting.pieces.length; i++) {
      const at = posting.pieces[i]!;
      if (shared[at] === 0) places.push(at);
      shared[at]! += weight * Math.min(emphasis, posting.emphasis[i]!);
    }
  }
  const values = places.map((at) => {
    const mass = shared[at]!;
    shared[at] = 0;
    return (mass * mass) / ((mass + halfMass) * Math.sqrt(piece.mass * others[at]!.mass));
  });
  return { places, values };
}

/**
 * Matches the pieces of all lower clauses with those of all upper ones. A pair counts in full only where each piece is the
 * best match of the other: a piece that is found better elsewhere belongs there.
 * @param halfMass shared mass that counts half
 * @returns for each lower clause: place of an upper clause → match
 */
export function matchParts(
  lower: readonly Weighted[][],
  upper: readonly Weighted[][],
  weights: ReadonlyMap<Gram, number>,
  halfMass: number,
): Map<number, PartMatch>[] {
  const below = piecesOf(lower, weights);
  const above = piecesOf(upper, weights);
  const postings = postingsOf(above);
  const shared = new Float64Array(above.length);
  const rows = below.map((piece) => likenesses(piece, above, postings, { weights, halfMass, shared }));
  const columnBest = new Float64Array(above.length);
  for (const { places, values } of rows)
    places.forEach((at, i) => {
      if (values[i]! > columnBest[at]!) columnBest[at] = values[i]!;
    });
  const matches = lower.map(() => new Map<number, PartMatch>());
  rows.forEach(({ places, values }, piece) => {
    const rowBest = values.reduce((best, value) => Math.max(best, value), 0);
    const bests = new Map<number, number>();
    places.forEach((at, i) => {
      const value = values[i]!;
      const mutual = value * Math.sqrt((value / rowBest) * (value / columnBest[at]!));
      const { owner } = above[at]!;
      if (mutual > (bests.get(owner) ?? 0)) bests.set(owner, mutual);
    });
    addBests(matches[below[piece]!.owner]!, bests);
  });
  return matches;
}

function addBests(matches: Map<number, PartMatch>, bests: ReadonlyMap<number, number>): void {
  for (const [owner, value] of bests) {
    const match = matches.get(owner) ?? { best: 0, sum: 0 };
    matches.set(owner, { best: Math.max(match.best, value), sum: match.sum + value * value });
  }
}
