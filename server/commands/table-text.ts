// matches "汉", "（", "…"; not "a", "1"
const WIDE = /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\u2014\u2018\u2019\u201c\u201d\u2026]/u;

/** Columns that a text takes on a terminal: two for each Han character and full width sign. */
export function terminalWidth(text: string): number {
  return Array.from(text).reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - terminalWidth(text)));
  return right ? space + text : text + space;
}

/** A table for the terminal: first column to the left, the others to the right unless they are words. */
export function textTable(rows: readonly (readonly string[])[], others: 'left' | 'right' = 'right'): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) => Math.max(...rows.map((row) => terminalWidth(row[i] ?? ''))));
  return rows
    .map((row) =>
      widths
        .map((width, i) => pad(row[i] ?? '', width, i > 0 && others === 'right'))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
