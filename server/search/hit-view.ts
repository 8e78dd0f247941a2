import type { SearchHitView } from '../../graph-schema/api.ts';
import type { SearchHit } from '../../graph-schema/search.ts';

/** One hit as the API and the command line give it. The snippet is an exact slice of the clause's text. */
export function hitView(hit: SearchHit): SearchHitView {
  const { entry, snippet } = hit;
  return {
    document: entry.document,
    clause: entry.clause,
    id: entry.id,
    documentId: entry.documentId,
    documentTitle: entry.documentTitle,
    level: entry.level,
    region: entry.region,
    date: entry.date,
    issuers: entry.issuers,
    documentType: entry.documentType,
    title: entry.title,
    path: entry.path,
    snippet: entry.text.slice(snippet.start, snippet.end),
    cutBefore: snippet.start > 0,
    cutAfter: snippet.end < entry.text.length,
    marks: hit.marks
      .filter(({ span }) => span[0] < snippet.end && span[1] > snippet.start)
      .map(({ span, how }) => ({
        span: [Math.max(span[0], snippet.start) - snippet.start, Math.min(span[1], snippet.end) - snippet.start] as [
          number,
          number,
        ],
        how,
      })),
    reasons: hit.reasons,
    score: hit.score,
    lead: entry.lead,
    targets: entry.targets,
    up: entry.up,
    down: entry.down,
  };
}
