import type { CellPlace } from '../types.ts';
import { linesOf, NEAR, type Rule, type Rules, type Run, type TextLine } from './pdf-geometry.ts';

/** A table drawn with rules: its grid, and the text that stands in it. */
export interface PdfTable {
  top: number;
  bottom: number;
  /** Positions of the vertical grid lines, from left to right. */
  columns: number[];
  cells: { place: Omit<CellPlace, 'table'>; paragraphs: string[] }[];
  rows: number;
}

interface Area {
  left: number;
  right: number;
  top: number;
  bottom: number;
  rules: Rules;
}

/** Grid lines that one table may have. */
const MAX_LINES = 400;

/** Tables of a page, from top to bottom, and the runs that stand in none. */
export function findTables(rules: Rules, runs: readonly Run[]): { tables: PdfTable[]; rest: Run[] } {
  let rest = [...runs];
  const tables: PdfTable[] = [];
  for (const area of areasOf(rules)) {
    const inside = rest.filter((run) => isInside(run, area));
    const table = tableOf(area, inside);
    if (!table) continue;
    tables.push(table);
    const taken = new Set(inside);
    rest = rest.filter((run) => !taken.has(run));
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

function isInside({ x, y, width, size }: Run, { left, right, top, bottom }: Area): boolean {
  const middle = x + width / 2;
  return middle > left && middle < right && y + size / 3 > bottom && y + size / 3 < top;
}

/** Regions of rules that touch each other. */
function areasOf(rules: Rules): Area[] {
  const areas: Area[] = [];
  const horizontal = rules.horizontal.toSorted((a, b) => b.at - a.at);
  for (const vertical of mergeRules(rules.vertical)) {
    const crossing = horizontal.filter(
      (rule) => crosses(rule, vertical.at) && rule.at >= vertical.from - NEAR && rule.at <= vertical.to + NEAR,
    );
    if (crossing.length === 0) continue;
    const box = {
      left: Math.min(vertical.at, ...crossing.map((rule) => rule.from)),
      right: Math.max(vertical.at, ...crossing.map((rule) => rule.to)),
      top: vertical.to,
      bottom: vertical.from,
      rules: { horizontal: crossing, vertical: [vertical] },
    };
    const touching = areas.filter((area) => overlaps(area, box));
    for (const area of touching) areas.splice(areas.indexOf(area), 1);
    areas.push(touching.reduce(union, box));
  }
  return areas;
}

function crosses(rule: Rule, at: number): boolean {
  return rule.from - NEAR <= at && at <= rule.to + NEAR;
}

function overlaps(a: Area, b: Area): boolean {
  return a.left <= b.right + NEAR && b.left <= a.right + NEAR && a.bottom <= b.top + NEAR && b.bottom <= a.top + NEAR;
}

function union(a: Area, b: Area): Area {
  return {
    left: Math.min(a.left, b.left),
    right: Math.max(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
    rules: {
      horizontal: Array.from(new Set([...a.rules.horizontal, ...b.rules.horizontal])),
      vertical: [...a.rules.vertical, ...b.rules.vertical],
    },
  };
}

/** Joins rules that continue each other: borders are drawn cell by cell. */
function mergeRules(rules: readonly Rule[]): Rule[] {
  const merged: Rule[] = [];
  for (const rule of rules.toSorted((a, b) => Math.round(a.at) - Math.round(b.at) || a.from - b.from)) {
    const last = merged.at(-1);
    if (last && Math.abs(last.at - rule.at) < NEAR && rule.from <= last.to + NEAR) last.to = Math.max(last.to, rule.to);
    else merged.push({ ...rule });
  }
  return merged;
}

function gridLines(rules: readonly Rule[]): number[] {
  const lines: number[] = [];
  for (const at of rules.map((rule) => rule.at).sort((a, b) => a - b)) {
    if (at - (lines.at(-1) ?? -Infinity) >= NEAR) lines.push(at);
  }
  return lines;
}

function tableOf(area: Area, runs: readonly Run[]): PdfTable | null {
  const horizontal = mergeRules(area.rules.horizontal);
  const vertical = mergeRules(area.rules.vertical);
  const columns = gridLines(vertical);
  const rowLines = gridLines(horizontal).reverse();
  if (columns.length < 3 || rowLines.length < 2 || columns.length + rowLines.length > MAX_LINES) return null;
  const places = mergedCells(columns, rowLines, horizontal, vertical);
  const byPlace = new Map<(typeof places)[number], Run[]>();
  for (const run of runs) {
    const row = slot(
      rowLines.map((at) => -at),
      -(run.y + run.size / 3),
    );
    const column = slot(columns, run.x + run.width / 2);
    const place = places.find((p) => covers(p, row, column));
    if (place) byPlace.set(place, [...(byPlace.get(place) ?? []), run]);
  }
  return {
    top: rowLines[0] ?? area.top,
    bottom: rowLines.at(-1) ?? area.bottom,
    columns,
    rows: rowLines.length - 1,
    cells: places.map((place) => ({ place, paragraphs: paragraphsOf(linesOf(byPlace.get(place) ?? [])) })),
  };
}

/** Index of the gap between ascending grid lines that a position falls into. */
function slot(lines: readonly number[], at: number): number {
  return Math.max(
    0,
    lines.findLastIndex((line) => line <= at),
  );
}

function covers(place: Omit<CellPlace, 'table'>, row: number, column: number): boolean {
  return (
    row >= place.row &&
    row < place.row + (place.rowSpan ?? 1) &&
    column >= place.column &&
    column < place.column + (place.columnSpan ?? 1)
  );
}

/** Cells of a grid; where no rule parts two neighbours they are one cell. */
function mergedCells(
  columns: readonly number[],
  rowLines: readonly number[],
  horizontal: readonly Rule[],
  vertical: readonly Rule[],
): Omit<CellPlace, 'table'>[] {
  const middle = (lines: readonly number[], i: number): number => ((lines[i] ?? 0) + (lines[i + 1] ?? 0)) / 2;
  const drawn = (rules: readonly Rule[], at: number, along: number): boolean =>
    rules.some((rule) => Math.abs(rule.at - at) < NEAR && rule.from <= along && along <= rule.to);
  const taken = new Set<string>();
  const cells: Omit<CellPlace, 'table'>[] = [];
  for (let row = 0; row < rowLines.length - 1; row++) {
    for (let column = 0; column < columns.length - 1; column++) {
      if (taken.has(`${row}/${column}`)) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns.length - 1 &&
        !drawn(vertical, columns[column + columnSpan] ?? 0, middle(rowLines, row))
      )
        columnSpan += 1;
      let rowSpan = 1;
      while (
        row + rowSpan < rowLines.length - 1 &&
        !drawn(horizontal, rowLines[row + rowSpan] ?? 0, middle(columns, column))
      )
        rowSpan += 1;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r}/${c}`);
      cells.push({ row, column, ...(rowSpan > 1 && { rowSpan }), ...(columnSpan > 1 && { columnSpan }) });
    }
  }
  return cells;
}

// a line that begins something new inside a cell: "1.", "（二）", "③", "——"
const NEW_ITEM = /^(?:\d{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,3}[）)]|[\u2460-\u2473]|——)/u;

/** Lines of a cell put together to paragraphs: a line that stops short behind 。；： ends one. */
function paragraphsOf(lines: readonly TextLine[]): string[] {
  const right = Math.max(...lines.map((line) => line.right));
  const paragraphs: string[] = [];
  let open = false;
  for (const line of lines) {
    if (open && !NEW_ITEM.test(line.text)) paragraphs.push((paragraphs.pop() ?? '') + line.text);
    else paragraphs.push(line.text);
    open = !(/[。；：;:]$/u.test(line.text) && right - line.right > line.size);
  }
  return paragraphs;
}
