import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { CITATION_ROLE_NAMES } from '../../../graph-schema/names.ts';
import type { CitationRecord } from '../../../graph-schema/records.ts';
import { links } from '../../links.ts';
import type { Citation } from './outline-tree.ts';

interface Cited {
  citation: Citation;
  places: { id: string; locator: string }[];
}

/** The documents that a document cites, each once, with all places. */
export function citedDocuments(clauses: DocumentResponse['clauses']): Cited[] {
  const found = new Map<string, Cited>();
  for (const clause of clauses) {
    for (const citation of clause.citations) {
      const key = citation.documentId ?? citation.number ?? citation.title;
      const cited = found.get(key) ?? { citation, places: [] };
      if (!cited.places.some((place) => place.id === clause.id)) {
        cited.places.push({ id: clause.id, locator: clause.locator });
      }
      found.set(key, cited);
    }
  }
  return Array.from(found.values());
}

/** Name of a cited document: title in its marks, and 文号. */
export function citationName(citation: Pick<CitationRecord, 'title' | 'number'>): string {
  const title = citation.title ? `《${citation.title.replace(/^《|》$/gu, '')}》` : '';
  return [title, citation.number ? `（${citation.number}）` : ''].join('') || '未写名称';
}

type CitedBy = DocumentResponse['citedBy'][number];

/** Who cites a document: each citing document once, with all its places. */
export function citingDocuments(citedBy: readonly CitedBy[]): { document: CitedBy; places: CitedBy[] }[] {
  const found = new Map<string, { document: CitedBy; places: CitedBy[] }>();
  for (const one of citedBy) {
    const citing = found.get(one.documentId) ?? { document: one, places: [] };
    if (!citing.places.some(({ clauseId }) => clauseId === one.clauseId)) citing.places.push(one);
    found.set(one.documentId, citing);
  }
  return [...found.values()];
}

function roleName(role: string): string {
  return (CITATION_ROLE_NAMES as Record<string, string>)[role] ?? role;
}

function CitedList({ cited }: { cited: readonly Cited[] }) {
  return (
    <ul>
      {cited.map(({ citation, places }) => (
        <li key={citation.id}>
          <a
            href={
              citation.documentId
                ? links.document(citation.documentId)
                : links.search({ q: citation.number ?? citation.title })
            }
            title={citation.documentId ? undefined : '未入库：看还有谁引用它'}
          >
            {citationName(citation)}
          </a>{' '}
          <span class="meta">
            {roleName(citation.role)} ·{' '}
            {places.map((place) => (
              <a key={place.id} class="clause-ref" href={links.clause(place.id)}>
                {place.locator}{' '}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Documents cited here, those that are not held apart, and documents that cite this one. */
export function References({ answer }: { answer: DocumentResponse }) {
  const cited = citedDocuments(answer.clauses);
  const held = cited.filter(({ citation }) => citation.documentId !== null);
  const unheld = cited.filter(({ citation }) => citation.documentId === null);
  const citing = citingDocuments(answer.citedBy);
  if (cited.length === 0 && citing.length === 0) return null;
  return (
    <section class="references no-print" aria-label="引用">
      {held.length > 0 && (
        <>
          <h2>引用的文件 {held.length}份</h2>
          <CitedList cited={held} />
        </>
      )}
      {unheld.length > 0 && (
        <>
          <h2>
            引用而未入库 {unheld.length}份 <span class="meta">入库后自动补上联系</span>
          </h2>
          <CitedList cited={unheld} />
        </>
      )}
      {citing.length > 0 && (
        <>
          <h2>
            引用本文件的 {citing.length}份 <span class="meta">共{answer.citedBy.length}处</span>
          </h2>
          <ul>
            {citing.map(({ document, places }) => (
              <li key={document.documentId}>
                <a href={links.document(document.documentId)} title={document.title}>
                  {document.document}
                </a>{' '}
                <span class="meta">
                  {roleName(document.role)} ·{' '}
                  {places.map((place) => (
                    <a key={place.clauseId} class="clause-ref" href={links.clause(place.clauseId)}>
                      {place.clause}{' '}
                    </a>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
