import type { CitationRecord, DocumentRecord } from '../../../graph-schema/records.ts';
import { numberName, titleNames } from '../../../ingest/link/titles.ts';
import type { DocumentRegister, Repeal } from './types.ts';

/** A document held, with what it cites. */
export interface HeldCiting {
  document: DocumentRecord;
  citations: readonly CitationRecord[];
}

/** Numbers, titles and repeals of the documents held. */
export function registerOf(held: readonly HeldCiting[]): DocumentRegister {
  const byNumber = new Map<string, DocumentRecord[]>();
  const byTitle = new Map<string, DocumentRecord[]>();
  const repeals = new Map<string, Repeal[]>();
  for (const { document, citations } of held) {
    if (document.documentNumber && !isBorrowed(document.documentNumber, citations)) {
      push(byNumber, numberName(document.documentNumber), document);
    }
    const names = [document.title, document.noticeTitle ?? ''].flatMap(titleNames);
    for (const name of new Set(names)) push(byTitle, name, document);
    for (const citation of citations.filter(({ role }) => role === 'repeals')) {
      const repealed = citation.number ? [numberName(citation.number)] : titleNames(citation.title);
      for (const name of repealed) push(repeals, name, { by: document, citation });
    }
  }
  return { byNumber, byTitle, repeals };
}

/** A document that rests on another of its own number has been given that number by mistake. */
function isBorrowed(own: string, citations: readonly CitationRecord[]): boolean {
  return citations.some(
    ({ number, role }) => role === 'basis' && number !== null && numberName(number) === numberName(own),
  );
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
