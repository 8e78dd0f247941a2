import type { TargetRecord } from '../../../../graph-schema/records.ts';
import { scanDates } from '../../../../ingest/extract/dates.ts';
import { textView } from '../../../../ingest/extract/view.ts';
import type { Rule, Spotted } from '../types.ts';

/** Roles in which the past is told of, not promised. */
const TOLD: ReadonlySet<string> = new Set(['background', 'purpose', 'principle']);

/**
 * Dates by which something is to be done that lie before the text's own date. Silent in what tells of the past, in
 * brackets and titles, and for the year that the text is dated in.
 */
export const deadlinePast: Rule = ({ document, draft, date }) => {
  const year = Number(date.slice(0, 4));
  const orders = document.clauses
    .filter(({ role }) => !TOLD.has(role))
    .flatMap((clause) => {
      const view = textView(clause.text);
      return scanDates(view.text)
        .filter((mark) => mark.kind === 'by' && mark.year !== null && isOrder(view.text, mark))
        .map((mark) => ({ clause, span: view.span(mark.start, mark.end), by: mark.year! }));
    });
  // a finished text without a date, all of whose deadlines are past, is an old one
  if (!draft && !document.document.date && orders.every(({ by }) => by < year)) return [];
  return orders
    .filter(({ by }) => by < year && by >= year - FORGOTTEN_YEARS)
    .map(({ clause, span }): Spotted => {
      const text = clause.text.slice(...span);
      const message = `期限“${text}”早于${date.slice(0, 4)}年，已经过去。`;
      return { rule: 'deadline-past', weight: 'must', clause, span, text, message };
    });
};

// a date that bounds a condition or a period in the past: "2022年底到期的", "至1992年8月13日期间建成"; not "2022年底前建成"
const CONDITION =
  /^(?:之?间|期间|到期|届满|以前|之?前(?:已|到期|建成|登记|注册|成立|取得|出生|入|参加)|[^，。；]{0,12}(?:到期|届满))/u;
/** Longest time that a forgotten date lies back; what is older is history. */
const FORGOTTEN_YEARS = 5;

// words behind a date in the past that only tell of it: "截至2020年底，全市有…", "2019年底前已建成"
const TELLS = /截[至止]|已经?|以来|同期|基数|较|比/u;

/** Whether a date bounds what is to be done: no title, no count of the state so far. */
function isOrder(text: string, { start, end }: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const phrase = text.slice(end, end + 24).split(/[。；]/u)[0] ?? '';
  if (CONDITION.test(text.slice(end, end + 24)) || /期间$/u.test(text.slice(start, end)) || /日$/u.test(before))
    return false;
  if (text.lastIndexOf('《', start) > text.lastIndexOf('》', start)) return false;
  return !TELLS.test(before.split(/[。；，]/u).at(-1) ?? '') && !TELLS.test(phrase.slice(0, 8));
}

/** The last year of a deadline; null for periods and what recurs. */
export function deadlineYear({ deadline }: Pick<TargetRecord, 'deadline'>): number | null {
  const marks = deadline === null ? [] : scanDates(/^\d{4}$/u.test(deadline) ? `${deadline}年` : deadline);
  return marks.at(-1)?.year ?? null;
}
