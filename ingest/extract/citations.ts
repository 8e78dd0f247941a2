import type { CitationRecord, ClauseRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { aliasAt, isDocumentTitle, provisionsAt, unquotedTitle } from './citation-title.ts';
import { citationRole } from './citation-role.ts';
import { normaliseNumber, numberMarks, titleMarks, type NumberMark } from './citation-scan.ts';
import { textView, type TextView } from './view.ts';

/** A citation before it is a record: places count in the view. */
interface Finding {
  readonly start: number;
  readonly end: number;
  readonly title: string;
  readonly number: string | null;
  readonly provision: string | null;
}

/** What a short form stands for (以下简称《…》). */
interface Known {
  readonly title: string;
  readonly number: string | null;
}

/**
 * Documents that a document cites: 《title》 with or without 文号, a 文号 alone, titles without 《》 before a 文号,
 * and later uses of short forms that the text declares (以下简称). A 文号 alone has the title that it was first cited
 * with, else none. Forms, licences and letters in 《》 are no documents.
 * @param clauses all clauses of the document, in order (short forms count from where they are declared)
 * @returns one record for each title and provision a clause cites, in the order of the text; `resolves` is null
 */
export function extractCitations(clauses: readonly ClauseRecord[], document: DocumentRecord): CitationRecord[] {
  const aliases = new Map<string, Known>();
  return clauses.flatMap((clause) => {
    const view = textView(clause.text);
    const found = clauseFindings(view.text, aliases);
    const seen = new Set<string>();
    const records: CitationRecord[] = [];
    for (const finding of found) {
      const key = `${finding.title || finding.number}#${finding.provision ?? ''}`;
      if (seen.has(key)) continue;
      seen.add(key);
      records.push(toRecord(finding, view, clause, document, records.length + 1));
    }
    return records;
  });
}

function toRecord(
  finding: Finding,
  view: TextView,
  clause: ClauseRecord,
  document: DocumentRecord,
  serial: number,
): CitationRecord {
  return {
    type: 'citation',
    id: `${clause.id}#c${serial}`,
    document: clause.document,
    clause: clause.locator,
    clauseId: clause.id,
    title: finding.title,
    number: finding.number,
    role: citationRole(view.text, finding, clause, document),
    resolves: null,
    span: view.span(finding.start, finding.end),
    provision: finding.provision,
  };
}

/** Citations of one clause; short forms declared in it are added to `aliases`. */
function clauseFindings(text: string, aliases: Map<string, Known>): Finding[] {
  const numbers = numberMarks(text);
  const taken = new Set<NumberMark>();
  const findings: Finding[] = [];
  for (const mark of titleMarks(text)) {
    const number = numbers.find((n) => n.start >= mark.end && isAttached(text.slice(mark.end, n.start)));
    if (number) taken.add(number);
    const known = aliases.get(mark.title);
    if (!known && !number && !isDocumentTitle(mark.title, text.slice(mark.end, mark.end + 4))) continue;
    const cited = known ?? { title: mark.title, number: number ? normaliseNumber(number.number) : null };
    for (const provision of provisionsAt(text, mark.end)) {
      findings.push({ ...cited, start: mark.start, end: mark.end, provision });
    }
    const alias = aliasAt(text, number?.end ?? mark.end);
    if (alias) aliases.set(alias, cited);
    if (cited.number !== null) aliases.set(cited.number, cited);
  }
  for (const number of numbers) {
    if (taken.has(number) || findings.some((f) => f.start < number.end && number.start < f.end)) continue;
    findings.push(numberFinding(text, number, aliases));
  }
  return findings.sort((a, b) => a.start - b.start);
}

/** True where what stands between a title and a 文号 keeps them together: nothing, （, or "的通知（". */
function isAttached(between: string): boolean {
  return /^(?:的?(?:通知|决定|意见|公告)?[（([])?$/u.test(between);
}

/** A 文号 alone, with the title before its bracket where there is one: 国务院关于…的意见（国发〔2019〕4号）. */
function numberFinding(text: string, mark: NumberMark, aliases: Map<string, Known>): Finding {
  const number = normaliseNumber(mark.number);
  const title = unquotedTitle(text, mark.start);
  const cited = { title: title ?? aliases.get(number)?.title ?? '', number };
  const alias = aliasAt(text, mark.end);
  if (alias) aliases.set(alias, cited);
  const start = title ? text.lastIndexOf(title, mark.start) : mark.start;
  return { ...cited, start, end: mark.end, provision: provisionsAt(text, mark.end)[0] };
}
