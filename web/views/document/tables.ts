import type { ReaderClause } from './outline-tree.ts';
import { columnWidths } from './official.tsx';

/** How the rows of one table are drawn: common column widths, headings above the first row only. */
export interface RowLook {
  widths: string[];
  head: string[] | null;
}

function columns(clause: ReaderClause): string {
  return clause.cells.map((cell) => cell.name).join('\u0000');
}

/** True where a row goes on with the table of the row before it. */
function goesOn(before: ReaderClause | undefined, row: ReaderClause): boolean {
  return (
    before !== undefined && before.cells.length > 0 && before.parent === row.parent && columns(before) === columns(row)
  );
}

/** Looks of all table rows of a document, by clause id. Neighbouring rows with the same columns are one table. */
export function rowLooks(clauses: readonly ReaderClause[]): Map<string, RowLook> {
  const looks = new Map<string, RowLook>();
  let table: ReaderClause[] = [];
  const close = (): void => {
    const widths = columnWidths(table.map((row) => row.cells.map((cell) => cell.text)));
    const names = table[0]?.cells.map((cell) => cell.name) ?? [];
    const head = names.some((name) => name.trim() !== '') ? names : null;
    table.forEach((row, index) => looks.set(row.id, { widths, head: index === 0 ? head : null }));
    table = [];
  };
  for (const clause of clauses) {
    const isRow = clause.cells.length > 0;
    if (!isRow || !goesOn(table[table.length - 1], clause)) close();
    if (isRow) table.push(clause);
  }
  close();
  return looks;
}

function bare(text: string): string {
  return text.replace(/\s/gu, '');
}

/** Paragraphs that are drawn as the headings of the table below them: by the clause that holds them. */
export function drawnAsHeadings(
  clauses: readonly ReaderClause[],
  looks: ReadonlyMap<string, RowLook>,
): Map<string, (paragraph: string) => boolean> {
  const found = new Map<string, (paragraph: string) => boolean>();
  clauses.forEach((clause, index) => {
    const head = looks.get(clause.id)?.head;
    const above = clauses[index - 1];
    if (!head || !above || above.cells.length > 0) return;
    const names = new Set(head.map(bare));
    found.set(above.id, (paragraph) => names.has(bare(paragraph)) || bare(paragraph) === bare(head.join('')));
  });
  return found;
}
