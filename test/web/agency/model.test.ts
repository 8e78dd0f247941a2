import { describe, expect, it } from 'vitest';
import type { AgencyDuty } from '../../../graph-schema/api-graph.ts';
import { links } from '../../../web/links.ts';
import {
  documentsOf,
  filterDuties,
  groupDuties,
  spellingsOf,
  summaryWords,
  yearsOf,
} from '../../../web/views/agency/model.ts';

function duty(id: string, more: Partial<AgencyDuty> & { date?: string | null } = {}): AgencyDuty {
  const documentId = id.split('/')[0]!;
  const clause = {
    id,
    documentId,
    document: documentId,
    documentTitle: documentId,
    clause: '一',
    date: more.date ?? null,
  };
  return {
    role: 'lead',
    printed: '区教委',
    deadlines: [],
    links: { up: 0, down: 0, reviewed: 0 },
    ...more,
    clause: clause as AgencyDuty['clause'],
  };
}

const DUTIES = [
  duty('new/1', { date: '2023-04-17', deadlines: ['2025'] }),
  duty('new/2', { date: '2023-04-17', role: 'support', deadlines: ['每年'] }),
  duty('old/1', { date: '2019-05-01', deadlines: ['十四五', '2023-06'] }),
  duty('bare/1'),
];
const ALL = { role: null, year: null, document: null };
const idsOf = (duties: readonly AgencyDuty[]): string[] => duties.map(({ clause }) => clause.id);

describe('filterDuties', () => {
  it('narrows by role, year and document', () => {
    expect(filterDuties(DUTIES, ALL)).toHaveLength(4);
    expect(idsOf(filterDuties(DUTIES, { ...ALL, role: 'support' }))).toEqual(['new/2']);
    expect(idsOf(filterDuties(DUTIES, { ...ALL, year: '2019' }))).toEqual(['old/1']);
    expect(idsOf(filterDuties(DUTIES, { ...ALL, document: 'bare' }))).toEqual(['bare/1']);
  });

  it('offers the years and documents that there are', () => {
    expect(yearsOf(DUTIES)).toEqual(['未写', '2023', '2019']);
    expect(documentsOf(DUTIES).map(({ id }) => id)).toEqual(['new', 'old', 'bare']);
  });
});

describe('groupDuties', () => {
  it('keeps documents together, or puts the next deadline first and none last', () => {
    expect(groupDuties(DUTIES, 'document').map(({ clause, duties }) => [clause?.documentId, duties.length])).toEqual([
      ['new', 2],
      ['old', 1],
      ['bare', 1],
    ]);
    const [all] = groupDuties(DUTIES, 'due');
    expect(idsOf(all!.duties)).toEqual(['old/1', 'new/1', 'new/2', 'bare/1']);
  });
});

describe('words', () => {
  it('sum a body up', () => {
    expect(summaryWords({ duties: DUTIES })).toBe('牵头3条，配合1条，见于3份文件');
    const agency = { name: '某区教育委员会' } as never;
    expect(spellingsOf({ agency, duties: DUTIES })).toEqual(['区教委']);
  });

  it('addresses name a body by its id, or as a clause prints it', () => {
    expect(links.agency('agency:education-500155')).toBe('/agency/education-500155');
    expect(decodeURIComponent(links.agency('区教委', 'new/f.2'))).toBe('/agency/区教委?at=new/f.2');
  });
});
