/** Headings that run into their text: in the editor one line, in the draft a heading and a text. */

/** What ends a heading: the first stop or line break. A chapter's heading may stand on a line of its own. */
function headingEnd(line: string): number {
  const stops = [line.indexOf('。'), line.indexOf('\n')].filter((at) => at >= 0);
  return stops.length > 0 ? Math.min(...stops) : line.length;
}

/** The longest heading that a draft can hold. */
const MOST = 500;

/** "健全机制。推动…" → heading "健全机制", text "推动…"; no heading where the block has none. */
export function splitTitle(line: string, headed: boolean): { title: string; text: string } {
  const end = headed ? headingEnd(line) : 0;
  if (end === 0 || end > MOST) return { title: '', text: line };
  return { title: line.slice(0, end), text: line.slice(end + 1) };
}

/** A heading and a text as one line, the way `splitTitle` takes it apart. */
export function joinTitle(title: string, text: string, level: number): string {
  if (title === '' || text === '') return title + text;
  return title + (level === 1 ? '\n' : '。') + text;
}

/** How many characters of the line belong to the heading, its stop included. */
export function titleLength(line: string, headed: boolean): number {
  const { text } = splitTitle(line, headed);
  return line.length - text.length;
}
