import { rarity } from './background.ts';
import { GramTable } from './gram-table.ts';
import type { Gram } from './grams.ts';

/** The grams of a document, each with its number and its rarity in policy documents at large. */
export class Lexicon {
  readonly #table = new GramTable();
  readonly #rarities: number[] = [];
  /** Of each gram its place in the list that is being made, counted on from list to list. */
  readonly #marks: number[] = [];
  #made = 1;

  get size(): number {
    return this.#table.size;
  }

  /** Rarity of each gram by its number. */
  get rarities(): readonly number[] {
    return this.#rarities;
  }

  idOf(gram: Gram): number {
    const id = this.#table.idOf(gram);
    if (id === this.#rarities.length) {
      this.#rarities.push(rarity(gram));
      this.#marks.push(0);
    }
    return id;
  }

  /** Number of each of these grams in another lexicon, −1 where it is not in there. */
  into(other: Lexicon): Int32Array {
    const ids = new Int32Array(this.size);
    for (let id = 0; id < ids.length; id++) ids[id] = other.#table.find(this.#table.gram(id));
    return ids;
  }

  /** Begins a list in which each gram stands once. @returns place of a gram in it, −1 where it was not in yet */
  list(): (id: number) => number {
    const first = this.#made;
    return (id) => {
      const place = this.#marks[id]! - first;
      if (place < 0) this.#marks[id] = this.#made++;
      return place < 0 ? -1 : place;
    };
  }
}

/** The grams of two documents that are compared. */
export interface CommonGrams {
  lower: Lexicon;
  upper: Lexicon;
  /** Number in the upper lexicon of each gram of the lower one, −1 where it has none. */
  toUpper: Int32Array;
  /** A zero for each gram of the upper lexicon, to count in; left as it was. */
  scratch: Float64Array;
}

/** What is needed to compare clauses of two documents, or of one with itself. */
export function commonGrams(lower: Lexicon, upper: Lexicon): CommonGrams {
  return { lower, upper, toUpper: lower.into(upper), scratch: new Float64Array(upper.size) };
}
