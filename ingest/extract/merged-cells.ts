import type { Cell, ClauseRecord } from '../../graph-schema/records.ts';

/**
 * Tells of the clauses of a document, asked one after the other, which cells above a row are merged down to it: one
 * 责任单位 or 完成时限 beside several tasks. A cell of the row's own under the same heading ends it.
 * @param isWanted whether cells under this heading, as printed, are looked for
 */
export function cellsAbove(isWanted: (heading: string) => boolean): (clause: ClauseRecord) => Cell[] {
  const open = new Map<string, { cell: Cell; left: number }>();
  let table: string | null = null;
  return ({ form, parent, cells }) => {
    if (form !== 'row' || parent !== table) open.clear();
    if (form !== 'row') return [];
    table = parent;
    const own = cells.filter(({ name, text }) => isWanted(name) && text.trim() !== '');
    for (const { name } of own) open.delete(name);
    const above = Array.from(open.values(), ({ cell }) => cell);
    for (const [name, one] of open) {
      one.left -= 1;
      if (one.left === 0) open.delete(name);
    }
    for (const cell of own) if (cell.rows !== undefined) open.set(cell.name, { cell, left: cell.rows - 1 });
    return above;
  };
}
