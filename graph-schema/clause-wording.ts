import type { ClauseRef } from './api.ts';

type Worded = Pick<ClauseRef, 'text' | 'title' | 'agencies'>;

// a line that holds a number or label alone: matches "28", "3.", "（一）"; not "28所"
const LABEL_LINE = /^\s*(?:\d+[.．、]?|[（(][^）)]{1,4}[）)])\s*$/u;

/** True where a line is the cell of responsible bodies: it begins with the first of them and names them all. */
function isAgencyLine(line: string, agencies: readonly string[]): boolean {
  const [first] = agencies;
  return first !== undefined && line.trim().startsWith(first) && agencies.every((name) => line.includes(name));
}

/** True where a line says no more than the clause's heading. */
function isHeadingLine(line: string, title: string): boolean {
  const bare = line.replace(/[。.：:\s]+$/u, ''); // cuts "。" of "（一）总体要求。"; nothing of "总体要求"
  return title !== '' && bare.endsWith(title);
}

/**
 * Where the wording of a clause stands in its text: without the number, the heading and the cell of responsible bodies.
 * The whole text where nothing else is left.
 */
export function wordingSpan({ text, title, agencies }: Worded): [number, number] {
  let [start, end] = [0, text.length];
  for (let stop = text.indexOf('\n', start); stop >= 0; stop = text.indexOf('\n', start)) {
    const line = text.slice(start, stop);
    if (line.trim() !== '' && !LABEL_LINE.test(line) && !isHeadingLine(line, title)) break;
    start = stop + 1;
  }
  const last = text.lastIndexOf('\n');
  if (last > start && isAgencyLine(text.slice(last + 1), agencies)) end = last;
  while (start < end && /\s/u.test(text[start] ?? '')) start++;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end--;
  return end > start ? [start, end] : [0, text.length];
}

/** The wording of a clause without number, heading and bodies. */
export function wordingOf(clause: Worded): string {
  return clause.text.slice(...wordingSpan(clause));
}
