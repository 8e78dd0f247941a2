import type { DraftBlock, DraftContent, DraftSource } from '../../graph-schema/draft.ts';

/** A source of another district, as reused blocks name it. */
export const SOURCE: DraftSource = {
  clauseId: 'linqufa-2023-8/f.4',
  documentId: 'linqufa-2023-8',
  title: '临区技能人才培养实施方案',
  number: '临区府发〔2023〕8号',
  locator: '附件/4',
  region: '临区',
  text: '支持学校与企业共建实训基地。',
};

export function block(id: string, form: DraftBlock['form'], level: number, rest: Partial<DraftBlock> = {}): DraftBlock {
  return { id, form, level, title: '', text: '', items: [], sources: [], agencies: [], ...rest };
}

/** A draft with these blocks. */
export function draftOf(blocks: DraftBlock[], rest: Partial<DraftContent> = {}): DraftContent {
  return {
    title: '东区推动技能人才培养实施方案',
    documentType: '实施方案',
    region: { code: null, name: '东区' },
    issuer: '东区人民政府',
    documentNumber: '东府发〔2024〕3号',
    date: '2024-03-01',
    addressees: '区政府各部门',
    parents: [],
    references: [],
    continues: null,
    blocks,
    decisions: {},
    dismissed: [],
    settings: { copiedShare: 0.9 },
    ...rest,
  };
}

const SENTENCE =
  '围绕重点产业发展需要，支持职业院校与企业共建实训基地，开展订单式培养，推动教师定期到企业实践，完善技能人才评价办法。';

/** A plan of many pages: chapters, sections, items, and a task list. */
export function longDraft(sections: number, rows: number): DraftContent {
  const blocks = [block('intro', 'paragraph', 0, { text: '为做好技能人才培养工作，结合我区实际，制定本方案。' })];
  for (let i = 0; i < sections; i++) {
    if (i % 8 === 0)
      blocks.push(block(`c${i}`, 'clause', 1, { title: `重点任务之${'甲乙丙丁戊己庚辛壬癸'.charAt((i / 8) % 10)}` }));
    const more = i % 5 === 0 ? { sources: [SOURCE] } : {};
    blocks.push(block(`s${i}`, 'clause', 2, { title: `建设第${i + 1}批基地`, text: SENTENCE.repeat(1 + (i % 3)), agencies: ['区教委', '区财政局'], ...more })); // prettier-ignore
    if (i % 4 === 0) blocks.push(block(`i${i}`, 'clause', 3, { title: '支持专业建设', text: SENTENCE }));
  }
  for (let i = 0; i < rows; i++) blocks.push(block(`r${i}`, 'row', 0, { text: SENTENCE, agencies: ['区教委', '区人力社保局'] })); // prettier-ignore
  return draftOf(blocks);
}
