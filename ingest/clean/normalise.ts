import type { TextBuilder } from './offsets.ts';
import type { Piece } from './pieces.ts';
import { matchesOf } from '../patterns.ts';

// matches the space in "2019 年" and "第 3"; not in "教育部 重庆市", not two spaces
const SPACE_BESIDE_NUMBER = /(?<=[\u4e00-\u9fff〔〕（）“”，。、]) (?=\d)|(?<=\d) (?=[\u4e00-\u9fff〔〕（）“”，。、])/gu;
// matches "１" and "Ｘ"; not "，"
const WIDE = /[\uff10-\uff19\uff21-\uff3a]/giu;
// matches a tab and an ideographic space; not a line feed
const SPACE = /[\u00a0\u2002-\u200a\u3000\t]/gu;

// matches " ", "１", a tab; not "，"
const UNTIDY = /[ \u00a0\u2002-\u200a\u3000\t\uff10-\uff19\uff21-\uff3a]/iu;

/**
 * Appends one line put together from its parts: white space beside numbers left out, full-width digits and letters
 * made half width, a space between two Latin words that a wrap had parted.
 */
export function addLine(builder: TextBuilder, source: string, parts: readonly Piece[]): void {
  const [only] = parts;
  const [from] = only?.spans ?? [];
  if (only && from && parts.length === 1 && only.spans.length === 1 && !UNTIDY.test(only.text)) {
    builder.add(only.text, from[0]);
    return;
  }
  let line = '';
  const places: { at: number; source: number | null }[] = [];
  let last = '';
  for (const part of parts) {
    // matches "of" before "law"; not "年" before "law"
    if (/[a-z]$/iu.test(last) && /^[a-z]/iu.test(part.text)) {
      places.push({ at: line.length, source: null });
      line += ' ';
    }
    for (const [start, end] of part.spans) {
      places.push({ at: line.length, source: start });
      line += source.slice(start, end);
    }
    last = part.text.slice(-1);
  }
  if (!UNTIDY.test(line)) {
    places.forEach((place, i) => builder.add(line.slice(place.at, places[i + 1]?.at), place.source));
    return;
  }
  const text = line.replace(SPACE, ' ').replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  const cuts = text.includes(' ') ? matchesOf(SPACE_BESIDE_NUMBER, text).map(({ index }) => index) : [];
  places.forEach((place, i) => {
    const end = places[i + 1]?.at ?? text.length;
    let from = place.at;
    const add = (to: number): void => {
      builder.add(text.slice(from, to), place.source === null ? null : place.source + from - place.at);
    };
    while (cuts[0] !== undefined && cuts[0] < end) {
      add(cuts[0]);
      from = (cuts.shift() ?? 0) + 1;
    }
    add(end);
  });
}
