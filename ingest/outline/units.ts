import { CLOSED, squash } from '../patterns.ts';
import type { CleanLine } from '../types.ts';
import { COST } from './costs.ts';
import { readLabels, type Family, type Reading } from './labels.ts';
import type { Unit } from './reading.ts';
import { tableRows, type TableLine } from './tables.ts';

/** Lines of one zone with what they may be: units, and the part that each line of a table plays. */
export interface ZoneUnits {
  units: Unit[];
  table: Map<number, TableLine>;
}

/** Marks that count inside a clause too: they make clauses only where they stand in lists. */
const MINOR: ReadonlySet<Family> = new Set(['par', 'circ', 'dash', 'ordinal', 'is']);
/** Marks that stay inside a clause unless a zone has no other numbering. */
const INNER: ReadonlySet<Family> = new Set(['ordinal', 'is']);

/** Finds the lines of [from, to) that may begin a clause. */
export function findUnits(lines: readonly CleanLine[], from: number, to: number): ZoneUnits {
  const table = tableRows(lines, from, to);
  const units: Unit[] = [];
  for (let i = from; i < to; i++) {
    const line = lines[i];
    const part = table.get(i);
    if (!line || part?.kind === 'header' || part?.kind === 'cell') continue;
    const readings = part?.reading ? [part.reading] : readLabels(line.text);
    if (!readings.length) continue;
    const repeat = line.narrow || line.cell ? squash(line.text) : '';
    const unit: Unit = { line: i, readings, skip: skipCost(line, lines[i - 1], readings[0]), repeat };
    if (line.cell) unit.table = line.cell.table;
    units.push(unit);
  }
  return { units: withoutInner(units), table };
}

function skipCost(line: CleanLine, before: CleanLine | undefined, reading: Reading | undefined): number {
  if (!reading || reading.family === 'row') return COST.SKIP * 2;
  const inside =
    before &&
    !before.cell &&
    !line.cell &&
    !line.gap &&
    /[\u4e00-\u9fff，、]$/u.test(before.text) &&
    before.text.length > 30;
  const usual = MINOR.has(reading.family) ? COST.SKIP_MINOR : COST.SKIP;
  return inside && CLOSED.test(line.text) && !isTitled(before.text) ? COST.SKIP_INSIDE : usual;
}

/** A heading line that ends without a mark: "（一）指导思想". */
function isTitled(text: string): boolean {
  return readLabels(text).length > 0 && !/[，。；]/u.test(text);
}

function withoutInner(units: Unit[]): Unit[] {
  const only = units.every(({ readings }) => readings.every(({ family }) => INNER.has(family)));
  return only ? units : units.filter(({ readings }) => !readings.every(({ family }) => INNER.has(family)));
}
