import { scaleLinear, scaleLog, scalePoint } from 'd3';

/** Pure layout of the course of one indicator's value over several documents. No DOM, no colours. */

export interface ValuePoint {
  /** Document that gives the value. */
  id: string;
  /** Null where the document does not give one. */
  value: number | null;
  /** Upper end of a range. */
  value2?: number | null;
  /** 左右, 超过: not the value itself. */
  open?: boolean;
  /** Named without a number. */
  lost?: boolean;
}

/** A value and the one that it is measured against. */
export interface ValueStep {
  from: string;
  to: string;
  /** A share of the upper amount: not to be compared in size. */
  share?: boolean;
}

export interface PlacedValue {
  id: string;
  x: number;
  y: number;
  open: boolean;
  /** Other end of a range. */
  y2: number | null;
}

export interface ValueLayout {
  width: number;
  height: number;
  /** y of the base line. */
  base: number;
  values: PlacedValue[];
  lost: { id: string; x: number; y: number }[];
  lines: { path: string; share: boolean }[];
  /** True where values differ so much that sizes are drawn by order of magnitude. */
  log: boolean;
}

/** From this ratio on between the largest and the smallest value sizes are drawn by order of magnitude. */
const LOG_FROM = 12;

/** Places the values of an indicator: one column for each document, the base line at zero. */
export function layoutValues(
  points: readonly ValuePoint[],
  steps: readonly ValueStep[],
  { width, height, margin = 8 }: { width: number; height: number; margin?: number },
): ValueLayout {
  const base = height - 5.5;
  const x = scalePoint<string>()
    .domain(points.map(({ id }) => id))
    .range([margin, width - margin]);
  if (points.length === 1) x.range([margin, margin]);
  const ends = points.flatMap(({ value, value2 }) => [value, value2]).filter((one) => typeof one === 'number');
  const above = ends.filter((one) => one > 0);
  const log = above.length > 1 && Math.max(...above) / Math.min(...above) > LOG_FROM;
  const y = yScale(ends, log, [base, 7]);
  const place = (value: number): number => round(log && value <= 0 ? base : y(value));
  const values = points.flatMap(({ id, value, value2, open }): PlacedValue[] =>
    value === null
      ? []
      : [
          {
            id,
            x: round(x(id)!),
            y: place(value2 ?? value),
            open: open ?? false,
            y2: typeof value2 === 'number' ? place(value) : null,
          },
        ],
  );
  const lost = points.filter((one) => one.lost).map(({ id }) => ({ id, x: round(x(id)!), y: base - 0.5 }));
  return { width, height, base, values, lost, lines: linesOf(steps, values), log };
}

function yScale(values: readonly number[], log: boolean, range: [number, number]): (value: number) => number {
  const most = Math.max(0, ...values) || 1;
  if (!log)
    return scaleLinear()
      .domain([Math.min(0, ...values), most])
      .range(range);
  const least = Math.min(...values.filter((one) => one > 0));
  return scaleLog()
    .domain([least / 2, most])
    .range(range);
}

function linesOf(steps: readonly ValueStep[], values: readonly PlacedValue[]): ValueLayout['lines'] {
  const byId = new Map(values.map((one) => [one.id, one]));
  return steps.flatMap(({ from, to, share }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    return a && b ? [{ path: `M${a.x} ${a.y}L${b.x} ${b.y}`, share: share ?? false }] : [];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
