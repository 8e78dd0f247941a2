import { lastTable, type Piece } from './pieces.ts';

/**
 * Tables as word processors dump them to plain text: every cell on a line of its own behind a tab, an empty line
 * between rows, two behind the table; a cell's further paragraphs have no tab. Marks the lines with their cells.
 */
export function markTabTables(pieces: readonly Piece[]): Piece[] {
  let table = lastTable(pieces);
  let row = -1;
  let column = -1;
  let open = false;
  return pieces.map((piece) => {
    if (piece.cell) return piece;
    if (!piece.tab && !(open && piece.blanks < 2)) {
      open = false;
      return piece;
    }
    if (!open || (piece.tab && piece.blanks > 1)) {
      table += 1;
      row = 0;
      column = 0;
      open = true;
    } else if (piece.tab && piece.blanks > 0) {
      row += 1;
      column = 0;
    } else if (piece.tab) column += 1;
    return { ...piece, cell: { table, row, column } };
  });
}
