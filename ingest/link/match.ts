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

type Posting = { piece: number; emphasis: number }[];

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
      const list = postings.get(gram);
      if (list) list.push({ piece, emphasis });
      else postings.set(gram, [{ piece, emphasis }]);
    }
  });
  return postings;
}

/**
 * Likeness of one piece to all pieces of the other side that share a gram with it: shared mass against the mass of both,
 * discounted where it is little in absolute terms.
 */
function likenesses(
  piece: Piece,
  others: readonly Piece[],
  postings: ReadonlyMap<Gram, Posting>,
  weights: ReadonlyMap<Gram, number>,
  halfMass: number,
): Map<number, number> {
  const shared = new Map<number, number>();
  for (const [gram, emphasis] of piece.grams) {
    const weight = weights.get(gram) ?? 0;
    if (weight === 0) continue;
    for (const other of postings.get(gram) ?? [])
      shared.set(other.piece, (shared.get(other.piece) ?? 0) + weight * Math.min(emphasis, other.emphasis));
  }
  for (const [at, mass] of shared) {
    const both = Math.sqrt(piece.mass * others[at]!.mass);
    shared.set(at, both === 0 ? 0 : (mass * mass) / ((mass + halfMass) * both));
  }
  return shared;
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
  const rows = below.map((piece) => likenesses(piece, above, postings, weights, halfMass));
  const columnBest = new Float64Array(above.length);
  for (const row of rows) for (const [at, value] of row) if (value > columnBest[at]!) columnBest[at] = value;
  const matches = lower.map(() => new Map<number, PartMatch>());
  rows.forEach((row, at) => {
    const rowBest = Math.max(...row.values(), 0);
    const bests = new Map<number, number>();
    for (const [other, value] of row) {
      if (value === 0) continue;
      const mutual = value * Math.sqrt((value / rowBest) * (value / columnBest[other]!));
      const { owner } = above[other]!;
      if (mutual > (bests.get(owner) ?? 0)) bests.set(owner, mutual);
    }
    const own = matches[below[at]!.owner]!;
    for (const [owner, value] of bests) {
      const match = own.get(owner) ?? { best: 0, sum: 0 };
      own.set(owner, { best: Math.max(match.best, value), sum: match.sum + value * value });
    }
  });
  return matches;
}
