import { DATE_LINE, squash } from '../patterns.ts';
import type { Piece } from './pieces.ts';

/** A table has at most this many columns, a row at most this many lines. */
const MAX_COLUMNS = 8;
const MAX_LINES = 40;

// matches "序号", "编号"; not "序号管理"
const NUMBER_HEAD = /^(?:序号|编号|项号|序列)$/u;
// matches "28", "28."; not "28个", "2023"
const ROW_NUMBER = /^(\d{1,3})[．.、]?$/u;
// matches "一、优化环境", "（二）目标"; not "一是"
const GROUP = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u;
// matches "备注：按分工落实", "注：…", "附件3"; not "附件齐全"
const AFTER_TABLE = /^(?:备注|注|说明|附件\s?\d*$|附件\s?\d*[:：]|[（(]此件)/u;
// matches "市教委、市财政局等", "各区县政府"; not "完善制度。"
const BODIES = /(?:[局委办厅部院府会行处所社校署区县市联等]|公司|中心|单位|部门|部队|机关|企业)[）)]?$/u;
// matches "2023年6月底前", "长期", "持续推进"; not "2023年，全市…"
const TIME = /^(?:\d{4}年?.{0,12}|.{0,6}(?:底前|月底|年内|长期|持续|常态化|季度).{0,6})$/u;

type ColumnKind = 'bodies' | 'time' | 'text';

/**
 * Tables whose cells came out one below the other: column headings from 序号 on, then for each row its number on a line
 * of its own and the cells behind it. Marks the lines with their cells; a cell may take several lines.
 */
export function markListTables(pieces: readonly Piece[]): Piece[] {
  const result = [...pieces];
  let table = pieces.reduce((most, { cell }) => Math.max(most, cell?.table ?? -1), -1);
  for (let i = 0; i < pieces.length; i++) {
    const head = readHead(pieces, i);
    if (!head) continue;
    table += 1;
    const set = (line: number, row: number, column: number, header = false): void => {
      const piece = result[line];
      if (piece) result[line] = { ...piece, cell: { table, row, column, ...(header && { header }) } };
    };
    head.forEach((line, column) => set(line, 0, column, true));
    i = markRows(pieces, head, set) - 1;
  }
  return result;
}

function rowNumber(piece: Piece | undefined): number | null {
  const digits = ROW_NUMBER.exec(piece?.text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Lines of the column headings that begin at line `i`, the last one right above row 1; null where no table begins. */
function readHead(pieces: readonly Piece[], i: number): number[] | null {
  if (!NUMBER_HEAD.test(squash(pieces[i]?.text ?? '')) || pieces[i]?.cell) return null;
  const lines = [i];
  for (let j = i + 1; j < pieces.length && lines.length <= MAX_COLUMNS; j++) {
    const piece = pieces[j];
    if (!piece || piece.cell) return null;
    if (rowNumber(piece) === 1 || GROUP.test(piece.text)) return lines.length > 1 ? lines : null;
    if (squash(piece.text).length > 12 || /[。，；]/u.test(piece.text)) return null;
    lines.push(j);
  }
  return null;
}

/** Marks the rows below the headings; gives the line behind the table. */
function markRows(
  pieces: readonly Piece[],
  head: readonly number[],
  set: (line: number, row: number, column: number) => void,
): number {
  const kinds = head.slice(1).map((line) => columnKind(squash(pieces[line]?.text ?? '')));
  let at = (head.at(-1) ?? 0) + 1;
  let longest = kinds.length;
  let number = 1;
  for (let row = 1; at < pieces.length; row++) {
    const text = pieces[at]?.text ?? '';
    if (GROUP.test(text)) {
      set(at, row, 0);
      at += 1;
      continue;
    }
    if (rowNumber(pieces[at]) !== number) break;
    const end = rowEnd(pieces, at + 1, number + 1, longest);
    set(at, row, 0);
    assignColumns(pieces.slice(at + 1, end), kinds).forEach((column, k) => set(at + 1 + k, row, column + 1));
    longest = Math.max(longest, end - at - 1);
    at = end;
    number += 1;
  }
  return at;
}

/** Line behind a row: the next row's number, a group heading above it, or the end of the table. */
function rowEnd(pieces: readonly Piece[], from: number, next: number, longest: number): number {
  const limit = Math.min(pieces.length, from + MAX_LINES);
  for (let j = from; j < limit; j++) {
    if (rowNumber(pieces[j]) !== next) continue;
    let end = j;
    while (end - 1 > from && GROUP.test(pieces[end - 1]?.text ?? '')) end--;
    return end;
  }
  let end = from;
  while (end < Math.min(pieces.length, from + longest)) {
    const text = pieces[end]?.text ?? '';
    if (AFTER_TABLE.test(text) || DATE_LINE.test(text) || (end > from && GROUP.test(text))) break;
    end++;
  }
  return end;
}

function columnKind(name: string): ColumnKind {
  if (/单位|部门|责任|牵头|配合|主体/u.test(name)) return 'bodies';
  return /时限|时间|期限|节点|进度/u.test(name) ? 'time' : 'text';
}

/** Column of each line of a row: the division of the lines among the columns, in order, that fits their kinds best. */
function assignColumns(lines: readonly Piece[], kinds: readonly ColumnKind[]): number[] {
  if (lines.length === kinds.length) return lines.map((_, k) => k);
  let paths: { cost: number; columns: number[] }[] = [{ cost: 0, columns: [] }];
  for (const line of lines) {
    const best = new Map<number, { cost: number; columns: number[] }>();
    for (const { cost, columns } of paths) {
      const last = columns.at(-1) ?? -1;
      for (let column = Math.max(last, 0); column < kinds.length; column++) {
        const skipped = Math.max(0, column - last - 1);
        const total = cost + misfit(line.text, kinds[column] ?? 'text') + skipped * 1.5 + (column === last ? 0.3 : 0);
        if (total < (best.get(column)?.cost ?? Number.POSITIVE_INFINITY))
          best.set(column, { cost: total, columns: [...columns, column] });
      }
    }
    paths = [...best.values()];
  }
  const whole = paths.map((path) => ({
    ...path,
    cost: path.cost + (kinds.length - 1 - (path.columns.at(-1) ?? 0)) * 1.5,
  }));
  return whole.sort((a, b) => a.cost - b.cost)[0]?.columns ?? [];
}

function misfit(text: string, kind: ColumnKind): number {
  if (kind === 'time') return TIME.test(text) ? 0 : 2;
  const bodies = !/。/u.test(text) && BODIES.test(text) && text.length < 80;
  if (kind === 'bodies') return bodies ? 0 : 2;
  return bodies && text.length < 40 ? 1 : 0;
}
