import type { SearchEntry, SearchResult } from '../../graph-schema/search.ts';
import { addressSlugs } from './address.ts';
import { isPrintedNumber, parseNumber, type DocumentNumber } from './document-number.ts';
import { normalize } from './normalize.ts';

/** A query that names a document or a clause of it. */
export interface Resolved {
  /** Absent where several documents may be meant ("渝府发〔2021〕"). */
  direct?: NonNullable<SearchResult['direct']>;
  /** Ids of the clauses to show first, in this order; none where the document is not held. */
  pinned: string[];
}

interface KnownDocument {
  id: string;
  /** Id of its first clause. */
  head: string;
  number: DocumentNumber | null;
  title: string;
  /** 文号 as printed, else the title. */
  name: string;
}

const NOT_LETTERS = /[^\p{L}\p{N}]+/gu; // "，", " "; not "一"
/** A title must have so many characters in common with a query to be meant by it. */
const SHORTEST_TITLE = 6;
/** An address can follow a name only after so few characters. */
const LONGEST_ADDRESS = 24;

const titleKey = (text: string) => text.replace(NOT_LETTERS, '');

/** What is needed of a document's first clause. */
export type Head = Pick<SearchEntry, 'id' | 'documentId' | 'document' | 'documentTitle' | 'documentNumber'>;

/** Looks up 文号, titles and clause addresses before anything is ranked. Rebuilt when documents come or go. */
export class Resolver {
  private readonly documents: KnownDocument[] = [];
  private readonly firstHeld: (clauseIds: readonly string[]) => Promise<string | undefined>;

  /**
   * @param heads the first clause of each document
   * @param firstHeld the first of these clauses that is in the index
   */
  constructor(heads: Iterable<Head>, firstHeld: (clauseIds: readonly string[]) => Promise<string | undefined>) {
    this.firstHeld = firstHeld;
    for (const head of heads) {
      const number = head.documentNumber === null ? null : parseNumber(normalize(head.documentNumber).text);
      const title = titleKey(normalize(head.documentTitle).text);
      this.documents.push({ id: head.documentId, head: head.id, number, title, name: head.document });
    }
  }

  /** The document or clause that the text names as a whole, or null. Takes normalised text. */
  async resolve(text: string): Promise<Resolved | null> {
    return this.name(text) ?? (await this.nameWithAddress(text));
  }

  private async nameWithAddress(text: string): Promise<Resolved | null> {
    let named: Resolved | null = null;
    for (let cut = text.length - 1; cut >= Math.max(4, text.length - LONGEST_ADDRESS); cut--) {
      const slugs = addressSlugs(text.slice(cut));
      if (slugs.length === 0) continue;
      const name = this.name(text.slice(0, cut).replace(/[/,、\s的]+$/u, '')); // cuts "，"; not "号"
      const documentId = name?.direct?.documentId;
      if (!name?.direct || !documentId) continue;
      named = name;
      const clauseId = await this.firstHeld(slugs.map((slug) => `${documentId}/${slug}`));
      if (clauseId === undefined) continue;
      const direct = { kind: 'clause', text: name.direct.text, documentId, clauseId } as const;
      return { direct, pinned: [clauseId] };
    }
    return named; // the document is there, the clause is not
  }

  private name(text: string): Resolved | null {
    return this.byNumber(text) ?? this.byTitle(text);
  }

  private byNumber(text: string): Resolved | null {
    const asked = parseNumber(text);
    if (!asked) return null;
    const found = this.documents.filter(({ number }) => number !== null && fits(number, asked));
    if (found.length === 1) return this.held('number', found[0]!);
    if (found.length > 1) return { pinned: found.map(({ head }) => head) };
    if (!isPrintedNumber(text)) return null;
    return { direct: { kind: 'number', text: spelled(asked), documentId: null }, pinned: [] };
  }

  private byTitle(text: string): Resolved | null {
    const asked = titleKey(text);
    if (asked.length < SHORTEST_TITLE) return null;
    const same = this.documents.filter(({ title }) => title === asked);
    const found = same.length ? same : this.documents.filter(({ title }) => isMeant(title, asked));
    return found.length === 1 ? this.held('title', found[0]!) : null;
  }

  private held(kind: 'number' | 'title', { id, head, name }: KnownDocument): Resolved {
    return { direct: { kind, text: name, documentId: id }, pinned: [head] };
  }
}

/** The printed spelling of a whole 文号. */
function spelled({ code, year, serial }: DocumentNumber): string {
  return `${code}〔${year}〕${serial}号`;
}

function fits(number: DocumentNumber, asked: DocumentNumber): boolean {
  return (
    (asked.code === null || asked.code === number.code) &&
    (asked.year === null || asked.year === number.year) &&
    (asked.serial === null || asked.serial === number.serial)
  );
}

/** A title is meant by a query that holds nearly all of it in one piece, or that it holds and that is most of it. */
function isMeant(title: string, asked: string): boolean {
  if (title.length < SHORTEST_TITLE) return false;
  if (title.includes(asked)) return asked.length >= 0.6 * title.length;
  return asked.includes(title) && title.length >= 0.6 * asked.length;
}
