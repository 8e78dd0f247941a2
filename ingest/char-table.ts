const SURROGATES = 0xd800;
const BEHIND_SURROGATES = 0xe000;
const UNKNOWN = 0;
const IN = 1;
const OUT = 2;

/** A class of characters as a table: asked for every character of a text, it is much faster than a pattern. */
export class CharTable {
  readonly #pattern: RegExp;
  readonly #known = new Uint8Array(65536);

  /** @param pattern matches exactly one character, with the flag u */
  constructor(pattern: RegExp) {
    this.#pattern = pattern;
  }

  /** Code units of the character at an offset where it is one of the class, else 0. */
  widthAt(text: string, at: number): 0 | 1 | 2 {
    const unit = text.charCodeAt(at);
    const known = this.#known[unit]!;
    if (known !== UNKNOWN) return known === IN ? 1 : 0;
    if (unit >= SURROGATES && unit < BEHIND_SURROGATES) {
      const codePoint = text.codePointAt(at)!;
      return codePoint > 0xffff && this.#pattern.test(String.fromCodePoint(codePoint)) ? 2 : 0;
    }
    const isIn = this.#pattern.test(String.fromCharCode(unit));
    this.#known[unit] = isIn ? IN : OUT;
    return isIn ? 1 : 0;
  }

  /** True where a text begins with one of the class. */
  begins(text: string): boolean {
    return text !== '' && this.widthAt(text, 0) > 0;
  }

  /** True where a text ends with one of the class, which must be a single code unit. */
  ends(text: string): boolean {
    return text !== '' && this.widthAt(text, text.length - 1) > 0;
  }

  /** Hands out each longest stretch of such characters between two offsets. */
  eachRun(text: string, [start, end]: readonly [number, number], take: (from: number, to: number) => void): void {
    let from = -1;
    for (let at = start; at < end;) {
      const width = this.widthAt(text, at);
      if (width > 0 && at + width <= end) {
        if (from < 0) from = at;
        at += width;
        continue;
      }
      if (from >= 0) take(from, at);
      from = -1;
      at++;
    }
    if (from >= 0) take(from, end);
  }
}
