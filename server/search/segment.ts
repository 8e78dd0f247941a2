/** Postings of one field in flat arrays: for each term the clauses that hold it, in order, and how often. */
export interface Segment {
  terms: string[];
  /** Term → place in `terms`. */
  places: Map<string, number>;
  /** Postings of term `t` are at starts[t] … starts[t + 1]. */
  starts: Uint32Array;
  ords: Uint32Array;
  counts: Uint8Array;
}

/** One clause's terms with repeats. */
export interface TermRow {
  ord: number;
  terms: readonly string[];
}

const MOST = 255;

/** Postings of some clauses, given in the order of their numbers. */
export function buildSegment(rows: Iterable<TermRow>): Segment {
  const lists = new Map<string, { ords: number[]; counts: number[] }>();
  for (const { ord, terms } of rows) {
    for (const term of terms) {
      let list = lists.get(term);
      if (list === undefined) lists.set(term, (list = { ords: [], counts: [] }));
      const last = list.ords.length - 1;
      if (list.ords[last] === ord) list.counts[last] = Math.min(MOST, list.counts[last]! + 1);
      else {
        list.ords.push(ord);
        list.counts.push(1);
      }
    }
  }
  let size = 0;
  for (const { ords } of lists.values()) size += ords.length;
  const segment = emptySegment([...lists.keys()], size);
  let end = 0;
  [...lists.values()].forEach(({ ords, counts }, place) => {
    segment.ords.set(ords, end);
    segment.counts.set(counts, end);
    segment.starts[place + 1] = end += ords.length;
  });
  return segment;
}

/** Arrays of the right size, with the places of the terms. */
export function emptySegment(terms: string[], size: number): Segment {
  return {
    terms,
    places: new Map(terms.map((term, place) => [term, place])),
    starts: new Uint32Array(terms.length + 1),
    ords: new Uint32Array(size),
    counts: new Uint8Array(size),
  };
}

/** Two segments as one; the clauses of the second have higher numbers. Clauses that are gone are left out. */
export function mergeSegments(first: Segment, second: Segment, isGone: (ord: number) => boolean): Segment {
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
  return { ...merged, ords: merged.ords.slice(0, end), counts: merged.counts.slice(0, end) };
}
