import { readFileSync, writeFileSync } from 'node:fs';
import type { Baseline } from './baseline.ts';
import { prf } from './figures.ts';
import { PARTS, type Part } from './types.ts';

const BEGIN = '<!-- figures: written by `npm run eval -- --update` -->';
const END = '<!-- /figures -->';
const RATIO_HEADS: Record<Part, string> = {
  metadata: '–',
  structure: 'titles',
  targets: 'comparator',
  duties: 'lead',
  citations: 'resolved',
  links: 'kind',
  parents: 'decoys avoided',
};

type Entry = Baseline[string];

/** The kept figures as Markdown tables, one for each part; what is kept for checking is marked and summed apart. */
export function figureTables(baseline: Baseline, checkOnly: ReadonlySet<string>): string {
  return PARTS.flatMap((part) => {
    const entries = Object.entries(baseline).filter(([key]) => key.startsWith(`${part} `));
    if (entries.length === 0) return [];
    const scopes = entries.map(([key, entry]) => ({ scope: key.slice(part.length + 1), entry }));
    const open = scopes.filter(({ scope }) => !checkOnly.has(scope));
    const checked = scopes.filter(({ scope }) => checkOnly.has(scope));
    return [
      `### ${part}\n`,
      `| scope | P | R | F1 | right | wrong | missed | ${RATIO_HEADS[part]} |\n|---|---|---|---|---|---|---|---|`,
      ...scopes.map(({ scope, entry }) => line(checkOnly.has(scope) ? `${scope} (check)` : scope, entry)),
      ...(open.length > 1 ? [line('**all**', sum(open.map(({ entry }) => entry)))] : []),
      ...(checked.length > 1 ? [line('**all (check)**', sum(checked.map(({ entry }) => entry)))] : []),
      '',
    ];
  }).join('\n');
}

function sum(entries: readonly Entry[]): Entry {
  const total = { tp: 0, fp: 0, fn: 0, right: 0, of: 0 };
  for (const entry of entries) {
    for (const name of ['tp', 'fp', 'fn', 'right', 'of'] as const) total[name] += entry[name];
  }
  return total;
}

function line(name: string, entry: Entry): string {
  const { p, r, f1 } = prf(entry);
  const figures =
    entry.tp + entry.fp + entry.fn === 0 ? ['–', '–', '–'] : [p, r, f1].map((figure) => figure.toFixed(3));
  const second = entry.of > 0 ? `${entry.right}/${entry.of}` : '–';
  return `| ${[name, ...figures, entry.tp, entry.fp, entry.fn, second].join(' | ')} |`;
}

/** The figures that a document shows between its two marks. */
export function shownFigures(file: string): string {
  const text = readFileSync(file, 'utf8');
  return text.slice(text.indexOf(BEGIN) + BEGIN.length, text.indexOf(END)).trim();
}

/** Puts the figures between the two marks of a document. */
export function showFigures(file: string, tables: string): void {
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (start < 0 || end < start) throw new TypeError(`${file}: marks for the figures are missing`);
  writeFileSync(file, `${text.slice(0, start)}${BEGIN}\n\n${tables.trim()}\n\n${text.slice(end)}`);
}
