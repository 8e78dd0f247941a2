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
  /** The same for all states in which the kinds that run through a document have the same last numbers. */
  running: number;
  step: Step | null;
}

/** How many readings are kept alive side by side; with 8 all gold outlines come out the same. */
const BEAM = 24;

/** A reading that costs so much more than the best one is given up; with 5 all outlines of 289 documents come out the same. */
const HOPELESS = 7;

const INDEX = Object.fromEntries(Object.keys(RANK).map((family, i) => [family, i])) as Record<Family, number>;
const NOTHING_USED: readonly number[] = Object.keys(RANK).map(() => 0);

/** Small numbers for large ones, from 1, in the order in which they are met. */
class Names {
  private readonly ids = new Map<number, number>();

  idOf(key: number): number {
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.ids.size + 1;
      this.ids.set(key, id);
    }
    return id;
  }
}

/** Kinds that go on counting through a document, whatever stands between their lists. */
const RUNNING: ReadonlySet<Family> = new Set(['ar', 'pcn', 'article']);

/**
 * The states that a unit leads to: of those that leave the same open and used the cheapest. A state is made only where
 * it is worth keeping, which few are.
 */
class Frontier {
  readonly unit: Unit;
  private readonly names: { chains: Names; runs: Names };
  private readonly states = new Map<number, State>();
  private least = Number.POSITIVE_INFINITY;

  constructor(unit: Unit, names: { chains: Names; runs: Names }) {
    this.unit = unit;
    this.names = names;
  }

  /** False where the cost is so much above the least one so far that nothing will come of it. */
  admits(cost: number): boolean {
    return cost <= this.least + HOPELESS;
  }

  /** Adds what follows from putting a reading of the unit, with this number, on top of the level `below`. */
  push(state: State, reading: Reading, number: number, below: Level | null, cost: number, oddity?: Oddity): void {
    if (!this.admits(cost)) return;
    const { unit } = this;
    const { family, printed } = reading;
    const id = this.chainOf(below, family, number);
    const isNew = !below?.boxed && state.used[INDEX[family]] !== number;
    const running = isNew && RUNNING.has(family) ? this.runOf(state.used, family, number) : state.running;
    const key = keyOf(id, running);
    if (!this.wants(key, cost)) return;
    const box = family === 'box';
    const label = number === reading.number ? reading.label : labelOf(family, number, printed);
    const node: Node = { unit, family, number, label, printed, parent: box ? null : (below?.node ?? null) };
    if (oddity) node.oddity = oddity;
    const top: Level = {
      node,
      below,
      id,
      kinds: box ? 0 : (below?.kinds ?? 0) | (1 << INDEX[family]),
      boxed: box || (below?.boxed ?? false),
      table: unit.table ?? (box ? undefined : below?.table),
    };
    const used = isNew ? state.used.with(INDEX[family], number) : state.used;
    this.keep(key, { cost, top, used, running, step: { unit, node, before: state.step } });
  }

  /** Adds a state that leaves all levels as they are. */
  stay({ top, used, running }: State, cost: number, step: Step | null): void {
    const key = keyOf(top?.id ?? 0, running);
    if (this.wants(key, cost)) this.keep(key, { cost, top, used, running, step });
  }

  /** The states worth going on with, cheapest first. */
  best(): State[] {
    const best = [...this.states.values()].sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    return best.filter(({ cost }) => this.admits(cost));
  }

  private wants(key: number, cost: number): boolean {
    const rival = this.states.get(key);
    return this.admits(cost) && (!rival || cost < rival.cost);
  }

  private keep(key: number, state: State): void {
    this.states.set(key, state);
    this.least = Math.min(this.least, state.cost);
  }

  /** Name of the chain of levels that has one of this kind and number on top of `below`; 0 is the empty one. */
  private chainOf(below: Level | null, family: Family, number: number): number {
    return this.names.chains.idOf(((below?.id ?? 0) * 32 + INDEX[family]) * 0x40000 + Math.min(number, 0x3ffff));
  }

  /** Name of the last numbers of the kinds that go on counting, of which one is new. */
  private runOf(used: readonly number[], family: Family, number: number): number {
    let key = 0;
    for (const kind of RUNNING) key = key * 0x20000 + Math.min(kind === family ? number : used[INDEX[kind]]!, 0x1ffff);
    return this.names.runs.idOf(key);
  }
}

/** One number for the levels that are open and the numbers that are used. */
function keyOf(chain: number, running: number): number {
  return chain * 0x4000000 + running;
}

/**
 * The reading of all labels that costs least (see costs.ts), found by beam search: time is linear in their number.
 * @returns node of each unit that is a clause, by line; a heading printed again maps to its first node
 */
export function readSequence(units: readonly Unit[]): Map<number, Node> {
  let states: State[] = [{ cost: 0, top: null, used: NOTHING_USED, running: 0, step: null }];
  const names = { chains: new Names(), runs: new Names() };
  for (const unit of units) {
    const frontier = new Frontier(unit, names);
    for (const state of states) if (frontier.admits(state.cost)) addSuccessors(frontier, state);
    states = frontier.best();
  }
  const nodes = new Map<number, Node>();
  for (let step = states[0]?.step ?? null; step; step = step.before) nodes.set(step.unit.line, step.node);
  return nodes;
}

function addSuccessors(frontier: Frontier, state: State): void {
  if (addNextRow(frontier, state)) return;
  const { unit } = frontier;
  frontier.stay(state, state.cost + unit.skip, state.step);
  for (const reading of unit.readings) {
    if (reading.family === 'box') openBox(frontier, state, reading);
    else placements(frontier, state, reading);
  }
}

/** Adds the next row of the table that the last row was in, where it is one: there is nothing else that it could be. */
function addNextRow(frontier: Frontier, state: State): boolean {
  const { readings, table } = frontier.unit;
  const [reading] = readings;
  const { top } = state;
  if (reading?.family !== 'row' || top?.node.family !== 'row' || top.node.unit.table !== table) return false;
  if (!isCounted(reading) && reading.number !== top.node.number + 1) return false;
  besides(frontier, state, reading, top, state.cost);
  return true;
}

/** Adds every place that a reading can take: beside a level of its kind, or below any open level. */
function placements(frontier: Frontier, state: State, reading: Reading): void {
  const kind = 1 << INDEX[reading.family];
  let aside = 0;
  let left = 0;
  for (let level = state.top; ; level = level.below) {
    const foreign = level !== null && isForeign(level, frontier.unit);
    const outside = foreign && level && !goesOn(level, reading) ? COST.OUTSIDE : 0;
    const base = state.cost + reading.cost + left + outside;
    if (((level?.kinds ?? 0) & kind) === 0) open(frontier, state, reading, level, base + aside);
    if (!level) break;
    if (level.node.family === reading.family) besides(frontier, state, reading, level, base);
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

function openBox(frontier: Frontier, state: State, reading: Reading): void {
  let below = state.top;
  for (let level = state.top; level; level = level.below) if (level.node.family === 'box') below = level.below;
  frontier.push(state, reading, reading.number, below, state.cost + reading.cost);
}

/** Opens a new list below `level`. */
function open(frontier: Frontier, state: State, reading: Reading, level: Level | null, base: number): void {
  const { family } = reading;
  const number = isCounted(reading) ? 1 : reading.number;
  const last = level?.boxed ? 0 : (state.used[INDEX[family]] ?? 0);
  let cost = base + COST.OPEN + descent(level?.node.family ?? null, family);
  if (reading.prefix !== undefined && level?.node.label !== reading.prefix) cost += COST.PREFIX;
  let oddity: Oddity | undefined;
  if (number !== 1 && number === last + 1) cost += family === 'article' ? 0 : COST.RUNNING;
  else if (number !== 1 && family !== 'row') {
    cost += COST.LATE + COST.LATE_MORE * Math.min(number - 2, 6);
    oddity = 'skipped';
  }
  frontier.push(state, reading, number, level, cost, oddity);
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
function besides(frontier: Frontier, state: State, reading: Reading, level: Level, base: number): void {
  const { unit } = frontier;
  const { node: last, below } = level;
  const expected = last.number + 1;
  const lost = reading.prefix !== undefined && !last.label.startsWith(`${reading.prefix}.`);
  const cost = lost ? base + COST.PREFIX : base;
  const number = isCounted(reading) ? expected : reading.number;
  if (number === expected) {
    frontier.push(state, reading, expected, below, cost, reading.cost > 2 ? 'repaired' : undefined);
    return;
  }
  if (number === last.number && isSamePrint(unit, last.unit)) {
    frontier.stay(state, cost, { unit, node: last, before: state.step });
  }
  if (reading.family === 'row') {
    frontier.push(state, reading, number, below, number > last.number ? cost : cost + COST.RUNNING);
    return;
  }
  if (number > expected) {
    const more = Math.min(number - expected - 1, 8);
    frontier.push(state, reading, number, below, cost + COST.GAP + COST.GAP_MORE * more, 'skipped');
  } else {
    const again = number === last.number ? COST.REPEATED : COST.BACK;
    frontier.push(state, reading, number, below, cost + again, 'repeated');
  }
  frontier.push(state, reading, expected, below, cost + COST.REPAIRED, 'repaired');
}

function isSamePrint(a: Unit, b: Unit): boolean {
  if (a.repeat === '' || b.repeat === '') return false;
  return a.repeat.startsWith(b.repeat) || b.repeat.startsWith(a.repeat);
}
