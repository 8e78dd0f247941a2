import type {
  SearchEntry,
  SearchIndex,
  SearchOptions,
  SearchResult,
  Suggestion,
} from '../../../graph-schema/search.ts';
import type { Neo4jStore } from '../../store/neo4j/store.ts';
import { FacetTable } from '../facets.ts';
import { ownerFactor } from '../owners.ts';
import { presentHit, resultOrder } from '../present.ts';
import type { Resolved } from '../resolve.ts';
import { sound } from '../spelling.ts';
import { NEAR_SOUNDS, spellings } from '../spellings.ts';
import { compose, LATIN, readTyped } from '../suggest.ts';
import type { Synonyms } from '../synonyms.ts';
import type { Tokenizer } from '../tokenize.ts';
import { firstOf } from '../top.ts';
import { understand, type Understanding } from '../understand.ts';
import { candidates, type Candidate } from './candidates.ts';
import * as cypher from './cypher.ts';
import { quoted } from './lucene.ts';
import { entryOf, forms } from './rows.ts';
import { SearchState } from './state.ts';
import { writeEntries, removeEntries } from './write.ts';

/** Words near to a misspelt one that are tried. */
const NEAR = 6;

/**
 * Search over the full-text index of Neo4j. A process holds nothing but the heads of the documents, checked against a
 * counter in the database on each search, so that several processes can serve one database. Reading the query, facets,
 * highlights and order are those of the other engines.
 */
export class Neo4jSearchIndex implements SearchIndex {
  readonly kind = 'neo4j';
  private readonly store: Neo4jStore;
  private readonly cutter: Tokenizer;
  private readonly synonyms: Synonyms;
  private readonly state: SearchState;

  constructor(store: Neo4jStore, tokenizer: Tokenizer, synonyms: Synonyms) {
    this.store = store;
    this.cutter = tokenizer;
    this.synonyms = synonyms;
    this.state = new SearchState(store);
  }

  get tokenizer(): string {
    return this.cutter.name;
  }

  /**
   * Makes the database's indexes where they are missing.
   * @returns false where the index there was made with another tokenizer or is empty: it must be filled anew
   */
  async open(): Promise<boolean> {
    await this.prepare();
    const { tokenizer, size } = await this.state.read();
    if (tokenizer !== null && tokenizer !== this.tokenizer) await this.clear();
    return tokenizer === this.tokenizer && size > 0;
  }

  private async prepare(): Promise<void> {
    for (const statement of cypher.SCHEMA) await this.store.run(statement);
  }

  /** Takes everything out. */
  async clear(): Promise<void> {
    await this.prepare();
    await this.store.run(cypher.CLEAR);
    this.state.forget();
  }

  size(): number {
    return this.state.size;
  }

  async add(entries: readonly SearchEntry[]): Promise<void> {
    await writeEntries(this.store, entries, this.cutter);
    await this.state.read();
  }

  async remove(documentIds: readonly string[]): Promise<void> {
    await removeEntries(this.store, documentIds, this.cutter);
    await this.state.read();
  }

  async search(query: string, options: SearchOptions = {}): Promise<SearchResult> {
    const understood = understand(query, this.cutter, options.synonyms === false ? null : this.synonyms);
    const resolved = understood.plain === '' ? null : await (await this.state.resolver()).resolve(understood.plain);
    const found = await candidates(this.store, understood, resolved, this.state.size);
    const named = found.rows
      .filter((row) => passes(row, understood, resolved))
      .map((row) => ({ ...row, score: row.score * ownerFactor(row.entry, understood.words) }));
    const facetTable = new FacetTable();
    named.forEach(({ entry }, place) => {
      facetTable.add(place, entry);
    });
    const places = Array.from(named.keys());
    const { kept, facets, documents, inDocument } = facetTable.narrow(places, options.filters ?? {});
    const pinned = (resolved?.pinned ?? []).map((id) => named.findIndex(({ entry }) => entry.id === id));
    const order = resultOrder(options.sort, pinned, {
      entry: (place) => named[place]!.entry,
      score: (place) => named[place]!.score,
    });
    const { offset = 0, limit = 20 } = options;
    const shown = firstOf(kept, offset + limit, order).slice(offset);
    const page = shown.map((place) => named[place]!);
    return {
      total: kept.length,
      documents,
      hits: await this.present(page, understood, resolved, found.frequency),
      facets,
      perDocument: Object.fromEntries(shown.map((place) => [named[place]!.entry.documentId, inDocument(place)])),
      understood: understood.view,
      ...(resolved?.direct ? { direct: resolved.direct } : {}),
    };
  }

  private async present(
    page: readonly Candidate[],
    understood: Understanding,
    resolved: Resolved | null,
    frequency: (term: string) => number,
  ): Promise<SearchResult['hits']> {
    const rows = page.length ? await this.store.read(cypher.BODIES, { ids: page.map(({ entry }) => entry.id) }) : [];
    const bodies = new Map(rows.map((row) => [row['id'] as string, row['body'] as string]));
    return page.map(({ entry, score }) => {
      const name = resolved?.pinned.includes(entry.id) ? resolved : null;
      const text = bodies.get(entry.id) ?? '';
      return presentHit({ ...entry, text }, score, { understood, frequency, name });
    });
  }

  async suggest(prefix: string, limit = 10): Promise<Suggestion[]> {
    const { earlier, last, whole, share } = readTyped(prefix, limit);
    if (last === '') return [];
    const [words, documents, targets, clauses] = await Promise.all([
      this.wordsFor(last, share),
      this.names(cypher.NAMED_DOCUMENTS, whole, share, ({ documentTitle, document, documentId }) => [
        { kind: 'document', text: documentTitle || document, id: documentId },
      ]),
      this.names(cypher.NAMED_TARGETS, whole, share, ({ targets: all, id }) =>
        all.filter((text) => text.includes(prefix.trim())).map((text) => ({ kind: 'target', text, id })),
      ),
      this.names(cypher.NAMED_CLAUSES, whole, share, ({ title, id }) => [{ kind: 'clause', text: title, id }]),
    ]);
    return compose(earlier, words, [documents, targets, clauses], limit);
  }

  private async wordsFor(prefix: string, limit: number): Promise<string[]> {
    const ask = async (statement: string) =>
      (await this.store.read(statement, { prefix, limit: this.store.integer(limit) })).map(
        (row) => row['term'] as string,
      );
    const found = await ask(cypher.WORDS_BY_PREFIX);
    if (found.length >= limit || !LATIN.test(prefix)) return found;
    return [...new Set([...found, ...(await ask(cypher.WORDS_BY_SOUND))])].slice(0, limit);
  }

  private async names(
    statement: string,
    text: string,
    limit: number,
    suggestions: (entry: SearchEntry) => Suggestion[],
  ): Promise<Suggestion[]> {
    // more than wanted, since several clauses may have one wording
    const rows = await this.store.read(statement, { text, limit: this.store.integer(limit * 5) });
    const all = rows.flatMap((row) => suggestions(entryOf(row['slim'] as string)));
    return [...new Map(all.map((one) => [one.text, one])).values()].slice(0, limit);
  }

  async didYouMean(query: string): Promise<{ text: string; hits: number }[]> {
    const understood = understand(query, this.cutter, null);
    return spellings(query, understood, {
      isKnown: async (text) => (await this.search(`"${text}"`, { limit: 0 })).total > 0,
      near: (word) => (LATIN.test(word) ? this.wordsFor(word, NEAR_SOUNDS) : this.near(word)),
      hits: async (text) => (await this.search(text, { limit: 0 })).total,
    });
  }

  private async near(word: string): Promise<string[]> {
    const lucene = forms(word)
      .map((form) => `forms:${quoted(form)}`)
      .join(' ');
    const rows = await this.store.read(cypher.NEAR_TERMS, {
      lucene,
      sound: sound(word),
      limit: this.store.integer(NEAR + 1),
    });
    return rows.map((row) => row['term'] as string).filter((term) => term !== word);
  }

  /** The index lives in the database: there is nothing to save. */
  save(): Promise<Uint8Array[]> {
    return Promise.resolve([new Uint8Array()]);
  }

  async load(): Promise<boolean> {
    return this.open();
  }
}

/** What the query's fields say; a clause that the query names is a hit whatever they say of others. */
function passes({ entry }: Candidate, { parsed }: Understanding, resolved: Resolved | null): boolean {
  const fits = parsed.fields.every((part) => part.test(entry) !== part.excluded);
  return fits || (parsed.fields.length === 0 && (resolved?.pinned.includes(entry.id) ?? false));
}
