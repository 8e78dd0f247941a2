import { GRAM_WEIGHT, type Engine, type EngineRow, type Ranked, type RankTerms } from './engine.ts';
import { gramCodes, pairCode, type PairCode } from './grams.ts';
import { FieldPostings, type FieldHead } from './postings.ts';
import { fromJson, jsonBytes } from './saved.ts';

/** Clauses whose terms are in memory until their postings are made. */
const MOST_WAITING = 2000;

/**
 * Engine for large indexes: postings in flat arrays, scores added up in one array, no object for each hit.
 * Ranks as MiniSearch does: BM25+ of both fields, times the number of query terms that a clause holds.
 */
export class CompactEngine implements Engine {
  readonly kind = 'compact';
  private words = new FieldPostings<string>();
  private grams = new FieldPostings<PairCode>();
  private waiting: EngineRow[] = [];
  private gone = new Set<number>();
  private size = 0;
  private span = 0;

  /** Rows wait until they are many or are asked for: postings of many are made at once, and few of them put together. */
  add(rows: Iterable<EngineRow>): void {
    for (const row of rows) {
      this.waiting.push(row);
      this.size++;
      this.span = Math.max(this.span, row.ord + 1);
    }
    if (this.waiting.length >= MOST_WAITING) this.takeIn();
  }

  private takeIn(): void {
    if (this.waiting.length === 0) return;
    this.words.add(this.waiting.map(({ ord, words }) => ({ ord, terms: words })));
    this.grams.add(this.waiting.map(({ ord, text }) => ({ ord, terms: gramCodes(text) })));
    for (const field of [this.words, this.grams]) field.tidy((ord) => this.gone.has(ord));
    this.waiting = [];
  }

  remove(rows: readonly EngineRow[]): void {
    this.takeIn();
    for (const { ord } of rows) {
      if (this.gone.has(ord)) continue;
      this.gone.add(ord);
      this.size--;
      for (const field of [this.words, this.grams]) field.remove(ord);
    }
  }

  rank({ words, grams: pairs }: RankTerms): Ranked {
    this.takeIn();
    const scores = new Float64Array(this.span);
    const matches = new Uint16Array(this.span);
    const ords: number[] = [];
    for (const [term, weight] of words) {
      this.words.score(term, this.size, (ord, worth) => {
        if (matches[ord]!++ === 0) ords.push(ord);
        scores[ord]! += weight * worth;
      });
    }
    for (const [term, weight] of pairs) {
      this.grams.score(pairCode(term), this.size, (ord, worth) => {
        if (matches[ord] === 0) return; // pairs alone are no match
        matches[ord]!++;
        scores[ord]! += GRAM_WEIGHT * weight * worth;
      });
    }
    const held = this.gone.size ? ords.filter((ord) => !this.gone.has(ord)) : ords;
    return { ords: held, scores: held.map((ord) => scores[ord]! * matches[ord]!) };
  }

  candidates(phrase: string): number[] | null {
    this.takeIn();
    let rarest: { count: number; pair: PairCode } | null = null;
    for (const pair of gramCodes(phrase)) {
      const count = this.grams.stretches(pair).reduce((sum, { start, end }) => sum + end - start, 0);
      if (count === 0) return [];
      if (rarest === null || count < rarest.count) rarest = { count, pair };
    }
    if (rarest === null) return null;
    return this.grams
      .stretches(rarest.pair)
      .flatMap(({ segment, start, end }) => [...segment.ords.subarray(start, end)]);
  }

  save(): Uint8Array[] {
    this.takeIn();
    const fields = [this.words.dump(), this.grams.dump()];
    const head = { size: this.size, span: this.span, gone: [...this.gone], fields: fields.map((field) => field.head) };
    const arrays = fields.flatMap((field) => field.arrays);
    return [
      jsonBytes(head),
      ...arrays.map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
    ];
  }

  load([first = new Uint8Array(), ...arrays]: readonly Uint8Array[]): void {
    const head = fromJson<SavedHead>(first);
    const take = () => Uint8Array.from(arrays.shift()!); // numbers of two and four bytes must lie at even places
    this.waiting = [];
    this.size = head.size;
    this.span = head.span;
    this.gone = new Set(head.gone);
    this.words = FieldPostings.restore(head.fields[0], take);
    this.grams = FieldPostings.restore(head.fields[1], take);
  }
}

interface SavedHead {
  size: number;
  span: number;
  gone: number[];
  fields: [FieldHead<string>, FieldHead<PairCode>];
}
