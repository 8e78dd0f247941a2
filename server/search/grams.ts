import { CharTable } from '../../ingest/char-table.ts';

const WORD_SIGNS = new CharTable(/^[\p{L}\p{N}]$/u); // "职", "2"; not "，"

/** A pair of code units as one number. */
export type PairCode = number;

/** The number of a pair of two code units. */
export function pairCode(pair: string): PairCode {
  return (pair.charCodeAt(0) << 16) | pair.charCodeAt(1);
}

/** As `grams`, each pair as a number: an index of many texts makes no strings. */
export function gramCodes(text: string): PairCode[] {
  const found: PairCode[] = [];
  WORD_SIGNS.eachRun(text, [0, text.length], (from, to) => {
    for (let at = from; at + 1 < to; at++) found.push((text.charCodeAt(at) << 16) | text.charCodeAt(at + 1));
  });
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
