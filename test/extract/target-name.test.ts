import { describe, expect, it } from 'vitest';
import { polished } from '../../ingest/extract/target-name.ts';
import { extractTargets } from '../../ingest/extract/targets.ts';
import { makeClause, makeDocument } from './clauses.ts';

const targets = (text: string) => extractTargets([makeClause(text, {})], makeDocument({ title: '某办法' }));
const names = (text: string): string[] => targets(text).map((target) => target.object);
const values = (text: string): string[] => targets(text).map(({ value, unit }) => `${value}${unit}`);

describe('polished: a name without the rest of its sentence', () => {
  it.each([
    ['、更新公交车', '更新公交车'],
    ['且投标保证金', '投标保证金'],
    ['或缺口持续时间', '缺口持续时间'],
    ['的单户担保费率不超过（含）', '单户担保费率'],
    ['审批时限由法定', '审批时限'],
    ['项目审批用时在现行基础上整体', '项目审批用时'],
    ['通关时间较上年再', '通关时间'],
    ['定额标准为', '定额标准'],
    ['代表出席率应当', '代表出席率'],
    ['扣除期限不能', '扣除期限'],
    ['保险保额每亩', '保险保额'],
    ['12月底前实现证照共享', '实现证照共享'],
    ['市级部门要于2023年8月底前完成抽查', '市级部门完成抽查'],
    ['金融局）对地方法人机构', '对地方法人机构'],
    ['支持单宗用地（工业建筑占比', '工业建筑占比'],
  ])('%s → %s', (printed, name) => expect(polished(printed)).toBe(name));

  it.each([
    '并联审批率',
    '或有负债比重',
    '天然气供应',
    '违法行为',
    '建设用地许可',
    '2023年度计划投资',
    '养老机构（含农村）',
    '工程建设（含改建）许可时限',
    '市域内就业',
    '的士更新',
  ])('%s stays', (name) => expect(polished(name)).toBe(name));
});

describe('names of targets', () => {
  it.each([
    ['应当自收到申请之日起5个工作日内核查。', ['核查时限']],
    ['采购人应当自确定之日起2个工作日内，发出成交通知书。', ['发出成交通知书时限']],
    ['热线中心应在签收后30分钟内退回平台。', ['退回平台时限']],
    ['连续工作满三年的，分别给予不低于3万元、2万元、1万元的入职补贴。', ['入职补贴']],
    ['农产品抽检量每年5批次／千人。', ['农产品抽检量']],
    ['在12个领域推行证明替代。', ['推行证明替代的领域']],
    ['推动实现治理无空白、全覆盖。', ['治理覆盖']],
    ['2025年底前，村庄尽快实现规划全覆盖。', ['村庄规划覆盖']],
    ['到2025年全部完成病险水库除险加固。', ['病险水库除险加固']],
    ['担保费率全部降至1.5%以下。', ['担保费率']],
    ['2025年9月底前，实现电子证照共享。', ['电子证照共享']],
    ['将办件时间缩减至2个工作日。', ['办件时间']],
    ['1月底前实现95%税费事项“网上办”。', ['税费事项“网上办”']],
  ])('%s', (text, expected) => expect(names(text)).toEqual(expected));
});

describe('numbers that are no commitment', () => {
  it.each([
    '每年6月征集下一年度建设需求。',
    '各处室每季度最后一个月25日前报送情况。',
    '对年所得超过100万元但不超过300万元的部分减半征收。',
    '指单体建筑面积不大于10000平方米，建筑高度不超过24米的厂房。',
    '服务超时达到5次，取消当年资格。',
    '在已完成国家部署16项通办事项的基础上，持续深化服务。',
    '督促年能耗在5000吨标煤以上企业按要求完成监测系统建设。',
    '到2025年，实现以下目标：',
    '对符合条件的项目给予实际投入金额50%以下的资金支持。',
  ])('%s', (text) => expect(values(text)).toEqual([]));

  it.each([
    ['下一步新建一批学校，一年内完成一次评估，建成3所。', '3所'],
    ['便民服务中心面积不少于500平方米。', '500平方米'],
    ['投诉处理时间不超过3个工作日。', '3个工作日'],
    ['培育不少于20个细分领域专业服务商。', '20个'],
  ])('%s is one', (text, value) => expect(values(text)).toContain(value));
});
