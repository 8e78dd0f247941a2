import type { EdgeRow, Json, TallyRow } from '../../graph-schema/store.ts';

/** UTF-16 code unit moved so that comparing units gives the order of code points (surrogates last). */
function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Orders two texts by code point, as SQLite's BINARY collation and Neo4j do; `<` compares UTF-16 units instead. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = rank(a.charCodeAt(i)) - rank(b.charCodeAt(i));
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function kindRank(value: Json): number {
  if (value === null) return 0;
  return typeof value === 'string' ? 2 : 1;
}

/** Order of `Page.sort`: missing and null, then numbers and booleans, then strings. */
export function compareValue(a: Json | undefined, b: Json | undefined): number {
  const x = a ?? null;
  const y = b ?? null;
  if (typeof x === 'string' && typeof y === 'string') return compareText(x, y);
  return kindRank(x) - kindRank(y) || Number(x) - Number(y);
}

/** Rows of `tally` from counts by node and value, in its order. */
export function tallyRows(counted: Iterable<{ id: string; value: unknown; count: number }>): TallyRow[] {
  const rows = new Map<string, TallyRow>();
  for (const { id, value, count } of counted) {
    const text = typeof value === 'string' ? value : null;
    const key = JSON.stringify([id, text]);
    const row = rows.get(key);
    if (row) row.count += count;
    else rows.set(key, { id, value: text, count });
  }
  return [...rows.values()].sort((a, b) => compareText(a.id, b.id) || compareValue(a.value, b.value));
}

/** Order of `expand`: source, type, target, key. */
export function compareEdges(a: EdgeRow, b: EdgeRow): number {
  return (
    compareText(a.src, b.src) ||
    compareText(a.type, b.type) ||
    compareText(a.dst, b.dst) ||
    compareText(a.key ?? '', b.key ?? '')
  );
}

/** Tells edges apart. Ends and keys hold no control characters (see `NodeRow`). */
export function edgeName({ src, type, dst, key = '' }: Pick<EdgeRow, 'src' | 'type' | 'dst' | 'key'>): string {
  return [src, type, dst, key].join('\n');
}
