import { buildSegment, emptySegment, mergeSegments, type Segment, type TermRow } from './segment.ts';

/** How BM25+ weighs a term: saturation, length, and the least a match is worth. The values MiniSearch has. */
const K = 1.2;
const B = 0.7;
const D = 0.5;

/** A stretch of one segment's postings. */
export interface Stretch {
  segment: Segment;
  start: number;
  end: number;
}

/** Postings of one field. New clauses come as segments of their own; segments of like size become one. */
export class FieldPostings {
  private segments: Segment[] = [];
  /** Different terms of each clause. */
  private lengths: Uint16Array = new Uint16Array(1024);
  private total = 0;

  add(rows: readonly TermRow[]): void {
    for (const { ord, terms } of rows) this.setLength(ord, new Set(terms).size);
    this.segments.push(buildSegment(rows));
  }

  /** Puts segments together, so that there are never more than a few. */
  tidy(isGone: (ord: number) => boolean): void {
    const { segments } = this;
    while (segments.length > 1) {
      const [first, second] = segments.slice(-2) as [Segment, Segment];
      if (first.ords.length > 2 * second.ords.length) return;
      segments.splice(-2, 2, mergeSegments(first, second, isGone));
    }
  }

  remove(ord: number): void {
    this.total -= this.lengths[ord] ?? 0;
    this.lengths[ord] = 0;
  }

  private setLength(ord: number, length: number): void {
    if (ord >= this.lengths.length) {
      const longer = new Uint16Array(Math.max(ord + 1, 2 * this.lengths.length));
      longer.set(this.lengths);
      this.lengths = longer;
    }
    this.lengths[ord] = Math.min(0xffff, length);
    this.total += this.lengths[ord];
  }

  /** Where a term's postings are. */
  stretches(term: string): Stretch[] {
    return this.segments.flatMap((segment) => {
      const place = segment.places.get(term);
      if (place === undefined) return [];
      return [{ segment, start: segment.starts[place]!, end: segment.starts[place + 1]! }];
    });
  }

  /** Calls `take` with the worth of a term in each clause that holds it, as BM25+ has it. */
  score(term: string, size: number, take: (ord: number, worth: number) => void): void {
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

  /** What is to be saved: words as JSON, the rest as bytes in this order. */
  dump(): { head: FieldHead; arrays: (Uint32Array | Uint8Array | Uint16Array)[] } {
    const head = {
      total: this.total,
      lengths: this.lengths.length,
      segments: this.segments.map(({ terms, ords }) => ({ terms, size: ords.length })),
    };
    return {
      head,
      arrays: [this.lengths, ...this.segments.flatMap(({ starts, ords, counts }) => [starts, ords, counts])],
    };
  }

  static restore(head: FieldHead, take: (bytes: number) => Uint8Array): FieldPostings {
    const field = new FieldPostings();
    field.total = head.total;
    field.lengths = new Uint16Array(take(2 * head.lengths).buffer);
    field.segments = head.segments.map(({ terms, size }) => ({
      ...emptySegment(terms, 0),
      starts: new Uint32Array(take(4 * (terms.length + 1)).buffer),
      ords: new Uint32Array(take(4 * size).buffer),
      counts: take(size),
    }));
    return field;
  }
}

export interface FieldHead {
  total: number;
  lengths: number;
  segments: { terms: string[]; size: number }[];
}
