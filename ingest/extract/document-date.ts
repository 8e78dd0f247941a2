import { chineseToNumber } from '../../graph-schema/numerals.ts';

const DIGIT = '[〇○ＯOo0零一二三四五六七八九]';
const ARABIC = '((?:19|20)\\d{2})[年.\\-/](\\d{1,2})(?:[月.\\-/](\\d{1,2})日?|月)';
const CHINESE = `([一二]${DIGIT}{3})年([一二三四五六七八九十元]{1,2})月(?:([一二三四五六七八九十廿卅]{1,3})日)?`;
// "2023年4月17日", "2023-04-17", "二〇二一年十一月四日", "2021年12月"; not "2021—2023年"
const DATE = new RegExp(`${ARABIC}|${CHINESE}`, 'u');
const DATE_LINE = new RegExp(`^[（(]?(?:${ARABIC}|${CHINESE})(?:印发|发布|公布)?[）)]?$`, 'u');
const DATE_END = new RegExp(`(?:${ARABIC}|${CHINESE})[）)]?$`, 'u');

/** ISO date of the first date in a text without white space, or null. */
export function findDate(tight: string): string | null {
  return toIso(DATE.exec(tight));
}

/** ISO date of a line that is a date and nothing else. */
export function dateLine(tight: string): string | null {
  return tight.length > 24 ? null : toIso(DATE_LINE.exec(tight));
}

/** A line that ends in a date, as signatures on one line do: what stands before it and the date. */
export function endsInDate(tight: string): { before: string; date: string } | null {
  if (tight.length > 80 || !/[\d日月）)]/u.test(tight.slice(-1))) return null;
  const match = DATE_END.exec(tight);
  const date = toIso(match);
  return match && date ? { before: tight.slice(0, match.index).replace(/[（(]$/u, ''), date } : null;
}

function toIso(match: RegExpExecArray | null): string | null {
  if (!match) return null;
  const [year, month, day] = match[1] ? [match[1], match[2], match[3]] : [yearOf(match[4]), match[5], match[6]];
  const monthNumber = numberOf(month);
  const dayNumber = day ? numberOf(day) : null;
  if (!year || monthNumber === null || monthNumber < 1 || monthNumber > 12) return null;
  const start = `${year}-${String(monthNumber).padStart(2, '0')}`;
  if (dayNumber === null) return start;
  return dayNumber >= 1 && dayNumber <= 31 ? `${start}-${String(dayNumber).padStart(2, '0')}` : null;
}

function yearOf(chinese: string | undefined): string | null {
  if (!chinese) return null;
  const value = chineseToNumber(chinese.replace(/[○ＯOo0零]/gu, '〇'));
  return value !== null && value > 1900 && value < 2100 ? String(value) : null;
}

function numberOf(text: string | undefined): number | null {
  if (!text) return null;
  if (/^\d+$/u.test(text)) return Number(text);
  if (text === '元') return 1;
  return chineseToNumber(text.replace('廿', '二十').replace('卅', '三十'));
}

/** The date some days later, for 自公布之日起30日后施行. */
export function addDays(date: string, days: number): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) ? date : new Date(time + days * 86_400_000).toISOString().slice(0, 10);
}
