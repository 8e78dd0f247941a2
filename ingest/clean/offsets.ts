import type { OffsetMap, OffsetSegment } from '../types.ts';

/** Where a part of a text, from `at` on, stands in the source; null where it does not. */
export interface Place {
  at: number;
  source: number | null;
}

/** Collects cleaned text piece by piece and remembers where each piece came from. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly segments: OffsetSegment[] = [];
  length = 0;

  /** Appends text that stands in the source at `source`; null for text that has no source. */
  add(text: string, source: number | null): void {
    this.parts.push(text);
    this.place(text.length, source);
  }

  /** The same for text that stands at several places: each with its offset in the text, in order, from 0 on. */
  addPlaced(text: string, places: readonly Place[]): void {
    this.parts.push(text);
    for (let i = 0; i < places.length; i++) {
      const { at, source } = places[i]!;
      this.place((places[i + 1]?.at ?? text.length) - at, source);
    }
  }

  private place(length: number, source: number | null): void {
    if (length === 0) return;
    const last = this.segments.at(-1);
    if (source !== null) {
      const touches = last && last.clean + last.length === this.length && last.source + last.length === source;
      if (touches) last.length += length;
      else this.segments.push({ clean: this.length, source, length });
    }
    this.length += length;
  }

  build(): { text: string; map: OffsetMap } {
    return { text: this.parts.join(''), map: this.segments };
  }
}

/**
 * Source offset of an offset in the cleaned text; an offset inside inserted text gives the end of the segment before
 * it, one past the end of the last segment its end, 0 where nothing is mapped.
 */
export function toSource(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((map[middle]?.clean ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const segment = map[low];
  if (!segment) return 0;
  return segment.source + Math.max(0, Math.min(offset - segment.clean, segment.length));
}
