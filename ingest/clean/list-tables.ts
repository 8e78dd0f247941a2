import { CLOSED, DATE_LINE, squash } from '../patterns.ts';
import { columnKind, divideRows, isBodies, isBroken, type ColumnKind } from './columns.ts';
import type { Finding } from '../types.ts';
import { lastTable, type Piece } from './pieces.ts';

/** A table has at most this many columns; a row or the headings take at most this many lines. */
const MAX_COLUMNS = 8;
const MAX_LINES = 60;

// matches "28", "28."; not "28个", "2023"
const ROW_NUMBER = /^(\d{1,3})[．.、]?$/u;
// matches "一、优化环境", "（二）目标"; not "一是"
const GROUP = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/u;
// matches "备注：按分工落实", "注：…", "附件3"; not "附件齐全"
export const AFTER_TABLE = /^(?:备注|注|说明|附件\s?\d*$|附件\s?\d*[:：]|[（(]此件)/u;
// matches "责任单位", "改革事项", "2025年", "目标值"; not "责任单"
export const HEADING =
  /(?:序号|编号|单位|部门|时限|时间|期限|任务|事项|措施|内容|目标|来源|备注|依据|要求|领域|名称|指标|类别|进度|成果|举措|层级|属性|方式|标准|条件|项目|责任人|主体|范围|(?:19|20)\d{2}年[底末]?|现状值?|基期值?|基数|预期值?|规划值|目标值|数值|增速)$/u;

/** Column headings: the lines of each, and the line behind the last. */
interface Head {
  columns: number[][];
  end: number;
}

interface RowLines {
  number: number | null;
  lines: number[];
}

/**
 * Tables whose cells came out one below the other: column headings from 序号 on, then for each row its number on a line
 * of its own and the cells behind it, each on one line or broken over several. Marks the lines with their cells and
 * puts broken cells together. Each such table is told in `findings`.
 */
export function markListTables(pieces: readonly Piece[], findings: Finding[]): Piece[] {
  const result: Piece[] = [];
  let table = lastTable(pieces);
  for (let i = 0; i < pieces.length;) {
    const head = readHead(pieces, i);
    const piece = pieces[i];
    if (!head && piece) result.push(piece);
    if (!head) {
      i += 1;
      continue;
    }
    table += 1;
    const { rows, end } = readRows(pieces, head, i);
    result.push(...cellsOf(pieces, head, rows, table));
    const from = pieces[i]?.spans[0]?.[0];
    const to = pieces[end - 1]?.spans.at(-1)?.[1];
    if (from !== undefined && to !== undefined && rows.length > 0) {
      const message = `表格的单元格逐行抽出，已复原 ${rows.length} 行`;
      findings.push({ code: 'TABLE_BROKEN', message, span: [from, to] });
    }
    i = end;
  }
  return result;
}

/** Number of a row that stands alone on a line: "28." → 28; null for other lines. */
export function rowNumber(piece: Piece | undefined): number | null {
  const digits = ROW_NUMBER.exec(piece?.text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Column headings that begin at line `i`, the last one right above row 1 or its group; null where no table begins. */
function readHead(pieces: readonly Piece[], i: number): Head | null {
  const first = pieces[i]?.text.charAt(0);
  if ((first !== '序' && first !== '编') || pieces[i]?.cell) return null;
  if (!/^(?:序号?|编号)$/u.test(squash(pieces[i]?.text ?? ''))) return null;
  const columns: number[][] = [];
  let open: number[] = [];
  for (let j = i; j < Math.min(pieces.length, i + MAX_LINES); j++) {
    const piece = pieces[j];
    const text = squash(piece?.text ?? '');
    if (!piece || piece.cell) return null;
    if (rowNumber(piece) === 1 || GROUP.test(text)) {
      if (open.length) columns.push(open);
      return columns.length > 1 && columns.length <= MAX_COLUMNS ? { columns, end: j } : null;
    }
    if (text.length > 12 || /[。，；]/u.test(text)) return null;
    open.push(j);
    if (HEADING.test(nameOf(pieces, open)) || open.length > 3) {
      columns.push(open);
      open = [];
    }
  }
  return null;
}

function nameOf(pieces: readonly Piece[], lines: readonly number[]): string {
  return lines.map((line) => squash(pieces[line]?.text ?? '')).join('');
}

/** Lines of each row below the headings; headings printed again on the next page are rows without a number. */
function readRows(pieces: readonly Piece[], head: Head, start: number): { rows: RowLines[]; end: number } {
  const rows: RowLines[] = [];
  const headings = Array.from({ length: head.end - start }, (_, k) => squash(pieces[start + k]?.text ?? ''));
  let longest = head.columns.length - 1;
  let number = 1;
  let at = head.end;
  while (at < pieces.length) {
    const text = pieces[at]?.text ?? '';
    if (headings.every((heading, k) => squash(pieces[at + k]?.text ?? '') === heading)) {
      rows.push({ number: null, lines: headings.map((_, k) => at + k) });
      at += headings.length;
    } else if (GROUP.test(text)) {
      rows.push({ number: null, lines: [at] });
      at += 1;
    } else if (rowNumber(pieces[at]) === number) {
      const end = rowEnd(pieces, at + 1, number + 1, longest, headings);
      rows.push({ number: at, lines: Array.from({ length: end - at - 1 }, (_, k) => at + 1 + k) });
      longest = Math.max(longest, end - at - 1);
      number += 1;
      at = end;
    } else break;
  }
  return { rows, end: at };
}

/** Line behind a row: the next row's number, a group heading or repeated headings above it, or the end of the table. */
function rowEnd(
  pieces: readonly Piece[],
  from: number,
  next: number,
  longest: number,
  headings: readonly string[],
): number {
  for (let j = from; j < Math.min(pieces.length, from + MAX_LINES); j++) {
    if (headings.every((heading, k) => squash(pieces[j + k]?.text ?? '') === heading)) return j;
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

/** True where a line is the rest of the one before: "市水务" + "局", "改造老旧管网一百" + "公里。". */
function goesOn(before: string, text: string, kind: ColumnKind): boolean {
  const isRest = /[、，]$/u.test(before) || (/。$/u.test(text) && text.length < before.length);
  if (kind !== 'bodies') return isRest;
  if (isBodies(before) || /[、，]$/u.test(text)) return /、$/u.test(before);
  return isRest || isBodies(before + text);
}

/** The lines of a table as cells. */
function cellsOf(pieces: readonly Piece[], head: Head, rows: readonly RowLines[], table: number): Piece[] {
  const result: Piece[] = [];
  const add = (line: number, row: number, column: number, header = false): void => {
    const piece = pieces[line];
    const last = result.at(-1);
    if (!piece) return;
    const same = last?.cell?.row === row && last.cell.column === column;
    // a broken cell is put together; paragraphs of a cell stay apart
    if (
      same &&
      (header || (!CLOSED.test(last.text) && (broken || goesOn(last.text, piece.text, kinds[column - 1] ?? 'text'))))
    ) {
      result[result.length - 1] = { ...last, text: last.text + piece.text, spans: [...last.spans, ...piece.spans] };
    } else result.push({ ...piece, cell: { table, row, column, ...(header && { header }) } });
  };
  const numbered = rows.filter(({ number }) => number !== null);
  const broken = isBroken(
    numbered.map(({ lines }) => lines),
    head.columns.length - 1,
  );
  const kinds = head.columns.slice(1).map((lines) => columnKind(nameOf(pieces, lines)));
  const heads = (columns: readonly number[][], row: number): void => {
    columns.forEach((lines, column) => lines.forEach((line) => add(line, row, column, true)));
  };
  heads(head.columns, 0);
  const texts = numbered.map(({ lines }) => lines.map((line) => pieces[line]?.text ?? ''));
  const divided = new Map(divideRows(texts, kinds).map((columns, k) => [numbered[k], columns]));
  rows.forEach((row, r) => {
    const columns = divided.get(row);
    if (row.number !== null) add(row.number, r + 1, 0);
    else if (row.lines.length > 1) {
      const offset = (row.lines[0] ?? 0) - (head.columns[0]?.[0] ?? 0);
      heads(
        head.columns.map((lines) => lines.map((line) => line + offset)),
        r + 1,
      );
      return;
    }
    row.lines.forEach((line, k) => add(line, r + 1, columns ? (columns[k] ?? 0) + 1 : 0));
  });
  return result;
}
