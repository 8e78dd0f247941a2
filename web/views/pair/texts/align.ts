import type { DocumentResponse, LinkView } from '../../../../graph-schema/api.ts';
import { wordingOf } from '../../../../graph-schema/clause-wording.ts';
import { foldWidth } from '../../../parts/highlight.tsx';

export type TextClause = DocumentResponse['clauses'][number];

/** A clause with the words that are compared: without number, heading and bodies where something else is left. */
export interface Worded {
  clause: TextClause;
  words: string;
}

/** What became of a clause from one document to the other. */
export type RowState = 'same' | 'changed' | 'moved' | 'upper-only' | 'lower-only';

/** Clauses side by side. `moved`: the two belong together, but not in the order of the documents. */
export interface TextRow {
  key: string;
  state: RowState;
  upper: Worded | null;
  lower: Worded | null;
  link: LinkView | null;
  /** For `moved`: the clause of the other side, which has a row of its own at its own place. */
  counterpart: Worded | null;
}

interface Pair {
  upper: number;
  lower: number;
  weight: number;
  link: LinkView | null;
}

const GRAM = 3;
/** Shares of two clauses' sequences of characters below this are chance. */
const ALIKE = 0.3;
/** Sequences in more clauses than this say little about which belong together. */
const COMMON = 24;

export function worded(clause: TextClause): Worded {
  const agencies = clause.duty?.agencies ?? [];
  return { clause, words: wordingOf({ text: clause.text, title: clause.title, agencies }) };
}

/** Words for comparing: width, case and spaces do not count. */
function folded(words: string): string {
  return foldWidth(words).replace(/\s+/gu, '');
}

function grams(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + GRAM <= text.length; at++) found.add(text.slice(at, at + GRAM));
  return found.size > 0 ? found : new Set([text]);
}

/** Pairs of clauses that share their words, found by the sequences that few clauses have. */
function alikePairs(uppers: readonly string[], lowers: readonly string[]): Pair[] {
  const upperGrams = uppers.map(grams);
  const index = new Map<string, number[]>();
  upperGrams.forEach((set, at) => {
    for (const gram of set) index.set(gram, [...(index.get(gram) ?? []), at]);
  });
  return lowers.flatMap((text, lower) => {
    const set = grams(text);
    const shared = new Map<number, number>();
    for (const gram of set) {
      const places = index.get(gram) ?? [];
      if (places.length <= COMMON) for (const at of places) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    return [...shared].flatMap(([upper, count]) => {
      const weight = (2 * count) / (set.size + upperGrams[upper]!.size);
      return weight >= ALIKE ? [{ upper, lower, weight, link: null }] : [];
    });
  });
}

/** The pairs by linked clauses (the linker's score) and by shared words, each two clauses once, the heavier weight. */
function candidatePairs(uppers: readonly Worded[], lowers: readonly Worded[], links: readonly LinkView[]): Pair[] {
  const pairs = new Map<string, Pair>();
  const keep = (pair: Pair): void => {
    const key = `${pair.upper}|${pair.lower}`;
    const known = pairs.get(key);
    if (!known) pairs.set(key, pair);
    else pairs.set(key, { ...known, weight: Math.max(known.weight, pair.weight), link: known.link ?? pair.link });
  };
  const place = (list: readonly Worded[]) => new Map(list.map(({ clause }, at) => [clause.id, at]));
  const [upperAt, lowerAt] = [place(uppers), place(lowers)];
  for (const link of links) {
    if (link.review?.decision === 'rejected') continue;
    const upper = upperAt.get(link.to.id) ?? upperAt.get(link.from.id);
    const lower = lowerAt.get(link.from.id) ?? lowerAt.get(link.to.id);
    if (upper !== undefined && lower !== undefined) keep({ upper, lower, weight: link.score, link });
  }
  const texts = (list: readonly Worded[]) => list.map(({ words }) => folded(words));
  for (const pair of alikePairs(texts(uppers), texts(lowers))) keep(pair);
  return [...pairs.values()];
}

/** Each clause in one pair at most, the best pairs first. */
function bestPairs(pairs: readonly Pair[]): Pair[] {
  const taken = { upper: new Set<number>(), lower: new Set<number>() };
  return [...pairs]
    .sort((a, b) => b.weight - a.weight || a.lower - b.lower || a.upper - b.upper)
    .filter((pair) => {
      if (taken.upper.has(pair.upper) || taken.lower.has(pair.lower)) return false;
      taken.upper.add(pair.upper);
      taken.lower.add(pair.lower);
      return true;
    });
}

/** The heaviest chain of pairs that keeps the order of both documents; the others are moved. */
export function inOrder<T extends Pick<Pair, 'upper' | 'lower' | 'weight'>>(pairs: readonly T[]): Set<T> {
  const sorted = [...pairs].sort((a, b) => a.lower - b.lower || a.upper - b.upper);
  const total: number[] = [];
  const before: number[] = [];
  sorted.forEach((pair, at) => {
    let [best, from] = [0, -1];
    for (let earlier = 0; earlier < at; earlier++) {
      if (sorted[earlier]!.upper < pair.upper && sorted[earlier]!.lower < pair.lower && total[earlier]! > best) {
        [best, from] = [total[earlier]!, earlier];
      }
    }
    total.push(best + pair.weight);
    before.push(from);
  });
  const kept = new Set<T>();
  const heaviest = total.reduce((best, weight, at) => (weight > (total[best] ?? -1) ? at : best), -1);
  for (let at = heaviest; at >= 0; at = before[at]!) kept.add(sorted[at]!);
  return kept;
}

/**
 * Two documents clause by clause: what belongs together stands side by side, what only one has stands alone at its
 * place, what changed its place stands at both and names the other.
 */
export function alignTexts(
  upperClauses: readonly TextClause[],
  lowerClauses: readonly TextClause[],
  links: readonly LinkView[] = [],
): TextRow[] {
  const [uppers, lowers] = [upperClauses.map(worded), lowerClauses.map(worded)];
  const pairs = bestPairs(candidatePairs(uppers, lowers, links));
  const anchors = [...inOrder(pairs)].sort((a, b) => a.lower - b.lower);
  const inPlace = new Set(anchors);
  const movedUpper = new Map(pairs.filter((pair) => !inPlace.has(pair)).map((pair) => [pair.upper, pair]));
  const movedLower = new Map(pairs.filter((pair) => !inPlace.has(pair)).map((pair) => [pair.lower, pair]));
  const rows: TextRow[] = [];
  const alone = (side: 'upper' | 'lower', at: number): void => {
    const one = (side === 'upper' ? uppers : lowers)[at]!;
    const pair = (side === 'upper' ? movedUpper : movedLower).get(at);
    const counterpart = pair ? (side === 'upper' ? lowers[pair.lower]! : uppers[pair.upper]!) : null;
    rows.push({
      key: `${side} ${one.clause.id}`,
      state: counterpart ? 'moved' : `${side}-only`,
      upper: side === 'upper' ? one : null,
      lower: side === 'lower' ? one : null,
      link: pair?.link ?? null,
      counterpart,
    });
  };
  let [upper, lower] = [0, 0];
  for (const pair of [...anchors, { upper: uppers.length, lower: lowers.length, link: null }]) {
    for (; upper < pair.upper; upper++) alone('upper', upper);
    for (; lower < pair.lower; lower++) alone('lower', lower);
    const [left, right] = [uppers[pair.upper], lowers[pair.lower]];
    if (!left || !right) break;
    const state = folded(left.words) === folded(right.words) ? 'same' : 'changed';
    rows.push({ key: `pair ${right.clause.id}`, state, upper: left, lower: right, link: pair.link, counterpart: null });
    [upper, lower] = [pair.upper + 1, pair.lower + 1];
  }
  return rows;
}

/** Number of rows in each state; a clause that moved counts once. */
export function countStates(rows: readonly TextRow[]): Record<RowState, number> {
  const counts: Record<RowState, number> = { same: 0, changed: 0, moved: 0, 'upper-only': 0, 'lower-only': 0 };
  for (const row of rows) if (row.state !== 'moved' || row.lower) counts[row.state]++;
  return counts;
}
