import { describe, expect, it } from 'vitest';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import { normaliseNumber, numberMarks } from '../../ingest/extract/citation-scan.ts';
import { extractCitations } from '../../ingest/extract/citations.ts';
import { makeClause, makeDocument } from './clauses.ts';

const cite = (text: string, clause: Partial<ClauseRecord> = {}, title?: string) =>
  extractCitations([makeClause(text, clause)], makeDocument(title ? { title } : {}));

describe('extractCitations', () => {
  it.each<[string, [string, string | null][]]>([
    ['落实《青山规划》要求。', [['青山规划', null]]],
    ['落实《青山市发展规划》（青府发〔2021〕35号）精神。', [['青山市发展规划', '青府发〔2021〕35号']]],
    ['落实《关于印发〈青山市规划〉的通知》。', [['关于印发〈青山市规划〉的通知', null]]],
    ['落实《关于印发<青山市规划>的通知》。', [['关于印发<青山市规划>的通知', null]]],
    ['落实《关于印发《青山市规划》的通知》。', [['关于印发《青山市规划》的通知', null]]],
    ['根据《甲法》《乙条例》和《丙办法》。', [['甲法', null], ['乙条例', null], ['丙办法', null]]], // prettier-ignore
    ['按照青府办发[2020] 7 号文件执行。', [['', '青府办发〔2020〕7号']]],
    ['落实国务院关于改进学校管理的意见（国发〔2019〕4号）。', [['国务院关于改进学校管理的意见', '国发〔2019〕4号']]],
    // no documents
    ['申领《道路运输证》，填写《项目申请表》，签订《服务协议》。', []],
    ['《意见》另行印发。', []],
    ['办好《看青山》杂志和《青山之声》。', []],
    [
      '落实《甲意见》（青府发〔2021〕35）和《乙意见》（青府发2021〕36号）。',
      [
        ['甲意见', '青府发〔2021〕35号'],
        ['乙意见', '青府发〔2021〕36号'],
      ],
    ],
    [
      '落实青府发〔2021〕35号、36号和青府函〔2021〕8号要求。',
      [
        ['', '青府发〔2021〕35号'],
        ['', '青府发〔2021〕36号'],
        ['', '青府函〔2021〕8号'],
      ],
    ],
    [
      '按照国务院关于印发节水规划的通知（国发〔2019〕4号）和青山省关于推进节水的意见（青发〔2019〕5号）。',
      [
        ['国务院关于印发节水规划的通知', '国发〔2019〕4号'],
        ['青山省关于推进节水的意见', '青发〔2019〕5号'],
      ],
    ],
    ['青府发〔2021〕35号、36号楼改造。', [['', '青府发〔2021〕35号']]],
    ['编制《××市重点事项清单》。', []],
    ['到2025年（含）第3号机组投产。', []],
  ])('%s cites %j', (text, expected) => {
    expect(cite(text).map((c) => [c.title, c.number])).toEqual(expected);
  });

  it.each([
    ['根据《甲条例》，制定本办法。', 'basis'],
    ['全面落实《甲规划》《乙条例》等文件精神。', 'basis'],
    ['推动适时修订《甲条例》，提供保障。', 'mention'],
    ['按照要求编制《甲规划》。', 'mention'],
    ['《甲办法》（青府发〔2010〕3号）同时废止。', 'repeals'],
    ['《甲条例》作如下修改：', 'amends'],
    ['删去《甲条例》第六条。', 'amends'],
    ['删去重复内容，落实《甲条例》。', 'basis'],
    ['《甲办法》《乙办法》同时废止。', 'repeals'],
    ['在《甲安排》框架下，不再执行《乙规定》的限制。', 'mention'],
    ['不再执行《乙规定》的限制。', 'mention'],
    ['《甲办法》印发给你们，原《乙办法》同时废止。', 'mention'],
    ['贯彻国务院关于印发节水规划的通知和《甲意见》精神。', 'basis'],
  ])('%s has role %s', (text, role) => {
    expect(cite(text)[0]?.role).toBe(role);
  });

  it('takes the document that a notice hands out for issued', () => {
    const notice = { form: 'notice', locator: '通知' } as const;
    expect(cite('现将《甲方案》印发给你们，请认真执行。', notice)[0]?.role).toBe('issue');
    expect(cite('《甲方案》已经市政府同意，现印发给你们。', notice)[0]?.role).toBe('issue');
    expect(cite('根据《甲方案》，现将有关事项通知如下。', notice)[0]?.role).toBe('basis');
  });

  it('takes its own title for issued wherever it stands', () => {
    const found = cite('《青山市职业教育提质实施方案》由市教育局负责解释。');
    expect(found[0]?.role).toBe('issue');
  });

  it('follows declared short forms from where they are declared', () => {
    const clauses = [
      makeClause('《实施方案》先行。', { locator: '一' }),
      makeClause('落实《青山市改革方案》（青府发〔2019〕8号，以下简称《实施方案》）。', { locator: '二' }),
      makeClause('《实施方案》第三章第五条另有规定的除外。', { locator: '三' }),
    ];
    const found = extractCitations(clauses, makeDocument());
    expect(found.map((c) => [c.clause, c.title, c.number, c.provision])).toEqual([
      ['二', '青山市改革方案', '青府发〔2019〕8号', null],
      ['三', '青山市改革方案', '青府发〔2019〕8号', '第三章第五条'],
    ]);
  });

  it('gives a number alone the title that it was first cited with', () => {
    const found = cite('落实《青山规划》（青府发〔2021〕35号）。继续执行青府发〔2021〕35号文件第五条。');
    expect(found.map((c) => [c.title, c.number])).toEqual([['青山规划', '青府发〔2021〕35号']]);
  });

  it('names a title once a clause, but each of its provisions', () => {
    const found = cite('《甲法》第三条、《甲法》第三条和《甲法》第九条第二款。');
    expect(found.map((c) => c.provision)).toEqual(['第三条', '第九条第二款']);
  });

  it.each<[string, (string | null)[]]>([
    ['违反《甲法》第三十五条第二款第（一）项规定的，', ['第三十五条第二款第（一）项']],
    ['《甲法》第五条（三）、（四）项', ['第五条（三）、（四）项']],
    ['《甲法》第三条、第九条第二款和第十条', ['第三条', '第九条第二款', '第十条']],
    ['《甲法》第五条至第八条', ['第五条至第八条']],
    ['《甲法》第三条、第三批名单', ['第三条']],
    ['《甲法》（一）项目', [null]],
  ])('finds the provisions of %s', (text, expected) => {
    expect(cite(text).map((c) => c.provision)).toEqual(expected);
  });

  it('gives spans that slice the printed title back', () => {
    const text = '落实《教育部 青山省关于推动 发展的意见》精神。';
    const [citation] = cite(text);
    expect(text.slice(...(citation?.span ?? [0, 0]))).toBe('《教育部 青山省关于推动 发展的意见》');
  });
});

describe('numberMarks', () => {
  it.each([
    ['按照国发〔2019〕4号文件', ['国发〔2019〕4号']],
    ['（渝府办发〔2022〕52号）', ['渝府办发〔2022〕52号']],
    ['依据国务院令第722号公布', ['国务院令第722号']],
    ['和国办发[2018]第49号', ['国办发[2018]第49号']],
    ['2021年第3号机组（2022）个', []],
    ['按照国发（86）27号和（83）国发12号', ['国发（86）27号', '（83）国发12号']],
    ['拆除（86）3号楼和（83）12号', []],
    ['依据住房和城乡建设部令第37号、主席令第六十九号', ['住房和城乡建设部令第37号', '主席令第六十九号']],
    ['按照国家药监局2023年第5号公告，2023年第5号机组', ['国家药监局2023年第5号公告']],
    ['和国发〈2019〉7号', ['国发〈2019〉7号']],
  ])('%s holds %j', (text, expected) => {
    expect(numberMarks(text).map((m) => m.number)).toEqual(expected);
  });

  it.each([
    ['国发（86）27号', '国发〔1986〕27号'],
    ['（83）国发12号', '国发〔1983〕12号'],
    ['[1983]国发12号', '国发〔1983〕12号'],
    ['国发〈2019〉7号', '国发〔2019〕7号'],
    ['国发2019〕7号', '国发〔2019〕7号'],
    ['国务院令第722号', '国务院令第722号'],
  ])('%s is %s', (spelling, number) => {
    expect(normaliseNumber(spelling)).toBe(number);
  });

  it.each(['国办发〔2018〕49号', '国办发[2018] 49 号', '国办发（2018）第049号', '国办发【2018】49号'])(
    '%s is one number in every spelling',
    (spelling) => {
      expect(normaliseNumber(spelling)).toBe('国办发〔2018〕49号');
    },
  );
});
