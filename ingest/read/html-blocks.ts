import { numberToChinese } from '../../graph-schema/numerals.ts';
import type { CellPlace, SourceLine } from '../types.ts';
import type { SourceBuilder } from './builder.ts';
import { isLayoutTable, placeCells } from './html-table.ts';
import { collapse, type HtmlElement } from './html-tree.ts';

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd div dl dt fieldset figure figcaption footer form header ' +
    'hr html li main nav ol p pre section table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6 #root'
  ).split(' '),
);

interface Context {
  align: SourceLine['align'];
  bold: boolean;
  heading: number | undefined;
  cell: CellPlace | undefined;
  pre: boolean;
  /** Numbered lists around it. */
  lists: number;
}

/** Writes an element's text as lines: one per block, one per line break, one per paragraph of a table cell. */
export class HtmlBlockWriter {
  private readonly out: SourceBuilder;
  private readonly skip: (element: HtmlElement) => boolean;
  private buffer: string[] = [];
  private boldLength = 0;
  private length = 0;
  private tables = 0;
  /** Number of a list item, waiting for the item's first line. */
  private label = '';
  /** Lines written since the current cell began: an empty cell still gets one. */
  private written = 0;

  constructor(out: SourceBuilder, skip: (element: HtmlElement) => boolean) {
    this.out = out;
    this.skip = skip;
  }

  write(root: HtmlElement): void {
    const context: Context = {
      align: undefined,
      bold: false,
      heading: undefined,
      cell: undefined,
      pre: false,
      lists: 0,
    };
    this.visit(root, context);
    this.flush(context, true);
  }

  private visit(element: HtmlElement, outer: Context): void {
    if (this.skip(element)) return;
    if (element.name === 'br') return this.flush(outer, false);
    const block = BLOCKS.has(element.name);
    if (block) this.flush(outer, true);
    const context = contextOf(element, outer, block);
    if (element.name === 'table' && !outer.cell && !isLayoutTable(element)) this.table(element, context);
    else this.children(element, context);
    if (block) this.flush(context, true);
  }

  private children(element: HtmlElement, context: Context): void {
    let number = Number.parseInt(element.attribs.start ?? '1', 10) || 1;
    for (const child of element.children) {
      if (typeof child === 'string') this.text(child, context);
      else {
        if (element.name === 'ol' && child.name === 'li') {
          number = Number.parseInt(child.attribs.value ?? '', 10) || number;
          this.label = listLabel(number++, context.lists, LIST_STYLE.exec(element.attribs.style ?? '') !== null);
        }
        this.visit(child, context);
      }
    }
  }

  private table(element: HtmlElement, context: Context): void {
    const table = this.tables++;
    for (const child of element.children) {
      if (typeof child !== 'string' && child.name === 'caption') this.visit(child, context);
    }
    for (const { element: cell, place } of placeCells(element)) {
      const inner = contextOf(cell, { ...context, cell: { table, ...place } }, true);
      this.written = 0;
      this.children(cell, inner);
      this.flush(inner, true);
      if (this.written === 0) this.out.add('', hintsOf(inner, false, true));
    }
  }

  private text(text: string, context: Context): void {
    if (!context.pre) return this.push(text, context);
    text.split(/\r\n?|\n/u).forEach((line, i) => {
      if (i > 0) this.flush(context, false);
      this.push(line, context);
    });
  }

  private push(text: string, context: Context): void {
    const length = text.trim().length;
    this.buffer.push(text);
    this.length += length;
    if (context.bold) this.boldLength += length;
  }

  /** Ends the line; `paragraph` tells whether a block ended here or only a line break stands. */
  private flush(context: Context, paragraph: boolean): void {
    const text = collapse(this.buffer.join(''));
    const bold = this.boldLength > 0 && this.boldLength === this.length;
    this.buffer = [];
    this.boldLength = 0;
    this.length = 0;
    if (text.trim() === '') return;
    this.out.add(this.label + text, hintsOf(context, bold, paragraph));
    this.label = '';
    this.written += 1;
  }
}

// "list-style-type: cjk-ideographic", "list-style: simp-chinese-informal"; not "list-style-type: decimal"
const LIST_STYLE = /list-style(?:-type)?\s*:\s*(?:cjk-ideographic|(?:simp|trad)-chinese-(?:in)?formal)/iu;

/**
 * Number of a list item as documents print it at its depth, since the page leaves it to the browser: "1. ", "（1）", "①";
 * "一、", "（一）" where the page asks for Chinese numerals.
 * @param depth numbered lists around the item, from 1
 */
function listLabel(number: number, depth: number, chinese: boolean): string {
  if (chinese && number >= 1 && number <= 999) {
    return depth <= 1 ? `${numberToChinese(number)}、` : `（${numberToChinese(number)}）`;
  }
  if (depth <= 1) return `${number}. `;
  return depth > 2 && number >= 1 && number <= 20 ? String.fromCharCode(0x245f + number) : `（${number}）`;
}

function hintsOf(context: Context, bold: boolean, paragraph: boolean): Omit<SourceLine, 'text' | 'span'> {
  const { align, heading, cell } = context;
  return {
    ...(cell && { cell }),
    ...(heading && { heading }),
    ...(align && { align }),
    ...(bold && { bold }),
    ...(paragraph && { paragraph }),
  };
}

// "text-align: center"; not "text-align: justify"
const ALIGN = /text-align\s*:\s*(left|center|right)/iu;
// "font-weight: bold", "font-weight:700"; not "font-weight: normal"
const BOLD = /font-weight\s*:\s*(?:bold|[6-9]00)/iu;
// "h1", "H6"; not "hr", "h7"
const HEADING = /^h([1-6])$/iu;

function contextOf(element: HtmlElement, outer: Context, block: boolean): Context {
  const style = element.attribs.style ?? '';
  const align = ALIGN.exec(style)?.[1] ?? element.attribs.align ?? (element.name === 'center' ? 'center' : '');
  const level = HEADING.exec(element.name)?.[1];
  return {
    align: block && isAlign(align.toLowerCase()) ? (align.toLowerCase() as Context['align']) : outer.align,
    bold: outer.bold || level !== undefined || ['b', 'strong', 'th'].includes(element.name) || BOLD.test(style),
    heading: level === undefined ? outer.heading : Number(level),
    cell: outer.cell,
    lists: outer.lists + (element.name === 'ol' ? 1 : 0),
    pre: outer.pre || element.name === 'pre' || /white-space\s*:\s*pre/iu.test(style),
  };
}

function isAlign(value: string): value is 'left' | 'center' | 'right' {
  return value === 'left' || value === 'center' || value === 'right';
}
