import { locatorInWords } from './cite.ts';

/** Entries of a bibliography for a document or one of its clauses, for papers and reference managers. */

export interface Referable {
  title: string;
  /** Printed 文号; null where there is none. */
  number: string | null;
  issuers: readonly string[];
  /** 成文日期, or its known beginning. */
  date: string | null;
  documentType: string | null;
  /** The clause that is cited, as printed; absent: the whole document. */
  locator?: string;
  text?: string;
  url: string;
  /** Day of access, "2026-11-26". */
  accessed: string;
}

/** GB/T 7714, 8.1.2: three at most, then 等. */
const MOST_AUTHORS = 3;

/** Marks between the parts of an entry: half width with a space after the edition of 2015, full width after that of 2025. */
interface Marks {
  comma: string;
  colon: string;
  day: (date: string) => string;
}

const HALF_WIDTH: Marks = { comma: ', ', colon: ': ', day: (date) => `(${date})` };
const FULL_WIDTH: Marks = { comma: '，', colon: '：', day: (date) => `（${date}）` };

function authors(issuers: readonly string[], { comma }: Marks): string {
  const named = issuers.slice(0, MOST_AUTHORS).join(comma);
  return issuers.length > MOST_AUTHORS ? `${named}${comma}等` : named;
}

function gbt7714({ title, number, issuers, date, locator, url, accessed }: Referable, marks: Marks): string {
  const who = issuers.length > 0 ? `${authors(issuers, marks)}. ` : '';
  const name = number === null ? title : `${title}${marks.colon}${number}`;
  const day = date === null ? '' : marks.day(date);
  const place = locator === undefined ? '' : `${marks.colon}${locatorInWords(locator)}`;
  return `${who}${name}[A/OL]. ${day}${place}[${accessed}]. ${url}.`;
}

/**
 * An entry after GB/T 7714-2015 for a document read online: 责任者. 题名: 文号[A/OL]. (成文日期): 条款[引用日期]. 网址.
 * The sign A stands for archives, to which the standard counts laws and official documents.
 */
export function gbt7714of2015(cited: Referable): string {
  return gbt7714(cited, HALF_WIDTH);
}

/** As `gbt7714of2015`, after the edition of 2025 (in force since July 2026), which sets full-width marks in Chinese entries. */
export function gbt7714of2025(cited: Referable): string {
  return gbt7714(cited, FULL_WIDTH);
}

/** One field of RIS: two capitals, two spaces, a dash, a space; line breaks would end it. */
function field(tag: string, value: string | null | undefined): string {
  return value ? `${tag}  - ${value.replace(/\s+/gu, ' ').trim()}\r\n` : '';
}

/** An entry in RIS, which Zotero, EndNote and NoteExpress take in: a government document with its number. */
export function ris({ title, number, issuers, date, documentType, locator, text, url, accessed }: Referable): string {
  return [
    field('TY', 'GOVDOC'),
    field('TI', title),
    ...issuers.map((name) => field('AU', name)),
    field('PY', date?.slice(0, 4)),
    field('DA', date?.replaceAll('-', '/')),
    field('SN', number),
    field('M3', documentType),
    field('SE', locator && locatorInWords(locator)),
    field('N1', text),
    field('UR', url),
    field('Y2', accessed.replaceAll('-', '/')),
    field('LA', 'zh-CN'),
    'ER  - \r\n',
  ].join('');
}

export const REFERENCE_STYLES = { gbt7714: gbt7714of2015, 'gbt7714-2025': gbt7714of2025, ris } as const;
export type ReferenceStyle = keyof typeof REFERENCE_STYLES;
