import { fold, foldUnit } from './fold.ts';

/** A text as it is searched, and the way back to the original. */
export interface Normalized {
  text: string;
  /** Offset in the original of each code unit of `text`; null where both count alike. */
  offsets: Uint32Array | null;
}

const SPACE = /\s/u; // " ", "　", line breaks; not "·"

function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 97 && unit <= 122);
}

/**
 * Folds a text for search. White space goes, but for one space between two Latin words or numbers: hard wraps and
 * spaces inside Chinese text mean nothing. What stands around a part of a text never changes how the part folds,
 * so `normalize(text)` holds `normalize(part)` for every part of the text that does not cut a surrogate pair.
 * @example normalize('渝府发 〔2021〕35 号').text === '渝府发(2021)35号'
 */
export function normalize(text: string): Normalized {
  const units = simpleUnits(text);
  if (units !== null) return { text: units, offsets: null };
  let out = '';
  const offsets: number[] = [];
  let gap = -1;
  for (let i = 0; i < text.length;) {
    const codePoint = text.codePointAt(i)!;
    const width = codePoint > 0xffff ? 2 : 1;
    if (SPACE.test(String.fromCodePoint(codePoint))) gap = gap < 0 ? i : gap;
    else {
      const folded = fold(codePoint).replace(/\s/gu, '');
      if (folded !== '') {
        if (gap >= 0 && isWordUnit(out.charCodeAt(out.length - 1)) && isWordUnit(folded.charCodeAt(0))) {
          out += ' ';
          offsets.push(gap);
        }
        gap = -1;
        out += folded;
        offsets.push(...new Array<number>(folded.length).fill(i));
      }
    }
    i += width;
  }
  return { text: out, offsets: Uint32Array.from(offsets) };
}

/** The folded text where every code unit folds to one and none is white space; else null. */
function simpleUnits(text: string): string | null {
  const units = new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const folded = unit === 0x3000 || unit <= 32 ? 0 : foldUnit(unit);
    if (folded === 0 || folded === 32) return null;
    units[i] = folded;
  }
  let out = '';
  for (let i = 0; i < units.length; i += 8192) out += String.fromCharCode(...units.subarray(i, i + 8192));
  return out;
}

/** Span in the original text of a span of the normalised text. */
export function originalSpan(text: string, { offsets }: Normalized, start: number, end: number): [number, number] {
  if (offsets === null || end <= start) return [start, end];
  const last = offsets[end - 1]!;
  return [offsets[start]!, last + (text.codePointAt(last)! > 0xffff ? 2 : 1)];
}
