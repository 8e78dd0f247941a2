import { prepare, type LinkDocument, type Prepared } from './pairs.ts';

/** Clauses that a thread keeps prepared, some dozen documents: what one is compared with comes again soon or not at all. */
const MOST_CLAUSES = 1000;

/** Prepared documents, loaded when they are asked for; those that were not asked for longest go first. */
export class PreparedDocuments {
  readonly #load: (id: string) => Promise<LinkDocument>;
  readonly #most: number;
  readonly #kept = new Map<string, Prepared>();
  #clauses = 0;

  constructor(load: (id: string) => Promise<LinkDocument>, most = MOST_CLAUSES) {
    this.#load = load;
    this.#most = most;
  }

  /** All of these documents, prepared. */
  async ready(ids: readonly string[]): Promise<ReadonlyMap<string, Prepared>> {
    const found = new Map<string, Prepared>();
    for (const id of ids) {
      const prepared = this.#kept.get(id) ?? prepare(await this.#load(id));
      if (!this.#kept.delete(id)) this.#clauses += sizeOf(prepared);
      this.#kept.set(id, prepared);
      found.set(id, prepared);
      this.#shrink();
    }
    return found;
  }

  #shrink(): void {
    for (const [id, prepared] of this.#kept) {
      if (this.#clauses <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(id);
      this.#clauses -= sizeOf(prepared);
    }
  }
}

function sizeOf({ body, annexes }: Prepared): number {
  return body.length + annexes.length;
}
