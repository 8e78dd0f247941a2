import { clauseSlugs, parentLocator } from '../../graph-schema/locator.ts';
import type { ClauseRecord, IngestedDocument } from '../../graph-schema/records.ts';
import type { ClauseRole, Level } from '../../graph-schema/terms.ts';

/** A made-up document in a few words; clauses by locator. */
export interface Made {
  id: string;
  title: string;
  number?: string | null;
  level?: Level | null;
  region?: string | null;
  date?: string | null;
  issuers?: string[];
  cites?: { title: string; number?: string; role?: 'basis' | 'issue' | 'mention' }[];
  clauses?: Record<string, string>;
  roles?: Record<string, ClauseRole>;
}

const LABEL = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])/u;

function clauseRecords(made: Made): ClauseRecord[] {
  const entries = Object.entries(made.clauses ?? {});
  const slugs = clauseSlugs(entries.map(([locator]) => locator));
  return entries.map(([locator, text], order) => {
    const label = LABEL.exec(text)?.[0] ?? '';
    return {
      type: 'clause',
      id: `${made.id}/${slugs[order]!}`,
      document: made.number ?? made.title,
      documentId: made.id,
      locator,
      title: '',
      text,
      bodyStart: label.length,
      label,
      form: locator.startsWith('附件') ? 'row' : 'item',
      role: made.roles?.[locator] ?? 'measure',
      parent: parentLocator(locator),
      order,
      leaf: !entries.some(([other]) => other.startsWith(`${locator}/`)),
      spans: [],
      cells: [],
    };
  });
}

/** Makes the records of a document for tests of the linker. */
export function madeDocument(made: Made): IngestedDocument {
  const name = made.number ?? made.title;
  const clauses = clauseRecords(made);
  return {
    document: {
      type: 'document',
      id: made.id,
      document: name,
      title: made.title,
      level: made.level ?? null,
      region: made.region ?? null,
      regionCode: null,
      issuers: made.issuers ?? [],
      documentType: null,
      documentNumber: made.number ?? null,
      date: made.date ?? null,
      effectiveDate: null,
      addressees: [],
      annotation: null,
      validity: null,
      theme: [],
      source: { file: `${made.id}.txt`, format: 'txt', sha256: '', bytes: 0 },
      header: [],
      imprint: [],
      textLength: 0,
    },
    text: clauses.map(({ text }) => text).join('\n'),
    clauses,
    targets: [],
    duties: [],
    citations: (made.cites ?? []).map((cited, place) => ({
      type: 'citation',
      id: `${made.id}/c${String(place)}`,
      document: name,
      clause: '引言',
      clauseId: `${made.id}/0`,
      title: cited.title,
      number: cited.number ?? null,
      role: cited.role ?? 'basis',
      resolves: null,
      span: null,
      provision: null,
    })),
    diagnostics: [],
  };
}
