/** The day at this machine, "2026-11-26"; in China it is a new one eight hours before it is at Greenwich. */
export function today(now = new Date()): string {
  const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
