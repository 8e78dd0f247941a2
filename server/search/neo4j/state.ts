import type { Neo4jStore } from '../../store/neo4j/store.ts';
import { Resolver } from '../resolve.ts';
import * as cypher from './cypher.ts';
import { entryOf } from './rows.ts';

/** What a process remembers of the index, and the counter by which it knows that this is old. */
export class SearchState {
  private readonly store: Neo4jStore;
  private version = -1;
  private heads: Resolver | null = null;
  size = 0;

  constructor(store: Neo4jStore) {
    this.store = store;
  }

  /** Reads the counter; tokenizer null where nothing was ever indexed. */
  async read(): Promise<{ tokenizer: string | null; size: number }> {
    const [row] = await this.store.read(cypher.STATE, {});
    const version = (row?.['version'] as number | undefined) ?? 0;
    if (version !== this.version) this.heads = null;
    this.version = version;
    this.size = (row?.['size'] as number | undefined) ?? 0;
    return { tokenizer: (row?.['tokenizer'] as string | undefined) ?? null, size: this.size };
  }

  forget(): void {
    this.version = -1;
    this.heads = null;
    this.size = 0;
  }

  /** Resolves names over the documents that are in the index now. */
  async resolver(): Promise<Resolver> {
    await this.read();
    if (!this.heads) {
      const rows = await this.store.read(cypher.HEADS, {});
      this.heads = new Resolver(
        rows.map((row) => entryOf(row['slim'] as string)),
        async (ids) => {
          const held = new Set((await this.store.read(cypher.HELD, { ids })).map((row) => row['id']));
          return ids.find((id) => held.has(id));
        },
      );
    }
    return this.heads;
  }
}
