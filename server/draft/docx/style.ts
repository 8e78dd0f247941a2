import { AlignmentType, DocumentGridType, Footer, LineRuleType, PageNumber, Paragraph, TextRun } from 'docx';
import type { IParagraphOptions, IRunOptions, ISectionPropertiesOptions, IStylesOptions } from 'docx';

/**
 * Measures and fonts of official documents, GB/T 9704-2012: A4, type area 156 × 225 mm with 37 mm above and 28 mm to
 * the left (5.2.1), 22 lines of 28 characters in 仿宋 size 3, that is 16 pt (5.2.3), title in 小标宋 size 2 (7.3.1),
 * chapters in 黑体, （一） in 楷体 (7.3.3), page numbers in 宋体 size 4 between dashes, outside (7.5).
 */
const MM = 56.693; // twentieths of a point in a millimetre
const twips = (mm: number): number => Math.round(mm * MM);

/** Fonts by use; the second name is what Word falls back on where the first is not installed. */
export const FONTS = {
  title: ['方正小标宋简体', '华文中宋'],
  body: ['仿宋_GB2312', '仿宋'],
  chapter: ['黑体', 'SimHei'],
  section: ['楷体_GB2312', '楷体'],
  page: ['宋体', 'SimSun'],
} as const;
export type FontUse = keyof typeof FONTS;

/** Half-points: size 2 is 22 pt, 3 is 16 pt, 4 is 14 pt. */
export const SIZE = { title: 44, body: 32, page: 28, note: 21 } as const;

/** 225 mm over 22 lines; rounded down, so that the last one still fits. */
const LINE = Math.floor(twips(225) / 22);
/**
 * 28 characters of 16 pt are 158 mm, 2 mm more than the line has: the rest is taken out between them, in twentieths of
 * a point. A character grid would do the same in Word, but not in LibreOffice.
 */
const BETWEEN_CHARACTERS = -5;
/** Width of a character in the text, in twentieths of a point. */
export const CHARACTER = 16 * 20 + BETWEEN_CHARACTERS;
/** Indent of two characters. */
export const TWO_CHARACTERS = 2 * CHARACTER;

export function run(text: string, use: FontUse = 'body', options: IRunOptions = {}): TextRun {
  const name = FONTS[use][0];
  return new TextRun({
    text,
    size: SIZE.body,
    characterSpacing: BETWEEN_CHARACTERS,
    font: { eastAsia: name, ascii: 'Times New Roman', hAnsi: 'Times New Roman' },
    ...options,
  });
}

/** A paragraph on the 22-line grid, two characters indented unless told otherwise. */
export function paragraph(children: IParagraphOptions['children'], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    ...(children ? { children } : {}),
    indent: { firstLine: TWO_CHARACTERS },
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    widowControl: false, // every page is filled to its last line
    ...options,
  });
}

/** A centred line; titles may run over several lines. */
export function centred(text: string, use: FontUse, size: number): Paragraph {
  return paragraph([run(text, use, { size })], {
    alignment: AlignmentType.CENTER,
    indent: { firstLine: 0 },
    spacing: { line: Math.round(LINE * (size / SIZE.body)), lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
  });
}

export function emptyLine(): Paragraph {
  return paragraph([]);
}

function pageNumber(alignment: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  const font = { eastAsia: FONTS.page[0], ascii: FONTS.page[0], hAnsi: FONTS.page[0] };
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: SIZE.page, font })];
  const side = alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 };
  return new Footer({ children: [new Paragraph({ alignment, children, indent: side })] });
}

/** Odd pages carry their number on the right, even ones on the left (7.5). */
export function footers(): { default: Footer; even: Footer } {
  return { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) };
}

/** Width of the type area in twentieths of a point. */
export function typeAreaWidth(landscape: boolean): number {
  return twips(landscape ? 225 : 156);
}

/** What paragraphs have where they say nothing else. */
export const DEFAULTS: IStylesOptions = {
  default: { document: { run: { size: SIZE.body, font: { eastAsia: FONTS.body[0], ascii: 'Times New Roman' } } } },
};

/** Page of a section; task lists and correlation tables may lie on their side. */
export function page(landscape = false): ISectionPropertiesOptions {
  const upright = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26) };
  const margin = landscape ? { top: twips(28), bottom: twips(26), left: twips(35), right: twips(37) } : upright;
  return {
    page: {
      // the library turns width and height round by itself for landscape
      size: { width: twips(210), height: twips(297), orientation: landscape ? 'landscape' : 'portrait' },
      margin: { ...margin, footer: twips(28) },
    },
    grid: { type: DocumentGridType.LINES, linePitch: LINE },
  };
}
