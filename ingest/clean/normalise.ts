import type { Place, TextBuilder } from './offsets.ts';
import type { Piece } from './pieces.ts';
import { matchesOf } from '../patterns.ts';

// matches the space in "2019 年" and "第 3"; not in "教育部 重庆市", not two spaces
const SPACE_BESIDE_NUMBER =
  / (?:(?<=[\u4e00-\u9fff〔〕（）“”，。、] )(?=\d)|(?<=\d )(?=[\u4e00-\u9fff〔〕（）“”，。、]))/gu;
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
  const places: Place[] = [];
  let last = '';
  for (const part of parts) {
    if (LATIN_END.test(last) && LATIN_START.test(part.text)) {
      places.push({ at: line.length, source: null });
      line += ' ';
    }
    for (const [start, end] of part.spans) {
      places.push({ at: line.length, source: start });
      line += source.slice(start, end);
    }
    last = part.text.slice(-1);
  }
  if (UNTIDY.test(line)) addTidied(builder, line, places);
  else builder.addPlaced(line, places);
}

// matches "of" before "law"; not "年" before "law"
const LATIN_END = /[a-z]$/iu;
const LATIN_START = /^[a-z]/iu;

function addTidied(builder: TextBuilder, line: string, places: readonly Place[]): void {
  const text = line.replace(SPACE, ' ').replace(WIDE, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  const cuts = text.includes(' ') ? matchesOf(SPACE_BESIDE_NUMBER, text) : [];
  if (cuts.length === 0) {
    builder.addPlaced(text, places);
    return;
  }
  let next = 0;
  for (let i = 0; i < places.length; i++) {
    const { at, source } = places[i]!;
    const end = places[i + 1]?.at ?? text.length;
    let from = at;
    const add = (to: number): void => {
      builder.add(text.slice(from, to), source === null ? null : source + from - at);
    };
    for (let cut = cuts[next]; cut && cut.index < end; cut = cuts[++next]) {
      add(cut.index);
      from = cut.index + 1;
    }
    add(end);
  }
}
