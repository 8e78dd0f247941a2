import { z } from 'zod';
import { documentIdOf } from '../../../graph-schema/ids.ts';
import type { TargetRecord } from '../../../graph-schema/records.ts';
import { loadData } from '../../../ingest/data.ts';
import { areComparable, sameIndicator } from '../../../ingest/link/targets.ts';
import { dice, levelsOf, namePairs } from './letters.ts';

/** A target under the name that its indicator has for readers. */
export interface NamedTarget {
  target: TargetRecord;
  name: string;
}

/** Two targets that a link compares. */
export interface LinkedPair {
  from: string;
  to: string;
}

/** Likeness from which on names alone make one indicator, and with a link between the clauses. */
const LIKE = 0.66;
const LIKE_AND_LINKED = 0.45;
/** … and where the amounts are equal, too. */
const LIKE_AND_EQUAL = 0.3;
/** Names of fewer letters ("专业", "会议") say too little to be compared without a link. */
const SHORTEST_NAME = 4;
/** Letter pairs found in more names than this are no help in finding like ones. */
const COMMON_PAIR = 60;

/**
 * Targets of several documents in groups of one indicator each: those that links compare and whose names agree, and
 * those with like names, the likest first. Indicators of different levels (国家级, 市级) are kept apart, and so are
 * different amounts of one document. Groups in order of their first target.
 */
export function groupIndicators(named: readonly NamedTarget[], linked: readonly LinkedPair[]): NamedTarget[][] {
  const groupOf = new Map(named.map((one) => [one, [one]]));
  const candidates = [...linkedCandidates(named, linked), ...likeCandidates(named)];
  candidates.sort((x, y) => y.likeness - x.likeness);
  for (const { a, b } of candidates) {
    const [first, second] = [groupOf.get(a)!, groupOf.get(b)!];
    if (first === second || first.some((x) => second.some((y) => areApart(x, y)))) continue;
    const both = [...first, ...second];
    for (const one of both) groupOf.set(one, both);
  }
  const order = new Map(named.map((one, index) => [one, index]));
  return [...new Set(groupOf.values())].map((group) => group.sort((x, y) => order.get(x)! - order.get(y)!));
}

interface Candidate {
  a: NamedTarget;
  b: NamedTarget;
  likeness: number;
}

/** A link between the clauses counts as much as this much likeness of names. */
const LINK_WORTH = 0.2;

function linkedCandidates(named: readonly NamedTarget[], linked: readonly LinkedPair[]): Candidate[] {
  const byId = new Map(named.map((one) => [one.target.id, one]));
  return linked.flatMap(({ from, to }) => {
    const [a, b] = [byId.get(from), byId.get(to)];
    if (!a || !b) return [];
    const likeness = sameIndicator({ ...a.target, object: a.name }, { ...b.target, object: b.name });
    const isEqual = a.target.value === b.target.value && a.target.unit === b.target.unit;
    return likeness >= (isEqual ? LIKE_AND_EQUAL : LIKE_AND_LINKED) ? [{ a, b, likeness: likeness + LINK_WORTH }] : [];
  });
}

function likeCandidates(named: readonly NamedTarget[]): Candidate[] {
  return likePairs(named).flatMap(([a, b]) => {
    const likeness = dice(namePairs(a.name), namePairs(b.name));
    return likeness >= LIKE && areComparable(a.target, b.target) ? [{ a, b, likeness }] : [];
  });
}

/** Words of which an indicator has one or another: 高等 and 中等, 城镇 and 农村. */
const contrasts = loadData('indicator-contrasts', z.object({ sets: z.array(z.array(z.string())) })).sets.map((set) =>
  set.map((words) => words.split('|')),
);

/** True for targets that cannot be one indicator. */
function areApart(a: NamedTarget, b: NamedTarget): boolean {
  const [first, second] = [levelsOf(a.name), levelsOf(b.name)];
  if (first && second && !first.some((sign) => second.includes(sign))) return true;
  if (areOtherAmounts(a, b)) return true;
  return contrasts.some((set) => {
    const [x, y] = [a, b].map(({ name }) => set.findIndex((words) => words.some((word) => name.includes(word))));
    return x !== y && x! >= 0 && y! >= 0;
  });
}

/** Two amounts in one document are two indicators (两种专业群), unless one name is given them for different years. */
function areOtherAmounts({ target: a, name }: NamedTarget, { target: b, name: other }: NamedTarget): boolean {
  if (documentIdOf(a.clauseId) !== documentIdOf(b.clauseId)) return false;
  if (a.value === b.value && a.value2 === b.value2) return false;
  return name !== other || a.deadline === b.deadline;
}

/** Pairs of targets whose names share a letter pair that is not in many names. */
function likePairs(named: readonly NamedTarget[]): [NamedTarget, NamedTarget][] {
  const postings = new Map<string, number[]>();
  named.forEach(({ name }, index) => {
    if (name.length < SHORTEST_NAME) return;
    for (const pair of namePairs(name)) postings.set(pair, [...(postings.get(pair) ?? []), index]);
  });
  const seen = new Set<string>();
  const pairs: [NamedTarget, NamedTarget][] = [];
  for (const indices of postings.values()) {
    if (indices.length > COMMON_PAIR) continue;
    indices.forEach((a, i) => {
      for (const b of indices.slice(i + 1)) {
        const key = `${a} ${b}`;
        if (seen.has(key)) continue;
        seen.add(key);
        pairs.push([named[a]!, named[b]!]);
      }
    });
  }
  return pairs;
}
