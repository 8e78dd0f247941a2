import type { Gram } from './grams.ts';

const FIRST_SLOTS = 1024;

function hashOf(gram: Gram): number {
  const mixed = Math.imul(gram | 0, 0x9e37_79b1) ^ Math.imul((gram / 0x1_0000_0000) | 0, 0x85eb_ca6b);
  return mixed ^ (mixed >>> 15);
}

/**
 * Grams numbered from 0 in the order in which they come. Trigrams are too large for the small integers that a Map is fast
 * with, and numbers without gaps let what is known of a gram stand in plain arrays.
 */
export class GramTable {
  /** Place of each gram by its hash, one more than its number; 0 where the slot is free. */
  #slots = new Int32Array(FIRST_SLOTS);
  #grams = new Float64Array(FIRST_SLOTS / 2);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The gram with this number. */
  gram(id: number): Gram {
    return this.#grams[id]!;
  }

  /** Number of a gram, −1 where it has none. */
  find(gram: Gram): number {
    return this.#slots[this.#slotOf(gram)]! - 1;
  }

  /** Number of a gram, a new one where it has none. */
  idOf(gram: Gram): number {
    const slot = this.#slotOf(gram);
    const known = this.#slots[slot]!;
    if (known > 0) return known - 1;
    if (this.#size === this.#grams.length) {
      this.#grow();
      return this.idOf(gram);
    }
    this.#grams[this.#size] = gram;
    this.#slots[slot] = ++this.#size;
    return this.#size - 1;
  }

  /** The slot that has a gram, or the free one where it belongs. */
  #slotOf(gram: Gram): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashOf(gram) & mask;
    for (let known = slots[slot]!; known > 0 && this.#grams[known - 1] !== gram; known = slots[slot]!)
      slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const grams = new Float64Array(2 * this.#grams.length);
    grams.set(this.#grams);
    this.#grams = grams;
    this.#slots = new Int32Array(2 * this.#slots.length);
    for (let id = 0; id < this.#size; id++) this.#slots[this.#slotOf(grams[id]!)] = id + 1;
  }
}
