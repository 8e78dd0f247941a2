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
    ['对认定的企业给予不低于100万元的补助。', ['>= 100 万元']],
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
    ['对已认定的企业，补助标准由30万元提高到50万元。', ['= 50 万元']],
    ['将范围扩大至已清偿债务的主体（另有规定的除外），公示时间压缩至20天。', ['= 20 天']],
    ['支持门槛由总投入2000万元以上调整为1000万元以上。', ['>= 1000 万元']],
    ['公交部门1个工作日内派员上门查验。', ['<= 1 个工作日']],
    ['优化调整公交线路15条。', ['= 15 条']],
    ['承担监管职责的机构至少有2名人员持证。', ['>= 2 名']],
    ['协调发电企业全年让利优惠电量4.5亿度。', ['= 4.5 亿度']],
    ['近年来，养老事业发展较快。要加快建设，养老床位达到12万张。', ['= 12 万张']],
    ['在巩固落实好拨款水平达到12000元的基础上，逐步提高。', ['= 12000 元']],
    ['用水、用气报装时限分别压缩至2、3.5个工作日以内。', ['<= 2 个工作日', '<= 3.5 个工作日']],
    ['压缩养护资质审批时限，由20个工作日至15个工作日。', ['= 15 个工作日']],
    ['校际差异系数控制在0.5以内。', ['<= 0.5 ']],
    ['推动九成以上社区建立服务站点。', ['>= 90 %']],
    ['原则上每个设区市建设一所高水平学校。', ['= 1 所']],
    ['医疗机构一年2次质量督查。', ['= 2 次']],
    ['兼职教师占专业课教师总数的20%以上。', ['>= 20 %']],
    ['企业按职工工资总额的1.5%至2.5%足额提取教育经费。', ['range 1.5~2.5 %']],
    ['公用经费均按普通学校标准的10倍拨付。', ['= 10 倍']],
    ['85%政务服务事项“一网通办”，业务工单100%回访。', ['= 85 %', '= 100 %']],
    ['对全市诚信经营者“无事不扰”比例达100%。', ['= 100 %']],
    ['目标时限：2个工作日内。', ['<= 2 个工作日']],
    ['普通案件于24个月内审结。', ['<= 24 个月']],
    ['对符合条件的退税申请在10个工作日内应退尽退。', ['<= 10 个工作日']],
    ['将5家以上企业纳入优势企业培育对象。', ['>= 5 家']],
    ['对标世赛标准开发校本教材5本。', ['= 5 本']],
    ['每年培训管理人员、技术人员等600人次。', ['= 600 人次']],
    ['新开工甲至乙、丙至丁等4个公路项目87公里。', ['= 4 个', '= 87 公里']],
    ['实现60个事项“秒批秒办”、40个事项“零材料办”。', ['= 60 个', '= 40 个']],
    ['2021年6月后签发的证照全部入库，推出150个免证办理事项。', ['= 150 个']],
    ['至投标截止之日，由之前的不得少于25天，调整为不得少于20天。', ['>= 20 天']],
    ['“十四五”期间，全县造林十五万亩。', ['= 15 万亩']],
    ['中央财政安排奖补资金5000万元。', ['= 5000 万元']],
    ['贴息后贷款平均利率控制在2.5%以内。', ['<= 2.5 %']],
    ['2023年，街道养老服务中心全部达到二级标准。', ['= 100 %']],
    ['争取三年内实现融资担保业务市级全覆盖。', ['= 100 %']],
    ['用3年时间基本建成信用体系。', ['= null ']],
    ['2023年基本完成县级规划编制。', ['= null ']],
    ['环城高速公路2024年底前竣工。', ['= null ']],
    ['合计时间分别压减至6个、22个、32个工作日以内。', ['<= 6 个工作日', '<= 22 个工作日', '<= 32 个工作日']],
    ['全年开行货运列车500列以上，货运量150万吨。', ['>= 500 列', '= 150 万吨']],
    ['接待游客1.2亿人次，旅游总收入1500亿元。', ['= 1.2 亿人次', '= 1500 亿元']],
    ['技术合同成交额200亿元。', ['= 200 亿元']],
    ['“最多跑一次”事项占比99%。', ['= 99 %']],
    ['客运航线恢复至30条。', ['= 30 条']],
    ['每个县办好1所以上中职学校。', ['>= 1 所']],
    ['实现区域内学校办学条件全部达标。', ['= 100 %']],
    ['2024年春季学期前，全面完成教材更换。', ['= null ']],
    ['更新10个证照提醒，在要点印发后30日内制定计划。', ['= 10 个', '<= 30 日']],
    ['领导要牵头联系1个以上招商项目。', ['>= 1 个']],
    ['各地区考核排名与上年度相比进位不少于3位。', ['>= 3 位']],
    ['给予中小企业不低于合同金额50%的预付款。', ['>= 50 %']],
    ['到2024年，煤矸石等固体废物实现全部利用。', ['= 100 %']],
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
    ['对认定的企业给予不超过100万元的补助。'],
    ['对已认定的企业，给予50万元奖励。'],
    ['按项目投资额的10%给予奖补，单个企业最高不超过500万元。'],
    ['对小微企业报价给予10%—20%的价格扣除。'],
    ['价格扣除比例由6%—10%提高至10%—20%。'],
    ['减按1%征收率征收增值税。'],
    ['奖励上限为零售企业100万元/家、餐饮企业50万元/家。'],
    ['招用高校毕业生的，按每人1000元的标准发放补助。'],
    ['开展7—17岁残疾儿童少年康复服务。'],
    ['招收超过3名残疾幼儿的幼儿园适当配备教师。'],
    ['建立涉企超18个月未结案件台账。'],
    ['推行160千瓦及以下小微企业用电报装服务。'],
    ['可对平均费率不超过1%的担保业务给予适当补贴。'],
    ['实现第一个百年奋斗目标，“十四五”期间取得成就。'],
    ['扎实推进15条“微改革”举措落地见效。'],
    ['全市共有高职院校12所。'],
    ['教育费附加市级承担60%，10%由企业承担。'],
    ['年内，项目单位应当申请组织竣工验收。'],
    ['2023年，完善制度体系。'],
    ['建设占地50亩的园区，总投资12亿元。'],
    ['推进城市更新项目3个领域。'],
    ['重点引进信息、材料等20个产业集群项目。'],
    ['确定联系人1名。'],
    ['2023年4月1日至2027年12月31日，免收建成港口的标箱车通行费。'],
    ['确保超5年长期未结案件动态清零。'],
    ['甲、乙、丙5个县（市、区）进入前20名。'],
    ['参会企业达25—50家、50家及以上的分别给予5万元、10万元奖励。'],
    ['对累计接待4000人及以上且无投诉的旅行社，按人数奖励。'],
    ['上级部门各承担一半，市县承担50%。'],
    ['可给予最长不超过2年的社会保险补贴。'],
    ['加快实施。（市教委牵头，各县（市）配合，2023年9月底前完成）'],
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

  it.each([
    ['建成2所示范学校。完成时限：2024年6月底前。', '2024年6月底'],
    ['建成2所示范学校。加强管理。（市教委负责，2024年底前完成）', '2024'],
    ['建成2所示范学校。办理时限：5个工作日。', null],
    ['建成2所示范学校。（市教委负责，2019年已完成评估）', null],
  ])('%s: all is due %j', (text, deadline) => {
    expect(one(text)).toMatchObject({ value: 2, deadline });
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
    ['支农业务占比达到80%以上。', '支农业务占比'],
    ['推进蔬菜生产机械化率达到60%。', '蔬菜生产机械化率'],
    ['引导合作机构逐步将平均担保费率降至1%以下。', '平均担保费率'],
    ['收获、播种机械化率分别达到65%。', '收获、播种机械化率'],
    ['送教学生比例控制到残疾学生总数的10%以内。', '送教学生比例'],
    ['兼职教师占专业课教师总数的20%以上。', '兼职教师占专业课教师总数比例'],
    ['市县每年开展线上线下招聘会50场次以上。', '线上线下招聘会'],
    ['新建或改造乡镇商贸中心10个。', '乡镇商贸中心'],
    ['新培育领军企业50家。', '领军企业'],
    ['促进6所以上普通高校向应用型转变。', '向应用型转变的普通高校'],
    ['支持重庆10所“双高计划”学校建设。', '“双高计划”学校'],
    ['生均公用经费标准由每生每年800元提高到1000元。', '生均公用经费标准'],
    ['办理时限：5个工作日。', '办理时限'],
    ['主管部门应当自受理之日起5个工作日内提出意见。', '提出意见时限'],
    ['审批时限压缩至5个工作日内办结。', '审批时限'],
    ['力争提升发证率至95%。', '发证率'],
    ['对全市诚信经营者检查比例达5%以下。', '全市诚信经营者检查比例'],
    ['全省90%以上的事项实现“一网通办”。', '实现“一网通办”的事项'],
    ['全市选派科技特派员60人。', '科技特派员'],
    ['新建小学3所（含幼儿班1所）。', '小学'],
    ['保证信息填报及时率达到100%。', '信息填报及时率'],
    ['更换智能水表2万块。', '智能水表'],
    ['实现养老机构医疗服务全覆盖。', '养老机构医疗服务覆盖'],
    ['确保实现全覆盖。', '确保实现全覆盖'],
    ['到2025年，职业教育体系基本形成。', '职业教育体系'],
    ['2026年底前，基本建成公共就业服务体系。', '公共就业服务体系'],
    ['企业按职工工资总额的1.5%足额提取职工教育经费。', '职工教育经费'],
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

  it('takes the deadline of a cell that is merged down to the row', () => {
    const at = (number: number, task: string, due: Partial<ClauseRecord['cells'][number]>[]): ClauseRecord =>
      makeClause(`${task}\n${due[0]?.text ?? ''}`, {
        form: 'row',
        locator: `附件/第${number}项`,
        cells: [
          { name: '任务', text: task, span: [0, task.length] },
          ...due.map(({ text = '', rows }) => ({
            name: '完成时限',
            text,
            span: [task.length + 1, task.length + 1 + text.length] as [number, number],
            ...(rows === undefined ? {} : { rows }),
          })),
        ],
      });
    const rows = [
      at(1, '建设平台2个。', [{ text: '2024年12月', rows: 2 }]),
      at(2, '培训教师300人。', []),
      at(3, '建设课程5门。', []),
    ];
    const found = extractTargets(rows, makeDocument({ title: '某任务清单' }));
    expect(found.map(({ deadline, deadlineSource }) => [deadline, deadlineSource])).toEqual([
      ['2024年12月', 'clause'],
      ['2024年12月', 'clause'],
      [null, null],
    ]);
  });

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

  it('reads a value that extraction put into the cell of its indicator', () => {
    const found = row([['序号', '1'], ['指标', '生产安全事故死亡人数\n下降15%'], ['预期值属性', '约束性']]); // prettier-ignore
    expect(found).toMatchObject([{ object: '生产安全事故死亡人数', value: 15, unit: '%', text: '下降15%' }]);
    expect(row([['序号', '2'], ['指标', '在校生\n规模'], ['预期值属性', '预期性']])).toEqual([]); // prettier-ignore
  });

  it('takes deadline and indicator from the other cells of a row', () => {
    const found = row([['工作任务', '新建公办幼儿园'], ['目标要求', '建成3所，学位1080个'], ['完成时限', '2024年9月底前']]); // prettier-ignore
    expect(found.map((t) => [t.value, t.object, t.deadline, t.deadlineSource])).toEqual([
      [3, '公办幼儿园', '2024年9月底', 'clause'],
      [1080, '学位', '2024年9月底', 'clause'],
    ]);
    const counted = row([['工作任务', '改造校舍'], ['单位', '万平方米'], ['任务数', '2.5']]); // prettier-ignore
    expect(counted).toMatchObject([{ value: 2.5, unit: '万平方米', object: '改造校舍' }]);
    expect(row([['工作任务', '改造校舍'], ['单位', '区教委'], ['备注', '2.5']])).toEqual([]); // prettier-ignore
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
