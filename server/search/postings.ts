import { buildSegment, emptySegment, mergeSegments, type Segment, type Term, type TermRow } from './segment.ts';

/** How BM25+ weighs a term: saturation, length, and the least a match is worth. The values MiniSearch has. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** A stretch of one segment's postings. */
export interface Stretch<T extends Term> {
  segment: Segment<T>;
  start: number;
  end: number;
}

/** Postings of one field. New clauses come as segments of their own; segments of like size become one. */
export class FieldPostings<T extends Term> {
  private segments: Segment<T>[] = [];
  /** Different terms of each clause. */
  private lengths: Uint16Array = new Uint16Array(1024);
  private total = 0;

  add(rows: readonly TermRow<T>[]): void {
    const segment = buildSegment(rows);
    for (const { ord } of rows) this.makeRoom(ord);
    for (const ord of segment.ords) if (this.lengths[ord]! < 0xffff) this.lengths[ord]!++;
    for (const { ord } of rows) this.total += this.lengths[ord]!;
    this.segments.push(segment);
  }

  /** Puts segments together, so that there are never more than a few. */
  tidy(isGone: (ord: number) => boolean): void {
    const { segments } = this;
    while (segments.length > 1) {
      const [first, second] = segments.slice(-2) as [Segment<T>, Segment<T>];
      if (first.ords.length > 2 * second.ords.length) return;
      segments.splice(-2, 2, mergeSegments(first, second, isGone));
    }
  }

  remove(ord: number): void {
    this.total -= this.lengths[ord] ?? 0;
    this.lengths[ord] = 0;
  }

  private makeRoom(ord: number): void {
    if (ord < this.lengths.length) return;
    const longer = new Uint16Array(Math.max(ord + 1, 2 * this.lengths.length));
    longer.set(this.lengths);
    this.lengths = longer;
  }

  /** Where a term's postings are. */
  stretches(term: T): Stretch<T>[] {
    return this.segments.flatMap((segment) => {
      const place = segment.places.get(term);
      if (place === undefined) return [];
      return [{ segment, start: segment.starts[place]!, end: segment.starts[place + 1]! }];
    });
  }

  /** Calls `take` with the worth of a term in each clause that holds it, as BM25+ has it. */
  score(term: T, size: number, take: (ord: number, worth: number) => void): void {
    const stretches = this.stretches(term);
    const frequency = stretches.reduce((sum, { start, end }) => sum + end - start, 0);
    const rarity = Math.log(1 + (size - frequency + 0.5) / (frequency + 0.5));
    const average = this.total / Math.max(1, size);
    for (const { segment, start, end } of stretches) {
      for (let i = start; i < end; i++) {
        const ord = segment.ords[i]!;
        const count = segment.counts[i]!;
        const length = K * (1 - B + (B * this.lengths[ord]!) / average);
        take(ord, rarity * (D + (count * (K + 1)) / (count + length)));
      }
    }
  }

  /** What is to be saved: words as JSON, the rest as arrays in this order. */
  dump(): { head: FieldHead<T>; arrays: (Uint32Array | Uint8Array | Uint16Array)[] } {
    const head = {
      total: this.total,
      segments: this.segments.map(({ terms }) => ({ terms })),
    };
    return {
      head,
      arrays: [this.lengths, ...this.segments.flatMap(({ starts, ords, counts }) => [starts, ords, counts])],
    };
  }

  static restore<T extends Term>(head: FieldHead<T>, take: () => Uint8Array): FieldPostings<T> {
    const field = new FieldPostings<T>();
    field.total = head.total;
    field.lengths = new Uint16Array(take().buffer);
    field.segments = head.segments.map(({ terms }) => ({
      ...emptySegment(terms, 0),
      starts: new Uint32Array(take().buffer),
      ords: new Uint32Array(take().buffer),
      counts: take(),
    }));
    return field;
  }
}

export interface FieldHead<T extends Term> {
  total: number;
  segments: { terms: T[] }[];
}
