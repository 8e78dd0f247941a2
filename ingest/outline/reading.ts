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

interface Level {
  node: Node;
  below: Level | null;
  key: string;
}

interface Step {
  unit: Unit;
  node: Node;
  before: Step | null;
}

interface State {
  cost: number;
  top: Level | null;
  /** Last number of each kind outside boxes, wherever it was. */
  used: Partial<Record<Family, number>>;
  step: Step | null;
}

/** How many readings are kept alive side by side; with 8 all gold outlines come out the same. */
const BEAM = 24;

/** A reading that costs so much more than the best one is given up. */
const HOPELESS = 9;

/**
 * The reading of all labels that costs least (see costs.ts), found by beam search: time is linear in their number.
 * @returns node of each unit that is a clause, by line; a heading printed again maps to its first node
 */
export function readSequence(units: readonly Unit[]): Map<number, Node> {
  let states: State[] = [{ cost: 0, top: null, used: {}, step: null }];
  for (const unit of units) {
    const best = new Map<string, State>();
    for (const state of states) {
      for (const next of successors(state, unit)) {
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
  return `${top?.key ?? ''}|${used.ar ?? 0},${used.pcn ?? 0},${used.article ?? 0}`;
}

function successors(state: State, unit: Unit): State[] {
  const row = nextRow(state, unit);
  if (row) return [row];
  const next: State[] = [{ ...state, cost: state.cost + unit.skip }];
  for (const reading of unit.readings) {
    if (reading.family === 'box') next.push(openBox(state, unit, reading));
    else for (const option of placements(state, unit, reading)) next.push(option);
  }
  return next;
}

/** The next row of the table that the last row was in: there is nothing else that it could be. */
function nextRow(state: State, unit: Unit): State | null {
  const [reading] = unit.readings;
  const { top } = state;
  if (reading?.family !== 'row' || top?.node.family !== 'row' || top.node.unit.table !== unit.table) return null;
  if (!isCounted(reading) && reading.number !== top.node.number + 1) return null;
  return besides(state, unit, reading, top, state.cost)[0] ?? null;
}

/** Every place that a reading can take: beside a level of its kind, or below any open level. */
function placements(state: State, unit: Unit, reading: Reading): State[] {
  const found: State[] = [];
  let aside = 0;
  let left = 0;
  const kinds = openKinds(state.top);
  for (let level = state.top; ; level = level.below) {
    const foreign = level !== null && isForeign(level, unit);
    const outside = foreign && level && !goesOn(level, reading) ? COST.OUTSIDE : 0;
    const base = state.cost + reading.cost + left + outside;
    if (!kinds.get(level)?.has(reading.family)) {
      found.push(open(state, unit, reading, level, base + aside));
    }
    if (!level) break;
    if (level.node.family === reading.family) found.push(...besides(state, unit, reading, level, base));
    if (level.node.family === 'box') left += COST.LEAVE_BOX;
    else if (!LOWEST.has(level.node.family) && !foreign) aside += COST.BESIDE;
  }
  return found;
}

/** Kinds in use at and below each open level, up to the next box. */
function openKinds(top: Level | null): Map<Level | null, Set<Family>> {
  const chain: Level[] = [];
  for (let level = top; level; level = level.below) chain.push(level);
  const kinds = new Map<Level | null, Set<Family>>([[null, new Set()]]);
  let seen = new Set<Family>();
  for (const level of chain.reverse()) {
    seen = level.node.family === 'box' ? new Set() : new Set(seen).add(level.node.family);
    kinds.set(level, seen);
  }
  return kinds;
}

/** True where a level belongs to a table, or to a box inside one, that the unit is not in. */
function isForeign(level: Level, unit: Unit): boolean {
  for (let place: Level | null = level; place; place = place.below) {
    if (place.node.unit.table !== undefined) return place.node.unit.table !== unit.table;
    if (place.node.family === 'box') return false;
  }
  return false;
}

/** True where a list goes on in the next table with the next number. */
function goesOn(level: Level, reading: Reading): boolean {
  const { family, number } = level.node;
  return family === reading.family && reading.number === number + 1;
}

/** True below a box, whose numbers are no part of the count around it. */
function isBoxed(level: Level | null): boolean {
  for (let at = level; at; at = at.below) if (at.node.family === 'box') return true;
  return false;
}

function openBox(state: State, unit: Unit, reading: Reading): State {
  let under = state.top;
  for (let level = state.top; level; level = level.below) if (level.node.family === 'box') under = level.below;
  const node: Node = { unit, ...reading, parent: null };
  return push(state, unit, node, under, state.cost + reading.cost);
}

/** Opens a new list below `level`. */
function open(state: State, unit: Unit, reading: Reading, level: Level | null, base: number): State {
  const { family } = reading;
  const first = isCounted(reading);
  const number = first ? 1 : reading.number;
  const last = isBoxed(level) ? 0 : (state.used[family] ?? 0);
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
  const node: Node = { unit, family, number, label, printed: reading.printed, parent, ...(oddity && { oddity }) };
  return push(state, unit, node, level, cost);
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
function besides(state: State, unit: Unit, reading: Reading, level: Level, base: number): State[] {
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
    return push(state, unit, node, below, base + cost);
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

function push(state: State, unit: Unit, node: Node, below: Level | null, cost: number): State {
  const key = `${below?.key ?? ''}/${node.family}${node.number}`;
  return {
    cost,
    top: { node, below, key },
    used: isBoxed(below) ? state.used : { ...state.used, [node.family]: node.number },
    step: { unit, node, before: state.step },
  };
}
