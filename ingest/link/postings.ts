import type { Weighted } from './units.ts';

/** In which lists each gram stands, and with what weight: those of gram `g` are at starts[g] … starts[g + 1]. */
export interface Postings {
  starts: Int32Array;
  places: Int32Array;
  weights: Float64Array;
}

/**
 * Postings of lists of different grams, each in the order of the lists.
 * @param size one more than the highest number of a gram
 */
export function postingsOf(lists: readonly Weighted[], size: number): Postings {
  const starts = new Int32Array(size + 1);
  for (const { ids } of lists) for (const id of ids) starts[id + 1]!++;
  for (let gram = 0; gram < size; gram++) starts[gram + 1]! += starts[gram]!;
  const next = starts.slice();
  const places = new Int32Array(starts[size]!);
  const weights = new Float64Array(starts[size]!);
  lists.forEach((list, place) => {
    for (let i = 0; i < list.ids.length; i++) {
      const at = next[list.ids[i]!]!++;
      places[at] = place;
      weights[at] = list.weights[i]!;
    }
  });
  return { starts, places, weights };
}
