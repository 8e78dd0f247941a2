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
  table: number | undefined;
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
  oddity?: Oddity | undefined;
}

/** A reading with what is asked of it at every place that it could take. */
interface Candidate extends Reading {
  /** Its kind, counted from 0. */
  kind: number;
  /** Its number is not printed: dash items, unnumbered headings, rows of tables without a number column. */
  counted: boolean;
}

/** An open level. What is asked of the levels below it over and over is kept with it. */
interface Level {
  node: Node;
  kind: number;
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
  /** The same for all states that leave the same open and used. */
  key: number;
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

/** Kinds by their numbers, and what is asked of them by these: sets of kinds have one bit each. */
const KINDS = Object.keys(RANK) as Family[];
const INDEX = Object.fromEntries(KINDS.map((family, kind) => [family, kind])) as Record<Family, number>;
const RANK_OF: readonly number[] = Object.values(RANK);
const NOTHING_USED: readonly number[] = KINDS.map(() => 0);
const setOf = (families: Iterable<Family>): number =>
  Array.from(families, (family) => 1 << INDEX[family]).reduce((set, bit) => set | bit, 0);
const LOWEST_KINDS = setOf(LOWEST);
/** Kinds that go on counting through a document, whatever stands between their lists. */
const RUNNING: readonly number[] = [INDEX.ar, INDEX.pcn, INDEX.article];
const RUNNING_KINDS = setOf(['ar', 'pcn', 'article']);
const { article: ARTICLE, box: BOX, par: PAR, circ: CIRC, row: ROW } = INDEX;

/** Small numbers, from 1 on, for what stands on top of something that has one: the same for the same. 0 is nothing. */
class Names {
  private readonly above: (Map<number, number> | undefined)[] = [];
  private last = 0;

  idOf(below: number, own: number): number {
    const ids = (this.above[below] ??= new Map<number, number>());
    let id = ids.get(own);
    if (id === undefined) ids.set(own, (id = ++this.last));
    return id;
  }
}

/** Names of chains of levels, of the last numbers of running kinds, and of both together. */
interface AllNames {
  chains: Names;
  runs: Names;
  states: Names;
}

/**
 * The states that a unit leads to: of those that leave the same open and used the cheapest. A state is made only where
 * it is worth keeping, which few are.
 */
class Frontier {
  readonly unit: Unit;
  readonly candidates: readonly Candidate[];
  private readonly names: AllNames;
  private readonly states = new Map<number, State>();
  private least = Number.POSITIVE_INFINITY;

  constructor(unit: Unit, names: AllNames) {
    this.unit = unit;
    this.candidates = unit.readings.map(candidateOf);
    this.names = names;
  }

  /** False where the cost is so much above the least one so far that nothing will come of it. */
  admits(cost: number): boolean {
    return cost <= this.least + HOPELESS;
  }

  /** Adds what follows from putting a reading of the unit, with this number, on top of the level `below`. */
  push(state: State, reading: Candidate, number: number, below: Level | null, cost: number, oddity?: Oddity): void {
    if (!this.admits(cost)) return;
    const { unit, names } = this;
    const { family, kind, printed } = reading;
    const id = names.chains.idOf(below?.id ?? 0, number * KINDS.length + kind);
    const isNew = !below?.boxed && state.used[kind] !== number;
    const used = isNew ? state.used.with(kind, number) : state.used;
    const running = isNew && isIn(kind, RUNNING_KINDS) ? this.runOf(used) : state.running;
    const key = names.states.idOf(id, running);
    if (!this.wants(key, cost)) return;
    const box = kind === BOX;
    const label = number === reading.number ? reading.label : labelOf(family, number, printed);
    const node: Node = { unit, family, number, label, printed, parent: box ? null : (below?.node ?? null), oddity };
    const top: Level = {
      node,
      kind,
      below,
      id,
      kinds: box ? 0 : (below?.kinds ?? 0) | (1 << kind),
      boxed: box || (below?.boxed ?? false),
      table: unit.table ?? (box ? undefined : below?.table),
    };
    this.keep({ key, cost, top, used, running, step: { unit, node, before: state.step } });
  }

  /** Adds a state that leaves all levels as they are. */
  stay({ key, top, used, running }: State, cost: number, step: Step | null): void {
    if (this.wants(key, cost)) this.keep({ key, cost, top, used, running, step });
  }

  /** The states worth going on with, cheapest first. */
  best(): State[] {
    const kept: State[] = [];
    for (const state of this.states.values()) if (this.admits(state.cost)) kept.push(state);
    return kept.sort((a, b) => a.cost - b.cost).slice(0, BEAM);
  }

  private wants(key: number, cost: number): boolean {
    if (!this.admits(cost)) return false;
    const rival = this.states.get(key);
    return !rival || cost < rival.cost;
  }

  private keep(state: State): void {
    this.states.set(state.key, state);
    this.least = Math.min(this.least, state.cost);
  }

  /** Name of the last numbers of the kinds that go on counting. */
  private runOf(used: readonly number[]): number {
    let id = 0;
    for (const kind of RUNNING) id = this.names.runs.idOf(id, used[kind]!);
    return id;
  }
}

function candidateOf({ family, number, label, printed, prefix, cost, closes }: Reading): Candidate {
  const counted = COUNTED.has(family) || (family === 'row' && number === 0);
  return { family, number, label, printed, prefix, cost, closes, kind: INDEX[family], counted };
}

function isIn(kind: number, kinds: number): boolean {
  return (kinds & (1 << kind)) !== 0;
}

/**
 * The reading of all labels that costs least (see costs.ts), found by beam search: time is linear in their number.
 * @returns node of each unit that is a clause, by line; a heading printed again maps to its first node
 */
export function readSequence(units: readonly Unit[]): Map<number, Node> {
  const names = { chains: new Names(), runs: new Names(), states: new Names() };
  let states: State[] = [{ key: 0, cost: 0, top: null, used: NOTHING_USED, running: 0, step: null }];
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
  const { unit, candidates } = frontier;
  frontier.stay(state, state.cost + unit.skip, state.step);
  for (const reading of candidates) {
    if (reading.kind === BOX) openBox(frontier, state, reading);
    else placements(frontier, state, reading);
  }
}

/** Adds the next row of the table that the last row was in, where it is one: there is nothing else that it could be. */
function addNextRow(frontier: Frontier, state: State): boolean {
  const [reading] = frontier.candidates;
  const { top } = state;
  if (reading?.kind !== ROW || top?.kind !== ROW || top.node.unit.table !== frontier.unit.table) return false;
  if (!reading.counted && reading.number !== top.node.number + 1) return false;
  besides(frontier, state, reading, top, state.cost);
  return true;
}

/** Adds every place that a reading can take: beside a level of its kind, or below any open level. */
function placements(frontier: Frontier, state: State, reading: Candidate): void {
  let aside = 0;
  let left = 0;
  for (let level = state.top; ; level = level.below) {
    const foreign = level !== null && isForeign(level, frontier.unit);
    const outside = foreign && level && !goesOn(level, reading) ? COST.OUTSIDE : 0;
    const base = state.cost + reading.cost + left + outside;
    if (!isIn(reading.kind, level?.kinds ?? 0)) open(frontier, state, reading, level, base + aside);
    if (!level) break;
    if (level.kind === reading.kind) besides(frontier, state, reading, level, base);
    if (level.kind === BOX) left += COST.LEAVE_BOX + (level === state.top ? COST.EMPTY_BOX : 0);
    else if (!isIn(level.kind, LOWEST_KINDS) && !foreign && !reading.closes) aside += COST.BESIDE;
  }
}

/** True where a level belongs to a table, or to a box inside one, that the unit is not in. */
function isForeign(level: Level, unit: Unit): boolean {
  return level.table !== undefined && level.table !== unit.table;
}

/** True where a list goes on in the next table with the next number. */
function goesOn(level: Level, reading: Candidate): boolean {
  return level.kind === reading.kind && reading.number === level.node.number + 1;
}

function openBox(frontier: Frontier, state: State, reading: Candidate): void {
  let below = state.top;
  for (let level = state.top; level; level = level.below) if (level.kind === BOX) below = level.below;
  frontier.push(state, reading, reading.number, below, state.cost + reading.cost);
}

/** Opens a new list below `level`. */
function open(frontier: Frontier, state: State, reading: Candidate, level: Level | null, base: number): void {
  const { kind } = reading;
  const number = reading.counted ? 1 : reading.number;
  const last = level?.boxed ? 0 : (state.used[kind] ?? 0);
  let cost = base + COST.OPEN + descent(level, kind);
  if (reading.prefix !== undefined && level?.node.label !== reading.prefix) cost += COST.PREFIX;
  let oddity: Oddity | undefined;
  if (number !== 1 && number === last + 1) cost += kind === ARTICLE ? 0 : COST.RUNNING;
  else if (number !== 1 && kind !== ROW) {
    cost += COST.LATE + COST.LATE_MORE * Math.min(number - 2, 6);
    oddity = 'skipped';
  }
  frontier.push(state, reading, number, level, cost, oddity);
}

/** Cost of a level of kind `inner` right below another one. */
function descent(outer: Level | null, inner: number): number {
  if (inner === ROW || outer?.kind === BOX) return 0;
  if (outer === null) return inner === PAR || inner === CIRC ? COST.LEAP * 4 : 0;
  const down = RANK_OF[inner]! - RANK_OF[outer.kind]!;
  return down <= 0 ? COST.INVERTED : COST.LEAP * (down - 1);
}

/** Goes on with the list of `level`: by the printed number, or by the one that it should be. */
function besides(frontier: Frontier, state: State, reading: Candidate, level: Level, base: number): void {
  const { unit } = frontier;
  const { node: last, below } = level;
  const expected = last.number + 1;
  const lost = reading.prefix !== undefined && !last.label.startsWith(`${reading.prefix}.`);
  const cost = lost ? base + COST.PREFIX : base;
  const number = reading.counted ? expected : reading.number;
  if (number === expected) {
    frontier.push(state, reading, expected, below, cost, reading.cost > 2 ? 'repaired' : undefined);
    return;
  }
  if (number === last.number && isSamePrint(unit, last.unit)) {
    frontier.stay(state, cost, { unit, node: last, before: state.step });
  }
  if (reading.kind === ROW) {
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
