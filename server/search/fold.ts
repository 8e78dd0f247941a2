import { Converter } from 'opencc-js/t2cn';

/**
 * Folding of characters for search: each code point by itself, never by its neighbours, so that a part of a text
 * folds to a part of the folded text and a substring can never be missed.
 */
const toSimplified = Converter({ from: 't', to: 'cn' });

/** Signs that are the same to a reader; after compatibility decomposition. */
const SIGNS: Record<string, string> = {
  '“': '"', '”': '"', '„': '"', '〝': '"', '〞': '"', '「': '"', '」': '"', '『': '"', '』': '"',
  '‘': "'", '’': "'", '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '―': '-', '−': '-', '─': '-', '━': '-',
  '〔': '(', '〕': ')', '[': '(', ']': ')', '【': '(', '】': ')', '〖': '(', '〗': ')', '{': '(', '}': ')',
  '〈': '《', '〉': '》', '•': '·', '・': '·', '∙': '·', '‧': '·', '○': '〇', '◯': '〇', '~': '-', '∼': '-', '～': '-',
}; // prettier-ignore

const INVISIBLE = /[\p{M}\p{Cf}\p{Cc}]/gu; // combining marks, zero-width and control characters; not letters
const UNKNOWN = 0;
const OTHER = 1;

/** Folded code unit of each code unit of the basic plane, found on first sight; OTHER: see `longer`. */
const table = new Uint16Array(65536);
const longer = new Map<number, string>();

function foldChar(char: string): string {
  const plain = char.normalize('NFKD').replace(INVISIBLE, '').toLowerCase();
  let out = '';
  for (const part of plain) out += SIGNS[part] ?? toSimplified(part);
  return out;
}

/**
 * Folds one code point: NFKC widths, simplified characters, lower case, one form of quotes, brackets and dashes.
 * "" for marks that nobody sees. The result may be longer than one code unit.
 * @example fold('職') → "职", fold('％') → "%", fold('〔') → "(", fold('㎡') → "m2"
 */
export function fold(codePoint: number): string {
  if (codePoint < 65536) {
    const known = table[codePoint]!;
    if (known > OTHER) return String.fromCharCode(known);
    if (known === OTHER) return longer.get(codePoint)!;
  } else {
    const known = longer.get(codePoint);
    if (known !== undefined) return known;
  }
  const folded = foldChar(String.fromCodePoint(codePoint));
  if (codePoint < 65536) table[codePoint] = folded.length === 1 ? folded.charCodeAt(0) : OTHER;
  if (codePoint >= 65536 || folded.length !== 1) longer.set(codePoint, folded);
  return folded;
}

/** Folded code unit of a code unit that folds to exactly one, else 0. The fast path of `normalize`. */
export function foldUnit(unit: number): number {
  const known = table[unit]!;
  if (known === UNKNOWN) return unit >= 0xd800 && unit < 0xe000 ? 0 : fold(unit).length === 1 ? table[unit]! : 0;
  return known === OTHER ? 0 : known;
}
