import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanDates } from '../../ingest/extract/dates.ts';
import { scanQuantities } from '../../ingest/extract/quantity.ts';

const quantities = (text: string): string[] =>
  scanQuantities(text).map((q) => `${q.value}${q.value2 === null ? '' : `~${q.value2}`} ${q.unit}${q.after ?? ''}`);

describe('scanQuantities', () => {
  it.each([
    ['建成2所以上学校', ['2 所>=']],
    ['培训450万人以上', ['450 万人>=']],
    ['补助1,200元/人', ['1200 元/人']],
    ['匹配度达到90.5%', ['90.5 %']],
    ['提高3个百分点左右', ['3 个百分点~']],
    ['2—3个产业学院', ['2~3 个']],
    ['5%-8%', ['5~8 %']],
    ['增长7%~8%', ['7~8 %']],
    ['控制在9/10万以内', ['9 /10万<=']],
    ['处理能力5万吨/日以上', ['5 万吨/日>=']],
    ['不超过6吨/月·平方公里', ['6 吨/月·平方公里']],
    ['充电桩2500根、事故5起', ['2500 根', '5 起']],
    ['提高至两成。', ['20 %']],
    ['5个至10个', ['5~10 个']],
    ['引建1-2高校', ['1~2 所']],
    ['职普比由3.2:6.8提升为4:6', ['3.2:6.8 比', '4:6 比']],
    ['占总课时一半以上', ['50 %>=']],
    ['三分之二以上', ['66.67 %>=']],
    ['百分之三点五', ['3.5 %']],
    ['翻一番', ['1 番']],
    ['召开两次会议', ['2 次']],
    ['服务1000余万元', ['1000 万元>']],
    ['在5个工作日内办结', ['5 个工作日<=']],
    ['15日内', ['15 日<=']],
    // no quantities
    ['到2025年底', []],
    ['自2021年3月1日起', []],
    ['分三成立小组', []],
    ['3月15日', []],
    ['第45届大赛、第3条', []],
    ['5G网络、1+X证书、A4纸', []],
    ['前30名', []],
    ['上午9:30', []],
    ['一次性奖励', []],
    ['第一次会议', []],
    ['20个内设机构', ['20 个']],
    ['压缩至2.5、5个工作日', ['2.5 个工作日', '5 个工作日']],
    ['附件1、2个文本', ['2 个']],
    ['20个工作日至15个工作日', ['20 个工作日', '15 个工作日']],
    ['九成以上、三成立', ['90 %>=']],
    ['九成五以上', ['95 %>=']],
    ['两成半，', ['25 %']],
    ['1支持重点学校', []],
    ['3部门', []],
  ])('%s holds %j', (text, expected) => {
    expect(quantities(text)).toEqual(expected);
  });

  it('slices back, in order and without overlap, whatever the text', () => {
    const text = fc.string({
      unit: fc.constantFrom('1', '2', '.', '万', '个', '年', '%', '—', '至', '一', '次', ':', '比'),
    });
    fc.assert(
      fc.property(text, (value) => {
        let end = 0;
        for (const q of scanQuantities(value)) {
          expect(q.start).toBeGreaterThanOrEqual(end);
          expect(q.end).toBeGreaterThan(q.start);
          end = q.end;
        }
        expect(end).toBeLessThanOrEqual(value.length);
      }),
      { seed: 4 },
    );
  });
});

describe('scanDates', () => {
  it.each([
    ['到2025年，', ['2025 by']],
    ['2025年底前', ['2025 by']],
    ['2023年6月底前', ['2023年6月底 by']],
    ['2023年，', ['2023 during']],
    ['2024年春季学期前', ['2024年春季学期 by']],
    ['2021年6月后', ['2021年起 from']],
    ['一年2次督查', ['一年 every']],
    ['一年后', []],
    ['年底全市增长', ['年底 by']],
    ['年底考核', []],
    ['2020年初步建成', ['2020 during']],
    ['到“十四五”末', ['2025 by']],
    ['“十四五”期间', ['十四五 during']],
    ['“十三五”末', ['2020 by']],
    ['从2019年起', ['2019年起 from']],
    ['较2020年增长', ['2020 compared']],
    ['较“十三五”增加', ['十三五 compared']],
    ['在2022年基础上', ['2022 compared']],
    ['“九五”期间', ['九五 during']],
    ['到一九九○年底', ['1990 by']],
    ['到本世纪末', ['本世纪末 by']],
    ['高于2022年', ['2022 compared']],
    ['2023—2025年每年', ['2023—2025 during', '每年 every']],
    ['每5年不少于', ['每5年 every']],
    ['经过5—10年左右时间', ['5—10年左右 within']],
    ['3年内', ['3年 within']],
    // no dates
    ['15个行业', []],
    ['一九分成', []],
    ['每个学校', []],
    ['具有3年以上经历', []],
  ])('%s holds %j', (text, expected) => {
    expect(scanDates(text).map((d) => `${d.deadline} ${d.kind}`)).toEqual(expected);
  });
});
