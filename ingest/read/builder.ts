import type { Span } from '../../graph-schema/records.ts';
import type { Finding, SourceFormat, SourceLine, SourceText } from '../types.ts';
import { withoutRadicals } from './symbols.ts';

type Hints = Omit<SourceLine, 'text' | 'span'>;

/** Collects lines in reading order and lays them out as one linear text, one line end behind each. */
export class SourceBuilder {
  readonly lines: SourceLine[] = [];
  readonly metadata: Record<string, string> = {};
  readonly diagnostics: Finding[] = [];
  private readonly parts: string[] = [];
  private length = 0;

  /** Appends one line; line ends inside `text` become spaces. Gives the line's span. */
  add(text: string, hints: Hints = {}): Span {
    const line = withoutRadicals(text.replace(/[\n\r]+/gu, ' '));
    const span: Span = [this.length, this.length + line.length];
    this.lines.push({ text: line, span, ...hints });
    this.parts.push(line);
    this.length = span[1] + 1;
    return span;
  }

  /** Appends a line of another text with its hints. */
  copy(line: SourceLine): void {
    const hints: Partial<SourceLine> = { ...line };
    delete hints.text;
    delete hints.span;
    this.add(line.text, hints);
  }

  build(format: SourceFormat, encoding: string): SourceText {
    return {
      format,
      encoding,
      text: this.parts.map((part) => `${part}\n`).join(''),
      lines: this.lines,
      metadata: this.metadata,
      diagnostics: this.diagnostics,
    };
  }
}
