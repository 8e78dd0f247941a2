import type { TableCell, TableColumn, TableEntry, TableResponse, TableRow } from '../../../graph-schema/api-table.ts';
import { slugOf } from '../../../graph-schema/id-parts.ts';
import type { Verdict } from '../../../graph-schema/terms.ts';
import { diffTexts } from '../../parts/diff.ts';
import type { MarkKind } from '../../parts/marks.tsx';
import { gist, shortName } from '../../parts/texts.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';

/** What the buttons over the table let through. */
export const FILTERS = { all: '全部', omitted: '任一份遗漏', target: '有指标', addressed: '责任含下级' } as const;
export type Filter = keyof typeof FILTERS;

const PASSES: Record<Filter, (row: TableRow) => boolean> = {
  all: () => true,
  omitted: ({ cells }) => cells.some(({ state }) => state === 'omitted'),
  target: ({ targets }) => targets.length > 0,
  addressed: ({ cells }) => cells.some(({ addressed }) => addressed),
};

export function filterRows(rows: readonly TableRow[], filter: Filter): TableRow[] {
  return rows.filter(PASSES[filter]);
}

/** Verdicts worth a mark: each once with how many numbers it is about; 一致 only where there is nothing else. */
export function notableVerdicts(verdicts: TableEntry['verdicts']): { verdict: Verdict; count: number; text: string }[] {
  const told = verdicts.filter(({ verdict }) => verdict !== 'same');
  const marks = new Map<Verdict, string[]>();
  for (const { verdict, text } of told.length > 0 ? told : verdicts) {
    marks.set(verdict, [...(marks.get(verdict) ?? []), text]);
  }
  return Array.from(marks, ([verdict, texts]) => ({ verdict, count: texts.length, text: texts.join('\n') }));
}

/** Short names of the columns' documents, with the year where two would go by the same name. */
export function columnNames(columns: readonly Pick<TableColumn, 'document'>[]): string[] {
  const names = columns.map(({ document }) => shortName(document));
  return names.map((name, index) => {
    const year = columns[index]?.document.date?.slice(0, 4);
    return year && names.filter((other) => other === name).length > 1 ? `${name} ${year}` : name;
  });
}

/** Annexes that the rows come from, as slug and label: "f2", "附件2". Rows of the body belong to none. */
export function annexesOf(rows: readonly TableRow[]): [string, string][] {
  const annexes = new Map<string, string>();
  for (const { clause } of rows) {
    const label = clause.clause.split('/')[0] ?? '';
    if (label.startsWith('附件')) annexes.set(slugOf(clause.id).split('.')[0] ?? '', label);
  }
  return [...annexes];
}

/** Heading over rows: their part, behind the annex where the table has rows of several. */
function groupName(row: TableRow, many: boolean): string {
  const annex = row.clause.clause.split('/')[0] ?? '';
  return many && annex.startsWith('附件') ? [annex, row.group].filter(Boolean).join('　') : row.group;
}

export interface Group {
  name: string;
  rows: TableRow[];
}

/** Rows of one part that stand together, in printed order. */
export function groupRows(rows: readonly TableRow[]): Group[] {
  const many = annexesOf(rows).length > 1;
  const groups: Group[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const name = groupName(row, many);
    if (last?.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
}

/** Last label of a locator: "附件2/28" → "28". */
export function itemNumber(row: TableRow): string {
  return row.clause.clause.slice(row.clause.clause.lastIndexOf('/') + 1);
}

/** "第1—8项" for rows with numbers, else how many there are. */
export function groupRange(rows: readonly TableRow[]): string {
  const numbers = rows.map(itemNumber);
  const [first, last] = [numbers[0] ?? '', numbers.at(-1) ?? ''];
  const numbered = numbers.every((number) => /^\d+$/u.test(number)); // "28"; not "（一）"
  if (!numbered) return `${rows.length}条`;
  return first === last ? `第${first}项` : `第${first}—${last}项`;
}

/** The mark of a cell; null for 不适用, which has none. */
export function cellMark({ state, entries }: TableCell): MarkKind | null {
  switch (state) {
    case 'carried':
      return entries[0]?.kind ?? 'thematic';
    case 'body-only':
      return 'body';
    case 'omitted':
      return 'none';
    case 'not-applicable':
      return null;
  }
}

/** What an item is about, for tips: its heading or how its wording begins. */
export function rowGist({ clause }: TableRow): string {
  return clause.title || gist(wordingOf(clause), 24);
}

/** How many links of the table a reviewer has decided, of how many. */
export function reviewedCount({ rows }: TableResponse): { reviewed: number; total: number } {
  const entries = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.entries));
  return { reviewed: entries.filter(({ review }) => review?.decision).length, total: entries.length };
}

/** A stretch of a quoted sentence: shared wording, wording that the upper item does not have, or what stands around it. */
export interface QuotePiece {
  text: string;
  how: 'same' | 'changed' | 'around';
}

/** Evidence with less of it in common is another wording: underlining all of it would say nothing. */
const LEAST_SHARED = 0.4;

function evidencePieces(upper: string, lower: string): QuotePiece[] {
  const { lower: pieces } = diffTexts(upper, lower);
  const shared = pieces.filter(({ same }) => same).reduce((sum, { text }) => sum + text.length, 0);
  if (upper === '' || shared < lower.length * LEAST_SHARED) return [{ text: lower, how: 'same' }];
  return pieces.map(({ text, same }) => ({ text, how: same ? 'same' : 'changed' }));
}

/**
 * Cuts the sentence of a cell: evidence in ink, within it what differs from the upper item, around it the rest.
 * `upperText` is the text that the evidence's spans count in; "" where the link leads to another clause than the row.
 */
export function quotePieces(
  { quote, evidence }: Pick<TableEntry, 'quote' | 'evidence'>,
  upperText: string,
): QuotePiece[] {
  const pieces: QuotePiece[] = [];
  let at = 0;
  for (const one of [...evidence].sort((a, b) => a.from[0] - b.from[0])) {
    const text = one.text.trim();
    const found = text === '' ? -1 : quote.indexOf(text, at);
    if (found < 0) continue;
    if (found > at) pieces.push({ text: quote.slice(at, found), how: 'around' });
    pieces.push(...evidencePieces(upperText.slice(...one.to).trim(), text));
    at = found + text.length;
  }
  if (pieces.length === 0) return [{ text: quote, how: 'same' }];
  if (at < quote.length) pieces.push({ text: quote.slice(at), how: 'around' });
  return pieces;
}

/** Text around evidence that is shown on screen, on each side. */
const KEPT = 14;

/** Cuts a stretch around evidence into what is shown and what only print shows: [shown, hidden, shown]. */
export function shorten(text: string, place: 'first' | 'between' | 'last'): [string, string, string] {
  const before = place === 'first' ? 0 : KEPT;
  const after = place === 'last' ? 0 : KEPT;
  if (text.length <= before + after + 4) return [text, '', ''];
  return [text.slice(0, before), text.slice(before, text.length - after), text.slice(text.length - after)];
}

/** Deadlines of an item's targets, once each. */
export function deadlinesOf({ targets }: TableRow): string[] {
  return [...new Set(targets.map(({ deadline }) => deadline).filter((deadline) => deadline !== null))];
}
