import type { CitationRecord, DocumentRecord } from '../../graph-schema/records.ts';
import { numberName, titleNames } from '../../ingest/link/titles.ts';

/** A document's record and citations. */
export interface Citing {
  document: DocumentRecord;
  citations: CitationRecord[];
}

/**
 * Resolves citations among the documents held: by 文号, else by title; a name that two documents bear resolves to none.
 * @returns the same documents, each citation's `resolves` naming the held document or null
 */
export function resolveCitations(documents: readonly Citing[]): Citing[] {
  const bearers = new Map<string, Set<string>>();
  for (const { document } of documents) {
    for (const name of namesOf(document)) bearers.set(name, (bearers.get(name) ?? new Set()).add(document.document));
  }
  const resolve = ({ number, title }: CitationRecord): string | null => {
    const names = number ? [numberName(number)] : titleNames(title);
    const found = new Set(names.flatMap((name) => [...(bearers.get(name) ?? [])]));
    return found.size === 1 ? [...found][0]! : null;
  };
  return documents.map(({ document, citations }) => ({
    document,
    citations: citations.map((citation) => ({ ...citation, resolves: resolve(citation) })),
  }));
}

function namesOf({ documentNumber, title }: DocumentRecord): string[] {
  return [...(documentNumber ? [numberName(documentNumber)] : []), ...titleNames(title)];
}
