import type { SearchEntry } from '../../graph-schema/search.ts';
import { normalize } from './normalize.ts';

/** Parts of a clause's searchable text are apart by a sign that no normalised text holds. */
const APART = '\n';

/** The clauses of an index by number. Numbers grow and are never used again. */
export class ClauseTable {
  private readonly rows: (SearchEntry | undefined)[] = [];
  private readonly folded: string[] = [];
  private readonly ordOf = new Map<string, number>();
  private readonly ordsOf = new Map<string, number[]>();

  /** Adds a clause whose id is not in and returns its number: the next one, or one that was saved. */
  add(entry: SearchEntry, ord = this.rows.length): number {
    while (this.rows.length < ord) this.rows.push(undefined);
    this.rows[ord] = entry;
    this.folded[ord] = foldedText(entry);
    this.ordOf.set(entry.id, ord);
    const ords = this.ordsOf.get(entry.documentId);
    if (ords) ords.push(ord);
    else this.ordsOf.set(entry.documentId, [ord]);
    return ord;
  }

  /** Puts an entry in the place of the one with the same id and text. */
  replace(ord: number, entry: SearchEntry): void {
    this.rows[ord] = entry;
  }

  remove(ord: number): void {
    const entry = this.rows[ord];
    if (!entry) return;
    this.rows[ord] = undefined;
    this.folded[ord] = '';
    this.ordOf.delete(entry.id);
    const left = (this.ordsOf.get(entry.documentId) ?? []).filter((other) => other !== ord);
    if (left.length) this.ordsOf.set(entry.documentId, left);
    else this.ordsOf.delete(entry.documentId);
  }

  /** The clause with this number, unless it was removed. */
  entry(ord: number): SearchEntry | undefined {
    return this.rows[ord];
  }

  /** Normalised text of a clause; behind it, for the head of a document, its 文号 and title. */
  text(ord: number): string {
    return this.folded[ord] ?? '';
  }

  ord(id: string): number | undefined {
    return this.ordOf.get(id);
  }

  ords(documentId: string): readonly number[] {
    return this.ordsOf.get(documentId) ?? [];
  }

  documents(): Iterable<string> {
    return this.ordsOf.keys();
  }

  /** Numbers of all clauses that are in, in order. */
  *all(): Iterable<number> {
    for (let ord = 0; ord < this.rows.length; ord++) if (this.rows[ord]) yield ord;
  }

  /** One more than the highest number. */
  get span(): number {
    return this.rows.length;
  }

  get size(): number {
    return this.ordOf.size;
  }
}

/** True for the clause that is found by its document's number and title: its first one. */
export function isHead(entry: SearchEntry): boolean {
  return entry.order === 0;
}

/** Normalised text of a clause; behind it, for the head of a document, its 文号 and title. */
export function foldedText(entry: SearchEntry): string {
  const text = normalize(entry.text).text;
  if (!isHead(entry)) return text;
  const head = [entry.documentNumber ?? '', entry.documentTitle].map((part) => normalize(part).text);
  return [text, ...head].join(APART);
}
