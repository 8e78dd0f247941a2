import type { SourceLine } from '../types.ts';
import type { DocxNumbering } from './docx-numbering.ts';
import { type DocxStyles, type ParagraphFormat } from './docx-styles.ts';

/** A line before it has its place in the linear text. */
export type DocxLine = Omit<SourceLine, 'span'>;

/** A paragraph while it is read. */
export class DocxParagraph {
  readonly format: ParagraphFormat = {};
  style: string | null = null;
  /** The paragraph mark was deleted in a tracked change: the next paragraph goes on in this one. */
  joined = false;
  /** Lines of text boxes anchored here and of notes, written behind the paragraph. */
  readonly behind: DocxLine[] = [];
  private parts: string[] = [];
  private length = 0;
  private boldLength = 0;

  add(text: string, bold: boolean | undefined): void {
    this.parts.push(text);
    const length = text.trim().length;
    this.length += length;
    if (bold === true) this.boldLength += length;
  }

  /** Takes over what was read of a paragraph that this one continues. */
  continueFrom(before: DocxParagraph): void {
    this.parts = [...before.parts, ...this.parts];
    this.length += before.length;
    this.boldLength += before.boldLength;
    this.behind.unshift(...before.behind);
  }

  /** The paragraph's lines, its generated number in front, text boxes and notes behind. */
  lines(styles: DocxStyles, numbering: DocxNumbering): DocxLine[] {
    const format = { ...styles.formatOf(this.style), ...this.format };
    const label = this.label(format, numbering);
    const text = this.parts.join('').replace(/[\t ]+/gu, ' ');
    const bold = this.length > 0 && this.boldLength === this.length;
    const hints = {
      ...(format.outline !== undefined && format.outline < 9 && { heading: format.outline + 1 }),
      ...(ALIGNMENTS[format.align ?? ''] && { align: ALIGNMENTS[format.align ?? ''] }),
      ...(bold && { bold }),
    };
    const pieces = (text.trim() === '' ? '' : label + text.replace(/^ +/u, '')).split('\n');
    const lines = pieces.map((piece, i): DocxLine => {
      const last = i === pieces.length - 1;
      return { text: piece.trimEnd(), ...hints, ...(last && { paragraph: true }) };
    });
    return [...lines, ...this.behind];
  }

  private label(format: ParagraphFormat, numbering: DocxNumbering): string {
    const { list } = format;
    if (list === undefined || list === '0') return '';
    const level = format.listLevel ?? (this.style === null ? 0 : (numbering.levelOfStyle(list, this.style) ?? 0));
    return numbering.next(list, level);
  }
}

const ALIGNMENTS: Record<string, SourceLine['align'] | undefined> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
};
