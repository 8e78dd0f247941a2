import type { AgencyDuty, AgencyResponse } from '../../../graph-schema/api-graph.ts';
import { deadlineEnd } from '../../parts/deadlines.ts';

export const ROLE_NAMES = { lead: '牵头', support: '配合' } as const;
export type Role = keyof typeof ROLE_NAMES;

export const SORTS = { document: '按文件', due: '按期限' } as const;
export type Sort = keyof typeof SORTS;

/** What the controls let through. */
export interface DutyFilter {
  role: Role | null;
  year: string | null;
  /** Document id. */
  document: string | null;
}

export function filterDuties(duties: readonly AgencyDuty[], { role, year, document }: DutyFilter): AgencyDuty[] {
  return duties.filter(
    (duty) =>
      (role === null || duty.role === role) &&
      (year === null || yearOfDuty(duty) === year) &&
      (document === null || duty.clause.documentId === document),
  );
}

export function yearOfDuty({ clause }: AgencyDuty): string {
  return clause.date?.slice(0, 4) ?? '未写';
}

/** Years that duties are of, newest first. */
export function yearsOf(duties: readonly AgencyDuty[]): string[] {
  return [...new Set(duties.map(yearOfDuty))].sort().reverse();
}

/** Documents that duties stand in, in the order of the duties. */
export function documentsOf(duties: readonly AgencyDuty[]): { id: string; document: string; title: string }[] {
  const found = new Map<string, { id: string; document: string; title: string }>();
  for (const { clause } of duties) {
    found.set(clause.documentId, { id: clause.documentId, document: clause.document, title: clause.documentTitle });
  }
  return [...found.values()];
}

export interface DutyGroup {
  /** Null where duties are not grouped by document. */
  clause: AgencyDuty['clause'] | null;
  duties: AgencyDuty[];
}

/** Duties of one document stand together; by deadline they stand in one line of time, those without one last. */
export function groupDuties(duties: readonly AgencyDuty[], sort: Sort): DutyGroup[] {
  if (sort === 'due') {
    const due = (duty: AgencyDuty): number => Math.min(...duty.deadlines.map((one) => deadlineEnd(one) ?? Infinity));
    return [{ clause: null, duties: [...duties].sort((a, b) => (due(a) === due(b) ? 0 : due(a) - due(b))) }];
  }
  const groups = new Map<string, DutyGroup>();
  for (const duty of duties) {
    const group = groups.get(duty.clause.documentId) ?? { clause: duty.clause, duties: [] };
    group.duties.push(duty);
    groups.set(duty.clause.documentId, group);
  }
  return [...groups.values()];
}

/** "45条牵头，8条配合，见于2份文件". */
export function summaryWords({ duties }: Pick<AgencyResponse, 'duties'>): string {
  const lead = duties.filter(({ role }) => role === 'lead').length;
  const parts = [lead > 0 ? `牵头${lead}条` : '', duties.length > lead ? `配合${duties.length - lead}条` : ''];
  const documents = documentsOf(duties).length;
  return `${parts.filter(Boolean).join('，')}，见于${documents}份文件`;
}

/** Spellings of the body in documents that differ from its full name. */
export function spellingsOf({ agency, duties }: Pick<AgencyResponse, 'agency' | 'duties'>): string[] {
  return [...new Set(duties.map(({ printed }) => printed))].filter((printed) => printed !== agency.name);
}
