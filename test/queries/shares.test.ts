import { describe, expect, it } from 'vitest';
import { shareSums } from '../../server/queries/shares.ts';
import { targetRecord } from '../support/targets.ts';

const target = (id: string, value: number | string | null, unit = '万人次') => targetRecord({ id, value, unit });
const share = (from: string, to: string) => ({ from, to, verdict: 'share' as const });

describe('shareSums', () => {
  it('adds the shares of several documents against the total', () => {
    const targets = [target('city', 100), target('a', 40), target('b', 35.5)];
    expect(shareSums(targets, [share('a', 'city'), share('b', 'city')])).toEqual([
      { to: 'city', total: 100, sum: 75.5, unit: '万人次', parts: ['a', 'b'] },
    ]);
  });

  it('counts a share once though several links lead to it', () => {
    expect(shareSums([target('city', 100), target('a', 40)], [share('a', 'city'), share('a', 'city')])[0]?.sum).toBe(
      40,
    );
  });

  it('adds nothing in another unit, no ratio, and nothing that is no share', () => {
    const targets = [target('city', 100), target('a', 40, '人次'), target('b', '4:6'), target('c', 50)];
    expect(shareSums(targets, [share('a', 'city'), share('b', 'city')])).toEqual([]);
    expect(shareSums(targets, [{ from: 'c', to: 'city', verdict: 'lowered' }])).toEqual([]);
  });
});
