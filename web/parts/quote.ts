import type { ClauseRecord } from '../../graph-schema/records.ts';
import { quotation, type Quotable, type QuotationStyle } from '../../graph-schema/cite.ts';
import { copyText } from './copy.ts';

/** Cells whose heading says that they hold no wording of the measure itself. */
const SIDE_CELL = /单位|部门|序号|备注|时限|进度/u; // "责任单位"; not "工作任务"

/**
 * The wording of a clause without its number and heading: of a table row the cell that says what is to be done,
 * of a heading alone the heading.
 */
export function clauseWording(clause: Pick<ClauseRecord, 'text' | 'bodyStart' | 'title' | 'cells'>): string {
  const main = clause.cells.filter((cell) => !SIDE_CELL.test(cell.name));
  const candidates = main.length > 0 ? main : clause.cells;
  const longest = [...candidates].sort((a, b) => b.text.length - a.text.length)[0];
  if (longest?.text.trim()) return longest.text.trim();
  return clause.text.slice(clause.bodyStart).trim() || clause.title || clause.text.trim();
}

/** What the reader has selected inside an element, or "". */
export function selectedWithin(element: Element | null): string {
  const selection = window.getSelection();
  if (!element || !selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  return element.contains(selection.getRangeAt(0).commonAncestorContainer) ? selection.toString().trim() : '';
}

/** Copies a quotation with its source. */
export function copyQuotation(quoted: Quotable, style: QuotationStyle = 'report'): Promise<void> {
  return copyText(quotation(quoted, style), '已复制引文，含文号和条号');
}

/** The printed 文号 of a document's name in exports, or null where the name is the title. */
export function numberOf(document: string, title: string): string | null {
  return document === title ? null : document;
}
