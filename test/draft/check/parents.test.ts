import { describe, expect, it } from 'vitest';
import type { DraftBlock, DraftContent, DraftSource } from '../../../graph-schema/draft.ts';
import type { IngestedDocument } from '../../../graph-schema/records.ts';
import { checkDocument, checkDraft } from '../../../server/draft/check/index.ts';
import type { ParentItem } from '../../../server/draft/items.ts';
import { context, findings, plan, words, written } from './made.ts';

const PARENT = written(
  '重庆市技能培训提升行动计划',
  '渝府发〔2021〕7号',
  '为提升技能培训质量，制定本计划。',
  '一、主要任务',
  '（一）建设实训基地。建立实训基地动态调整机制。全面推行企业新型学徒制培训。到2024年高水平实训基地设备完好率达到95%以上。',
  '（二）培养双师教师。严格执行教师企业实践制度，双师型教师占专业课教师的比例达到60%。',
  '（三）发展夜校课堂。支持社区夜校开设手工纺织课堂，服务进城务工人员子女家长。',
  '2021年5月6日',
);
const against = context({ parents: [PARENT] });

/** What the parent wants carried out, all of it by districts. */
function items(parent: IngestedDocument): ParentItem[] {
  return parent.clauses
    .filter(({ leaf, role }) => leaf && role === 'measure')
    .map(({ id, document, locator, title, text }) => ({
      clauseId: id, document, locator, title, text, group: '', section: '', lead: '各区县政府', agencies: ['各区县政府'], targets: [], addressed: true,
    })); // prettier-ignore
}

const GOOD = [
  '（一）建设实训基地。建立实训基地动态调整机制。全面推行企业新型学徒制培训。到2024年高水平实训基地设备完好率达到95%以上。',
  '（二）培养双师教师。严格执行教师企业实践制度，双师型教师占专业课教师的比例达到60%。',
];

describe('against the parent', () => {
  it('stays silent for a text that carries its items out as they stand', () => {
    const rules = ['target-lowered', 'target-missing', 'deadline-late', 'deadline-missing', 'wording-weaker'] as const;
    for (const rule of rules) expect(words(rule, plan(...GOOD), against), rule).toEqual([]);
  });

  it.each([
    ['target-lowered', ['95%以上', '80%以上'], '设备完好率达到80%以上'],
    ['deadline-late', ['到2024年', '到2026年'], '2026'],
    ['target-missing', ['占专业课教师的比例达到60%', '占专业课教师的比例逐年提高'], '培养双师教师'],
  ] as const)('finds %s', (rule, [right, wrong], found) => {
    const own = words(rule, plan(...GOOD.map((clause) => clause.replace(right, wrong))), against);
    expect(own).toHaveLength(1);
    expect(own[0]).toContain(found);
  });

  it.each([
    ['建立实训基地动态调整机制', '探索建立实训基地动态调整机制', '探索'],
    ['全面推行企业新型学徒制培训', '逐步推行企业新型学徒制培训', '逐步'],
  ])('finds wording that binds less: %s → %s', (right, wrong, weak) => {
    const found = findings('wording-weaker', plan(...GOOD.map((clause) => clause.replace(right, wrong))), against);
    expect(found.map(({ text }) => text)).toEqual([weak]);
    expect(found[0]?.evidence[0]?.text).toBe(right);
  });

  it('finds the item that nothing carries out, and not the others', () => {
    const carried = items(PARENT)
      .slice(0, 2)
      .flatMap((item) => ['a', 'b'].map((more) => ({ ...item, clauseId: `${item.clauseId}${more}` })));
    const with_ = { ...against, items: [...items(PARENT), ...carried] };
    expect(words('item-open', plan(...GOOD), with_)).toEqual(['发展夜校课堂']);
    const all = plan(...GOOD, '（三）发展夜校课堂。支持社区夜校开设手工纺织课堂，服务进城务工人员。');
    expect(words('item-open', all, with_)).toEqual([]);
  });

  it('tells once of a parent of which the text carries out only a small part', () => {
    const found = findings('item-open', plan('（一）整治广告。清理违规户外广告牌匾，恢复街面整洁。'), {
      ...against,
      items: items(PARENT),
    });
    expect(found.map(({ weight }) => weight)).toEqual(['note']);
  });

  it('finds a text that is the parent word for word', () => {
    expect(findings('copied-share', plan(...GOOD), against)).toHaveLength(1);
    expect(
      findings(
        'copied-share',
        plan(...GOOD, '（三）开展技能夜市。在古剑山设摊位，由能工巧匠现场收徒并登记造册。'),
        against,
      ),
    ).toEqual([]);
  });
});

describe('within the text', () => {
  const sentence = '对参加岗前培训并取得职业资格证书的返乡农民工按规定给予一次性补贴';

  it('finds a clause that stands twice', () => {
    const found = words('duplicate', plan(`（一）发放补贴。${sentence}。`, `（二）落实补贴。${sentence}。`));
    expect(found).toEqual([`${sentence}。`]);
  });

  it('stays silent for formulae, lists of bodies and what an annex takes up', () => {
    const duty = '（区人力社保局牵头，区财政局、区农业农村委、区乡村振兴局按职责分工负责）';
    const text = plan(
      `（一）发放补贴。落实责任。${duty}`,
      `（二）落实补贴。落实责任。${duty}`,
      '附件',
      '任务清单',
      sentence,
    );
    expect(words('duplicate', text)).toEqual([]);
  });

  it('finds parts that are more than their whole', () => {
    expect(words('share-sum', plan('（一）建设基地。建设实训基地10个，其中市级6个、区级5个。'))).toHaveLength(1);
    expect(words('share-sum', plan('（一）建设基地。建设实训基地10个，其中市级6个、区级2个。'))).toEqual([]);
  });
});

const SOURCE: DraftSource = {
  clauseId: 'dianjiangfufa-2022-3/1.1',
  documentId: 'dianjiangfufa-2022-3',
  title: '垫江县技能培训方案',
  number: '垫江府发〔2022〕3号',
  locator: '一/（一）',
  region: '垫江县',
  text: '建设实训基地，新增实训设备320台，面向返乡农民工开展订单式培训，培训合格率达到92%。',
};

function draft(...blocks: Partial<DraftBlock>[]): DraftContent {
  return {
    title: '綦江区技能培训实施方案',
    documentType: '实施方案',
    region: { code: '500110', name: '綦江区' },
    issuer: '綦江区人民政府',
    documentNumber: null,
    date: null,
    addressees: '',
    parents: [],
    references: [],
    continues: null,
    blocks: [
      { id: 'head', form: 'clause', level: 1, title: '主要任务', text: '', items: [], sources: [], agencies: [] },
      ...blocks.map((block, index): DraftBlock => ({
        id: `b${index}`, form: 'clause', level: 2, title: `任务${index}`, text: '', items: [], sources: [], agencies: [], ...block,
      })), // prettier-ignore
    ],
    decisions: {},
    dismissed: [],
    settings: { copiedShare: 0.9 },
  };
}

describe('a draft', () => {
  it('gives spans in the text of the block, and keys that outlive edits elsewhere', () => {
    const text = '引进优质企业来垫开展职业教育合作。';
    const [found] = checkDraft(draft({ text }), context());
    expect(found).toMatchObject({ rule: 'foreign-place', block: 'b0', place: '一/（一）', text: '来垫' });
    expect(text.slice(...found!.span!)).toBe('来垫');
    const later = checkDraft(draft({ id: 'new', text: '开展普查。' }, { id: 'b0', title: '任务0', text }), context());
    expect(later.find(({ block }) => block === 'b0')).toMatchObject({ key: found!.key, place: '一/（二）' });
  });

  it('keeps what is dismissed dismissed', () => {
    const content = draft({ text: '引进优质企业来垫开展职业教育合作。' });
    const { key } = checkDraft(content, context())[0]!;
    const dismissal = { finding: key, note: '确为垫江', who: '张三', when: '2023-06-01' };
    expect(checkDraft({ ...content, dismissed: [dismissal] }, context())[0]?.dismissed).toBe(true);
  });

  it('has no span for words of a heading or of the list of bodies', () => {
    const found = checkDraft(
      draft({ title: '推动垫江县技能提升', text: '开展普查。', agencies: ['市教委'] }),
      context(),
    );
    expect(found.map(({ text, span, repair }) => [text, span, repair])).toEqual([
      ['垫江县', null, null],
      ['市教委', null, null],
    ]);
  });

  it('finds passages and values of another region that were taken over', () => {
    const found = checkDraft(draft({ text: SOURCE.text, sources: [SOURCE] }), context());
    expect(found.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['copied-share', 'target-copied']));
    const own = checkDraft(draft({ text: '改建实训室，购置设备，面向待业青年办班。', sources: [SOURCE] }), context());
    expect(own).toEqual([]);
  });

  it('counts an item as carried out where a block says so or where it is left out with a reason', () => {
    const parents = { ...context({ parents: [PARENT] }), items: items(PARENT) };
    const open = (content: DraftContent) =>
      checkDraft(content, parents)
        .filter(({ rule, weight }) => rule === 'item-open' && weight === 'look')
        .map(({ text }) => text);
    const blocks = GOOD.map((clause) => ({ title: clause.slice(3, 9), text: clause.slice(10) }));
    expect(open(draft(...blocks))).toEqual(['发展夜校课堂']);
    const item = items(PARENT)[2]!.clauseId;
    expect(open(draft(...blocks, { text: '办好课堂。', items: [item] }))).toEqual([]);
    const decided = {
      ...draft(...blocks),
      decisions: { [item]: { state: 'left-out' as const, reason: '无社区夜校' } },
    };
    expect(open(decided)).toEqual([]);
  });
});

describe('any text', () => {
  it.each(['。。。；；；', '一、\n（一）\n1.\n', '綦江区'.repeat(50), '（'.repeat(400), '2021年底前'.repeat(60)])(
    'is checked without a throw: %#',
    (text) => {
      expect(Array.isArray(checkDocument(written(text), { ...against, items: items(PARENT) }, { all: true }))).toBe(
        true,
      );
    },
  );
});
