import { parentLocator } from '../../graph-schema/locator.ts';
import type { Span } from '../../graph-schema/records.ts';
import { squash } from '../patterns.ts';
import type { OutlineClause } from '../types.ts';
import { cellsOf, isSide } from './cells.ts';
import type { Draft } from './draft.ts';
import type { ZoneLine } from './inner.ts';
import type { Node } from './reading.ts';
import type { TableLine } from './tables.ts';
import { RUN_IN, titleOf } from './title.ts';

/** The clause that a draft's lines make: its text in reading order, heading and cells. */
export function toClause(
  source: string,
  lines: readonly ZoneLine[],
  draft: Draft,
  table: Map<number, TableLine>,
): OutlineClause {
  const spans = spansOf(lines, draft);
  const text = spans.map((span) => source.slice(...span)).join('');
  const group = groupHeading(lines, draft);
  const { title, bodyStart } =
    group === null ? headOf(draft, text) : { ...headOf(draft, group), bodyStart: text.length };
  return {
    locator: draft.locator,
    title,
    text,
    label: draft.label,
    bodyStart,
    form: draft.form,
    parent: parentLocator(draft.locator),
    leaf: true,
    spans,
    cells: cellsOf(lines, text, draft, table, spans),
  };
}

/** Spans of a clause: running text first, then the narrow cells beside it; neighbouring lines make one span. */
function spansOf(lines: readonly ZoneLine[], draft: Draft): Span[] {
  const beside = (i: number): boolean => isSide(lines, draft, i);
  const ordered = [...draft.lines.filter((i) => !beside(i)), ...draft.lines.filter(beside)];
  const spans: Span[] = [];
  ordered.forEach((i, place) => {
    const line = lines[i];
    const before = ordered[place - 1];
    const last = spans.at(-1);
    if (!line) return;
    if (!last || before === undefined) spans.push([...line.span]);
    else if (before === i - 1) last[1] = line.span[1];
    else {
      const cut = line.inner ?? (beside(i) === beside(before) && continues(lines, before, i));
      spans.push([cut ? line.span[0] : line.span[0] - 1, line.span[1]]);
    }
  });
  return spans;
}

/** True where a cell stops in the middle of a sentence and another column stands between its two parts. */
function continues(lines: readonly ZoneLine[], before: number, i: number): boolean {
  const head = lines[before];
  const beside = (lines[before + 1]?.narrow ?? false) !== (head?.narrow ?? false);
  return beside && i > before && !/[。；]$/u.test(head?.text ?? '');
}

/** Longest run-in heading of an item below an article: "（一）标准统一。", hardly a sentence. */
const ITEM_RUN_IN = 8;

/** How long a run-in heading may be: an article has none, the items below one short ones. */
function longestRunIn(node: Node | null): number {
  if (node?.family === 'article') return 0;
  for (let at = node; at; at = at.parent) if (at.family === 'article') return ITEM_RUN_IN;
  return RUN_IN;
}

/**
 * Text of the cell that heads a group of rows: its lines make one heading, broken where the cell was narrow; null for
 * other clauses.
 */
function groupHeading(lines: readonly ZoneLine[], { node, form, lines: own }: Draft): string | null {
  const cell = node && lines[node.unit.line]?.cell;
  if (!cell || form === 'row') return null;
  const inside = own.filter((i) => lines[i]?.cell?.row === cell.row && lines[i]?.cell?.column === cell.column);
  const text = inside.map((i) => lines[i]?.text ?? '').join('');
  return inside.length > 1 && inside.length === own.length && text.length <= RUN_IN && !/[。；]/u.test(text)
    ? text
    : null;
}

function headOf(draft: Draft, text: string): { title: string; bodyStart: number } {
  if (draft.form === 'row') return { title: '', bodyStart: draft.label.length };
  if (draft.title === null)
    return titleOf(text, text.startsWith(draft.label) ? draft.label.length : 0, longestRunIn(draft.node));
  if (draft.title === '') return { title: '', bodyStart: draft.label.length };
  let bodyStart = 0;
  let seen = 0;
  const wanted = squash(draft.label + draft.title).length;
  while (bodyStart < text.length && seen < wanted) seen += text[bodyStart++]?.trim() === '' ? 0 : 1;
  return { title: draft.title, bodyStart: bodyStart + (text[bodyStart] === '\n' ? 1 : 0) };
}
