import type { Finding } from '../types.ts';
import { lastTable, splitPiece, trimSpans, type Piece } from './pieces.ts';
import { matchesOf } from '../patterns.ts';

/** A table has at least this many columns, and this many rows below its headings. */
const MIN_COLUMNS = 3;
const MIN_ROWS = 2;

/** What parts columns: tabs, or at least two spaces; a single space only below 序号. */
const WIDE_GAP = /\t+|[ \u3000]{2,}/gu;
const ANY_GAP = /[\t \u3000]+/gu;

// matches "序号", "编号"; not "序号管理"
const NUMBER_HEADING = /^(?:序号|编号|项号)$/u;
// matches "责任单位", "2025年", "属性"; not "市水务局"
const HEADING =
  /(?:单位|部门|时限|时间|期限|任务|事项|措施|内容|目标|指标|名称|类别|属性|备注|项目|举措|要求|^\d{4}年)$/u;

// what stands in a table of figures: "300", "12.5%", "—", "/"; not "300人次以上"
const FIGURE = /^(?:\d[\d.,]*[%％]?|[—–/-]+)$/u;

/**
 * Tables in plain text whose rows are lines and whose columns are parted by tabs or spaces. Headings of at least two
 * columns, row numbers below 序号, nothing but figures behind the first column, or tabs must show that it is one; every row
 * has as many columns as the headings.
 */
export function markColumnTables(pieces: readonly Piece[], source: string, findings: Finding[]): Piece[] {
  const result: Piece[] = [];
  let table = lastTable(pieces);
  for (let i = 0; i < pieces.length;) {
    const piece = pieces[i];
    const rows = piece && PARTED.test(piece.text) ? (rowsAt(pieces, i, WIDE_GAP) ?? rowsAt(pieces, i, ANY_GAP)) : null;
    if (!rows) {
      if (piece) result.push(piece);
      i += 1;
      continue;
    }
    table += 1;
    rows.forEach((cuts, row) => {
      const line = pieces[i + row];
      if (line) result.push(...cellsOf(line, cuts, source, { table, row }));
    });
    const from = piece?.spans[0]?.[0] ?? 0;
    const to = pieces[i + rows.length - 1]?.spans.at(-1)?.[1] ?? from;
    findings.push({
      code: 'TABLE_BROKEN',
      message: `表格的各列以空白隔开，已复原 ${rows.length} 行`,
      span: [from, to],
    });
    i += rows.length;
  }
  return result;
}

// what every row of headings has; matches "任务  时限", "序号 任务"; not "2025 年"
const PARTED = /\t|[ \u3000]{2}|^(?:序号|编号|项号)[ \u3000]/u;

/** Where the columns of each row begin, from the headings in line `i` on; null where no table begins. */
function rowsAt(pieces: readonly Piece[], i: number, gap: RegExp): number[][] | null {
  const head = fieldsOf(pieces[i], gap);
  if (!head || head.length < MIN_COLUMNS || head.some(({ text }) => text.length > 14 || /[。，；]/u.test(text)))
    return null;
  const numbered = NUMBER_HEADING.test(head[0]?.text ?? '');
  const named = head.filter(({ text }) => HEADING.test(text)).length > 1;
  if (!numbered && gap !== WIDE_GAP) return null;
  const rows = [head.map(({ at }) => at)];
  let figures = !head.some(({ text }) => FIGURE.test(text));
  let tabbed = isTabbed(pieces[i]);
  for (let row = 1; ; row++) {
    const fields = fieldsOf(pieces[i + row], gap);
    const counts = !numbered || Number(fields?.[0]?.text) === row;
    if (fields?.length !== head.length || !counts) break;
    rows.push(fields.map(({ at }) => at));
    figures &&= fields.slice(1).every(({ text }) => FIGURE.test(text));
    tabbed &&= isTabbed(pieces[i + row]);
  }
  return rows.length > MIN_ROWS && (numbered || named || figures || tabbed) ? rows : null;
}

/** True for a line with tabs between at least three fields, which no running text has. */
function isTabbed(piece: Piece | undefined): boolean {
  return piece !== undefined && /[^\t]\t+[^\t]+\t+[^\t]/u.test(piece.text);
}

/** Fields of a line with the offsets at which they begin; null for what is a cell or a paragraph already. */
function fieldsOf(piece: Piece | undefined, gap: RegExp): { text: string; at: number }[] | null {
  if (!piece || piece.cell || piece.hints.paragraph || piece.tab || piece.text.length > 400) return null;
  const fields: { text: string; at: number }[] = [];
  let at = 0;
  for (const { index, 0: blank } of matchesOf(gap, piece.text)) {
    fields.push({ text: piece.text.slice(at, index), at });
    at = index + blank.length;
  }
  fields.push({ text: piece.text.slice(at), at });
  return fields;
}

function cellsOf(line: Piece, cuts: readonly number[], source: string, place: { table: number; row: number }): Piece[] {
  const cells: Piece[] = [];
  let rest = line;
  let seen = 0;
  cuts.slice(1).forEach((cut, column) => {
    const [head, tail] = splitPiece(source, rest, cut - seen);
    cells.push({ ...head, cell: { ...place, column, ...(place.row === 0 && { header: true }) } });
    rest = tail;
    seen = cut;
  });
  const column = cuts.length - 1;
  return [
    ...cells,
    {
      ...rest,
      spans: trimSpans(source, rest.spans),
      cell: { ...place, column, ...(place.row === 0 && { header: true }) },
    },
  ];
}
