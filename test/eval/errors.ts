import type { Scored } from './report.ts';
import { excerpt } from './text.ts';
import { rowsOf, type Item, type Measure, type Reading } from './types.ts';

/**
 * The errors of one reading, each with the text of the clauses it names: first what was missed, then what was
 * reported in error. Scopes kept for checking are left out, so that nobody tunes on them.
 */
export function errorList({ measures, reading }: Scored, checkOnly: ReadonlySet<string>): string {
  const texts = clauseTexts(reading);
  return measures
    .filter((measure) => !checkOnly.has(measure.scope))
    .flatMap((measure) => {
      const wrong = measure.items.filter((item) => item.outcome !== 'hit').sort(byOutcome);
      if (wrong.length === 0) return [];
      return [`## ${measure.part} ${measure.scope}`, ...wrong.flatMap((item) => errorLines(item, measure, texts))];
    })
    .join('\n');
}

function byOutcome(a: Item, b: Item): number {
  return a.outcome === b.outcome ? 0 : a.outcome === 'missed' ? -1 : 1;
}

function errorLines(item: Item, measure: Measure, texts: ReadonlyMap<string, string>): string[] {
  const label = item.outcome === 'missed' ? '漏' : '误';
  const kind = item.kind ?? item.gotKind;
  const head = `  ${label} ${item.name}${kind === undefined ? '' : ` (${kind})`}`;
  const ends =
    measure.part === 'links' ? item.name.split(' → ') : [`${measure.scope}:${item.name.split(' ')[0] ?? ''}`];
  return [
    head,
    ...ends.flatMap((end) => (texts.has(end) ? [`      ${end}｜${excerpt(texts.get(end) ?? '', 160)}`] : [])),
  ];
}

function clauseTexts({ rows, keyOf }: Reading): Map<string, string> {
  return new Map(
    rowsOf(rows, 'clause').map((row) => [`${keyOf(row.document) ?? ''}:${row.locator}`, row.text ?? row.title]),
  );
}
