import type { DocumentId } from '../../graph-schema/ids.ts';
import { hash36 } from '../../graph-schema/locator.ts';
import type { DocumentRecord, IngestedDocument } from '../../graph-schema/records.ts';

type Identity = Pick<DocumentRecord, 'title' | 'date' | 'issuers'>;

function squeeze(text: string): string {
  return text.replace(/\s/gu, '');
}

/**
 * Whether two records with the same id are one document in two versions. Titles must be equal but for white space;
 * date and issuers must be equal where both sides know them: yearly notices under one title are not one document.
 */
export function sameDocument(a: Identity, b: Identity): boolean {
  if (squeeze(a.title) !== squeeze(b.title)) return false;
  if (a.date && b.date && a.date !== b.date) return false;
  const [mine, yours] = [a.issuers, b.issuers].map((issuers) => issuers.map(squeeze).sort().join('|'));
  return !mine || !yours || mine === yours;
}

/** The id for a document whose own is taken by another: the same with a hash of what tells the two apart. */
export function distinctId(id: DocumentId, { title, date, issuers }: Identity): DocumentId {
  return `${id}-${hash36(squeeze([title, date ?? '', ...issuers].join('|')))}`;
}

/** The same records under another document id; clause, target and citation ids follow. */
export function withId(ingested: IngestedDocument, id: DocumentId): IngestedDocument {
  const old = ingested.document.id;
  if (old === id) return ingested;
  const moved = (name: string): string => (name.startsWith(`${old}/`) ? id + name.slice(old.length) : name);
  return {
    ...ingested,
    document: { ...ingested.document, id },
    clauses: ingested.clauses.map((clause) => ({ ...clause, id: moved(clause.id), documentId: id })),
    targets: ingested.targets.map((target) => ({ ...target, id: moved(target.id), clauseId: moved(target.clauseId) })),
    duties: ingested.duties.map((duty) => ({ ...duty, clauseId: moved(duty.clauseId) })),
    citations: ingested.citations.map((citation) => ({
      ...citation,
      id: moved(citation.id),
      clauseId: moved(citation.clauseId),
    })),
  };
}

/** The same records under another name of the document (its 文号 or title was corrected). */
export function withName(ingested: IngestedDocument, name: string): IngestedDocument {
  const named = <Row extends { document: string }>(row: Row): Row => ({ ...row, document: name });
  return {
    ...ingested,
    document: named(ingested.document),
    clauses: ingested.clauses.map(named),
    targets: ingested.targets.map(named),
    duties: ingested.duties.map(named),
    citations: ingested.citations.map(named),
    diagnostics: ingested.diagnostics.map(named),
  };
}
