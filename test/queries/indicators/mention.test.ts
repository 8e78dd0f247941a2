import { describe, expect, it } from 'vitest';
import { mentionFinder } from '../../../server/queries/indicators/mention.ts';
import { makeClause } from '../../extract/clauses.ts';

const clause = (locator: string, text: string) => ({ ...makeClause(text), locator, documentId: 'down' });
const finder = mentionFinder([
  clause('一', '提高质量。进一步提高职业院校专业设置与重点产业的匹配度。'),
  clause('二', '培育市级优质中职学校。办好各类实训基地。'),
  clause('三', '加强领导，落实经费，健全机制。'),
]);

describe('mentionFinder', () => {
  it('finds the clause that names an indicator without its number', () => {
    expect(finder.find('down', ['职业院校专业设置与重点产业匹配度'], 'lost')?.locator).toBe('一');
    expect(finder.find('down', ['市级优质中职学校'], 'lost')?.locator).toBe('二');
  });

  it('asks for more where no number has been set yet', () => {
    expect(finder.find('down', ['职业院校专业设置与重点产业匹配度'], 'before')).toBeNull();
    expect(finder.find('down', ['市级优质中职学校'], 'before')?.locator).toBe('二');
  });

  it.each([
    [['国家级优质中职学校'], 'another level'],
    [['实训基地'], 'a short name'],
    [['技能人才占就业人员比例'], 'what is not said'],
  ])('finds nothing for %s: %s', (names) => {
    expect(finder.find('down', names, 'lost')).toBeNull();
    expect(finder.find('other', ['市级优质中职学校'], 'lost')).toBeNull();
  });
});
