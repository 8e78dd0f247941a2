import type { DocumentRecord } from '../../graph-schema/records.ts';
import { scanDates } from './dates.ts';
import { textView } from './view.ts';

/** Year in which a document speaks: that of its date, else of its number, else the first of the period in its title. */
export function yearOf({ date, documentNumber, title }: DocumentRecord): number | null {
  const year = date?.slice(0, 4) ?? /[〔[(（【](?<year>(?:19|20)\d{2})/u.exec(documentNumber ?? '')?.groups?.['year'];
  return year === undefined ? periodStart(title) : Number(year);
}

/** First year whose values are still ahead: that in which a document speaks, or the first of its period where that is later. */
export function firstYear(document: DocumentRecord): number | null {
  const spoken = yearOf(document);
  const start = periodStart(document.title);
  return spoken === null || start === null ? (spoken ?? start) : Math.max(spoken, start);
}

const PLAN_YEARS = 5;

/** First year of the last period that a title names: 2021 of “十四五”, 2023 of 2023—2025年; null where it names none. */
function periodStart(title: string): number | null {
  const period = scanDates(textView(title).text).findLast(({ kind }) => kind === 'during');
  if (!period) return null;
  if (period.deadline.endsWith('五') && period.year !== null) return period.year - PLAN_YEARS + 1;
  const first = /^(?:19|20)\d{2}/u.exec(period.deadline)?.[0]; // "2023—2025", "2024"; not "三年"
  return first === undefined ? null : Number(first);
}
