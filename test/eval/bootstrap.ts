import { prf } from './figures.ts';
import type { Item } from './types.ts';

const ROUNDS = 1000;

/**
 * 95 % interval of F1 by resampling groups of items (all links of one lower clause together, since they are not
 * independent). Seeded, so that the same items always give the same interval; null where there is nothing to resample.
 */
export function f1Interval(items: readonly Item[], seed = 20231): [low: number, high: number] | null {
  const groups = groupCounts(items);
  if (groups.length === 0) return null;
  const random = mulberry32(seed);
  const values = Array.from({ length: ROUNDS }, () => {
    const drawn = { tp: 0, fp: 0, fn: 0 };
    groups.forEach(() => {
      const group = groups[Math.floor(random() * groups.length)]!;
      drawn.tp += group.tp;
      drawn.fp += group.fp;
      drawn.fn += group.fn;
    });
    return prf(drawn).f1;
  }).sort((a, b) => a - b);
  return [values[Math.floor(ROUNDS * 0.025)]!, values[Math.ceil(ROUNDS * 0.975) - 1]!];
}

interface Counts {
  tp: number;
  fp: number;
  fn: number;
}

function groupCounts(items: readonly Item[]): Counts[] {
  const groups = new Map<string, Counts>();
  for (const item of items) {
    const name = item.group ?? item.name;
    const counts = groups.get(name) ?? { tp: 0, fp: 0, fn: 0 };
    if (item.outcome === 'hit') counts.tp++;
    else if (item.outcome === 'extra') counts.fp++;
    else counts.fn++;
    groups.set(name, counts);
  }
  return [...groups.values()];
}

/** Small seeded generator of numbers from 0 up to 1 (a 32-bit multiply and shift mix). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
