import { describe, expect, it } from 'vitest';
import {
  breaksWord,
  closesBracket,
  demandsOf,
  endsDuty,
  endsOpen,
  isLoose,
  isSubheading,
  joinDates,
  refersOn,
} from '../../ingest/clean/breaks.ts';
import type { Piece } from '../../ingest/clean/pieces.ts';

const pieces = (lines: readonly string[]): Piece[] => {
  let at = 0;
  return lines.map((text) => {
    const start = at;
    at += text.length + 1;
    return {
      text,
      spans: [[start, start + text.length]],
      blanks: 0,
      tab: false,
      cut: false,
      cell: undefined,
      hints: {},
    };
  });
};

describe('two lines, one below the other', () => {
  it.each<[string, string, boolean]>([
    ['市水', '务局、市', true],
    ['务局、市', '教委', true],
    ['压实', '“一把手”', false],
    ['“一把手”', '责任，', false],
    ['市水务局、', '教育局', false],
    ['第一条', '为了', false],
    ['总体要求', '（一）', false],
    ['不少于', '3个', false],
  ])('break a word: %s | %s', (before, next, expected) => {
    expect(breaksWord(before, next)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['三、建设改造，供水单位应当', true],
    ['根据省政府印发的', true],
    ['推动各部门以及', true],
    ['取消“初中以上文化程度', true],
    ['区）', true],
    ['四、主要目的', false],
    ['三、公众参与', false],
    ['五、科学普及', false],
    ['2023年5月1日市人民政府常务会议审议通过', false],
    ['（市、区）', false],
    ['日）', false],
  ])('are parts of one sentence after %s', (before, expected) => {
    expect(endsOpen(before)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['按照《某市节约用水办法（试行）》', '第十条规定开展评价。', true],
    ['依据《某省水法实施条例》', '第三十五条第二款，', true],
    ['现公布《某市节约用水办法》', '第十条 国家鼓励节约用水。', false],
    ['节约用水办法', '第十条规定了处罚的种类。', false],
    ['市、县', '（市、区）', true],
    ['县', '（市、', true],
    ['市、县（区）', '人民政府应当', true],
    ['节水办法', '人民政府应当', false],
    ['各区', '（市水务局牵头）', false],
    ['方案', '（市、区）', false],
  ])('refer on: %s | %s', (before, next, expected) => {
    expect(refersOn(before, next)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['“聘用”', '应同时符合下列条件：', true],
    ['工作用房', '应当在本市', true],
    ['“聘用”', '应急管理', false],
    ['按规定办理。', '应当在本市', false],
  ])('are what is spoken of and what is asked of it: %s | %s', (before, next, expected) => {
    expect(demandsOf(before, next)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['（牵头单位：市水务局）', '争优任务：', true],
    ['按期完成。', '具体措施：', true],
    ['（牵头单位：市水务局）', '责任单位：', false],
    ['现提出', '如下措施：', false],
  ])('are an item and a heading without a number: %s | %s', (before, next, expected) => {
    expect(isSubheading(before, next)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['总', '则', true],
    ['第五章附', '则', true],
    ['第五章', '附则', false],
    ['附则', '总', false],
  ])('are characters of one word: %s | %s', (before, next, expected) => {
    expect(isLoose(before, next)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ['市财政局按职责分工负责）', true],
    ['（市水务局牵头〕', true],
    ['（市、区）', false],
    ['由市水务局负责', false],
  ])('are two paragraphs after the bodies in charge: %s', (before, expected) => {
    expect(endsDuty(before)).toBe(expected);
  });

  it.each<[string, string, boolean]>([
    ['的通知（2023年4月28', '日）', true],
    ['（三', '）水质达标', true],
    ['节水方案（2023版', '为节约用水，制定本方案（试行）。', false],
    ['（市水务局负责，5月底前完成', '12.更换水表。', false],
    ['节水方案（2023版）', '附件）', false],
  ])('close a bracket: %s | %s', (before, next, expected) => {
    expect(closesBracket(before, next)).toBe(expected);
  });

  it.each<[string[], string[]]>([
    [
      ['2023', '年', '5', '月', '19', '日', '（公开）'],
      ['2023年5月19日', '（公开）'],
    ],
    [
      ['附件：', '2023', '年第一批清单'],
      ['附件：', '2023年第一批清单'],
    ],
    [
      ['2023', '个'],
      ['2023', '个'],
    ],
    [
      ['5', '月度计划', '6', '日常检查'],
      ['5', '月度计划', '6', '日常检查'],
    ],
    [
      ['截至2023', '年底'],
      ['截至2023', '年底'],
    ],
  ])('make one date or stay apart: %j', (lines, expected) => {
    expect(joinDates(pieces(lines)).map(({ text }) => text)).toEqual(expected);
  });
});
