import { ZhengmaiError } from '../../graph-schema/errors.ts';
import { FIELD_NAMES, fieldTest, type FieldName, type FieldTest } from './fields.ts';

/** A word as typed, or a phrase that must stand in the text as it is. */
export interface Atom {
  kind: 'word' | 'phrase';
  text: string;
}

/** Alternatives joined by OR; one alone where there is no OR. */
export type Unit = Atom[];

export interface FieldPart {
  name: string;
  field: FieldName;
  values: string[];
  excluded: boolean;
  /** True where a clause fits one of the values. */
  test: FieldTest;
}

export interface ParsedQuery {
  units: Unit[];
  excluded: Atom[];
  fields: FieldPart[];
}

const CLOSERS: Record<string, string> = { '"': '"”＂', '＂': '"”＂', '“': '”"＂', '「': '」', '『': '』' };
const STRAY_CLOSERS = '”」』';
const OR_SIGNS = '|｜';
const OR_WORD = /^(?:OR|or)(?=\s|$)/u; // "OR 培训"; not "ORC"
const WORD_END = /[\s"＂“”「」『』|｜]/u; // " ", "“", "|"; not "，"
const FIELD_START = /^(\p{sc=Han}{2,5})[:：]/u; // "层级：国家"; not "国家级"
const LIST_COMMA = /[,，、]/u; // "国家,部委"; not "国家；部委"

/** Where and how the query is wrong, and the query that was probably meant. */
function badQuery(message: string, position: [number, number], repair: string): ZhengmaiError {
  return new ZhengmaiError('BAD_QUERY', message, { position, repair: repair.trim() });
}

class Reader {
  private readonly query: string;
  private at = 0;
  private readonly parsed: ParsedQuery = { units: [], excluded: [], fields: [] };
  /** Offset of an OR that still waits for its right side; -1 where none does. */
  private waitingOr = -1;

  constructor(query: string) {
    this.query = query;
  }

  read(): ParsedQuery {
    for (this.skipSpace(); this.at < this.query.length; this.skipSpace()) this.readPart();
    if (this.waitingOr >= 0) throw this.danglingOr(this.waitingOr, '右边');
    return this.parsed;
  }

  private skipSpace(): void {
    while (this.at < this.query.length && /\s/u.test(this.query[this.at]!)) this.at++;
  }

  private readPart(): void {
    const start = this.at;
    const or = this.orLength();
    if (or > 0) {
      if (this.parsed.units.length === 0 || this.waitingOr >= 0) throw this.danglingOr(start, '左边');
      this.at += or;
      this.waitingOr = start;
    } else if (this.isMinus()) this.readExcluded(start);
    else if (!this.readField(false)) this.addUnit(this.readAtom());
  }

  private orLength(): number {
    if (OR_SIGNS.includes(this.query[this.at]!)) return 1;
    return OR_WORD.test(this.query.slice(this.at)) ? 2 : 0;
  }

  private danglingOr(start: number, side: string): ZhengmaiError {
    const end = start + (OR_SIGNS.includes(this.query[start]!) ? 1 : 2);
    return badQuery(`“OR”的${side}缺一个词。补上词，或去掉“OR”。`, [start, end], this.without(start, end));
  }

  private without(start: number, end: number): string {
    return `${this.query.slice(0, start).trimEnd()} ${this.query.slice(end).trimStart()}`.trim();
  }

  private addUnit(atom: Atom | null): void {
    if (atom === null) return;
    const { units } = this.parsed;
    if (this.waitingOr >= 0) units[units.length - 1]!.push(atom);
    else units.push([atom]);
    this.waitingOr = -1;
  }

  /** "-培训" at the start of a part; not the dashes of "——加快" and not one that stands alone between words. */
  private isMinus(): boolean {
    const char = this.query[this.at]!;
    return (char === '-' || char === '－') && !/[-—－]/u.test(this.query[this.at + 1] ?? '');
  }

  private readExcluded(start: number): void {
    this.at++;
    const next = this.query[this.at];
    if (next === undefined) {
      throw badQuery('减号后面缺要排除的词。补上词，或去掉减号。', [start, start + 1], this.query.slice(0, start));
    }
    if (/\s/u.test(next) || this.readField(true)) return;
    const atom = this.readAtom();
    if (atom) this.parsed.excluded.push(atom);
  }

  private readAtom(): Atom | null {
    const char = this.query[this.at]!;
    if (char in CLOSERS) return { kind: 'phrase', text: this.readQuoted() };
    if (STRAY_CLOSERS.includes(char)) {
      const repair = this.without(this.at, this.at + 1);
      throw badQuery('检索式多一个右引号。去掉它，或在短语前补上左引号。', [this.at, this.at + 1], repair);
    }
    return { kind: 'word', text: this.readWord() };
  }

  private readWord(): string {
    const start = this.at;
    do this.at++;
    while (this.at < this.query.length && !WORD_END.test(this.query[this.at]!));
    return this.query.slice(start, this.at);
  }

  private readQuoted(): string {
    const start = this.at;
    const closers = CLOSERS[this.query[start]!]!;
    let end = start + 1;
    while (end < this.query.length && !closers.includes(this.query[end]!)) end++;
    if (end >= this.query.length) {
      const message = '检索式缺一个右引号。补上引号，或去掉左引号按词检索。';
      throw badQuery(message, [start, start + 1], this.query.trimEnd() + closers[0]!);
    }
    const text = this.query.slice(start + 1, end).trim();
    if (text === '') throw badQuery('引号里没有内容。', [start, end + 1], this.without(start, end + 1));
    this.at = end + 1;
    return text;
  }

  /** Reads "层级：国家,部委" and adds it; false where no known field name stands here. */
  private readField(excluded: boolean): boolean {
    const start = this.at;
    const match = FIELD_START.exec(this.query.slice(start));
    const field = FIELD_NAMES[match?.[1] ?? ''];
    if (!match || !field) return false;
    this.at += match[0].length;
    this.skipSpace();
    if (this.at >= this.query.length || this.orLength() > 0) {
      throw badQuery(`“${match[1]}：”后面缺内容。`, [start, this.at], this.without(start, this.at));
    }
    const atom = this.readAtom()!;
    const values = atom.kind === 'phrase' ? [atom.text] : atom.text.split(LIST_COMMA).filter(Boolean);
    const test = this.test(field, match[1]!, values, start);
    this.addField({ name: match[1]!, field, values, excluded, test });
    return true;
  }

  /** The same field again widens it: 层级:国家 层级:部委 means one of them. */
  private addField(part: FieldPart): void {
    const same = this.parsed.fields.find((other) => other.field === part.field && other.excluded === part.excluded);
    if (!same) {
      this.parsed.fields.push(part);
      return;
    }
    const earlier = same.test;
    same.values.push(...part.values);
    same.test = (entry) => earlier(entry) || part.test(entry);
  }

  private test(field: FieldName, name: string, values: string[], start: number): FieldTest {
    try {
      const tests = values.map((value) => fieldTest(field, name, value));
      return (entry) => tests.some((test) => test(entry));
    } catch (error) {
      if (error instanceof ZhengmaiError) throw badQuery(error.message, [start, this.at], this.without(start, this.at));
      throw error;
    }
  }
}

const MOST_REPAIRS = 20;
/** All that can be wrong: without these signs every query is words. */
const SIGNS = /["＂“”「」『』|｜:：]|(?<=\s|^)(?:OR|or|[-－])(?=\s|$)/gu; // "“", "|"; not "，"

/** The query that was probably meant, with every mistake repaired, not only the first. */
function repaired(first: string): string {
  let query = first;
  for (let tries = 0; tries < MOST_REPAIRS; tries++) {
    try {
      new Reader(query).read();
      return query;
    } catch (error) {
      query = String((error as ZhengmaiError).detail?.repair ?? '');
    }
  }
  return first
    .replace(SIGNS, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/[\s－-]+$/u, '')
    .trim(); // cuts " -"; not "甲-乙"
}

/**
 * Reads a query: words, "phrases" (also “ ” and 「 」), -words, OR or |, field:value with Chinese names. Several values of
 * one field, or the field several times, mean one of them. A minus inside a word ("2021-2025") and unknown names before a
 * colon are plain text.
 * @throws ZhengmaiError BAD_QUERY with `position` [start, end) of the first mistake in the query and `repair`, a query
 * without any
 */
export function parseQuery(query: string): ParsedQuery {
  try {
    return new Reader(query).read();
  } catch (error) {
    if (!(error instanceof ZhengmaiError)) throw error;
    const repair = repaired(String(error.detail?.['repair'] ?? ''));
    throw new ZhengmaiError(error.code, error.message, { ...error.detail, repair });
  }
}
