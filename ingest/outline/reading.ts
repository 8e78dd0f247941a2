import { COST, LOWEST, RANK } from './costs.ts';
import { COUNTED, labelOf, type Family, type Reading } from './labels.ts';

/** A line that may begin with a label. */
export interface Unit {
  /** Index of the line. */
  line: number;
  readings: Reading[];
  /** Cost of taking the line for plain text. */
  skip: number;
  /** Text without white space, to tell a heading that is printed again at the top of a page; "" where that cannot be. */
  repeat: string;
  /** Table that the line stands in. */
  table?: number;
}

/** What is odd about a node's number. */
export type Oddity = 'repaired' | 'skipped' | 'repeated';

/** A clause in the reading that costs least. */
export interface Node {
  unit: Unit;
  family: Family;
  number: number;
  label: string;
  printed: string;
  parent: Node | null;
  oddity?: Oddity;
}

/** An open level. What is asked of the levels below it over and over is kept with it. */
interface Level {
  node: Node;
  below: Level | null;
  /** The same for all levels of the same kinds and numbers down to the lowest. */
  id: number;
  /** Kinds of this level and those below it, up to the next box; one bit each. */
  kinds: number;
  /** A box is open at or below this level. */
  boxed: boolean;
  /** Table that this level, or the next one below that is not parted from it by a box, stands in. */
  table: number | undefined;
}

interface Step {
  unit: Unit;
  node: Node;
  before: Step | null;
}

interface State {
  cost: number;
  top: Level | null;
  /** Last number of each kind outside boxes, wherever it was, by the kind's index. */
  used: readonly number[];
  step: Step | null;
}

/** How many readings are kept alive side by side; with 8 all gold outlines come out the same. */
const BEAM = 24;

/** A reading that costs so much more than the best one is given up. */
const HOPELESS = 9;

const INDEX = Object.fromEntries(Object.keys(RANK).map((family, i) => [family, i])) as Record<Family, number>;
const NOTHING_USED: readonly number[] = Object.keys(RANK).map(() => 0);

/** Numbers that name chains of open levels, so that states can be compared without writing the chains out. */
class Chains {
  private readonly ids = new Map<number, number>();

  /** Name of the chain that has a level of this kind and number on top of the chain `below`; 0 is the empty one. */
  idOf(below: number, family: Family, number: number): number {
    const key = (below * 32 + INDEX[family]) * 0x40000 + Math.min(number, 0x3ffff);
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size + 1;
      this.ids.set(key, id);
    }
    return id;
  }
}

/**
 * The reading of all labels that costs least (see costs.ts), found by beam search: time is linear in their number.
 * @returns node of each unit that is a clause, by line; a heading printed again maps to its first node
 */
export function readSequence(units: readonly Unit[]): Map<number, Node> {
  let states: State[] = [{ cost: 0, top: null, used: NOTHING_USED, step: null }];
  const chains = new Chains();
  for (const unit of units) {
    const best = new Map<string, State>();
    for (const state of states) {
      for (const next of successors(state, unit, chains)) {
        const key = stateKey(next);
        const rival = best.get(key);
        if (!rival || next.cost < rival.cost) best.set(key, next);
      }
    }
    states = [...best.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    const limit = (states[0]?.cost ?? 0) + HOPELESS;
    states = states.filter(({ cost }) => cost <= limit);
  }
  const nodes = new Map<number, Node>();
  for (let step = states[0]?.step ?? null; step; step = step.before) nodes.set(step.unit.line, step.node);
  return nodes;
}

function stateKey({ top, used }: State): string {
  return `${top?.id ?? 0},${used[INDEX.ar] ?? 0},${used[INDEX.pcn] ?? 0},${used[INDEX.article] ?? 0}`;
}

function successors(state: State, unit: Unit, chains: Chains): State[] {
  const row = nextRow(state, unit, chains);
  if (row) return [row];
  const { top, used, step } = state;
  const next: State[] = [{ cost: state.cost + unit.skip, top, used, step }];
  for (const reading of unit.readings) {
    if (reading.family === 'box') next.push(openBox(state, unit, reading, chains));
    else placements(state, unit, reading, chains, next);
  }
  return next;
}

/** The next row of the table that the last row was in: there is nothing else that it could be. */
function nextRow(state: State, unit: Unit, chains: Chains): State | null {
  const [reading] = unit.readings;
  const { top } = state;
  if (reading?.family !== 'row' || top?.node.family !== 'row' || top.node.unit.table !== unit.table) return null;
  if (!isCounted(reading) && reading.number !== top.node.number + 1) return null;
  return besides(state, unit, reading, top, state.cost, chains)[0] ?? null;
}

/** Adds every place that a reading can take: beside a level of its kind, or below any open level. */
function placements(state: State, unit: Unit, reading: Reading, chains: Chains, found: State[]): void {
  const kind = 1 << INDEX[reading.family];
  let aside = 0;
  let left = 0;
  for (let level = state.top; ; level = level.below) {
    const foreign = level !== null && isForeign(level, unit);
    const outside = foreign && level && !goesOn(level, reading) ? COST.OUTSIDE : 0;
    const base = state.cost + reading.cost + left + outside;
    if (((level?.kinds ?? 0) & kind) === 0) found.push(open(state, unit, reading, level, base + aside, chains));
    if (!level) break;
    if (level.node.family === reading.family)
      for (const next of besides(state, unit, reading, level, base, chains)) found.push(next);
    if (level.node.family === 'box') left += COST.LEAVE_BOX + (level === state.top ? COST.EMPTY_BOX : 0);
    else if (!LOWEST.has(level.node.family) && !foreign) aside += COST.BESIDE;
  }
}

/** True where a level belongs to a table, or to a box inside one, that the unit is not in. */
function isForeign(level: Level, unit: Unit): boolean {
  return level.table !== undefined && level.table !== unit.table;
}

/** True where a list goes on in the next table with the next number. */
function goesOn(level: Level, reading: Reading): boolean {
  const { family, number } = level.node;
  return family === reading.family && reading.number === number + 1;
}

function openBox(state: State, unit: Unit, reading: Reading, chains: Chains): State {
  let under = state.top;
  for (let level = state.top; level; level = level.below) if (level.node.family === 'box') under = level.below;
  const node: Node = { unit, ...reading, parent: null };
  return push(state, unit, node, under, state.cost + reading.cost, chains);
}

/** Opens a new list below `level`. */
function open(state: State, unit: Unit, reading: Reading, level: Level | null, base: number, chains: Chains): State {
  const { family } = reading;
  const first = isCounted(reading);
  const number = first ? 1 : reading.number;
  const last = level?.boxed ? 0 : (state.used[INDEX[family]] ?? 0);
  let cost = base + COST.OPEN + descent(level?.node.family ?? null, family);
  if (reading.prefix !== undefined && level?.node.label !== reading.prefix) cost += COST.PREFIX;
  let oddity: Oddity | undefined;
  if (number !== 1 && number === last + 1) cost += family === 'article' ? 0 : COST.RUNNING;
  else if (number !== 1 && family !== 'row') {
    cost += COST.LATE + COST.LATE_MORE * Math.min(number - 2, 6);
    oddity = 'skipped';
  }
  const label = first ? labelOf(family, 1, reading.printed) : reading.label;
  const parent = level?.node ?? null;
  const node: Node = { unit, family, number, label, printed: reading.printed, parent };
  if (oddity) node.oddity = oddity;
  return push(state, unit, node, level, cost, chains);
}

/** True where the number is not printed: dash items, unnumbered headings, rows of tables without a number column. */
function isCounted({ family, number }: Reading): boolean {
  return COUNTED.has(family) || (family === 'row' && number === 0);
}

/** Cost of a level of kind `inner` right below one of kind `outer`. */
function descent(outer: Family | null, inner: Family): number {
  if (inner === 'row' || outer === 'box') return 0;
  if (outer === null) return inner === 'par' || inner === 'circ' ? COST.LEAP * 4 : 0;
  const down = RANK[inner] - RANK[outer];
  return down <= 0 ? COST.INVERTED : COST.LEAP * (down - 1);
}

/** Goes on with the list of `level`: by the printed number, or by the one that it should be. */
function besides(state: State, unit: Unit, reading: Reading, level: Level, base: number, chains: Chains): State[] {
  const { family } = reading;
  const { node: last, below } = level;
  const expected = last.number + 1;
  if (reading.prefix !== undefined && !last.label.startsWith(`${reading.prefix}.`)) base += COST.PREFIX;
  const parent = below?.node ?? null;
  const number = isCounted(reading) ? expected : reading.number;
  const at = (value: number, cost: number, oddity?: Oddity): State => {
    const label = value === reading.number ? reading.label : labelOf(family, value, reading.printed);
    const node: Node = { unit, family, number: value, label, printed: reading.printed, parent };
    if (oddity) node.oddity = oddity;
    return push(state, unit, node, below, base + cost, chains);
  };
  if (number === expected) return [at(expected, 0, reading.cost > 2 ? 'repaired' : undefined)];
  const states: State[] = [];
  if (number === last.number && isSamePrint(unit, last.unit)) {
    states.push({ ...state, cost: base, step: { unit, node: last, before: state.step } });
  }
  if (family === 'row') return [...states, at(number, number > last.number ? 0 : COST.RUNNING)];
  if (number > expected) {
    const more = Math.min(number - expected - 1, 8);
    states.push(at(number, COST.GAP + COST.GAP_MORE * more, 'skipped'));
  } else if (number === last.number) states.push(at(number, COST.REPEATED, 'repeated'));
  else states.push(at(number, COST.BACK, 'repeated'));
  states.push(at(expected, COST.REPAIRED, 'repaired'));
  return states;
}

function isSamePrint(a: Unit, b: Unit): boolean {
  if (a.repeat === '' || b.repeat === '') return false;
  return a.repeat.startsWith(b.repeat) || b.repeat.startsWith(a.repeat);
}

function push(state: State, unit: Unit, node: Node, below: Level | null, cost: number, chains: Chains): State {
  const { family, number } = node;
  const box = family === 'box';
  const top: Level = {
    node,
    below,
    id: chains.idOf(below?.id ?? 0, family, number),
    kinds: box ? 0 : (below?.kinds ?? 0) | (1 << INDEX[family]),
    boxed: box || (below?.boxed ?? false),
    table: unit.table ?? (box ? undefined : below?.table),
  };
  let { used } = state;
  if (!below?.boxed) {
    const copy = used.slice();
    copy[INDEX[family]] = number;
    used = copy;
  }
  return { cost, top, used, step: { unit, node, before: state.step } };
}
