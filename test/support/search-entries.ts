import type { SearchEntry } from '../../graph-schema/search.ts';

/** One clause with what a test does not care about filled in. */
export function entry(more: Partial<SearchEntry> & Pick<SearchEntry, 'id' | 'text'>): SearchEntry {
  const documentId = more.id.slice(0, more.id.indexOf('/'));
  return {
    documentId,
    document: documentId,
    documentTitle: '',
    documentNumber: null,
    documentType: null,
    level: null,
    region: null,
    year: null,
    date: null,
    issuers: [],
    clause: more.id.slice(more.id.indexOf('/') + 1),
    title: '',
    agencies: [],
    lead: null,
    path: [],
    targets: [],
    up: 0,
    down: 0,
    order: 1,
    ...more,
  };
}

const CITY = {
  document: '江府发〔2021〕8号',
  documentNumber: '江府发〔2021〕8号',
  documentTitle: '江州市人民政府关于推进技能培训的意见',
  documentType: '意见',
  level: 'provincial',
  region: '江州市',
  year: 2021,
  date: '2021-05-06',
  issuers: ['江州市人民政府'],
} as const;
const COUNTY = {
  document: '北湖府办〔2022〕17号',
  documentNumber: '北湖府办〔2022〕17号',
  documentTitle: '北湖区技能培训实施方案',
  documentType: '方案',
  level: 'county',
  region: '北湖区',
  year: 2022,
  date: '2022-01-09',
  issuers: ['北湖区人民政府办公室'],
} as const;

/** Two invented documents, a city's and a district's, with what search has to tell apart. */
export const ENTRIES: SearchEntry[] = [
  entry({
    ...CITY,
    issuers: [...CITY.issuers],
    id: 'jiangfufa-2021-8/0',
    clause: '引言',
    order: 0,
    text: '为推进技能培训，结合我市实际，提出如下意见。',
  }),
  entry({
    ...CITY,
    issuers: [...CITY.issuers],
    id: 'jiangfufa-2021-8/2.1',
    clause: '二/（一）',
    order: 3,
    title: '扩大培训规模',
    path: ['主要任务'],
    text: '（一）扩大培训规模。每年开展补贴性培训 5 万人次，\n技能劳动者占比达到 30％。',
    agencies: ['市人力社保局', '市财政局'],
    lead: '市人力社保局',
    targets: ['每年开展补贴性培训5万人次', '技能劳动者占比达到30％'],
    down: 1,
  }),
  entry({
    ...CITY,
    issuers: [...CITY.issuers],
    id: 'jiangfufa-2021-8/f2.21',
    clause: '附件2/21',
    order: 9,
    text: '21 建设“双师型”教师队伍 市教委',
    agencies: ['市教委'],
    lead: '市教委',
  }),
  entry({
    ...COUNTY,
    issuers: [...COUNTY.issuers],
    id: 'beihufuban-2022-17/0',
    clause: '引言',
    order: 0,
    text: '根据《江州市人民政府关于推进技能培训的意见》（江府发〔2021〕8号），制定本方案。',
  }),
  entry({
    ...COUNTY,
    issuers: [...COUNTY.issuers],
    id: 'beihufuban-2022-17/2.1',
    clause: '二/（一）',
    order: 2,
    title: '开展职工技能培训',
    path: ['重点工作'],
    text: '（一）开展职工技能培训。到2025年，技能劳动者比重达到28%。',
    agencies: ['区人力社保局'],
    lead: '区人力社保局',
    targets: ['到2025年，技能劳动者比重达到28%'],
    up: 1,
  }),
  entry({
    ...COUNTY,
    issuers: [...COUNTY.issuers],
    id: 'beihufuban-2022-17/2.2',
    clause: '二/（二）',
    order: 3,
    title: '培育双师型教师',
    text: '（二）培育双师型教师。支援職業學校引進能工巧匠。',
    agencies: ['区教委'],
  }),
];
