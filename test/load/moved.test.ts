import { describe, expect, it } from 'vitest';
import { movedClauses } from '../../server/load/moved.ts';

const clause = (slug: string, text: string) => ({ id: `a-2021-1/${slug}`, title: '', text, bodyStart: 0 });
const TRAINING = '每年培训教师不少于三千人次。';
const FUNDS = '设立专项资金，专款专用。';

describe('clauses that moved when a document was read again', () => {
  it('are told by their words, where their old place is gone', () => {
    const old = [clause('2.1', TRAINING), clause('2.2', FUNDS)];
    expect(movedClauses(old, [clause('2.1', TRAINING), clause('3.1', FUNDS)])).toEqual({ '2.2': '3.1' });
  });

  it('are not guessed: an old place that is taken, words that stand twice, and too few words lead nowhere', () => {
    expect(movedClauses([clause('1', FUNDS)], [clause('1', TRAINING), clause('2', FUNDS)])).toEqual({});
    expect(movedClauses([clause('1', FUNDS)], [clause('2', FUNDS), clause('3', FUNDS)])).toEqual({});
    expect(movedClauses([clause('1', '组织实施')], [clause('2', '组织实施')])).toEqual({});
  });

  it('are carried on over several readings', () => {
    const earlier = { '1': '2', '0': '9' };
    expect(movedClauses([clause('2', FUNDS)], [clause('4', FUNDS)], earlier)).toEqual({ '1': '4', '2': '4' });
  });
});
