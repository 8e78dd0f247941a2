import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseRecord } from '../../graph-schema/records.ts';
import { extractDuties } from '../../ingest/extract/duties.ts';
import { isBody, isDutyHeading, parseAgencies } from '../../ingest/extract/duty-list.ts';
import { makeClause, makeDocument } from './clauses.ts';

const duty = (text: string, clause: Partial<ClauseRecord> = {}) =>
  extractDuties([makeClause(text, clause)], makeDocument())[0];

describe('extractDuties: brackets and labelled lists', () => {
  it.each<[string, string[], string | null, boolean]>([
    ['完善制度。（市教委、市财政局负责）', ['市教委', '市财政局'], '市教委', false],
    ['完善制度。（责任单位：市教委、市财政局等）', ['市教委', '市财政局'], '市教委', true],
    ['完善制度。（责任单位：市财政局；牵头单位：市教委）', ['市财政局', '市教委'], '市教委', false],
    ['完善制度。（市教委牵头，市财政局、各区县政府按职责分工负责）', ['市教委', '市财政局', '各区县政府'], '市教委', false], // prettier-ignore
    ['完善制度。〔市教育局等部门和各县（市、区）政府按职责分工负责〕', ['市教育局', '各县（市、区）政府'], '市教育局', true], // prettier-ignore
    ['完善制度。（市发展和改革委、市规划和自然资源局负责）', ['市发展和改革委', '市规划和自然资源局'], '市发展和改革委', false], // prettier-ignore
    ['完善制度。（省商务厅，各市、州、县人民政府负责）', ['省商务厅', '各市、州、县人民政府'], '省商务厅', false],
    ['完善制度。（责任单位：市教委；完成时限：2023年6月）', ['市教委'], '市教委', false],
    ['完善制度。牵头单位：市教委、市商务委。责任单位：市财政局。', ['市教委', '市商务委', '市财政局'], '市教委', false], // prettier-ignore
    ['完善制度。（市教委、市人力社保局，各区县政府）', ['市教委', '市人力社保局', '各区县政府'], '市教委', false],
    ['完善制度。（省发展改革委会同省有关部门单位负责）', ['省发展改革委', '省有关部门单位'], '省发展改革委', false],
    ['完善制度。（市口岸办、青山海关及各县区政府配合）', ['市口岸办', '青山海关', '各县区政府'], '市口岸办', false],
    ['完善制度。（税务总局、财政部负责，排在第一位的部门为牵头部门，下同）', ['税务总局', '财政部'], '税务总局', false],
    ['办好学校。〔县教育局、县职业中专；2025年12月底前完成〕', ['县教育局', '县职业中专'], '县教育局', false],
    ['申报基地1家（区人社局、区发改委）。', ['区人社局', '区发改委'], '区人社局', false],
    ['举办招聘会。（责任单位：镇财政所　农商行青阳支行）', ['镇财政所', '农商行青阳支行'], '镇财政所', false],
    ['建立平台。\n责任单位：区教体局，区大数据局\n本措施自印发之日起施行，由区教体局负责解释。', ['区教体局', '区大数据局'], '区教体局', false], // prettier-ignore
    ['扩建校舍。〔县教育局牵头，县财政局（排名第一的为牵头单位，下同）〕', ['县教育局', '县财政局'], '县教育局', false],
    ['优化口岸服务。（市商务委、上海海关、市科创办、东航物流）', ['市商务委', '上海海关', '市科创办', '东航物流'], '市商务委', false], // prettier-ignore
    ['完善制度。（财政部、生态环境部指导）', ['财政部', '生态环境部'], '财政部', false],
    ['完善制度。（责任单位:市12345热线办公室;完成时限:2023年6月）', ['市12345热线办公室'], '市12345热线办公室', false], // prettier-ignore
    ['延长贷款期限（市经济信息化委）', ['市经济信息化委'], '市经济信息化委', false],
    ['完善制度。（市医保局）', ['市医保局'], '市医保局', false],
    ['完善制度（市教委、市财政局）。', ['市教委', '市财政局'], '市教委', false],
    ['完善制度。（市教委会同市财政局）', ['市教委', '市财政局'], '市教委', false],
    ['完善制度。（省教育厅、省财政厅负责，各市、县政府及雄安新区管委会负责落实）', ['省教育厅', '省财政厅', '各市、县政府', '雄安新区管委会'], '省教育厅', false], // prettier-ignore
    ['完善制度。（牵头部门：省教育厅，参加部门：省财政厅、省税务局）', ['省教育厅', '省财政厅', '省税务局'], '省教育厅', false], // prettier-ignore
    ['甲。（商务部负责）乙。（财政部、商务部负责）', ['商务部', '财政部'], '商务部', false],
    ['完善制度。（市教委负责，2023年11月底前完成', ['市教委'], '市教委', false],
    ['完善制度。（牵头：市教育局；责任：各县区）', ['市教育局', '各县区'], '市教育局', false],
    ['完善制度（厅审批办牵头，厅协办处室和辅办单位配合）。', ['厅审批办', '厅协办处室', '辅办单位'], '厅审批办', false], // prettier-ignore
    ['完善制度（厅研究室牵头，厅信用领导小组成员单位配合）。', ['厅研究室', '厅信用领导小组成员单位'], '厅研究室', false], // prettier-ignore
    ['完善制度。（计划、教育和财政部门负责）', ['计划部门', '教育部门', '财政部门'], '计划部门', false],
    ['完善制度。（工业和信息化、商务主管部门负责）', ['工业和信息化主管部门', '商务主管部门'], '工业和信息化主管部门', false], // prettier-ignore
    ['完善制度。（各地区各有关部门负责）', ['各地区', '各有关部门'], '各地区', false],
  ])('%s → %j', (text, agencies, lead, etc) => {
    expect(duty(text)).toMatchObject({ agencies, lead, etc });
  });

  it.each([
    ['由企业自主决定（含民办学校）。'],
    ['完善首问负责、限时办结（简称“两制”）等制度。'],
    ['申请表由单位负责人签字（加盖公章）。'],
    ['（一）统一领导、分级负责。'],
    ['新政策已经施行。（新华社）'],
    ['报告报送有关部门（市教委、市财政局）。'],
    ['市教育委员会（市教委）另行通知。'],
    ['解释权属于市教育委员会（市教委）'],
    ['推进省内网办（省内通办）。'],
  ])('%s gives nobody a duty', (text) => {
    expect(duty(text)).toBeUndefined();
  });
});

describe('extractDuties: bodies named once for all that follows', () => {
  it.each([
    ['完善制度。（责任单位：市教委、各区县政府。以下责任单位中均包含各区县政府，不再列出）'],
    ['完善制度。（责任单位：市教委。各区县政府均为责任单位，以下不再列出）'],
    ['完善制度。（市教委、各区县政府负责。各项任务均需各区县政府落实，不再逐一列出）'],
  ])('%s', (text) => {
    const clauses = [
      makeClause(text, { locator: '一/1' }),
      makeClause('落实政策。（市财政局负责）', { locator: '一/2' }),
      makeClause('没有责任单位的条款。', { locator: '一/3' }),
    ];
    const found = extractDuties(clauses, makeDocument());
    expect(found.map((d) => [d.clause, d.agencies, d.defaults])).toEqual([
      ['一/1', ['市教委', '各区县政府'], undefined],
      ['一/2', ['市财政局'], ['各区县政府']],
    ]);
  });
});

describe('extractDuties: sentences', () => {
  it.each<[string, string[]]>([
    ['由市教委牵头，建立会商机制。', ['市教委']],
    ['由市教委负总责，市财政局具体负责，各区县抓落实。', ['市教委', '市财政局', '各区县']],
    ['市教委牵头，市财政局和各区县政府，两江新区、科学城重庆高新区管委会按职责分工负责。', ['市教委', '市财政局', '各区县政府', '两江新区', '科学城重庆高新区管委会']], // prettier-ignore
    ['市教委、国家发展改革委要发挥牵头作用，会同有关部门完善机制。', ['市教委', '国家发展改革委']],
    ['市教委负责统筹规划。各区县（自治县，以下简称区县）政府、市级有关部门分别在职责范围内做好工作。', ['市教委', '各区县政府', '市级有关部门']], // prettier-ignore
    ['推动各区县统筹职业教育资源。', ['各区县']],
    ['建立由市长任组长、各部门负责人为成员的推动职业教育发展领导小组，统筹推进有关工作。领导小组办公室设在市教委，负责日常工作。', ['推动职业教育发展领导小组', '市教委']], // prettier-ignore
    ['联席会议由区教委、区财政局（区金融办）组成，区教委为牵头单位。', ['区教委', '区财政局（区金融办）']],
    ['各地区、各部门要高度重视。', ['各地区', '各部门']],
    ['全体会议的组织工作由市政府办公厅负责。', ['市政府办公厅']],
    ['国务院自由贸易试验区联席会议办公室要发挥统筹作用。', ['国务院自由贸易试验区联席会议办公室']],
    ['由市教育局牵头，市财政局、市人社局配合，制定实施细则。', ['市教育局', '市财政局', '市人社局']],
    ['市教委会同市财政局制定办法。', ['市教委', '市财政局']],
    ['各区县（自治县）人民政府，市教委负责落实。', ['各区县（自治县）人民政府', '市教委']],
    ['此项工作由教育局负总责。', ['教育局']],
    ['各地区各有关部门要落实培训经费。', ['各地区', '各有关部门']],
    ['各级计划、教育、财政部门要把学校建设纳入计划。', ['各级计划部门', '教育部门', '财政部门']],
    ['民政、公安、人民银行等有关部门要紧密配合。', ['民政部门', '公安部门', '人民银行']],
    ['青山市优化营商环境办公室统筹推进改革。', ['青山市优化营商环境办公室']],
    ['加强协作。（各有关单位）', ['各有关单位']],
    ['此项工作由物价部门负责。', ['物价部门']],
    ['各地医保部门要及时拨付。', ['各地医保部门']],
    // near misses
    ['教育部门要加强指导。', []],
    ['文化、教育、卫生事业要发展。', []],
    ['各地各部门要高度重视。', []],
    ['积极参与国际交流，配合做好接待。', []],
    ['本办法由市教委负责解释。', []],
    ['各条款由具体牵头单位负责解释。', []],
    ['建立人员管理工作机制和联席会议制度，统筹推进工作。', []],
    ['各部门要加强沟通协调。', []],
    ['学校负责人由区长担任。', []],
    ['推动学校和企业共同开发课程。', []],
    ['构建政府统筹管理、行业企业积极举办的多元办学格局。', []],
    ['职业院校要按照国家标准办学。', []],
    ['扩大普通高校开办职业教育专业，建立政府统筹的机制。', []],
    ['试点城市负责编制方案。', []],
  ])('%s → %j', (text, agencies) => {
    expect(duty(text)?.agencies ?? []).toEqual(agencies);
  });

  it('takes a signature for no list of bodies', () => {
    const found = (issuers: string[]) =>
      extractDuties([makeClause('请认真执行。\n青山市教育局\n青山市财政局')], makeDocument({ issuers }));
    expect(found(['青山市教育局', '青山市财政局'])).toEqual([]);
    expect(found(['青山市人民政府'])[0]?.agencies).toEqual(['青山市教育局', '青山市财政局']);
  });

  it('does not take a heading for the start of a sentence', () => {
    const text = '三、强化监管\n各区县政府要落实责任。';
    expect(duty(text, { title: '强化监管', label: '三、' })?.agencies).toEqual(['各区县政府']);
  });
});

describe('extractDuties: table rows', () => {
  const row = (cells: [string, string][]) => {
    let text = '';
    const placed = cells.map(([name, value]) => {
      const start = text.length;
      text += `${value}\n`;
      return { name, text: value, span: [start, start + value.length] as [number, number] };
    });
    return duty(text, { form: 'row', cells: placed });
  };

  it('reads the cell of responsible bodies, however it is broken', () => {
    const found = row([['序号', '1'], ['工作任务', '由省教育厅牵头建设。'], ['责  任  单  位', '市教\n委、市财\n政局等，职业院校']]); // prettier-ignore
    expect(found).toMatchObject({ agencies: ['市教委', '市财政局', '职业院校'], lead: '市教委', etc: true });
  });

  it('parts bodies that stand below each other in a cell', () => {
    const found = row([['任务', '建设平台。'], ['责任单位', '县政务服务局\n县财政局\n各乡镇人民政府\n市教\n育局\n市委\n办公室']]); // prettier-ignore
    expect(found?.agencies).toEqual(['县政务服务局', '县财政局', '各乡镇人民政府', '市教育局', '市委办公室']);
  });

  it('tells leading from supporting columns', () => {
    const found = row([['任务', '建设平台。'], ['配合单位', '市财政局'], ['牵头单位', '市教委']]); // prettier-ignore
    expect(found).toMatchObject({ agencies: ['市财政局', '市教委'], lead: '市教委' });
  });

  it('gives the rows beside a merged cell its bodies, up to the next cell of the column', () => {
    const at = (number: number, cells: [string, string, number?][]) => {
      let text = '';
      const placed = cells.map(([name, value, rows]) => {
        const start = text.length;
        text += `${value}\n`;
        const span: [number, number] = [start, start + value.length];
        return { name, text: value, span, ...(rows === undefined ? {} : { rows }) };
      });
      return makeClause(text, { form: 'row', locator: `附件/第${number}项`, cells: placed });
    };
    const duties = extractDuties(
      [
        at(1, [['任务', '建设平台。'], ['牵头单位', '市教委', 2], ['配合单位', '市财政局', 4]]), // prettier-ignore
        at(2, [['任务', '由各高校更新课程。']]),
        at(3, [['任务', '改善条件。'], ['牵头单位', '市人力社保局']]), // prettier-ignore
        at(4, [['任务', '开展培训。']]),
        at(5, [['任务', '评估。']]),
      ],
      makeDocument(),
    );
    expect(duties.map(({ agencies, lead }) => [agencies, lead])).toEqual([
      [['市教委', '市财政局'], '市教委'],
      [['市教委', '市财政局'], '市教委'],
      [['市人力社保局', '市财政局'], '市人力社保局'],
      [['市财政局'], '市财政局'],
    ]);
    expect(duties.map(({ spans }) => spans.length)).toEqual([2, 0, 1, 0]);
  });

  it('keeps what is certain of a damaged list', () => {
    const found = duty('（三）建设专业群。推动教学改革。\n委、市\n局、市大数据发展局\n各区县政府');
    expect(found).toMatchObject({ agencies: ['市大数据发展局', '各区县政府'], lead: null, damaged: true });
    const joined = duty('（三）建设专业群。推动教学改革。\n委、市财政局、市大数据发展局区县政府');
    expect(joined).toMatchObject({ agencies: ['市财政局', '市大数据发展局', '区县政府'], lead: null, damaged: true });
  });
});

describe('duty lists', () => {
  it.each([
    '市教委',
    '各区县政府',
    '国务院扶贫办',
    '共青团中央',
    '各乡镇政府（街道办事处）',
    '市“放管服”改革领导小组办公室',
  ])('%s is a body', (name) => {
    expect(isBody(name)).toBe(true);
  });
  it.each(['工作方案', '跨省通办', '先行', '县', '2023年底前'])('%s is none', (name) => {
    expect(isBody(name)).toBe(false);
  });

  it.each([['责任单位', true], ['责  任  单  位', true], ['牵头部门（排第一的为牵头单位）', true], ['工作任务', false], ['单位', false]])('column %s: %s', (name, expected) => {
    expect(isDutyHeading(name)).toBe(expected);
  }); // prettier-ignore

  it('never throws, and names nobody twice', () => {
    const parts = [
      '市教委',
      '、',
      '和',
      '等',
      '（',
      '）',
      '牵头',
      '负责',
      '，',
      '责任单位：',
      '各市',
      '州',
      '政府',
      '委',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (words) => {
        const { agencies, lead } = parseAgencies(words.join(''), true);
        expect(new Set(agencies).size).toBe(agencies.length);
        expect(lead === null || agencies.includes(lead)).toBe(true);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});
