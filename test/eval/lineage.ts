import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { measure } from './figures.ts';
import { rowsOf, type Item, type Measure, type Row } from './types.ts';

/** One line of document-lineage.tsv: files of a parent and a child, and how they belong together. */
export interface LineagePair {
  kind: 'explicit' | 'implicit' | 'decoy';
  parent: string;
  child: string;
}

/** Reads document-lineage.tsv (a heading line, then kind, parent, child, …). */
export function readLineage(file: string): LineagePair[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [kind, parent, child] = line.split('\t');
      if ((kind !== 'explicit' && kind !== 'implicit' && kind !== 'decoy') || !parent || !child) {
        throw new TypeError(`${file}: ${line}`);
      }
      return { kind, parent, child };
    });
}

/**
 * Parents found of the listed pairs of which both documents were read, decoys taken as errors; the ratio is how many decoys were avoided. Parents between
 * listed documents that the list does not name are errors too, since the list has all citations between them.
 * @param related pairs of which links are annotated: parents of each other though none cites the other, neither right nor wrong
 */
export function scoreLineage(
  lines: readonly LineagePair[],
  rows: readonly Row[],
  related: readonly { lower: string; upper: string }[] = [],
): Measure {
  const fileOf = new Map(rowsOf(rows, 'document').map((row) => [row.id ?? '', basename(row.source?.file ?? '')]));
  const read = new Set(fileOf.values());
  const pairs = lines.filter(({ parent, child }) => read.has(parent) && read.has(child));
  const listed = new Set(pairs.flatMap((pair) => [pair.parent, pair.child]));
  const got = new Set(
    rowsOf(rows, 'parent')
      .filter((row) => row.relation !== 'PARALLELS')
      .map((row) => [fileOf.get(row.from) ?? '', fileOf.get(row.to) ?? ''] as const)
      .filter(([child, parent]) => listed.has(child) && listed.has(parent))
      .map(([child, parent]) => pairName(child, parent)),
  );
  const wanted = pairs.filter((pair) => pair.kind !== 'decoy').map((pair) => pairName(pair.child, pair.parent));
  const decoys = pairs.filter((pair) => pair.kind === 'decoy').map((pair) => pairName(pair.child, pair.parent));
  const items: Item[] = wanted.map((name) => ({ name, outcome: got.has(name) ? 'hit' : 'missed' }));
  const free = related.map(({ lower, upper }) => pairName(basename(lower), basename(upper)));
  for (const name of got) if (!wanted.includes(name) && !free.includes(name)) items.push({ name, outcome: 'extra' });
  return measure('parents', '上位文件表', items, {
    name: 'decoys',
    right: decoys.filter((name) => !got.has(name)).length,
    of: decoys.length,
  });
}

/** Pool files begin with a number of their own: "060 → 057". */
function pairName(child: string, parent: string): string {
  return `${child.split('_')[0] ?? child} → ${parent.split('_')[0] ?? parent}`;
}
