import type { CitationRole, Comparator, LinkKind } from '../../graph-schema/terms.ts';

/** The parts of an evaluation, in the order in which they are shown. */
export const PARTS = ['metadata', 'structure', 'targets', 'duties', 'citations', 'links', 'parents'] as const;
export type Part = (typeof PARTS)[number];

/**
 * Hand annotations, as GUIDE.md describes them; `doc` and the part of `from` and `to` before ":" are document keys.
 * What is optional may be found or not: where two readers may well differ.
 */
export interface GoldClause {
  loc: string;
  /** A title that ends in … is its beginning alone. */
  title?: string | undefined;
  /** "tree": with everything below it. */
  optional?: boolean | 'tree' | undefined;
}
export interface GoldTarget {
  doc: string;
  clause: string;
  text: string;
  object: string;
  value: number | string | null;
  cmp: Comparator | null;
  unit: string | null;
  optional?: boolean | undefined;
}
export interface GoldDuty {
  doc: string;
  clause: string;
  agencies: string[];
  lead: string | null;
  damaged?: boolean | undefined;
  optional?: string[] | undefined;
}
export interface GoldCitation {
  doc: string;
  clause: string;
  title: string;
  number: string | null;
  role: CitationRole;
  resolves: string | null;
  optional?: boolean | undefined;
}
export interface GoldLink {
  from: string;
  to: string;
  grade: number;
  kind: LinkKind;
  kinds?: LinkKind[] | undefined;
}
export interface Gold {
  structure: Record<string, GoldClause[]>;
  targets: GoldTarget[];
  agencies: GoldDuty[];
  citations: GoldCitation[];
  links: GoldLink[];
}

/** What the scorer needs of an export's records; every export record is assignable to it. */
export type Row =
  | { type: 'document'; id?: string; document: string; source?: { file: string } }
  | { type: 'clause'; document: string; locator: string; title: string; text?: string }
  | {
      type: 'target';
      document: string;
      clause: string;
      text: string;
      value: number | string | null;
      cmp: string | null;
      unit: string | null;
    }
  | { type: 'duty'; document: string; clause: string; agencies: string[]; lead: string | null }
  | {
      type: 'citation';
      document: string;
      clause: string;
      title: string;
      number?: string | null;
      resolves: string | null;
    }
  | { type: 'link'; from: LinkEnd; to: LinkEnd; kind: string; score?: number; band?: string }
  | { type: 'parent'; from: string; to: string; relation: string }
  | { type: 'diagnostic'; document: string };
export interface LinkEnd {
  document: string;
  clause: string;
}
export type RowOf<T extends Row['type']> = Extract<Row, { type: T }>;

/** One annotated or reported thing and what became of it. `name` is stable from run to run. */
export interface Item {
  name: string;
  outcome: 'hit' | 'missed' | 'extra';
  /** Kind of a link as annotated, and as reported. */
  kind?: string | undefined;
  gotKind?: string | undefined;
  /** Score and band of a reported link. */
  score?: number | undefined;
  band?: string | undefined;
  /** Things that are not independent of each other share a group (links of one lower clause). */
  group?: string | undefined;
}

/** A second figure beside found and missed: how many of the found are right in another respect. */
export interface Ratio {
  name: string;
  right: number;
  of: number;
}

/** The result of one part on one document or scope. */
export interface Measure {
  part: Part;
  scope: string;
  tp: number;
  fp: number;
  fn: number;
  ratio: Ratio;
  items: Item[];
}

/** Rows of one export together with the way from a printed document name to its key. */
export interface Reading {
  rows: Row[];
  keyOf: (document: string | null | undefined) => string | null;
}

/** Rows of one type. */
export function rowsOf<T extends Row['type']>(rows: readonly Row[], type: T): RowOf<T>[] {
  return rows.filter((row): row is RowOf<T> => row.type === type);
}
