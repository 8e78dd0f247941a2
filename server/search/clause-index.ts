import type {
  LinkCounts,
  SearchEntry,
  SearchIndex,
  SearchOptions,
  SearchResult,
  Suggestion,
} from '../../graph-schema/search.ts';
import { breathe } from '../breathe.ts';
import type { Engine, EngineRow } from './engine.ts';
import { FacetTable } from './facets.ts';
import { Matcher } from './matcher.ts';
import { Resolver, type Resolved } from './resolve.ts';
import { presentHit, resultOrder } from './present.ts';
import { pack, unpack, type SavedIndex } from './saved.ts';
import { Speller } from './spelling.ts';
import { NEAR_SOUNDS, spellings } from './spellings.ts';
import { LATIN, Suggester, type Sounds } from './suggest.ts';
import type { Synonyms } from './synonyms.ts';
import { ClauseTable, foldedText } from './table.ts';
import { indexTerms } from './terms.ts';
import type { Tokenizer } from './tokenize.ts';
import { firstOf } from './top.ts';
import { understand, type Understanding } from './understand.ts';
import { Vocabulary } from './vocabulary.ts';

const NO_LINKS: LinkCounts = { up: 0, down: 0 };
/** Clauses whose terms are in memory at a time. */
const CHUNK = 2000;
/** Clauses that are cut into words between two searches. */
const SLICE = 40;

export interface ClauseIndexParts {
  tokenizer: Tokenizer;
  synonyms: Synonyms;
  /** Makes an empty engine. */
  engine: (kind: Engine['kind']) => Engine;
  /** From so many clauses on the compact engine takes over. */
  compactFrom: number;
}

/** The search index over any engine: everything but ranking is here and is the same for all of them. */
export class ClauseIndex implements SearchIndex {
  private readonly parts: ClauseIndexParts;
  private engine: Engine;
  private table = new ClauseTable();
  private facets = new FacetTable();
  private readonly vocabulary = new Vocabulary();
  private resolver: Resolver | null = null;
  private suggester: Suggester | null = null;
  private readonly sounds: Sounds = new Map();
  private speller: Speller | null = null;

  constructor(parts: ClauseIndexParts) {
    this.parts = parts;
    this.engine = parts.engine(this.kindFor(0));
  }

  private kindFor(size: number): Engine['kind'] {
    return size >= this.parts.compactFrom ? 'compact' : 'minisearch';
  }

  get kind(): Engine['kind'] {
    return this.engine.kind;
  }

  get tokenizer(): string {
    return this.parts.tokenizer.name;
  }

  size(): number {
    return this.table.size;
  }

  expect(clauses: number): void {
    if (this.size() === 0 && this.kind !== 'compact' && this.kindFor(clauses) === 'compact') this.changeEngine();
  }

  add(entries: readonly SearchEntry[]): Promise<void> {
    this.addNow(entries);
    return Promise.resolve();
  }

  private addNow(entries: readonly SearchEntry[]): void {
    this.removeOrds(entries.map(({ id }) => this.table.ord(id)).filter((ord) => ord !== undefined));
    const ords = entries.map((entry) => this.addOne(entry));
    if (this.kind !== 'compact' && this.kindFor(this.table.size) === 'compact') this.changeEngine();
    else this.feed(ords);
    this.resolver = null;
  }

  /** Clauses with the same text keep their place; the others go in a few at a time, so that searches are not held up. */
  async replace(documentId: string, entries: readonly SearchEntry[]): Promise<void> {
    const kept = new Set(entries.map(({ id }) => id));
    this.removeOrds(this.table.ords(documentId).filter((ord) => !kept.has(this.table.entry(ord)!.id)));
    const changed = entries.filter((entry) => !this.keep(entry));
    for (let start = 0; start < changed.length; start += SLICE) {
      if (start > 0) await breathe();
      this.addNow(changed.slice(start, start + SLICE));
    }
    this.resolver = null;
  }

  /** Takes over what an entry says besides its text; false where it is new or its text is another. */
  private keep(entry: SearchEntry): boolean {
    const ord = this.table.ord(entry.id);
    if (ord === undefined || foldedText(entry) !== this.table.text(ord)) return false;
    this.table.replace(ord, entry);
    this.facets.add(ord, entry);
    return true;
  }

  /** Puts all clauses into the engine for large indexes. */
  private changeEngine(): void {
    this.engine = this.parts.engine('compact');
    this.vocabulary.clear();
    this.feed([...this.table.all()]);
  }

  private addOne(entry: SearchEntry): number {
    const ord = this.table.add(entry);
    this.facets.add(ord, entry);
    return ord;
  }

  /** Hands clauses to the engine, some at a time, so that not all their terms are in memory at once. */
  private feed(ords: readonly number[]): void {
    for (let start = 0; start < ords.length; start += CHUNK) {
      const rows = ords.slice(start, start + CHUNK).map((ord) => this.row(ord));
      for (const { words } of rows) this.vocabulary.add(words);
      this.engine.add(rows);
    }
  }

  private row(ord: number): EngineRow {
    const text = this.table.text(ord);
    return { ord, words: indexTerms(this.parts.tokenizer, text), text };
  }

  /** Links change no text: the clauses keep their place and their postings. */
  setLinks(documentIds: readonly string[], counts: ReadonlyMap<string, LinkCounts>): Promise<void> {
    for (const ord of documentIds.flatMap((id) => this.table.ords(id))) {
      const entry = this.table.entry(ord)!;
      const { up, down } = counts.get(entry.id) ?? NO_LINKS;
      if (up === entry.up && down === entry.down) continue;
      this.table.replace(ord, { ...entry, up, down });
      this.facets.add(ord, { ...entry, up, down });
    }
    return Promise.resolve();
  }

  remove(documentIds: readonly string[]): Promise<void> {
    this.removeOrds(documentIds.flatMap((id) => this.table.ords(id)));
    this.resolver = null;
    return Promise.resolve();
  }

  private removeOrds(ords: readonly number[]): void {
    if (ords.length === 0) return;
    const rows = ords.map((ord) => this.row(ord));
    this.engine.remove(rows);
    for (const { ord, words } of rows) {
      this.vocabulary.remove(words);
      this.table.remove(ord);
    }
  }

  async search(query: string, options: SearchOptions = {}): Promise<SearchResult> {
    const understood = understand(query, this.parts.tokenizer, options.synonyms === false ? null : this.parts.synonyms);
    const resolved = understood.plain === '' ? null : await this.resolve(understood.plain);
    const pinned = (resolved?.pinned ?? []).map((id) => this.table.ord(id)!);
    const isAddress = resolved?.direct?.kind === 'clause';
    const found = this.matcher().match(understood, { isAddress, pinned });
    const { kept, facets, documents, inDocument } = this.facets.narrow(found.ords, options.filters ?? {});
    const order = resultOrder(options.sort, pinned, {
      entry: (ord) => this.table.entry(ord)!,
      score: (ord) => found.score(ord),
    });
    const { offset = 0, limit = 20 } = options;
    const page = firstOf(kept, offset + limit, order).slice(offset);
    const frequency = (term: string) => this.vocabulary.frequency(term);
    const hits = page.map((ord) => {
      const name = resolved && pinned.includes(ord) ? resolved : null;
      return presentHit(this.table.entry(ord)!, found.score(ord), { understood, frequency, name });
    });
    return {
      total: kept.length,
      documents,
      hits,
      facets,
      perDocument: Object.fromEntries(page.map((ord) => [this.table.entry(ord)!.documentId, inDocument(ord)])),
      understood: understood.view,
      ...(resolved?.direct ? { direct: resolved.direct } : {}),
    };
  }

  private resolve(text: string): Promise<Resolved | null> {
    const { table } = this;
    const firstHeld = (ids: readonly string[]) => Promise.resolve(ids.find((id) => table.ord(id) !== undefined));
    this.resolver ??= new Resolver(
      Array.from(table.documents(), (id) => table.entry(table.ords(id)[0]!)!),
      firstHeld,
    );
    return this.resolver.resolve(text);
  }

  private matcher(): Matcher {
    return new Matcher(this.table, this.engine, this.vocabulary, this.facets);
  }

  suggest(prefix: string, limit = 10): Promise<Suggestion[]> {
    return Promise.resolve(this.suggesterNow().suggest(prefix, limit));
  }

  private suggesterNow(): Suggester {
    if (this.suggester?.version !== this.vocabulary.version)
      this.suggester = new Suggester(this.table, this.vocabulary, this.sounds);
    return this.suggester;
  }

  async didYouMean(query: string): Promise<{ text: string; hits: number }[]> {
    const understood: Understanding = understand(query, this.parts.tokenizer, null);
    return spellings(query, understood, {
      isKnown: (text) => this.matcher().holds(text),
      near: (word) =>
        LATIN.test(word) ? this.suggesterNow().wordsFor(word, NEAR_SOUNDS) : this.spellerNow().near(word),
      hits: async (text) => (await this.search(text, { limit: 0 })).total,
    });
  }

  private spellerNow(): Speller {
    if (this.speller?.version !== this.vocabulary.version) this.speller = new Speller(this.vocabulary);
    return this.speller;
  }

  save(): Promise<Uint8Array[]> {
    const ords = [...this.table.all()];
    const head = { kind: this.kind, tokenizer: this.tokenizer, ords };
    const entries = ords.map((ord) => this.table.entry(ord)!);
    return Promise.resolve(pack({ head, entries, words: this.vocabulary.dump(), engine: this.engine.save() }));
  }

  /** The compact engine does for few clauses too, where more were expected; MiniSearch does not for many. */
  private fits({ head, entries }: SavedIndex): boolean {
    const kind = this.kindFor(entries.length);
    return head.kind === kind || (head.kind === 'compact' && Number.isFinite(this.parts.compactFrom));
  }

  load(pieces: readonly Uint8Array[]): Promise<boolean> {
    const saved = unpack(pieces);
    if (saved?.head.tokenizer !== this.tokenizer || !this.fits(saved)) return Promise.resolve(false);
    const engine = this.parts.engine(saved.head.kind);
    engine.load(saved.engine);
    this.engine = engine;
    this.table = new ClauseTable();
    this.facets = new FacetTable();
    this.vocabulary.load(saved.words);
    saved.entries.forEach((entry, at) => {
      const ord = saved.head.ords[at]!;
      this.table.add(entry, ord);
      this.facets.add(ord, entry);
    });
    this.resolver = null;
    return Promise.resolve(true);
  }
}
