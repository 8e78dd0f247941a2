import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  FootnoteReferenceRun,
  Paragraph,
  TextRun,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx';
import { sourceInWords } from '../../../graph-schema/cite.ts';
import { FINDING_RULES, type DraftSource, type Finding } from '../../../graph-schema/draft.ts';
import { pageLink } from '../../export/page-link.ts';
import { FONTS, SIZE } from './style.ts';

const NOTE_FONT = { eastAsia: FONTS.page[0], ascii: 'Times New Roman', hAnsi: 'Times New Roman' };

/** Collects footnotes and comments while the body is written, and gives out their marks. */
export class Notes {
  readonly footnotes: Record<string, { children: Paragraph[] }> = {};
  readonly comments: ICommentOptions[] = [];
  readonly #origin: string | undefined;

  /** @param origin "http://127.0.0.1:3000", put before clause addresses; absent: no addresses */
  constructor(origin?: string) {
    this.#origin = origin;
  }

  /** Footnote marks that name the sources: title, 文号, clause, address. */
  sourceMarks(sources: readonly DraftSource[]): ParagraphChild[] {
    return sources.map((source) => {
      const id = Object.keys(this.footnotes).length + 1;
      const link = this.#origin ? `，${pageLink(this.#origin, source.clauseId)}` : '';
      const text = `源自${sourceInWords(source)}${link}`;
      const children = [new TextRun({ text, size: SIZE.note - 3, font: NOTE_FONT })];
      this.footnotes[String(id)] = { children: [new Paragraph({ children })] };
      return new FootnoteReferenceRun(id);
    });
  }

  /** Puts comments with open findings around the words of a block. */
  commented(children: ParagraphChild[], findings: readonly Finding[]): ParagraphChild[] {
    if (findings.length === 0) return children;
    const ids = findings.map((finding) => this.#comment(finding));
    return [
      ...ids.map((id) => new CommentRangeStart(id)),
      ...children,
      ...ids.map((id) => new CommentRangeEnd(id)),
      ...ids.map((id) => new TextRun({ children: [new CommentReference(id)] })),
    ];
  }

  #comment({ rule, text, message }: Finding): number {
    const id = this.comments.length;
    const words = `${FINDING_RULES[rule]}${text ? ` “${text}”` : ''}：${message}`;
    this.comments.push({
      id,
      author: '政脉',
      date: new Date(0),
      children: [new Paragraph({ children: [new TextRun(words)] })],
    });
    return id;
  }
}
