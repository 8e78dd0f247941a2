import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { extractTargets } from '../../ingest/extract/targets.ts';
import { makeClause, makeDocument } from './clauses.ts';

const extract = (text: string, clause: Partial<ClauseRecord> = {}, document: Partial<DocumentRecord> = {}) =>
  extractTargets([makeClause(text, clause)], makeDocument({ title: '某办法', ...document }));

const brief = (text: string, clause: Partial<ClauseRecord> = {}): string[] =>
  extract(text, clause).map((t) => `${t.cmp} ${t.value}${t.value2 === null ? '' : `~${t.value2}`} ${t.unit}`);

describe('extractTargets: what is a target', () => {
  it.each([
    ['建成3所以上示范学校和15个以上专业群。', ['>= 3 所', '>= 15 个']],
    ['培育20家左右龙头企业、40家骨干企业。', ['~ 20 家', '= 40 家']],
    ['建成实训基地2个，培育产教融合型企业1家。', ['= 2 个', '= 1 家']],
    ['推动就业率提高到95%。', ['= 95 %']],
    ['办理时限由20个工作日压缩至5个工作日以内。', ['<= 5 个工作日']],
    ['担保费率原则上不超过1%。', ['<= 1 %']],
    ['职业院校年培训人次不低于在校生的2倍。', ['>= 2 倍']],
    ['每年至少召开1次会议。', ['>= 1 次']],
    ['每年至少召开一次会议。', ['>= 1 次']],
    ['机械化率分别达到65%和55%。', ['= 65 %', '= 55 %']],
    ['新建2—3个产业学院。', ['range 2~3 个']],
    ['师生比达到1:20。', ['= 1:20 比']],
    ['全省90%以上事项实现全程网办。', ['>= 90 %']],
    ['力争到2025年，全市学校全部达到设置标准。', ['= 100 %']],
    ['2025年底前实现社区服务站点全覆盖。', ['= 100 %']],
    ['到2025年，教学条件基本达标。', ['= null ']],
    ['全年垦造耕地1.5万亩以上。', ['>= 1.5 万亩']],
    ['在餐饮、零售等50个以上行业推行改革。', ['>= 50 个']],
    ['对认定的企业给予不超过100万元的补助。', ['<= 100 万元']],
    ['对6万户家庭进行改造。', ['= 6 万户']],
    ['按不低于合同金额的30%预付。', ['>= 30 %']],
    ['建设通村公路600公里、联网路1800公里，改造危桥50座。', ['= 600 公里', '= 1800 公里', '= 50 座']],
    ['新增城镇就业6万人，困难人员就业5000人。', ['= 6 万人', '= 5000 人']],
    ['粮食播种面积800万亩以上、产量65亿斤左右。', ['>= 800 万亩', '~ 65 亿斤']],
    ['新增产值100亿元以上企业2家、50亿元以上企业5家。', ['= 2 家', '= 5 家']],
    ['培育年产值超10亿元企业3家。', ['= 3 家']],
    ['每两年举办一次技能大赛。', ['= 1 次']],
    ['到二〇二五年，全县造林十五万亩。', ['= 15 万亩']],
    ['到2027年，增加值在2022年基础上翻一番。', ['= 1 番']],
    ['对已认定的企业，给予50万元奖励。', ['= 50 万元']],
    ['将范围扩大至已清偿债务的主体（另有规定的除外），公示时间压缩至20天。', ['= 20 天']],
    ['支持门槛由总投入2000万元以上调整为1000万元以上。', ['>= 1000 万元']],
    ['公交部门1个工作日内派员上门查验。', ['<= 1 个工作日']],
    ['优化调整公交线路15条。', ['= 15 条']],
    ['承担监管职责的机构至少有2名人员持证。', ['>= 2 名']],
    ['协调发电企业全年让利优惠电量4.5亿度。', ['= 4.5 亿度']],
    ['近年来，养老事业发展较快。要加快建设，养老床位达到12万张。', ['= 12 万张']],
    ['在巩固落实好拨款水平达到12000元的基础上，逐步提高。', ['= 12000 元']],
  ])('%s sets %j', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });

  it.each([
    ['培育一批龙头企业和若干示范基地。'],
    ['目前全市已建成实训基地19个。'],
    ['依托现有5家重点实验室开展研究。'],
    ['做好教育、医疗等5个方面工作。'],
    ['对新增就业100人以上的企业，优先支持。'],
    ['金额变动达到30%以上的，应当重新公示。'],
    ['联席会议设召集人1人。'],
    ['持有“百县千村”工程项目（含20个村）的单位参加。'],
    ['开通24小时服务热线。'],
    ['落实《关于印发30条措施的通知》。'],
    ['提交《项目申请表》1份。'],
    ['2020年，全市培育企业200家。'],
    ['“十三五”期间，成效显著。培育企业200家。'],
    ['整治开采深度超过1200米的煤矿。'],
    ['改扩建现有20个储备库。'],
    ['工程投资额在100万元以上的建筑工程应当申领许可。'],
    ['科技创新方面5项。'],
    ['近年来，我省大力发展养老事业。全省养老床位增加到12万张，占比达到45%。'],
    ['过去五年，地区生产总值年均增长6.5%。'],
    ['经过多年努力，森林覆盖率由38%提高到45%。'],
    ['教师缺口仍有3000余个，部分地区超标率高达30%。'],
    ['改扩建现有20个仓库和35个储备库。'],
    ['加快建设总投资20亿元的产业园。'],
    ['建设10万吨级码头。'],
    ['情节严重的，处违法所得1倍以上5倍以下的罚款。'],
    ['入井人数超过30人、井深超过800米的矿山列入名单。'],
    ['在审批压缩至52个工作日基础上，进一步优化。'],
    ['须有不少于三分之二同意方为通过。'],
    ['负责人年龄一般不超过70周岁。'],
    ['投资规模500万元以下政府投资水利项目，只审批可行性研究报告。'],
    ['推进教育、医疗等5个方面工作。'],
    ['联合采购办公室由各区各派1名代表组成。'],
    ['提供复印件1套、《编制说明》2份。'],
  ])('%s sets nothing', (text) => {
    expect(brief(text)).toEqual([]);
  });

  it('takes what a document about experience tells for none, but what it asks for', () => {
    const title = '青山市关于印发优化营商环境典型经验的通知';
    const told = '将审批时限压缩至3天。';
    expect(extract(told, {}, { title })).toEqual([]);
    expect(extract(told)).toHaveLength(1);
    expect(extract(told, { role: 'safeguard' }, { title })).toHaveLength(1);
    expect(extract('各区必须将审批时限压缩至3天。', {}, { title })).toHaveLength(1);
    expect(extract(told, {}, { title: '学习运用“示范工程”经验推进乡村振兴的意见' })).toHaveLength(1);
  });

  it('takes bare numbers for targets where goals are stated, and reports of the past for none', () => {
    const text = '6所普通高校向应用型转变。';
    expect(brief(text)).toEqual([]);
    expect(brief(text, { role: 'goal' })).toEqual(['= 6 所']);
    expect(brief('新增学校5所，培训16.7万人次。', { role: 'background' })).toEqual([]);
  });
});

describe('extractTargets: deadline, baseline, object, extent', () => {
  const one = (text: string, clause: Partial<ClauseRecord> = {}, document: Partial<DocumentRecord> = {}) => {
    const [target] = extract(text, clause, document);
    if (!target) throw new Error(`no target in ${text}`);
    return target;
  };

  it.each<[string, string | null, string | null]>([
    ['到2025年，技能人才达到450万人。', '2025', 'own'],
    ['“十四五”期间，优化布局；建成2所示范学校。', '十四五', 'clause'],
    ['到2024年，体系基本建立。建成2所示范学校。', '2024', 'clause'],
    ['每5年不少于6个月到企业实践。', '每5年', 'own'],
    ['建成2所示范学校。', null, null],
  ])('%s is due %j', (text, deadline, source) => {
    const target = extract(text).at(-1);
    expect([target?.deadline, target?.deadlineSource]).toEqual([deadline, source]);
  });

  it('inherits a deadline from the nearest heading, else from the title', () => {
    const clauses = [
      makeClause('一、2024年底前完成的任务', { locator: '一', title: '2024年底前完成的任务', leaf: false }),
      makeClause('建成2所示范学校。', { locator: '一/（一）' }),
      makeClause('建成3所示范学校。', { locator: '二/（一）' }),
    ];
    const found = extractTargets(clauses, makeDocument({ title: '青山市“十四五”规划' })).filter((t) => t.value);
    expect(found.map((t) => [t.value, t.deadline, t.deadlineSource])).toEqual([
      [2, '2024', 'heading'],
      [3, '十四五', 'document'],
    ]);
  });

  it('keeps what is measured from apart', () => {
    expect(one('职普比由3.2:6.8提升为4:6。')).toMatchObject({ value: '4:6', unit: '比', baseline: '3.2:6.8' });
    expect(one('产值较2020年增长50%。')).toMatchObject({ value: 50, baseline: '2020', deadline: null });
  });

  it('takes no condition that the clause above lists for a target', () => {
    const found = (above: string) =>
      extractTargets(
        [
          makeClause(above, { locator: '一', leaf: false }),
          makeClause('（一）接通率低于95%的；', { locator: '一/（一）' }),
          makeClause('（二）年度内培育企业3家；', { locator: '一/（二）' }),
        ],
        makeDocument(),
      ).map((t) => t.value);
    expect(found('一、有下列情形之一的，予以通报：')).toEqual([]);
    expect(found('一、完成下列任务：')).toContain(3);
  });

  it.each([
    ['审批时限由原来的20个工作日压缩至5个工作日。', '审批时限'],
    ['满意度达到90%，特种设备检验率达到95%。', '满意度'],
    ['建成3所以上示范学校和15个专业群。', '示范学校'],
    ['建成产教融合基地2个。', '产教融合基地'],
    ['到2025年，力争专业匹配度达到90%。', '专业匹配度'],
  ])('%s is about %s', (text, object) => {
    expect(one(text).object).toBe(object);
  });

  it.each([
    ['（一）目标。到 2025 年，技能人才达到 450 万人以上，素质提升。', '到 2025 年，技能人才达到 450 万人以上'],
    ['培育20家左右龙头企业、40家骨干企业，带动发展。', '培育20家左右龙头企业'],
    ['建设充电桩700个（市交通局负责）。', '建设充电桩700个'],
    ['推进改革，并建成3个平台。', '建成3个平台'],
    ['（责任单位：市教育局）建成3个平台。', '建成3个平台'],
    ['每个县建设1所80个托位的托育机构。', '每个县建设1所80个托位的托育机构'],
  ])('in %s the text is %s', (text, extent) => {
    expect(one(text).text).toBe(extent);
  });
});

describe('extractTargets: tables', () => {
  const row = (cells: [string, string][], form: ClauseRecord['form'] = 'row') => {
    let text = '';
    const placed = cells.map(([name, value]) => {
      const start = text.length;
      text += `${value}\n`;
      return { name, text: value, span: [start, start + value.length] as [number, number] };
    });
    return extractTargets([makeClause(text, { form, cells: placed })], makeDocument({ date: '2021-12-31' }));
  };

  it('reads the columns that lie ahead, with unit and baseline', () => {
    const found = row([['指标', '2.在校生规模（万人）'], ['2020年', '9.9'], ['2025年', '>10.5']]); // prettier-ignore
    expect(found).toMatchObject([
      { object: '在校生规模', value: 10.5, cmp: '>', unit: '万人', deadline: '2025', baseline: '9.9', text: '>10.5' },
    ]);
  });

  it('takes the unit from its own column, several years, five-year sums', () => {
    const found = row([['指标名称', '培训规模'], ['单位', '万人次'], ['2023年', '50'], ['2025年', '[ 100 ]']]); // prettier-ignore
    expect(found.map((t) => [t.value, t.unit, t.deadline])).toEqual([[50, '万人次', '2023'], [100, '万人次', '2025']]); // prettier-ignore
  });

  it('reads task rows as text, but not their other cells', () => {
    const found = row([['序号', '3'], ['工作任务', '建成2个基地'], ['责任单位', '市教委等5个部门']]); // prettier-ignore
    expect(found.map((t) => t.text)).toEqual(['建成2个基地']);
  });
});

describe('extractTargets: promises', () => {
  const words = [
    '到2025年',
    '，',
    '。',
    '建成',
    '2所',
    '以上',
    '学校',
    '和',
    '90%',
    '达到',
    '（',
    '）',
    '《',
    '每年',
    '一次',
    ' ',
    '\n',
    '全部',
    '由3个',
    '压缩至',
  ];
  const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));

  it('gives spans that slice the printed text back, in order', () => {
    fc.assert(
      fc.property(text, (value) => {
        let start = 0;
        for (const target of extract(value)) {
          expect(value.slice(...target.span)).toBe(target.text);
          expect(target.text).not.toBe('');
          expect(target.span[0]).toBeGreaterThanOrEqual(start);
          start = target.span[0];
        }
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
