import type { LinkRecord, ParentRecord } from '../../graph-schema/records.ts';
import type { GraphStore } from '../../graph-schema/store.ts';
import { relationChanges } from '../../server/load/links.ts';
import { saveDocument } from '../../server/load/save.ts';
import { MemoryStore } from '../../server/store/memory.ts';
import { ingested, linkRecord } from './documents.ts';

/** A provincial opinion with a body and a task list of five rows. */
export const OPINION = ingested({
  id: 'shengfa-2021-1',
  documentNumber: '省发〔2021〕1号',
  title: '关于发展技能培训的意见',
  clauses: [
    { locator: '引言', text: '为发展技能培训，提出以下意见。', form: 'intro', role: 'purpose' },
    { locator: '一', text: '一、扩大规模', title: '扩大规模', form: 'heading' },
    {
      locator: '一/（一）',
      text: '（一）建设基地。到2025年建成实训基地100个。建立覆盖城乡的学分银行，实行学习成果互认。',
      title: '建设基地',
      targets: [{ text: '到2025年建成实训基地100个', value: 100, unit: '个', object: '实训基地' }],
    },
    { locator: '二', text: '二、提高质量', title: '提高质量', form: 'heading' },
    { locator: '二/（一）', text: '（一）培养教师。双师型教师占比达到60%以上。', title: '培养教师' },
    { locator: '附件', text: '任务清单', title: '任务清单', form: 'annex' },
    {
      locator: '附件/1',
      text: '1\n到2025年建成实训基地100个。\n省人力社保厅、各区县政府',
      form: 'row',
      agencies: ['省人力社保厅', '各区县政府'],
      targets: [{ text: '到2025年建成实训基地100个', value: 100, unit: '个', object: '实训基地' }],
    },
    {
      locator: '附件/2',
      text: '2\n建立覆盖城乡的学分银行。\n省教育厅、各区县政府',
      form: 'row',
      agencies: ['省教育厅', '各区县政府'],
    },
    { locator: '附件/3', text: '3\n双师型教师占比达到60%以上。\n省教育厅', form: 'row', agencies: ['省教育厅'] },
    { locator: '附件/4', text: '4\n研究提出招生计划。\n省教育厅', form: 'row', agencies: ['省教育厅'] },
    {
      locator: '附件/5',
      text: '5\n开展宣传月。\n省教育厅、各区县政府',
      form: 'row',
      agencies: ['省教育厅', '各区县政府'],
    },
  ],
});

/** A county plan that carries out part of it, with a body and a list of three rows. */
export const PLAN = ingested({
  id: 'xianfa-2022-5',
  documentNumber: '县发〔2022〕5号',
  title: '技能培训实施方案',
  level: 'county',
  region: '某县',
  issuers: ['某县人民政府'],
  date: '2022-03-01',
  clauses: [
    {
      locator: '引言',
      text: '为落实《关于发展技能培训的意见》（省发〔2021〕1号）和《职业培训条例》，制定本方案。',
      form: 'intro',
      role: 'purpose',
      citations: [
        { title: '关于发展技能培训的意见', number: '省发〔2021〕1号', resolves: '省发〔2021〕1号' },
        { title: '职业培训条例', role: 'basis' },
      ],
    },
    { locator: '一', text: '一、重点工作', title: '重点工作', form: 'heading' },
    {
      locator: '一/（一）',
      text: '（一）推进融通。推进各类教育融通。在全县建立学分银行工作站，实行学习成果互认。',
      title: '推进融通',
    },
    { locator: '附件', text: '任务清单', title: '任务清单', form: 'annex' },
    {
      locator: '附件/1',
      text: '1\n建成实训基地5个。\n县人力社保局',
      form: 'row',
      agencies: ['县人力社保局'],
      targets: [{ text: '建成实训基地5个', value: 5, unit: '个', object: '实训基地' }],
    },
    { locator: '附件/2', text: '2\n双师型教师占比逐步提高。\n县教委', form: 'row', agencies: ['县教委'] },
    { locator: '附件/3', text: '3\n办好本县技能节。\n县总工会', form: 'row', agencies: ['县总工会'] },
  ],
});

/** A clause of one of the two documents. */
export const clauseOf = (document: typeof PLAN, locator: string) =>
  document.clauses.find((one) => one.locator === locator)!;
const spanOf = (document: typeof PLAN, locator: string, words: string): [number, number] => {
  const start = clauseOf(document, locator).text.indexOf(words);
  return [start, start + words.length];
};

/** Clause id by locator. */
export const upId = (locator: string): string => clauseOf(OPINION, locator).id;
export const downId = (locator: string): string => clauseOf(PLAN, locator).id;

const RESTATED = '建立覆盖城乡的学分银行';
export const LINKS: LinkRecord[] = [
  linkRecord(clauseOf(PLAN, '附件/1'), clauseOf(OPINION, '附件/1'), {
    targets: [{ from: `${downId('附件/1')}#t1`, to: `${upId('附件/1')}#t1`, verdict: 'share', note: '' }],
  }),
  linkRecord(clauseOf(PLAN, '附件/2'), clauseOf(OPINION, '附件/3'), { kind: 'thematic', score: 0.5, band: 'review' }),
  linkRecord(clauseOf(PLAN, '一/（一）'), clauseOf(OPINION, '一/（一）'), {
    evidence: [
      {
        from: spanOf(PLAN, '一/（一）', '建立学分银行工作站'),
        to: spanOf(OPINION, '一/（一）', RESTATED),
        text: '建立学分银行工作站',
      },
    ],
  }),
  linkRecord(clauseOf(OPINION, '附件/1'), clauseOf(OPINION, '一/（一）'), {
    relation: 'RESTATES',
    evidence: [{ from: [2, 18], to: spanOf(OPINION, '一/（一）', '到2025年建成实训基地100个'), text: '' }],
  }),
  linkRecord(clauseOf(OPINION, '附件/2'), clauseOf(OPINION, '一/（一）'), {
    relation: 'RESTATES',
    evidence: [{ from: [2, 13], to: spanOf(OPINION, '一/（一）', RESTATED), text: RESTATED }],
  }),
  linkRecord(clauseOf(OPINION, '附件/3'), clauseOf(OPINION, '二/（一）'), { relation: 'RESTATES' }),
];
export const PARENT: ParentRecord = {
  type: 'parent',
  from: PLAN.document.id,
  to: OPINION.document.id,
  relation: 'IMPLEMENTS',
  basis: 'cited',
  confidence: 0.95,
  reason: '引言作为依据引用',
};

/** Puts both documents with their links into a store. */
export async function fillPlanStore(store: GraphStore): Promise<void> {
  await saveDocument(store, OPINION, new TextEncoder().encode('意见原件'));
  await saveDocument(store, PLAN, new TextEncoder().encode('方案原件'));
  const ids = [OPINION.document.id, PLAN.document.id];
  await store.apply((await relationChanges(store, ids, { parents: [PARENT], links: LINKS })).changes);
}

/** Both documents with their links, in a store in memory. */
export async function planStore(): Promise<MemoryStore> {
  const store = new MemoryStore();
  await fillPlanStore(store);
  return store;
}
