const WORD = /[\p{L}\p{N}]+/gu; // "职业教育", "2021"; not "，"

/** Pairs of neighbouring letters or digits of a normalised text, in order, with repeats: "职业，教" → ["职业"]. */
export function grams(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(WORD)) for (let i = 0; i + 1 < run.length; i++) found.push(run.slice(i, i + 2));
  return found;
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
