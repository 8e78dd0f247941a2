import { CLOSED } from '../patterns.ts';
import { displayWidth } from './width.ts';

/** What stands in a column, told from its heading. */
export type ColumnKind = 'bodies' | 'time' | 'text';

// matches "市教委、市财政局等", "各区县政府", "市水务局牵头，市财政局配合"; not "完善制度。"
const BODIES = /(?:[局委办厅部院府会行处所社校署区县市联等]|公司|中心|单位|部门|部队|机关|企业|牵头|配合)[）)]?$/u;
// the rest of a name on the line above: "局、市金融办", "、各区县", "政府"; not "办公厅、各部门", "政府办"
const REST_OF_BODY = /^(?:[、，）]|[局厅委办处院会][、，）]|[局厅委办处]等?$|政府等?$)/u;
// the rest of a sentence on the line above: "12场次。", "3000家次以上，"; not "12场", "2023年，全市…"
const REST_OF_TEXT = /^\d[\d.]*(?![\d年.．、])[^。，；]{1,12}[。，；]$/u;
// matches "2023年6月底前", "长期", "持续推进", "全年"; not "2023年，全市…"
const TIME =
  /^(?:\d{4}年?.{0,12}|\d{1,2}月(?:\d{1,2}日)?[底末]?前?|.{0,6}(?:底前|月底|年内|长期|持续|常态化|季度).{0,6}|(?:全年|常年|年度|即时|按时序|按计划|按要求)(?:推进|完成|落实|进行|实施)?)$/u;
/** Cost of a column that gets no line. */
const EMPTY = 1.5;

/** Kind of a column by its heading. */
export function columnKind(name: string): ColumnKind {
  if (/单位|部门|责任|牵头|配合|主体/u.test(name)) return 'bodies';
  return /时限|时间|期限|节点|进度/u.test(name) ? 'time' : 'text';
}

interface Path {
  cost: number;
  columns: number[];
  /** Text of the last column so far. */
  cell: string;
}

/**
 * Divides the lines of every row of a table among its columns, in order. Lines of one cell are equally wide but for
 * the last one; how wide each column is, is learned from a first division and used in a second.
 * @param rows lines of each row without its number
 */
export function divideRows(rows: readonly (readonly string[])[], kinds: readonly ColumnKind[]): number[][] {
  const first = rows.map((lines) => divide(lines, kinds, []));
  const widths = kinds.map((_, column) => {
    const widest = rows
      .map((lines, r) => Math.max(0, ...lines.filter((_line, i) => first[r]?.[i] === column).map(displayWidth)))
      .filter((width) => width > 0)
      .sort((a, b) => a - b);
    return widest[Math.floor(widest.length / 2)] ?? 0;
  });
  return isBroken(rows, kinds.length) ? rows.map((lines) => divide(lines, kinds, widths)) : first;
}

/** True where cells take several lines: a row has more than twice as many lines as the table has columns. */
export function isBroken(rows: readonly (readonly unknown[])[], columns: number): boolean {
  return rows.some((lines) => lines.length > columns * 2);
}

/** The division of one row's lines that costs least. */
function divide(lines: readonly string[], kinds: readonly ColumnKind[], widths: readonly number[]): number[] {
  if (lines.length === kinds.length) return lines.map((_, k) => k);
  let paths: Path[] = [{ cost: 0, columns: [], cell: '' }];
  lines.forEach((line, i) => {
    const best = new Map<number, Path>();
    for (const { cost, columns, cell: before } of paths) {
      const last = columns.at(-1) ?? -1;
      for (let column = Math.max(last, 0); column < kinds.length; column++) {
        const stays = column === last;
        const step = stays ? staying(lines[i - 1] ?? '', line, widths[column]) : leaving(lines[i - 1], line);
        const skipped = Math.max(0, column - last - 1) * EMPTY;
        const ended = stays ? 0 : unfit(before, kinds[last], widths[last]);
        const path = {
          cost: cost + step + skipped + ended + misfit(line, kinds[column] ?? 'text', widths[column]),
          columns: [...columns, column],
          cell: stays ? before + line : line,
        };
        const whole = ({ cost: total, cell }: Path): number => total + unfit(cell, kinds[column], widths[column]);
        const rival = best.get(column);
        if (!rival || whole(path) < whole(rival)) best.set(column, path);
      }
    }
    paths = [...best.values()];
  });
  const rest = ({ columns, cell }: Path): number => {
    const last = columns.at(-1) ?? 0;
    return (kinds.length - 1 - last) * EMPTY + unfit(cell, kinds[last], widths[last]);
  };
  return paths.sort((a, b) => a.cost + rest(a) - b.cost - rest(b))[0]?.columns ?? [];
}

/** Cost of a line that goes on with the cell of the line before: that one should be full, and both about as wide. */
function staying(before: string, line: string, width: number | undefined): number {
  const [a, b] = [displayWidth(before), displayWidth(line)];
  if (width) return a < width - 2 ? 2 : 0.2;
  return CLOSED.test(before) || b > a + 2 ? 1.5 : 0.3;
}

/** Cost of a new cell: the line before should be the last of its own. */
function leaving(before: string | undefined, line: string): number {
  if (before === undefined || CLOSED.test(before)) return 0;
  if (REST_OF_TEXT.test(line)) return EMPTY + 0.5;
  return Math.abs(displayWidth(before) - displayWidth(line)) <= 1.5 && displayWidth(line) > 12 ? 1 : 0.3;
}

function misfit(text: string, kind: ColumnKind, width: number | undefined): number {
  const wide = width && displayWidth(text) > width + 2 ? 3 : 0;
  if (kind === 'time') return wide + (TIME.test(text) ? 0 : 2);
  return wide + (kind === 'text' && isBodies(text) && text.length < 40 && !width ? 1 : 0);
}

// what is done or counted: "新增市级园区", "2个，累计10个区"; not "建设局", "各区（8个）"
const TASK = /^(?:\d|新[增建]|推[进动广]|完成|加[强快]|开展|打造|培育|提[升高]|实施|完善|健全|创建|改造)|。/u;

/** True for the names of bodies: "市教委、市财政局等". */
export function isBodies(text: string): boolean {
  return !TASK.test(text) && BODIES.test(text) && text.length < 80;
}

/** Cost of a cell that as a whole is not what its column holds: "市水务" + "局" are a body only together. */
function unfit(cell: string, kind: ColumnKind | undefined, width: number | undefined): number {
  if (kind !== 'bodies') return 0;
  if (REST_OF_BODY.test(cell)) return 2;
  if (isBodies(cell)) return 0;
  return width ? 0.5 : 2;
}
