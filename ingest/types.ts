import type { DiagnosticCode } from '../graph-schema/diagnostics.ts';
import type { Span } from '../graph-schema/records.ts';

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
