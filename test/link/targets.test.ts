import { describe, expect, it } from 'vitest';
import type { TargetRecord } from '../../graph-schema/records.ts';
import { extractTargets } from '../../ingest/extract/targets.ts';
import { compareClauseTargets, compareTargets, sameIndicator } from '../../ingest/link/targets.ts';
import { makeClause, makeDocument } from '../extract/clauses.ts';

const targetsOf = (text: string): TargetRecord[] =>
  extractTargets([makeClause(text)], makeDocument({ title: '某办法' }));
const target = (text: string): TargetRecord => {
  const [found] = targetsOf(text);
  if (!found) throw new Error(`no target in ${text}`);
  return found;
};

describe('compareTargets: lower document, upper document', () => {
  it.each([
    ['匹配度达到90%。', '匹配度达到90%以上。', 'same'],
    ['匹配度达到95%。', '匹配度达到90%。', 'raised'],
    ['匹配度达到80%。', '匹配度达到90%。', 'lowered'],
    ['办理时限压缩至3个工作日。', '办理时限压缩至5个工作日。', 'raised'],
    ['费率不超过1.5%。', '费率不超过1%。', 'lowered'],
    ['建成2所学校。', '建成40所学校。', 'share'],
    ['投入500万元。', '投入1亿元。', 'share'],
    ['培训1万人。', '培训10000人。', 'same'],
    ['办理时限压缩至48小时。', '办理时限压缩至2天。', 'same'],
    ['增长5个百分点。', '增长5%。', 'different-basis'],
    ['每年建成2所学校。', '到2025年，建成2所学校。', 'different-basis'],
    ['到2025年，条件基本达标。', '到2025年，达标率达到90%。', 'no-value'],
    ['到2025年，达标率达到90%。', '到2025年，条件基本达标。', 'value-added'],
    ['匹配度达到90%。', '到2025年，匹配度达到90%。', 'no-deadline'],
    ['到2025年，匹配度达到90%。', '匹配度达到90%。', 'deadline-added'],
    ['到2024年，匹配度达到90%。', '到2025年，匹配度达到90%。', 'raised'],
    ['“十四五”期间，匹配度达到90%。', '到2025年，匹配度达到90%。', 'same'],
    ['职普比提升为4:6。', '职普比提升为5:5。', 'lowered'],
  ])('%s against %s is %s', (lower, upper, verdict) => {
    expect(compareTargets(target(lower), target(upper)).verdict).toBe(verdict);
  });

  it('takes a smaller amount in the same region for a cut, not a share', () => {
    expect(compareTargets(target('建成2所学校。'), target('建成40所学校。'), false).verdict).toBe('lowered');
  });

  it('says in its note what stood above and what below', () => {
    expect(compareTargets(target('匹配度达到95%。'), target('到2025年，匹配度达到90%以上。')).note).toBe(
      '90%以上（2025） → 95%',
    );
  });
});

describe('sameIndicator', () => {
  it.each<[string, string, boolean]>([
    ['职业技能测试成绩占比不低于50%。', '职业技能测试成绩占总成绩的比例不低于50%。', true],
    ['力争专业设置与重点产业匹配度达90%以上。', '职业院校专业设置与重点产业匹配度达到90%。', true],
    ['创建2个市级特色骨干专业。', '创建20个国家级特色骨干专业。', true],
    ['建成2所示范学校。', '建成40个实训基地。', false],
    ['电子证照使用率达到80%。', '毕业生就业率达到80%。', false],
    ['匹配度提高5个百分点。', '匹配度达到90%。', false],
  ])('%s and %s: %s', (a, b, same) => {
    expect(sameIndicator(target(a), target(b)) >= 0.5).toBe(same);
  });
});

describe('compareClauseTargets', () => {
  it('pairs the likeliest, and names what has no partner', () => {
    const lower = targetsOf('创建2个市级特色专业，培训500人。');
    const upper = targetsOf('到2025年，就业率达到90%，创建20个国家级特色专业。');
    const compared = compareClauseTargets(lower, upper);
    expect(compared.map(({ from, to, verdict }) => [from, to, verdict])).toEqual([
      [lower[0]?.id, upper[1]?.id, 'share'],
      [null, upper[0]?.id, 'no-value'],
      [lower[1]?.id, null, 'value-added'],
    ]);
  });
});
