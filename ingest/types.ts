import type { DiagnosticCode } from '../graph-schema/diagnostics.ts';
import type { Locator } from '../graph-schema/locator.ts';
import type { Cell, Span } from '../graph-schema/records.ts';
import type { ClauseForm } from '../graph-schema/terms.ts';

/** Formats that are read. */
export type SourceFormat = 'txt' | 'md' | 'html' | 'docx' | 'pdf';

/** Place of a table cell; rows and columns count from 0 within one table. */
export interface CellPlace {
  table: number;
  row: number;
  column: number;
  rowSpan?: number;
  columnSpan?: number;
  header?: boolean;
}

/** One line or paragraph as a reader saw it. `text` is the slice of the source text at `span`, without its line end. */
export interface SourceLine {
  text: string;
  span: Span;
  /** The line is (part of) this table cell. */
  cell?: CellPlace;
  /** Outline level that the format states (Word heading style, h1–h6), from 1. */
  heading?: number;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  /** Page number in the source, from 1, where the format has pages. */
  page?: number;
  /** True where the format knows that the paragraph ends here, so that no hard wrap is to be undone. */
  paragraph?: boolean;
}

/** What every reader gives: the text that it decoded and its lines in reading order. */
export interface SourceText {
  format: SourceFormat;
  encoding: string;
  text: string;
  lines: SourceLine[];
  /** Fields of a metadata table around the text (索引号, 发文机关, 成文日期, 文号 …), as printed. */
  metadata: Record<string, string>;
  diagnostics: Finding[];
}

/** A diagnostic before it is known which document it belongs to. Spans count in the text of the stage that found it. */
export interface Finding {
  code: DiagnosticCode;
  message: string;
  span?: Span;
}

/** A file as handed to the pipeline. */
export interface InputFile {
  /** Path or name, for messages and as a last resort for the title. */
  name: string;
  bytes: Uint8Array;
}

/**
 * Where each stretch of cleaned text stands in the source, in order. Between two segments the cleaned text has
 * characters that no source character stands for (a space put where two words of Latin script were joined).
 */
export interface OffsetSegment {
  clean: number;
  source: number;
  length: number;
}
export type OffsetMap = readonly OffsetSegment[];

/** One paragraph, heading or table cell of the cleaned text; `text` is the slice at `span`. */
export interface CleanLine {
  text: string;
  /** Place in the cleaned text. */
  span: Span;
  cell?: CellPlace;
  heading?: number;
  align?: 'left' | 'center' | 'right';
  bold?: boolean;
  page?: number;
  /** The paragraph was put together from the lines of a column only a few characters wide. */
  narrow?: boolean;
  /** Empty lines stood before it in the source. */
  gap?: boolean;
}

/** Text with page marks, bookmarks and hard wraps undone; lines are joined by one line feed. */
export interface CleanText {
  format: SourceFormat;
  text: string;
  lines: CleanLine[];
  map: OffsetMap;
  metadata: Record<string, string>;
  findings: Finding[];
}

/** A clause as the outline finds it, before it belongs to a document with an id. */
export interface OutlineClause {
  locator: Locator;
  title: string;
  /** The slices of the cleaned text at `spans`, joined. */
  text: string;
  label: string;
  bodyStart: number;
  form: ClauseForm;
  parent: Locator | null;
  leaf: boolean;
  /** Own text in reading order (a table row by columns, so not always ascending). */
  spans: Span[];
  cells: Cell[];
}

/** Structure of one document. Header, imprint and the clauses' spans cover the cleaned text but for line feeds. */
export interface Outline {
  /** 版头: issuer mark, number, title, addressees, titles of bound plans, contents. */
  header: Span[];
  /** 版记 and what stands at the end of the main part: 附件说明, 署名, 日期, 附注, 抄送, 印发. */
  imprint: Span[];
  clauses: OutlineClause[];
  findings: (Finding & { locator?: Locator })[];
}
