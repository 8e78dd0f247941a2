import { linkHorizontal, scaleLinear } from 'd3';
import { LEVELS, type Level } from '../../graph-schema/terms.ts';

/** Pure layout of documents by date and level. No DOM, no colours. */

export interface TimelineDocument {
  id: string;
  label: string;
  /** Year with a fraction; null where none is known. */
  date: number | null;
  level: Level | null;
  held: boolean;
}

export interface TimelineEdge {
  from: string;
  to: string;
  /** Cited, taken for related, or only named. */
  how: 'cited' | 'inferred' | 'mentioned';
}

export interface PlacedDocument extends TimelineDocument {
  x: number;
  y: number;
  /** Side of the box on which its label stands. */
  side: 'left' | 'right';
}

export interface TimelineLayout {
  width: number;
  height: number;
  /** Levels that there are, from the top down; null for documents whose level is not known. */
  rows: { level: Level | null; y: number; top: number }[];
  years: { year: number; x: number }[];
  documents: PlacedDocument[];
  edges: (TimelineEdge & { path: string })[];
}

const LEFT = 44;
const RIGHT = 12;
const LANE = 20;
const PADDING = 8;
const AXIS = 18;
/** Width of a letter of a label; digits and signs take half of it. */
const LETTER = 11;
const MOST_YEARS = 6;

/** Places documents: date from left to right, level from the top down; labels of one level keep clear of each other. */
export function layoutTimeline(
  documents: readonly TimelineDocument[],
  edges: readonly TimelineEdge[],
  { width }: { width: number },
): TimelineLayout {
  const dates = documents.flatMap(({ date }) => date ?? []);
  const [first, last] =
    dates.length > 0 ? [Math.floor(Math.min(...dates)), Math.ceil(Math.max(...dates) + 0.01)] : [0, 1];
  const x = scaleLinear()
    .domain([first, last])
    .range([LEFT + 10, width - RIGHT]);
  const levels = [...LEVELS, null].filter((level) => documents.some((one) => one.level === level));
  const placed: PlacedDocument[] = [];
  const rows: TimelineLayout['rows'] = [];
  let top = PADDING;
  for (const level of levels) {
    const own = documents
      .filter((one) => one.level === level)
      .map((one) => place(one, Math.round(x(one.date ?? first)), width));
    const lanes = lanesOf(own);
    own.forEach((one, index) => placed.push({ ...one, y: top + lanes.at[index]! * LANE + LANE / 2 }));
    const height = lanes.count * LANE;
    rows.push({ level, y: top + height / 2, top });
    top += height + PADDING;
  }
  const byId = new Map(placed.map((one) => [one.id, one]));
  const step = Math.max(1, Math.ceil((last - first) / MOST_YEARS));
  const years = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
  return {
    width,
    height: top + AXIS,
    rows,
    years: dates.length > 0 ? years.map((year) => ({ year, x: Math.round(x(year)) })) : [],
    documents: placed,
    edges: edges.flatMap((edge) => {
      const [a, b] = [byId.get(edge.to), byId.get(edge.from)];
      return a && b ? [{ ...edge, path: curve({ source: [a.x, a.y], target: [b.x, b.y] }) ?? '' }] : [];
    }),
  };
}

const curve = linkHorizontal<{ source: [number, number]; target: [number, number] }, [number, number]>().digits(1);

function place(one: TimelineDocument, x: number, width: number): PlacedDocument {
  const fits = x + 10 + labelWidth(one.label) <= width;
  return { ...one, x, y: 0, side: fits ? 'right' : 'left' };
}

function labelWidth(label: string): number {
  return Array.from(label).reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e7f ? LETTER : LETTER * 0.6), 0);
}

/** The first lane for each document in which its box and label stand clear of the others. */
function lanesOf(documents: readonly PlacedDocument[]): { at: number[]; count: number } {
  const taken: [number, number][][] = [];
  const at = documents.map(({ x, side, label }) => {
    const reach = 10 + labelWidth(label);
    const own: [number, number] = side === 'right' ? [x - 10, x + reach] : [x - reach, x + 10];
    let lane = 0;
    while (taken[lane]?.some(([start, end]) => own[0] < end && own[1] > start)) lane += 1;
    taken[lane] = [...(taken[lane] ?? []), own];
    return lane;
  });
  return { at, count: Math.max(1, taken.length) };
}
