import { describe, expect, it } from 'vitest';
import { firstIndex } from '../../ingest/bisect.ts';

describe('firstIndex', () => {
  it.each([
    [[], 3, 0],
    [[1, 3, 5], 0, 0],
    [[1, 3, 5], 3, 1],
    [[1, 3, 3, 5], 3, 1],
    [[1, 3, 5], 4, 2],
    [[1, 3, 5], 9, 3],
  ])('of %j the first that is at least %i is %i', (numbers: number[], limit, index) => {
    expect(firstIndex(numbers.length, (i) => numbers[i]! >= limit)).toBe(index);
  });
});
