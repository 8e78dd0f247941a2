/**
 * Index of the first of so many things in order that has reached something, by halving; their number where none has.
 * @param reached false up to some index, true from there on
 */
export function firstIndex(length: number, reached: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
