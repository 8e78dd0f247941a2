import type { OffsetMap, OffsetSegment } from '../types.ts';

/** Collects cleaned text piece by piece and remembers where each piece came from. */
export class TextBuilder {
  private readonly parts: string[] = [];
  private readonly segments: OffsetSegment[] = [];
  length = 0;

  /** Appends text that stands in the source at `source`; null for text that has no source. */
  add(text: string, source: number | null): void {
    if (text === '') return;
    const last = this.segments.at(-1);
    if (source !== null) {
      const touches = last && last.clean + last.length === this.length && last.source + last.length === source;
      if (touches) last.length += text.length;
      else this.segments.push({ clean: this.length, source, length: text.length });
    }
    this.parts.push(text);
    this.length += text.length;
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
