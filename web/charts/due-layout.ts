import { scaleLinear } from 'd3';

/** Pure layout of deadlines: one bar for each document, from its date to the day that it sets. No DOM, no colours. */

export interface DueItem {
  id: string;
  /** Year with a fraction; null where the document has no date. */
  issued: number | null;
  /** Null where it sets no deadline. */
  due: number | null;
}

export interface PlacedDue {
  id: string;
  y: number;
  from: number;
  to: number;
  /** Dotted: no deadline is set. */
  open: boolean;
}

export interface DueLayout {
  width: number;
  height: number;
  bars: PlacedDue[];
  /** Lines of years. */
  years: { year: number; x: number }[];
}

/** First and last year of a table's deadlines, so that all rows share one line of time. */
export function dueDomain(items: readonly DueItem[]): [number, number] {
  const all = items.flatMap(({ issued, due }) => [issued, due]).filter((one) => one !== null);
  if (all.length === 0) return [2020, 2025];
  const [first, last] = [Math.floor(Math.min(...all)), Math.ceil(Math.max(...all))];
  return [first, Math.max(last, first + 1)];
}

/** At most this many years get a line. */
const MOST_YEARS = 4;

export function yearTicks([first, last]: [number, number]): number[] {
  const step = Math.max(1, Math.ceil((last - first) / MOST_YEARS));
  const years: number[] = [];
  for (let year = first; year <= last; year += step) years.push(year);
  return years;
}

/** Places one bar for each document that sets the indicator. */
export function layoutDues(
  items: readonly DueItem[],
  domain: [number, number],
  { width, height }: { width: number; height: number },
): DueLayout {
  const x = scaleLinear()
    .domain(domain)
    .range([4, width - 4]);
  const step = items.length > 1 ? (height - 10) / (items.length - 1) : 0;
  const bars = items.map(({ id, issued, due }, index) => ({
    id,
    y: Math.round((5 + Math.min(step, 10) * index) * 10) / 10,
    from: Math.round(x(issued ?? domain[0])),
    to: Math.round(x(due ?? domain[1])),
    open: due === null,
  }));
  return { width, height, bars, years: yearTicks(domain).map((year) => ({ year, x: Math.round(x(year)) })) };
}
