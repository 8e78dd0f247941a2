import { walkXml } from './xml.ts';

/** What a paragraph style or a paragraph itself says that matters for reading. */
export interface ParagraphFormat {
  align?: string;
  bold?: boolean;
  /** Outline level from 0, as Word counts. */
  outline?: number;
  list?: string;
  listLevel?: number;
}

const LATENT_END = '</w:latentStyles>';
const STYLE = '<w:style ';
const STYLE_END = '</w:style>';

interface Style extends ParagraphFormat {
  name: string;
  basedOn: string | null;
}

/** Paragraph styles of a document with what they inherit. */
export class DocxStyles {
  private readonly styles = new Map<string, Style>();
  private fallback: string | null = null;

  constructor(xml: string | null) {
    let current: Style | null = null;
    if (xml === null) return;
    walkXml(withoutTableStyles(withoutLatent(xml)), {
      open: (name, a) => {
        if (name === 'style') {
          current = { name: '', basedOn: null };
          this.styles.set(a.styleId ?? '', current);
          if (a.type === 'paragraph' && a.default === '1') this.fallback = a.styleId ?? null;
        } else if (current) setStyle(current, name, a.val);
      },
      close: (name) => {
        if (name === 'style') current = null;
      },
    });
  }

  /** Format of a style, what it is based on filled in; the default style for null. */
  formatOf(styleId: string | null): ParagraphFormat {
    const chain: Style[] = [];
    for (let id = styleId ?? this.fallback; id !== null && chain.length < 20;) {
      const style: Style | undefined = this.styles.get(id);
      if (!style) break;
      chain.unshift(style);
      id = style.basedOn;
    }
    const format: ParagraphFormat = {};
    for (const { name, align, bold, outline, list, listLevel } of chain) {
      if (align !== undefined) format.align = align;
      if (bold !== undefined) format.bold = bold;
      if (list !== undefined) format.list = list;
      if (listLevel !== undefined) format.listLevel = listLevel;
      // "heading 1", "标题 2": built-in headings, whose level stands in the name too
      const named = /^(?:heading|标题)\s?([1-9])$/iu.exec(name)?.[1];
      if (outline !== undefined) format.outline = outline;
      else if (named !== undefined) format.outline = Number(named) - 1;
    }
    return format;
  }
}

/** Without the list of the styles that Word could offer: hundreds of elements that say nothing of this document. */
function withoutLatent(xml: string): string {
  const [start, end] = [xml.indexOf('<w:latentStyles'), xml.indexOf(LATENT_END)];
  return start < 0 || end < start ? xml : xml.slice(0, start) + xml.slice(end + LATENT_END.length);
}

// matches 'w:type="table" w:styleId="a"', 'w:type="numbering"'; not 'w:type="paragraph"'
const NO_PARAGRAPH = /\bw:type="(?:table|numbering)"/u;

/** Without the styles of tables and lists, which no paragraph can have: Word writes them at such length that they are most of the file. */
function withoutTableStyles(xml: string): string {
  const [before = '', ...styles] = xml.split(STYLE);
  const kept = styles.map((style) => {
    const end = style.indexOf(STYLE_END);
    const isOther = end >= 0 && NO_PARAGRAPH.test(style.slice(0, style.indexOf('>')));
    return isOther ? style.slice(end + STYLE_END.length) : STYLE + style;
  });
  return before + kept.join('');
}

function setStyle(style: Style, name: string, value: string | undefined): void {
  if (name === 'name') style.name = value ?? '';
  else if (name === 'basedOn') style.basedOn = value ?? null;
  else setFormat(style, name, value);
}

/** Takes one property element into a format; others are ignored. */
export function setFormat(format: ParagraphFormat, name: string, value: string | undefined): void {
  if (name === 'jc') format.align = value ?? '';
  else if (name === 'outlineLvl') format.outline = Number(value);
  else if (name === 'numId') format.list = value ?? '0';
  else if (name === 'ilvl') format.listLevel = Number(value);
  else if (name === 'b') format.bold = isOn(value);
}

/** Word's way to write true: the element without a value, 1, true, on. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}
