import type { DocumentId } from '../../graph-schema/ids.ts';
import type { IngestedDocument } from '../../graph-schema/records.ts';
import type { SearchIndex } from '../../graph-schema/search.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { fillIndex, refreshLinks, saveIndex } from './index-keeper.ts';
import { INDEX_KEY } from './keys.ts';
import type { SideWork } from './meanwhile.ts';
import { freshEntries, searchEntries } from './search-entries.ts';
import { staleMarks } from './stale.ts';

/** Fewer changed documents than this are left to the next start, which takes them in faster than this run could. */
const WORTH_INDEXING = 50;
/** Documents that wait in memory; of more only the ids are kept. */
const MOST_WAITING = 100;
/** Clauses that a file has at least, most often. */
const CLAUSES_OF_A_FILE = 20;

export interface IndexBuilderOptions {
  /** Makes an index for the store, empty. */
  open: () => Promise<SearchIndex>;
  /** Files that are to be read. */
  files: number;
}

/**
 * The saved search index of a run that reads many files: documents are taken in while other threads read and compare,
 * since their texts do not change any more; their links are counted at the end.
 */
export class IndexBuilder implements SideWork {
  readonly #store: GraphStore;
  readonly #options: IndexBuilderOptions;
  readonly #waiting: (IngestedDocument | DocumentId)[] = [];
  #index: SearchIndex | undefined;
  #saved: boolean | undefined;
  #stored = 0;
  #step: Promise<boolean> | undefined;
  #failed = false;

  constructor(store: GraphStore, options: IndexBuilderOptions) {
    this.#store = store;
    this.#options = options;
  }

  stored(document: IngestedDocument): void {
    this.#stored++;
    if (this.#index) this.#waiting.push(this.#waiting.length < MOST_WAITING ? document : document.document.id);
  }

  step(): Promise<boolean> {
    if (this.#failed) return Promise.resolve(false);
    this.#step ??= this.#next()
      .catch(() => this.#fail())
      .finally(() => (this.#step = undefined));
    return this.#step;
  }

  /** The documents go in all the same; `finish` begins anew, and tells what is wrong. */
  #fail(): false {
    this.#failed = true;
    this.#index = undefined;
    this.#waiting.length = 0;
    return false;
  }

  async #next(): Promise<boolean> {
    if (!this.#index) {
      if (!(await this.#isWorthwhile(this.#stored))) return false;
      await this.#begin();
      return true;
    }
    const next = this.#waiting.shift();
    if (next === undefined) return false;
    if (typeof next === 'string') await this.#index.replace!(next, await searchEntries(this.#store, [next]));
    else await this.#index.replace!(next.document.id, freshEntries(next));
    return true;
  }

  async #isWorthwhile(changed: number): Promise<boolean> {
    this.#saved ??= this.#store.kind === 'sqlite' && (await this.#store.blobKeys()).includes(INDEX_KEY);
    return !this.#saved || changed >= WORTH_INDEXING;
  }

  /** What is stored from now on waits for its turn; what was stored before is read from the store. */
  async #begin(): Promise<void> {
    const index = await this.#options.open();
    this.#index = index;
    index.expect?.(this.#options.files * CLAUSES_OF_A_FILE);
    await fillIndex(this.#store, index);
  }

  /** Saves the index with all that has changed, so that the next start need not index it again. */
  async finish(): Promise<void> {
    await this.#step;
    const stale = (await staleMarks(this.#store)).map(({ document }) => document);
    if (this.#index) {
      while (await this.step());
      await refreshLinks(this.#store, this.#index, stale);
    } else {
      if (!(await this.#isWorthwhile(stale.length))) return;
      await this.#begin();
    }
    await saveIndex(this.#store, this.#index!);
  }
}
