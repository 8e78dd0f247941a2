import type { DocumentResponse } from '../../../graph-schema/api.ts';
import { CITATION_ROLE_NAMES } from '../../../graph-schema/names.ts';
import type { CitationRecord } from '../../../graph-schema/records.ts';
import { links } from '../../links.ts';

interface Cited {
  citation: CitationRecord;
  places: { id: string; locator: string }[];
}

/** The documents that a document cites, each once, with all places. */
export function citedDocuments(clauses: DocumentResponse['clauses']): Cited[] {
  const found = new Map<string, Cited>();
  for (const clause of clauses) {
    for (const citation of clause.citations) {
      const key = citation.resolves ?? citation.number ?? citation.title;
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

/** Documents cited here, held or not, and documents that cite this one. */
export function References({ answer }: { answer: DocumentResponse }) {
  const cited = citedDocuments(answer.clauses);
  if (cited.length === 0 && answer.citedBy.length === 0) return null;
  const unheld = cited.filter((one) => one.citation.resolves === null).length;
  return (
    <section class="references no-print" aria-label="引用">
      {cited.length > 0 && (
        <>
          <h2>
            引用的文件 {cited.length}份 {unheld > 0 && <span class="meta">其中{unheld}份未入库</span>}
          </h2>
          <ul>
            {cited.map(({ citation, places }) => (
              <li key={citation.id}>
                <a href={links.search({ q: citation.number ?? citation.title })}>{citationName(citation)}</a>{' '}
                <span class="meta">
                  {CITATION_ROLE_NAMES[citation.role]} {citation.resolves === null && '· 未入库 '}·{' '}
                  {places.map((place) => (
                    <a key={place.id} class="clause-ref" href={links.clause(place.id)}>
                      {place.locator}{' '}
                    </a>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {answer.citedBy.length > 0 && (
        <>
          <h2>引用本文件的 {answer.citedBy.length}处</h2>
          <ul>
            {answer.citedBy.map((one, index) => (
              <li key={index}>
                <a href={links.document(one.documentId)} title={one.title}>
                  {one.document}
                </a>{' '}
                <span class="meta">
                  {one.clause} · {CITATION_ROLE_NAMES[one.role as keyof typeof CITATION_ROLE_NAMES] ?? one.role}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
