import { CLOSED, squash } from '../patterns.ts';
import type { ZoneLine } from './inner.ts';
import { COST } from './costs.ts';
import { plainReading, readLabels, type Family, type Reading } from './labels.ts';
import type { Unit } from './reading.ts';
import { tableRows, type TableLine } from './tables.ts';

/** Lines of one zone with what they may be: units, and the part that each line of a table plays. */
export interface ZoneUnits {
  units: Unit[];
  table: Map<number, TableLine>;
}

/** Marks that count inside a clause too: they make clauses only where they stand in lists. */
const MINOR: ReadonlySet<Family> = new Set(['par', 'circ', 'dash', 'ordinal', 'is', 'd1', 'd2', 'd3', 'plain']);
/** Marks that stay inside a clause unless a zone has no other numbering. */
const INNER: ReadonlySet<Family> = new Set(['ordinal', 'is']);

/** Finds the lines of a zone that may begin a clause, from line `from` on. */
export function findUnits(lines: readonly ZoneLine[], from: number): ZoneUnits {
  const table = tableRows(lines, from, lines.length);
  const units: Unit[] = [];
  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    const part = table.get(i);
    if (!line || part?.kind === 'header' || part?.kind === 'cell') continue;
    const read = part?.reading ? [part.reading] : lineReadings(line, lines[i - 1], lines[i + 1]);
    if (!read.length) continue;
    const readings =
      line.inner && !line.item ? read.map((reading) => ({ ...reading, cost: reading.cost + COST.INNER })) : read;
    const repeat = line.narrow || line.cell ? squash(line.text) : '';
    const skip = skipCost(line, lines[i - 1], readings[0]);
    units.push({ line: i, readings, skip, repeat, table: line.cell?.table });
  }
  return { units: withoutInner(withoutWhole(units)), table };
}

/** Labels of a line; a line that its format calls a heading is one without a number, and so is "注：" above numbered notes. */
function lineReadings(line: ZoneLine, before: ZoneLine | undefined, next: ZoneLine | undefined): Reading[] {
  // matches "注：", "备注", "填表说明："; not "注：单位为万元"
  const notes = before?.cell && !line.cell && /^(?:注|备\s?注|(?:填[表报])?说明)\s?[:：]?$/u.test(line.text);
  if (notes && next && readLabels(next.text).length > 0) return [plainReading(line.text.replace(/\s?[:：]$/u, ''))];
  if (isClosingRules(line) && next && readLabels(next.text)[0]?.number === 1)
    return [{ ...plainReading(line.text), closes: true }];
  const readings = readLabels(line.text);
  const heading = line.heading !== undefined && !line.inner && line.text.length <= 40 && !/[。；，：]/u.test(line.text);
  return readings.length || !heading ? readings : [plainReading(line.text)];
}

/** "附则", the heading of rules that are numbered anew: nothing else is printed so. */
function isClosingRules({ text, cell }: ZoneLine): boolean {
  return !cell && /^附\s?则$/u.test(text); // "附则", "附 则"; not "附则一"
}

function skipCost(line: ZoneLine, before: ZoneLine | undefined, reading: Reading | undefined): number {
  if (line.inner && !line.item) return 0;
  if (!reading || reading.family === 'row') return COST.SKIP * 2;
  const inside =
    before &&
    !before.cell &&
    !line.cell &&
    !line.gap &&
    /[\u4e00-\u9fff，、]$/u.test(before.text) &&
    before.text.length > 30;
  const usual = MINOR.has(reading.family) && !isClosingRules(line) ? COST.SKIP_MINOR : COST.SKIP;
  return inside && CLOSED.test(line.text) && !isTitled(before.text) ? COST.SKIP_INSIDE : usual;
}

/** A heading line that ends without a mark: "（一）指导思想". */
function isTitled(text: string): boolean {
  return readLabels(text).length > 0 && !/[，。；]/u.test(text);
}

/** "2 组织机构" is a label only where "2.1" is one too. */
function withoutWhole(units: Unit[]): Unit[] {
  if (units.some(({ readings }) => readings.some(({ family }) => family === 'd2'))) return units;
  return units
    .map((unit) => ({ ...unit, readings: unit.readings.filter(({ family }) => family !== 'd1') }))
    .filter(({ readings }) => readings.length > 0);
}

function withoutInner(units: Unit[]): Unit[] {
  const only = units.every(({ readings }) => readings.every(({ family }) => INNER.has(family)));
  return only ? units : units.filter(({ readings }) => !readings.every(({ family }) => INNER.has(family)));
}
