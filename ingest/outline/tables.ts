import { squash } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { readLabels, type Reading } from './labels.ts';

/** The part that a line plays in a table of at least two columns. */
export interface TableLine {
  table: number;
  /** Heading of its column; "" where there is none. */
  name: string;
  /** header: caption, column heading or note; row: first line of a row; cell: any other line; group: a labelled cell. */
  kind: 'header' | 'row' | 'cell' | 'group';
  reading?: Reading;
}

interface RowLines {
  row: number;
  columns: Map<number, number[]>;
  header: boolean;
}

// matches "序号", "编号", "No."; not "序号管理"
const NUMBER_COLUMN = /^(?:序号|编号|项号|排序|No\.?)$/iu;
// matches "28", "28.", "（28）"; not "2023年"
const BARE_NUMBER = /^[（(]?(\d{1,4})[）)．.﹒、]?$/u;

/** What each line of the tables in [from, to) is. Lines of tables with one column count as running text. */
export function tableRows(lines: readonly CleanLine[], from: number, to: number): Map<number, TableLine> {
  const parts = new Map<number, TableLine>();
  for (let i = from; i < to;) {
    const table = lines[i]?.cell?.table;
    let end = i + 1;
    while (end < to && table !== undefined && lines[end]?.cell?.table === table) end++;
    if (table !== undefined) readTable(lines, i, end, table, parts);
    i = end;
  }
  return parts;
}

function readTable(
  lines: readonly CleanLine[],
  from: number,
  to: number,
  table: number,
  parts: Map<number, TableLine>,
): void {
  const rows = groupRows(lines, from, to);
  const columns = Math.max(...rows.map((row) => Math.max(...row.columns.keys()))) + 1;
  if (columns < 2) return;
  const head = headerRow(lines, rows);
  const names = columnNames(lines, rows, head);
  const numbered = [...names].find(([, name]) => NUMBER_COLUMN.test(name))?.[0];
  rows.forEach((row, r) => {
    const cells = [...row.columns].sort(([a], [b]) => a - b);
    const set = (i: number, column: number, kind: TableLine['kind'], reading?: Reading): void => {
      parts.set(i, { table, name: names.get(column) ?? '', kind, ...(reading && { reading }) });
    };
    const all = (kind: TableLine['kind']): void => {
      for (const [column, cell] of cells) for (const i of cell) set(i, column, kind);
    };
    if (r <= head || row.header) {
      all('header');
      // a caption "专栏1：…" opens the box that the table is
      const caption = cells[0]?.[1][0];
      if (caption !== undefined && readLabels(lines[caption]?.text ?? '')[0]?.family === 'box') parts.delete(caption);
      return;
    }
    const labelled = cells.find(([, [i]]) => i !== undefined && readLabels(lines[i]?.text ?? '').length > 0);
    if (cells.length === 1 && numbered !== cells[0]?.[0]) {
      all('header');
      if (labelled?.[1][0] !== undefined) parts.delete(labelled[1][0]);
      return;
    }
    all('cell');
    markRow(lines, cells, numbered, set);
  });
}

type SetPart = (i: number, column: number, kind: TableLine['kind'], reading?: Reading) => void;

/** Marks where a row begins: at its number, at its own label below that of a group, else at its first cell. */
function markRow(
  lines: readonly CleanLine[],
  cells: readonly [number, number[]][],
  numbered: number | undefined,
  set: SetPart,
): void {
  let open = false;
  let grouped = -1;
  for (const [column, [i]] of cells) {
    const text = lines[i ?? -1]?.text ?? '';
    if (i === undefined || open) continue;
    const number = BARE_NUMBER.exec(text)?.[1];
    if (number !== undefined && (column === numbered || column === cells[0]?.[0])) {
      set(i, column, 'row', {
        family: 'row',
        number: Number(number),
        label: String(Number(number)),
        printed: text,
        cost: 0,
      });
      open = true;
      continue;
    }
    const label = readLabels(text)[0];
    if (!label || label.family === 'dash' || label.family === 'box') continue;
    const group = label.family === 'cn' || label.family === 'pcn' || label.family === 'chapter';
    if (group) set(i, column, 'group', label);
    else set(i, column, 'row', { ...label, family: 'row', label: String(label.number) });
    const spans = (lines[i]?.cell?.rowSpan ?? 1) > 1;
    open = !group || (!spans && isLastLabel(lines, cells, column));
    grouped = column;
  }
  const first = cells.find(([column]) => column > grouped);
  if (!open && first?.[1][0] !== undefined) {
    set(first[1][0], first[0], 'row', { family: 'row', number: 0, label: '0', printed: '', cost: 0 });
  }
}

/** True where no cell to the right has a label or number of its own. */
function isLastLabel(lines: readonly CleanLine[], cells: readonly [number, number[]][], column: number): boolean {
  return !cells.some(([other, [i]]) => {
    const text = lines[i ?? -1]?.text ?? '';
    return other > column && (BARE_NUMBER.test(text) || readLabels(text).length > 0);
  });
}

function groupRows(lines: readonly CleanLine[], from: number, to: number): RowLines[] {
  const rows: RowLines[] = [];
  for (let i = from; i < to; i++) {
    const cell = lines[i]?.cell;
    if (!cell) continue;
    let row = rows.at(-1);
    if (row?.row !== cell.row) {
      row = { row: cell.row, columns: new Map(), header: false };
      rows.push(row);
    }
    row.header ||= cell.header ?? false;
    const column = row.columns.get(cell.column);
    if (column) column.push(i);
    else row.columns.set(cell.column, [i]);
  }
  return rows;
}

/** Index of the last heading row; -1 where the table has none. */
function headerRow(lines: readonly CleanLine[], rows: readonly RowLines[]): number {
  let head = -1;
  for (let r = 0; r < Math.min(rows.length, 4); r++) {
    const row = rows[r];
    if (!row) break;
    const texts = [...row.columns.values()].flat().map((i) => squash(lines[i]?.text ?? ''));
    const short = texts.every((text) => text.length <= 24 && !/[。；]/u.test(text));
    const named = texts.some((text) => NUMBER_COLUMN.test(text));
    const data = texts.some((text) => BARE_NUMBER.test(text) || /^\d+[．.﹒、]/u.test(text));
    const parted = head === r - 1 && isParted(lines, rows[head]);
    if (row.header || named || (row.columns.size > 1 && short && !data && (head < 0 || parted))) head = r;
    else if (row.columns.size > 1) break;
  }
  return head;
}

/** True for a heading row with a cell above several columns or rows. */
function isParted(lines: readonly CleanLine[], row: RowLines | undefined): boolean {
  return [...(row?.columns.values() ?? [])].flat().some((i) => {
    const cell = lines[i]?.cell;
    return (cell?.rowSpan ?? 1) > 1 || (cell?.columnSpan ?? 1) > 1;
  });
}

function columnNames(lines: readonly CleanLine[], rows: readonly RowLines[], head: number): Map<number, string> {
  const names = new Map<number, string>();
  for (const row of rows.slice(0, head + 1)) {
    if (row.columns.size < 2) continue;
    for (const [column, cell] of row.columns) {
      const name = cell.map((i) => squash(lines[i]?.text ?? '')).join('');
      names.set(column, `${names.get(column) ?? ''}${name}`);
    }
  }
  return names;
}
