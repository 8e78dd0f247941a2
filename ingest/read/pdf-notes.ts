import { joinRuns, rowsOf, type Rules, type Run, type TextLine } from './pdf-geometry.ts';

/** A note at the foot of a page: "［1］text", its mark as the text above shows it. */
export interface PdfNote {
  mark: string;
  text: string;
}

/** Notes are set smaller than the text, by this at least. */
const SMALLER = 0.92;
/** Marks in the text are smaller still, and raised by part of their size. */
const MARK_SIZE = 0.8;
const RAISED = 0.15;
/** The rule above notes is shorter than the text is wide. */
const SHORT_RULE = 0.6;
/** Runs of a page below which there is nothing to tell notes from. */
const LEAST_RUNS = 4;

// "1 按常住人口", "[1]", "①", "*"; not "1.目标", "2023年", "10%"
const NOTE_MARK =
  /^(?:([\u2460-\u2473])|[[［〔(（]([1-9]\d?)[\]］〕)）]|([1-9]\d?)(?![\d.．、年月日%％个项])|(\*{1,3}))\s*(?=\S)/u;
// "12", "— 3 —"; not "3 万"
const PAGE_NUMBER = /^[—–\-·\s]*\d{1,4}[—–\-·\s]*$/u;

/**
 * Takes the notes at the foot of a page apart from its text. Notes are small print at the end of the page that begins with
 * a mark, below a short rule or with the same mark raised in the text above; the raised marks become "［1］", so that
 * they are no part of a number. Pages without such print come back as they are.
 */
export function splitNotes(runs: readonly Run[], rules: Rules): { body: readonly Run[]; notes: PdfNote[] } {
  const none = { body: runs, notes: [] };
  if (runs.length < LEAST_RUNS) return none;
  const rows = rowsOf(runs);
  const lines = rows.map(joinRuns);
  const size = bodySize(lines);
  const first = firstNote(lines, size);
  if (first < 1) return none;
  const foot = rows.slice(first).filter((_, i) => !isPageNumber(lines[first + i]));
  const notes = joinNotes(foot.map((row) => joinRuns(row).text));
  const marks = new Map(notes.map(({ mark }) => [mark.slice(1, -1), mark]));
  const above = rows.slice(0, first);
  const raised = above.flatMap((row) =>
    row.filter((run, i) => isRaised(run, row, i, size) && marks.has(numberOf(run.text))),
  );
  if (raised.length === 0 && !ruleAbove(lines, first, rules)) return none;
  const dropped = new Set(foot.flat());
  const body = runs
    .filter((run) => !dropped.has(run))
    .map((run) => (raised.includes(run) ? { ...run, text: marks.get(numberOf(run.text)) ?? run.text } : run));
  return { body, notes };
}

const isPageNumber = (line: TextLine | undefined): boolean => line !== undefined && PAGE_NUMBER.test(line.text);

/** Size that most characters of a page are set in. */
function bodySize(lines: readonly TextLine[]): number {
  const characters = new Map<number, number>();
  for (const { size, text } of lines) characters.set(size, (characters.get(size) ?? 0) + text.length);
  return [...characters].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, 0])[0];
}

/** Index of the first line of the notes, from which on all is small print; -1 where there are none. */
function firstNote(lines: readonly TextLine[], size: number): number {
  let first = -1;
  for (let i = lines.length - 1; i > 0; i--) {
    const line = lines[i];
    if (!line || isPageNumber(line)) continue;
    if (line.size > size * SMALLER) break;
    if (NOTE_MARK.test(line.text)) first = i;
  }
  return first;
}

function isRaised(run: Run, row: readonly Run[], i: number, size: number): boolean {
  const main = row.find((other) => other.size > size * SMALLER);
  const small = main !== undefined && run.size < size * MARK_SIZE && run.y > main.y + run.size * RAISED;
  // "m²" is a unit
  return small && !/[A-Za-z]$/u.test(row[i - 1]?.text ?? '');
}

/** True where a rule that does not go over the whole width stands between the text and the first note. */
function ruleAbove(lines: readonly TextLine[], first: number, { horizontal }: Rules): boolean {
  const [text, note] = [lines[first - 1], lines[first]];
  if (!text || !note) return false;
  const left = Math.min(...lines.map((line) => line.left));
  const width = Math.max(...lines.map((line) => line.right)) - left;
  return horizontal.some(
    ({ at, from, to }) =>
      at < text.y && at > note.y && to - from < width * SHORT_RULE && Math.abs(from - left) < text.size * 3,
  );
}

/** Number or stars of a mark: "①" → "1", "[2]" → "2". */
function numberOf(printed: string): string {
  const [, circled, bracketed, bare, stars] = NOTE_MARK.exec(`${printed.trim()} .`) ?? [];
  return circled ? String(circled.charCodeAt(0) - 0x245f) : (bracketed ?? bare ?? stars ?? '');
}

function joinNotes(lines: readonly string[]): PdfNote[] {
  const notes: PdfNote[] = [];
  for (const line of lines) {
    const printed = NOTE_MARK.exec(line)?.[0];
    const last = notes.at(-1);
    if (printed !== undefined) {
      const mark = `［${numberOf(printed)}］`;
      notes.push({ mark, text: mark + line.slice(printed.length) });
    } else if (last) last.text += (/[a-z\d]$/iu.test(last.text) && /^[a-z\d]/iu.test(line) ? ' ' : '') + line;
  }
  return notes;
}
