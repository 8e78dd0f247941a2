import type { GraphStore, NodeLabel } from '../../graph-schema/store.ts';

/**
 * Moments for what people state and save: each is later than all there are, also where the clock was set back, since of
 * two the later one counts.
 */
export class Moments {
  readonly #store: GraphStore;
  readonly #label: NodeLabel;
  readonly #property: string;
  readonly #clock: () => number;
  #last: number | undefined;

  /** @param property holds the moments of the nodes with this label */
  constructor(store: GraphStore, label: NodeLabel, property: string, clock: () => number = Date.now) {
    [this.#store, this.#label, this.#property, this.#clock] = [store, label, property, clock];
  }

  async next(): Promise<string> {
    this.#last ??= await this.#latest();
    this.#last = Math.max(this.#clock(), this.#last + 1);
    return new Date(this.#last).toISOString();
  }

  /** In milliseconds; 0 where there is none. */
  async #latest(): Promise<number> {
    const page = { limit: 1, sort: this.#property, descending: true };
    const [row] = await this.#store.find(this.#label, {}, page);
    return Date.parse(String(row?.props[this.#property])) || 0;
  }
}
