import { linkHorizontal } from 'd3';
import type { CoverageState, LinkKind } from '../../graph-schema/terms.ts';

/** Pure layout of the lineage drawing: what stands where, in pixels of the drawing. No DOM, no colours. */

export interface LineageRow {
  id: string;
  /** Number as printed: "21", "（一）". */
  label: string;
  text: string;
  /** Heading of the part that the row belongs to; rows of one part stand together. */
  group: string;
  /** What became of an upper row; null for lower rows. */
  state: CoverageState | null;
  /** Finding: beside an upper row, under a lower one. */
  note: string;
  alarm?: boolean;
}

export interface LineageRibbon {
  id: string;
  /** Lower and upper row. */
  from: string;
  to: string;
  kind: LinkKind;
  score: number;
}

export interface LineageModel {
  upper: readonly LineageRow[];
  lower: readonly LineageRow[];
  links: readonly LineageRibbon[];
}

export interface PlacedRow extends LineageRow {
  y: number;
  height: number;
}

export interface PlacedHeading {
  text: string;
  y: number;
  /** Ends of the bracket beside the part's rows. */
  top: number;
  bottom: number;
  /** Rows of the part, where it is folded. */
  folded: number;
}

export interface PlacedRibbon extends LineageRibbon {
  path: string;
  width: number;
  /** Links that were bundled into this ribbon; 1 where it stands for itself. */
  count: number;
}

export interface LineageLayout {
  width: number;
  height: number;
  /** x of the upper texts, of the stubs of omitted rows, of the two bars where ribbons end, and of the lower texts. */
  columns: { upperText: number; stub: number; upperBar: number; lowerBar: number; lowerText: number };
  upper: { rows: PlacedRow[]; headings: PlacedHeading[] };
  lower: { rows: PlacedRow[]; headings: PlacedHeading[] };
  ribbons: PlacedRibbon[];
}

export interface LayoutOptions {
  width: number;
  /** Height to fill where the rows leave room. */
  minHeight?: number;
  rowHeight?: number;
  /** Parts whose rows are folded into their heading, as `foldKey` names them. */
  folded?: ReadonlySet<string>;
}

export type Side = 'upper' | 'lower';
export const foldKey = (side: Side, group: string): string => `${side}:${group}`;

const HEAD = 44;
const HEADING = 18;
const FOOT = 10;
const NOTE = 13;
const ROW = 15;
/** Widest and thinnest ribbon. */
const THICK = 8;
const THIN = 1.6;

/**
 * Places rows in printed order, never reordered: crossings are a finding. Both columns get the same height; the shorter
 * one is spread. Rows of a folded part stand at their heading, and their ribbons are bundled.
 */
export function layoutLineage(model: LineageModel, options: LayoutOptions): LineageLayout {
  const { width, rowHeight = ROW, folded = new Set<string>() } = options;
  const columns = columnsFor(width);
  const isFolded = (side: Side) => (group: string) => folded.has(foldKey(side, group));
  const need = Math.max(
    neededHeight(model.upper, rowHeight, isFolded('upper')),
    neededHeight(model.lower, rowHeight, isFolded('lower')),
  );
  const height = Math.max(options.minHeight ?? 0, HEAD + need + FOOT);
  const room = height - HEAD - FOOT;
  const upper = placeColumn(model.upper, room, rowHeight, isFolded('upper'));
  const lower = placeColumn(model.lower, room, rowHeight, isFolded('lower'));
  const ribbons = bundle(model.links, upper.at, lower.at).map((ribbon) => place(ribbon, upper.at, lower.at, columns));
  // thin ribbons come last and so on top, and none hides another
  ribbons.sort((a, b) => b.width - a.width);
  return { width, height, columns, upper, lower, ribbons };
}

function columnsFor(width: number): LineageLayout['columns'] {
  const upperBar = Math.round(width * 0.372);
  const lowerBar = Math.round(width * 0.598);
  return { upperText: 14, stub: upperBar - 92, upperBar, lowerBar, lowerText: lowerBar + 20 };
}

interface Part {
  text: string;
  rows: LineageRow[];
}

function parts(rows: readonly LineageRow[]): Part[] {
  const found: Part[] = [];
  for (const row of rows) {
    const last = found.at(-1);
    if (last?.text === row.group) last.rows.push(row);
    else found.push({ text: row.group, rows: [row] });
  }
  return found;
}

function rowNeed(row: LineageRow, rowHeight: number): number {
  return row.state === null && row.note ? rowHeight + NOTE : rowHeight;
}

function neededHeight(rows: readonly LineageRow[], rowHeight: number, isFolded: (group: string) => boolean): number {
  return parts(rows).reduce((sum, part) => {
    const heading = part.text === '' ? 0 : HEADING;
    const own = isFolded(part.text) ? [] : part.rows;
    return sum + heading + own.reduce((need, row) => need + rowNeed(row, rowHeight), 0);
  }, 0);
}

interface Column {
  rows: PlacedRow[];
  headings: PlacedHeading[];
  /** Middle of each row, of folded ones at their heading, with the name under which ribbons are bundled. */
  at: Map<string, { y: number; name: string }>;
}

function placeColumn(
  rows: readonly LineageRow[],
  room: number,
  rowHeight: number,
  isFolded: (group: string) => boolean,
): Column {
  const all = parts(rows);
  const shown = all.reduce((count, part) => count + (isFolded(part.text) ? 0 : part.rows.length), 0);
  const spare = Math.max(0, room - neededHeight(rows, rowHeight, isFolded));
  const extra = shown > 0 ? spare / shown : 0;
  const column: Column = { rows: [], headings: [], at: new Map() };
  let y = HEAD;
  for (const part of all) {
    const start = y;
    const hidden = isFolded(part.text);
    if (part.text !== '') y += HEADING;
    for (const row of part.rows) {
      if (hidden) {
        column.at.set(row.id, { y: start + HEADING / 2, name: part.text });
        continue;
      }
      const height = rowNeed(row, rowHeight) + extra;
      column.rows.push({ ...row, y, height });
      column.at.set(row.id, { y: y + rowHeight / 2, name: row.id });
      y += height;
    }
    if (part.text === '') continue;
    const folded = hidden ? part.rows.length : 0;
    column.headings.push({ text: part.text, y: start, top: start + HEADING, bottom: y - 3, folded });
  }
  return column;
}

/** A smooth curve between two ends, to a tenth of a pixel. */
const curve = linkHorizontal<{ source: [number, number]; target: [number, number] }, [number, number]>().digits(1);

type Bundle = LineageRibbon & { count: number };

/** One ribbon for all links between the same two places; the strongest gives its kind and score. */
function bundle(links: readonly LineageRibbon[], upper: Column['at'], lower: Column['at']): Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const link of links) {
    const [from, to] = [lower.get(link.from), upper.get(link.to)];
    if (!from || !to) continue;
    const key = JSON.stringify([from.name, to.name]);
    const known = bundles.get(key);
    const stronger = !known || link.score > known.score ? link : known;
    bundles.set(key, { ...stronger, count: (known?.count ?? 0) + 1 });
  }
  return [...bundles.values()];
}

function place(
  ribbon: Bundle,
  upper: Column['at'],
  lower: Column['at'],
  { upperBar, lowerBar }: LineageLayout['columns'],
): PlacedRibbon {
  const path = curve({
    source: [upperBar + 4, upper.get(ribbon.to)!.y],
    target: [lowerBar - 4, lower.get(ribbon.from)!.y],
  });
  const width = Math.min(THICK * 1.5, round(THIN + (THICK - THIN) * ribbon.score + Math.log2(ribbon.count)));
  return { ...ribbon, path: path ?? '', width };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
