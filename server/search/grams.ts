const WORD_SIGN = /[\p{L}\p{N}]/u; // "职", "2"; not "，"
const SURROGATES = 0xd800;
const BEHIND_SURROGATES = 0xe000;

/** What is known of each code unit of the basic plane: 0 nothing yet, 1 no part of a word, 2 part of a word. */
const kinds = new Uint8Array(65536);

/** Code units from `at` on that are one letter or digit: 0 where there is none. */
function wordSign(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit >= SURROGATES && unit < BEHIND_SURROGATES) {
    const codePoint = text.codePointAt(at)!;
    return codePoint > 0xffff && WORD_SIGN.test(String.fromCodePoint(codePoint)) ? 2 : 0;
  }
  kinds[unit] ||= WORD_SIGN.test(String.fromCharCode(unit)) ? 2 : 1;
  return kinds[unit] === 2 ? 1 : 0;
}

/** A pair of code units as one number. */
export type PairCode = number;

/** The number of a pair of two code units. */
export function pairCode(pair: string): PairCode {
  return (pair.charCodeAt(0) << 16) | pair.charCodeAt(1);
}

/** As `grams`, each pair as a number: an index of many texts makes no strings. */
export function gramCodes(text: string): PairCode[] {
  const found: PairCode[] = [];
  let before = -1;
  for (let at = 0; at < text.length; at++) {
    const width = wordSign(text, at);
    if (width === 0) before = -1;
    for (let i = 0; i < width; i++) {
      const unit = text.charCodeAt(at + i);
      if (before >= 0) found.push((before << 16) | unit);
      before = unit;
    }
    if (width === 2) at++;
  }
  return found;
}

/** Pairs of neighbouring letters or digits of a normalised text, in order, with repeats: "职业，教" → ["职业"]. */
export function grams(text: string): string[] {
  return gramCodes(text).map((code) => String.fromCharCode(code >>> 16, code & 0xffff));
}

/** Postings of pairs: which texts hold a pair. Texts are added with growing numbers. */
export class GramIndex {
  private readonly postings: Map<string, number[]>;

  constructor(saved: Iterable<[string, number[]]> = []) {
    this.postings = new Map(saved);
  }

  add(ord: number, pairs: readonly string[]): void {
    for (const gram of pairs) {
      const list = this.postings.get(gram);
      if (list === undefined) this.postings.set(gram, [ord]);
      else if (list[list.length - 1] !== ord) list.push(ord);
    }
  }

  remove(ord: number, pairs: readonly string[]): void {
    for (const gram of new Set(pairs)) {
      const list = this.postings.get(gram);
      const at = list?.indexOf(ord) ?? -1;
      if (at < 0) continue;
      if (list!.length === 1) this.postings.delete(gram);
      else list!.splice(at, 1);
    }
  }

  /** Texts that may hold the phrase: those with its rarest pair; null where it has no pair and all must be looked at. */
  candidates(phrase: string): readonly number[] | null {
    let rarest: readonly number[] | null = null;
    for (const gram of grams(phrase)) {
      const list = this.postings.get(gram);
      if (list === undefined) return [];
      if (rarest === null || list.length < rarest.length) rarest = list;
    }
    return rarest;
  }

  toJSON(): [string, number[]][] {
    return [...this.postings];
  }
}
