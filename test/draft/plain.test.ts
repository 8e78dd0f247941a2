import { describe, expect, it } from 'vitest';
import { draftContentSchema, type ChecklistItem } from '../../graph-schema/draft.ts';
import { correlationLines } from '../../server/draft/correlation.ts';
import { draftFile } from '../../server/draft/files.ts';
import { pastedBlocks } from '../../server/draft/paste.ts';
import { draftMarkdown, draftText } from '../../server/draft/plain.ts';
import { blockOf } from '../../server/draft/to-blocks.ts';

const SOURCE = {
  clauseId: 'linqufa-2023-8/1',
  documentId: 'linqufa-2023-8',
  title: '临区方案',
  number: '临区府发〔2023〕8号',
  locator: '一',
  region: '临区',
  text: '共建基地。',
};
const DRAFT = draftContentSchema.parse({
  title: '东区技能培训实施方案',
  documentType: '实施方案',
  region: { code: null, name: '东区' },
  issuer: '东区人民政府',
  documentNumber: '东府发〔2024〕3号',
  date: '2024-03-01',
  addressees: '区政府各部门：',
  parents: [],
  blocks: [
    blockOf({ id: 'a', form: 'paragraph', level: 0, text: '为做好工作，制定本方案。' }),
    blockOf({ id: 'b', level: 1, title: '重点任务' }),
    blockOf({
      id: 'c',
      level: 2,
      title: '共建基地',
      text: '共建*5*个基地。\n按月通报。',
      agencies: ['区教委'],
      sources: [SOURCE],
    }),
    blockOf({ id: 'd', level: 3, text: '建立台账。' }),
    blockOf({ id: 'e', form: 'row', level: 0, text: '建成2个基地。', agencies: ['区教委', '区财政局'] }),
  ],
});
const item = (clauseId: string, given: Partial<ChecklistItem>): ChecklistItem => ({
  clauseId,
  document: '市发〔2023〕1号',
  locator: '附件/2',
  group: '',
  section: '',
  title: '',
  text: '建设基地。',
  lead: null,
  agencies: [],
  targets: [],
  state: 'open',
  reason: '',
  blocks: [],
  peers: 0,
  addressed: true,
  ...given,
});

describe('a draft as plain text', () => {
  it('has every part in its order, one paragraph a line', () => {
    expect(draftText(DRAFT).split('\n\n')).toEqual([
      '东区技能培训实施方案',
      '东府发〔2024〕3号',
      '区政府各部门：',
      '为做好工作，制定本方案。',
      '一、重点任务',
      '（一）共建基地。共建*5*个基地。',
      '按月通报。（责任单位：区教委）',
      '1．建立台账。',
      '东区人民政府',
      '2024年3月1日',
      '附件',
      '东区技能培训工作任务清单',
      '序号\t工作任务内容\t责任单位\n1\t建成2个基地。\t区教委、区财政局\n',
    ]);
  });

  it('is read again as the same clauses', async () => {
    const clauses = DRAFT.blocks.filter(({ form }) => form === 'clause');
    const { blocks } = await pastedBlocks({ text: draftText({ ...DRAFT, blocks: clauses, issuer: '', date: null }) });
    expect(blocks.map(({ level, title }) => [level, title])).toEqual(clauses.map(({ level, title }) => [level, title]));
  });

  it('names sources where they are asked for', () => {
    expect(draftText(DRAFT)).not.toContain('源自');
    expect(draftText(DRAFT, { sources: true })).toContain('（责任单位：区教委）〔1〕');
    expect(draftText(DRAFT, { sources: true })).toContain('〔1〕源自《临区方案》，临区府发〔2023〕8号，一');
  });
});

describe('a draft as Markdown', () => {
  it('has headings, footnotes and a table, and no marks that the text did not mean', () => {
    const text = draftMarkdown(DRAFT, { sources: true });
    expect(text).toContain('# 东区技能培训实施方案\n');
    expect(text).toContain('## 一、重点任务\n');
    expect(text).toContain('**（一）共建基地。**共建\\*5\\*个基地。');
    expect(text).toContain('[^1]: 源自《临区方案》');
    expect(text).toContain('| 1 | 建成2个基地。 | 区教委、区财政局 |');
  });
});

describe('the correlation table of a draft', () => {
  const lines = correlationLines(
    [
      item('a-1/1', { state: 'done', blocks: ['c', 'e'] }),
      item('a-1/2', { state: 'left-out', reason: '不属本级事权' }),
      item('a-1/3', {}),
      item('a-1/4', { addressed: false }),
    ],
    DRAFT,
  );
  it('names the clauses that carry each item out, and why others do not', () => {
    expect(lines.map(({ own, state }) => [own, state])).toEqual([
      [['一（一） 共建基地', '附件第1项 建成2个基地。'], '落实'],
      [[], '不列入：不属本级事权'],
      [[], '未落实'],
    ]);
    expect(lines[0]!.place).toBe('市发〔2023〕1号附件第2项');
  });

  it('comes as an annex of each format, under a name that a file system takes', async () => {
    const checklist = [item('a-1/1', { state: 'done', blocks: ['c'] })];
    for (const format of ['docx', 'md', 'txt'] as const) {
      const file = await draftFile({ ...DRAFT, title: '甲/乙' }, { format, form: 'table', checklist });
      expect(file.name).toBe(`甲 乙（附对照表）.${format}`);
      if (format !== 'docx') expect(new TextDecoder().decode(file.bytes)).toContain('甲/乙落实对照表');
    }
  });
});
