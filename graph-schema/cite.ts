/** How a clause is named in a quotation. Pure text, used by the page, exports and drafts alike. */

const DIGITS = /^\d+$/u; // "21"; not "21项"
const BRACKETED = /^（.+）$/u; // "（二）"; not "二"
const DASH = /^—(\d+)$/u; // "—2"; not "——"
const ARTICLE = /^第.+条$/u; // "第十二条"; not "第三章"

const PART = /^[零〇一二三四五六七八九十百]+$/u; // "三"; not "（三）"

/** Names one label that stands below others. */
function innerLabel(label: string): string {
  const dash = DASH.exec(label);
  if (dash) return `第${dash[1] ?? ''}个“——”`;
  if (DIGITS.test(label)) return `第${label}项`;
  if (PART.test(label)) return `第${label}部分`;
  return BRACKETED.test(label) || /^第/u.test(label) ? label : `之${label}`;
}

/**
 * A locator as a reader says it: "附件2/21" → "附件2第21项", "四/（二）" → "四（二）", "二/（四）/9" → "二（四）第9项",
 * "第三章/第十二条" → "第十二条" (articles are numbered through), "引言" → "引言".
 */
export function locatorInWords(locator: string): string {
  const labels = locator.split('/');
  const article = labels.map((label) => ARTICLE.test(label)).lastIndexOf(true);
  const shown = article > 0 ? labels.slice(article) : labels;
  return shown.map((label, index) => (index === 0 && !DIGITS.test(label) ? label : innerLabel(label))).join('');
}

export interface Quotable {
  text: string;
  /** Title of the document. */
  title: string;
  /** Printed 文号; null where there is none. */
  number: string | null;
  locator: string;
}

/** Turns the double quotation marks inside a sentence into single ones, and those into double. */
function innerQuotes(text: string): string {
  return text.replace(/[“”‘’]/gu, (mark) => ({ '“': '‘', '”': '’', '‘': '“', '’': '”' })[mark] ?? mark);
}

/** Where it stands: （《标题》，文号，附件2第21项）without brackets. */
export function sourceInWords({ title, number, locator }: Omit<Quotable, 'text'>): string {
  return [`《${title}》`, number, locatorInWords(locator)].filter(Boolean).join('，');
}

export const QUOTATION_STYLES = { report: '报告', footnote: '脚注', markdown: 'Markdown' } as const;
export type QuotationStyle = keyof typeof QUOTATION_STYLES;

/** A quotation that carries its source, ready to paste. The wording is never shortened. */
export function quotation(quoted: Quotable, style: QuotationStyle = 'report'): string {
  const text = quoted.text.trim();
  const source = sourceInWords(quoted);
  switch (style) {
    case 'report':
      return `“${innerQuotes(text)}”（${source}）`;
    case 'footnote':
      return `${source}：“${innerQuotes(text)}”`;
    case 'markdown':
      return `> ${text}\n>\n> ——${source}`;
  }
}
