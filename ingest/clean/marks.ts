import type { Finding } from '../types.ts';
import type { Piece } from './pieces.ts';
import { CharTable } from '../char-table.ts';

const PAGE_MARKS = [
  // matches "# Page 23:"; not "# Page"
  /^# Page \d+:?$/u,
  // matches "— 3 —", "- 12 -", "－3－"; not "——3"
  /^[-—–－]\s*\d{1,4}\s*[-—–－]$/u,
  // matches "第 3 页 共 10 页", "第3页"; not "第3页表格"
  /^第\s*\d{1,4}\s*页(?:[\s,，/／]*共\s*\d{1,4}\s*页)?$/u,
  // matches "3 / 10"; not "1/2的"
  /^\d{1,4}\s*[/／]\s*\d{1,4}$/u,
  // matches "·6·", "• 12 •"; not "·6"
  /^[·•]\s*\d{1,4}\s*[·•]$/u,
];

/** What a page mark begins with; most lines do not. */
const MARK_START = new CharTable(/^[#\-—–－第\d·•]$/u);

function isPageMark(text: string): boolean {
  return text !== '' && MARK_START.widthAt(text, 0) > 0 && PAGE_MARKS.some((mark) => mark.test(text));
}

/** Takes out page marks, running heads and bare page numbers at page edges. */
export function dropPageMarks(pieces: readonly Piece[], findings: Finding[]): Piece[] {
  const marked = pieces.map(({ text, cell }) => !cell && isPageMark(text));
  const edges = pageEdges(pieces, marked);
  const heads = runningHeads(pieces, edges);
  const kept: Piece[] = [];
  let blanks = 0;
  let cut = false;
  pieces.forEach((piece, i) => {
    const head = edges.has(i) && heads.has(headKey(piece.text));
    if (!marked[i] && !head) {
      kept.push(cut ? { ...piece, blanks: Math.max(piece.blanks, blanks), cut } : piece);
      blanks = 0;
      cut = false;
      return;
    }
    cut = true;
    blanks = Math.max(blanks, piece.blanks);
    const first = piece.spans[0];
    const last = piece.spans.at(-1);
    if (first && last) {
      findings.push({
        code: 'PAGE_MARK_REMOVED',
        message: `去除“${piece.text.slice(0, 30)}”`,
        span: [first[0], last[1]],
      });
    }
  });
  return kept;
}

/** Indices of the first and last line of every page but marks: beside a page mark, or where the page number changes. */
function pageEdges(pieces: readonly Piece[], marked: readonly boolean[]): Set<number> {
  const edges = new Set<number>([0, pieces.length - 1]);
  for (let i = 1; i < pieces.length; i++) {
    const turned = pieces[i]?.hints.page !== pieces[i - 1]?.hints.page;
    if (marked[i] && !marked[i - 1]) edges.add(i - 1);
    if (marked[i - 1] && !marked[i]) edges.add(i);
    if (turned) edges.add(i - 1).add(i);
  }
  return edges;
}

function headKey(text: string): string {
  return text.replace(/[\s\d]/gu, '');
}

/** Texts (digits aside) that stand at more than two page edges and at a third of all. */
function runningHeads(pieces: readonly Piece[], edges: ReadonlySet<number>): Set<string> {
  const counts = new Map<string, number>();
  for (const i of edges) {
    const piece = pieces[i];
    if (!piece || piece.cell || piece.text.length > 40) continue;
    const key = headKey(piece.text);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const least = Math.max(3, edges.size / 6);
  return new Set([...counts].filter(([, count]) => count >= least).map(([key]) => key));
}
