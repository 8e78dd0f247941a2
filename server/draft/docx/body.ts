import { AlignmentType, BorderStyle, Tab, TabStopType, TextRun, type Paragraph, type ParagraphChild } from 'docx';
import type { DraftBlock, DraftContent, Finding } from '../../../graph-schema/draft.ts';
import { dutyNote } from '../duty-note.ts';
import { chineseDate } from '../text.ts';
import type { NumberedBlock } from '../../../graph-schema/numbering.ts';
import type { Notes } from './notes.ts';
import { CHARACTER, FONTS, centred, emptyLine, paragraph, run, SIZE, typeAreaWidth } from './style.ts';

export interface BodyOptions {
  notes: Notes;
  /** Footnotes that name the source of each reused block. */
  sources: boolean;
  /** Open findings, put in as comments. */
  findings: readonly Finding[];
  /** 版头: issuer's name in red, 文号, red line. */
  head: boolean;
  /** Titles of the annexes, for the list below the text. */
  annexes: readonly string[];
}

/** 版头 (7.2), title, addressees, the blocks, signature and date (7.3). */
export function body(draft: DraftContent, blocks: readonly NumberedBlock[], options: BodyOptions): Paragraph[] {
  const written = blocks.filter(({ block }) => block.form !== 'row');
  return [
    ...(options.head ? letterhead(draft) : []),
    ...titleLines(draft.title).map((line) => centred(line, 'title', SIZE.title)),
    emptyLine(),
    ...(draft.addressees ? [paragraph([run(`${draft.addressees.replace(/[:：]$/u, '')}：`)], { indent: {} })] : []),
    ...written.flatMap((numbered) => blockParagraphs(numbered, options)),
    ...attachmentNote(options.annexes),
    ...signature(draft),
  ];
}

/** Titles break where the words allow, after 关于 or before 促进: at most 20 characters a line. */
function titleLines(title: string): string[] {
  const words = title.split(/(?<=关于|印发)|(?=促进|推动|推进|加快)/u);
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length <= 20) lines[lines.length - 1] = last + word;
    else lines.push(word);
    return lines;
  }, []);
}

function letterhead({ issuer, documentNumber }: DraftContent): Paragraph[] {
  const font = { eastAsia: FONTS.title[0] };
  const mark = `${issuer}文件`;
  // the mark stays on one line: 156 mm are 884 half-points
  const markSize = Math.min(72, Math.floor(884 / mark.length));
  return [
    paragraph([new TextRun({ text: mark, size: markSize, color: 'FF0000', font })], {
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
      spacing: { before: 600, after: 300 },
    }),
    paragraph([run(documentNumber ?? '')], {
      alignment: AlignmentType.CENTER,
      indent: { firstLine: 0 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: 'FF0000', space: 11 } },
    }),
    emptyLine(),
  ];
}

/** A chapter's heading stands alone; deeper headings run into their text (7.3.3). */
function blockParagraphs({ block, label }: NumberedBlock, options: BodyOptions): Paragraph[] {
  const own = options.findings.filter((finding) => finding.block === block.id);
  const comments = (children: ParagraphChild[]): ParagraphChild[] => options.notes.commented(children, own);
  const lines = block.text.split('\n').filter(Boolean);
  const marks = options.sources ? options.notes.sourceMarks(block.sources) : [];
  if (block.level === 1) {
    const heading = paragraph(lines.length ? [run(label + block.title, 'chapter')] : comments([run(label + block.title, 'chapter'), ...marks]), { keepNext: true }); // prettier-ignore
    return [heading, ...textParagraphs(lines, block, [], marks, comments)];
  }
  const lead = headRuns(block, label, lines.length > 0);
  if (lines.length === 0) return [paragraph(comments([...lead, ...duty(block), ...marks]))];
  return textParagraphs(lines, block, lead, marks, comments);
}

function headRuns({ level, title }: DraftBlock, label: string, followed: boolean): ParagraphChild[] {
  if (!label && !title) return [];
  const words = `${label}${title}${title && followed ? '。' : ''}`;
  return [run(words, level === 2 ? 'section' : 'body')];
}

function textParagraphs(
  lines: readonly string[],
  block: DraftBlock,
  lead: ParagraphChild[],
  marks: ParagraphChild[],
  comments: (children: ParagraphChild[]) => ParagraphChild[],
): Paragraph[] {
  return lines.map((line, index) => {
    const last = index === lines.length - 1;
    const children = [...(index === 0 ? lead : []), run(line), ...(last ? [...duty(block), ...marks] : [])];
    return paragraph(index === 0 ? comments(children) : children);
  });
}

function duty({ agencies }: DraftBlock): ParagraphChild[] {
  const note = dutyNote(agencies);
  return note ? [run(note)] : [];
}

/** List of the annexes one line below the text, two characters in (7.3.4). */
function attachmentNote(names: readonly string[]): Paragraph[] {
  if (names.length === 0) return [];
  const [only] = names;
  const lines =
    names.length === 1
      ? [`附件：${only ?? ''}`]
      : names.map((name, i) => `${i === 0 ? '附件：' : '　　　'}${i + 1}．${name}`);
  return [emptyLine(), ...lines.map((line) => paragraph([run(line)]))];
}

/** Width of a text in characters; digits and letters take half of one. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, char) => width + (/[\d\p{Script=Latin}]/u.test(char) ? 0.5 : 1), 0);
}

/** Characters between the date and the right margin (7.3.5.1). */
const DATE_RIGHT = 4;

/** Date four characters from the right, the issuer above it and centred on it, as stamped documents have them (7.3.5.1). */
function signature({ issuer, date }: DraftContent): Paragraph[] {
  if (!issuer && !date) return [];
  const line = (text: string, characters: number): Paragraph =>
    paragraph([run(text)], {
      alignment: AlignmentType.RIGHT,
      indent: { firstLine: 0, right: Math.round(Math.max(0, characters) * CHARACTER) },
    });
  const printed = date ? chineseDate(date) : '';
  const centre = DATE_RIGHT + widthOf(printed) / 2;
  // a long name pushes both to the left
  const right = Math.max(DATE_RIGHT, widthOf(issuer) / 2 - widthOf(printed) / 2);
  const shift = right - DATE_RIGHT;
  return [
    emptyLine(),
    ...(issuer ? [line(issuer, (date ? centre : DATE_RIGHT) + shift - (date ? widthOf(issuer) / 2 : 0))] : []),
    ...(date ? [line(printed, right)] : []),
  ];
}

/** 版记 (7.4): who printed it and when, between two lines; at the end of the last page. */
export function imprint({ issuer, date }: DraftContent): Paragraph[] {
  if (!issuer || !date) return [];
  const office = /人民政府$/u.test(issuer) ? `${issuer}办公室` : issuer;
  const small = (text: string): TextRun => run(text, 'body', { size: SIZE.page });
  const rule = { style: BorderStyle.SINGLE, size: 8, color: '000000', space: 4 };
  return [
    emptyLine(),
    paragraph([small(office), new TextRun({ children: [new Tab()] }), small(`${chineseDate(date)}印发`)], {
      indent: { left: CHARACTER, right: CHARACTER, firstLine: 0 },
      tabStops: [{ type: TabStopType.RIGHT, position: typeAreaWidth(false) - CHARACTER }],
      border: { top: rule, bottom: rule },
    }),
  ];
}
