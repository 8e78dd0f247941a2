/** Deadlines as points in time, for lines and for sorting. */

/** First and last year of five-year plans: 十四五 is 2021 to 2025. */
function planEnd(deadline: string): number | null {
  const plan = '一二三四五六七八九'.indexOf(/十(.)五/u.exec(deadline)?.[1] ?? '-'); // "十四五"; not "十五年"
  return plan < 0 ? null : 2010 + 5 * plan;
}

/**
 * The end of a deadline as a year with a fraction: "2025" → 2026 (its last day), "2025-06" → 2025.5, "十四五" → 2026.
 * Null for what comes again and again (每年) and for what is no date.
 */
export function deadlineEnd(deadline: string | null): number | null {
  if (deadline === null || /^每|年均/u.test(deadline)) return null; // "每5年"; not "2025"
  const plan = planEnd(deadline);
  if (plan !== null) return plan + 1;
  const match = /(\d{4})(?:-(\d{2}))?(?!.*\d{4})/u.exec(deadline); // "2025-06", "2023—2025"; not "每年"
  if (!match) return null;
  return Number(match[1]) + (match[2] === undefined ? 1 : Number(match[2]) / 12);
}

/** A date as a year with a fraction: "2021-07-01" → 2021.5; null where there is none. */
export function yearOf(date: string | null): number | null {
  const match = /^(\d{4})(?:-(\d{2}))?/u.exec(date ?? ''); // "2021-11-04"; not "十四五"
  return match ? Number(match[1]) + (Number(match[2] ?? 1) - 1) / 12 : null;
}
