import type { Span } from '../../graph-schema/records.ts';
import { readLabels, type Family } from './labels.ts';
import type { CleanText, Finding, Outline, OutlineClause } from '../types.ts';

// matches "(一)", "(3)", "一)"; not "（一）"
const HALF_WIDTH = /^\(?[一二三四五六七八九十百\d]{1,4}\)|^\([一二三四五六七八九十百\d]{1,4}[)）]/u;
const MAJOR: ReadonlySet<Family | undefined> = new Set<Family>(['part', 'chapter', 'section', 'cn', 'article']);
// matches "目录", "目　录"; not "目录清单"
const CONTENTS = /^目\s*[录次]$/u;
// matches "市教委、", "、市财政局", "市财政局（"; not "市教委等", "市教委；"
const CUT_OFF = /[、，（《“]$|^[、，。；）》”]/u;

/** What is odd about a document as a whole: contents before the text, half-width brackets of numbers. */
export function documentOddities(
  clean: CleanText,
  { header, clauses }: Pick<Outline, 'header' | 'clauses'>,
): Finding[] {
  return [...contentsFindings(clean, header), ...bracketFindings(clauses)];
}

/** Contents that stand in the header, from 目录 to its end; one line alone is no table of contents. */
function contentsFindings({ lines }: CleanText, header: readonly Span[]): Finding[] {
  return header.flatMap(([from, to]): Finding[] => {
    const inside = lines.filter(({ span }) => span[0] >= from && span[1] <= to);
    const headed = inside.findIndex(({ text }) => CONTENTS.test(text));
    const listed = inside.findIndex(({ text }) => MAJOR.has(readLabels(text)[0]?.family));
    const first = headed < 0 ? listed : headed;
    const entries = inside.length - first - (headed < 0 ? 0 : 1);
    const start = inside[first]?.span[0];
    if (start === undefined || entries < 1) return [];
    return [{ code: 'CONTENTS_REMOVED', message: `正文前的目录（${entries} 行）未作条款`, span: [start, to] }];
  });
}

/** One finding for all numbers with half-width brackets, since a document that has one mostly has many. */
function bracketFindings(clauses: readonly OutlineClause[]): Finding[] {
  const odd = clauses.filter(({ label }) => HALF_WIDTH.test(label));
  const [first] = odd;
  if (!first) return [];
  const message = `编号用了半角括号：“${first.label}”等 ${odd.length} 处`;
  return [{ code: 'HALF_WIDTH_BRACKET', message, ...(first.spans[0] && { span: first.spans[0] }) }];
}

/** Cells of a row that begin or end in the middle of a list or have a bracket that is not closed. */
export function damagedCells({ cells, locator, spans }: OutlineClause): Outline['findings'] {
  return cells
    .filter(({ text }) => isDamaged(text.trim()))
    .map(({ name, text }) => ({
      code: 'CELL_DAMAGED',
      message: `${name === '' ? '单元格' : `“${name}”一格`}残缺：${text.trim().replace(/\s+/gu, '').slice(-30)}`,
      locator,
      ...(spans[0] && { span: spans[0] }),
    }));
}

function isDamaged(text: string): boolean {
  if (text === '') return false;
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return CUT_OFF.test(text) || count(/[（(]/gu) > count(/[）)]/gu) || count(/《/gu) > count(/》/gu);
}
