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

/** GB/T 7714-2015, 8.1.2: three at most, then 等. */
const MOST_AUTHORS = 3;

function authors(issuers: readonly string[]): string {
  const named = issuers.slice(0, MOST_AUTHORS).join(', ');
  return issuers.length > MOST_AUTHORS ? `${named}, 等` : named;
}

/**
 * An entry after GB/T 7714-2015 for a document read online: 责任者. 题名: 文号[A/OL]. (成文日期): 条款[引用日期]. 网址.
 * The sign A stands for archives, under which official documents are cited (annex B).
 */
export function gbt7714({ title, number, issuers, date, locator, url, accessed }: Referable): string {
  const who = issuers.length > 0 ? `${authors(issuers)}. ` : '';
  const name = number === null ? title : `${title}: ${number}`;
  const day = date === null ? '' : `(${date})`;
  const place = locator === undefined ? '' : `: ${locatorInWords(locator)}`;
  return `${who}${name}[A/OL]. ${day}${place}[${accessed}]. ${url}.`;
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

export const REFERENCE_STYLES = { gbt7714, ris } as const;
export type ReferenceStyle = keyof typeof REFERENCE_STYLES;
