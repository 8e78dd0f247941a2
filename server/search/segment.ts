/** What postings are kept for: a word, or a pair of characters as a number. */
export type Term = string | number;

/** Postings of one field in flat arrays: for each term the clauses that hold it, in order, and how often. */
export interface Segment<T extends Term = string> {
  terms: T[];
  /** Term → place in `terms`. */
  places: Map<T, number>;
  /** Postings of term `t` are at starts[t] … starts[t + 1]. */
  starts: Uint32Array;
  ords: Uint32Array;
  counts: Uint8Array;
}

/** One clause's terms with repeats. */
export interface TermRow<T extends Term = string> {
  ord: number;
  terms: readonly T[];
}

const MOST = 255;

/** Postings in the order of the clauses. */
interface Gathered<T extends Term> {
  terms: T[];
  /** Of each posting the place of its term, its clause, and how often the term stands in it. */
  places: number[];
  ords: number[];
  counts: number[];
}

function gather<T extends Term>(rows: Iterable<TermRow<T>>): Gathered<T> {
  const gathered: Gathered<T> = { terms: [], places: [], ords: [], counts: [] };
  const placeOf = new Map<T, number>();
  /** Of each term its last posting. */
  const last: number[] = [];
  for (const { ord, terms } of rows) {
    for (const term of terms) {
      let place = placeOf.get(term);
      if (place === undefined) {
        placeOf.set(term, (place = gathered.terms.push(term) - 1));
        last.push(-1);
      }
      const at = last[place]!;
      if (at >= 0 && gathered.ords[at] === ord) gathered.counts[at] = Math.min(MOST, gathered.counts[at]! + 1);
      else {
        last[place] = gathered.places.push(place) - 1;
        gathered.ords.push(ord);
        gathered.counts.push(1);
      }
    }
  }
  return gathered;
}

/** Postings of some clauses, given in the order of their numbers. */
export function buildSegment<T extends Term>(rows: Iterable<TermRow<T>>): Segment<T> {
  const { terms, places, ords, counts } = gather(rows);
  const segment = emptySegment(terms, ords.length);
  const { starts } = segment;
  for (const place of places) starts[place + 1]!++;
  for (let place = 0; place < terms.length; place++) starts[place + 1]! += starts[place]!;
  const next = starts.slice();
  for (let i = 0; i < ords.length; i++) {
    const at = next[places[i]!]!++;
    segment.ords[at] = ords[i]!;
    segment.counts[at] = counts[i]!;
  }
  return segment;
}

/** Arrays of the right size, with the places of the terms. */
export function emptySegment<T extends Term>(terms: T[], size: number): Segment<T> {
  return {
    terms,
    places: new Map(terms.map((term, place) => [term, place])),
    starts: new Uint32Array(terms.length + 1),
    ords: new Uint32Array(size),
    counts: new Uint8Array(size),
  };
}

/** Two segments as one; the clauses of the second have higher numbers. Clauses that are gone are left out. */
export function mergeSegments<T extends Term>(
  first: Segment<T>,
  second: Segment<T>,
  isGone: (ord: number) => boolean,
): Segment<T> {
  const terms = [...first.terms, ...second.terms.filter((term) => !first.places.has(term))];
  const merged = emptySegment(terms, first.ords.length + second.ords.length);
  let end = 0;
  terms.forEach((term, place) => {
    for (const segment of [first, second]) {
      const from = segment.places.get(term);
      if (from === undefined) continue;
      for (let i = segment.starts[from]!; i < segment.starts[from + 1]!; i++) {
        if (isGone(segment.ords[i]!)) continue;
        merged.ords[end] = segment.ords[i]!;
        merged.counts[end++] = segment.counts[i]!;
      }
    }
    merged.starts[place + 1] = end;
  });
  if (end === merged.ords.length) return merged; // large arrays are not copied for nothing
  return { ...merged, ords: merged.ords.slice(0, end), counts: merged.counts.slice(0, end) };
}
