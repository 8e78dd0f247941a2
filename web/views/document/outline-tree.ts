import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { locatorLabels, slugOf } from '../../../graph-schema/id-parts.ts';

export type ReaderClause = DocumentResponse['clauses'][number];
/** A citation in a clause, with the cited document where it is held. */
export type Citation = ReaderClause['citations'][number];

/** One line of the table of contents. */
export interface OutlineEntry {
  id: string;
  slug: string;
  /** 1 for chapters and annexes, 2 below them. */
  level: 1 | 2 | 3;
  /** Printed label and heading. */
  text: string;
  /** Links up and down of the clause, 0 for none. */
  links: number;
  /** Rows or items below an annex or box that are not listed one by one. */
  items: number;
}

const UNLISTED = new Set(['row', 'dash']);
const MAX_ENTRIES = 400;
const HEADING_MAX = 40;

/** Heading of a clause as the contents print it: label and title, or the beginning of the text. */
export function headingOf(clause: Pick<ReaderClause, 'label' | 'title' | 'text' | 'locator'>): string {
  const labels = locatorLabels(clause.locator);
  const label = clause.label.trim() || (clause.title ? '' : (labels[labels.length - 1] ?? ''));
  const named = clause.title || (clause.label.trim() ? clause.text.replace(clause.label, '') : '');
  const words = named.replace(/\s+/gu, ' ').trim().slice(0, HEADING_MAX);
  if (!label || words.startsWith(label)) return words || label;
  return /[、）.．]$/u.test(label) ? label + words : [label, words].filter(Boolean).join('　'); // "一、"; not "附件2"
}

/**
 * The contents of a document: headings and clauses two levels deep, a third level only in short documents.
 * Table rows and dashes are counted at their parent instead of being listed.
 */
export function outlineOf(clauses: readonly ReaderClause[]): OutlineEntry[] {
  const depthMax = clauses.length > MAX_ENTRIES ? 2 : 3;
  const entries: OutlineEntry[] = [];
  const byLocator = new Map<string, OutlineEntry>();
  for (const clause of clauses) {
    const depth = locatorLabels(clause.locator).length;
    const parent = clause.parent === null ? undefined : byLocator.get(clause.parent);
    if (UNLISTED.has(clause.form) || depth > depthMax || (depth === 3 && !clause.title)) {
      if (parent) {
        parent.items += clause.form === 'row' ? 1 : 0;
        parent.links += clause.form === 'dash' || depth > depthMax ? clause.up + clause.down : 0;
        byLocator.set(clause.locator, parent);
      }
      continue;
    }
    const entry: OutlineEntry = {
      id: clause.id,
      slug: slugOf(clause.id),
      level: depth === 1 ? 1 : depth === 2 ? 2 : 3,
      text: headingOf(clause),
      links: clause.up + clause.down,
      items: 0,
    };
    entries.push(entry);
    byLocator.set(clause.locator, entry);
  }
  return entries;
}

/** Which entry of the contents a clause belongs to: its own, or that of the nearest clause above it. */
export function entryOf(entries: readonly OutlineEntry[], clauses: readonly ReaderClause[], id: string): string {
  const listed = new Set(entries.map((entry) => entry.id));
  const at = clauses.findIndex((clause) => clause.id === id);
  for (let i = at; i >= 0; i--) {
    const candidate = clauses[i]?.id;
    if (candidate !== undefined && listed.has(candidate)) return candidate;
  }
  return '';
}
