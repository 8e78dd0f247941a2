import type { SearchHitView, SearchResponse } from '../../../graph-schema/api.ts';
import { groupByDocument, visibleHits, type HitGroup } from './group.ts';

/** One line of the list of results. */
export type ResultRow =
  | { kind: 'document'; key: string; group: HitGroup; total: number }
  | { kind: 'hit'; key: string; hit: SearchHitView; showDocument: boolean }
  /** What else a document has: `loaded` where it can be shown at once. */
  | { kind: 'rest'; key: string; documentId: string; count: number; loaded: boolean };

function groupRows(group: HitGroup, total: number, opened: boolean, selected: string): ResultRow[] {
  const { documentId } = group;
  const shown = visibleHits(group, opened, selected);
  const count = Math.max(total, group.hits.length) - shown.length;
  return [
    { kind: 'document', key: documentId, group, total: Math.max(total, group.hits.length) },
    ...shown.map((hit): ResultRow => ({ kind: 'hit', key: hit.id, hit, showDocument: false })),
    ...(count > 0
      ? [
          {
            kind: 'rest' as const,
            key: `${documentId} rest`,
            documentId,
            count,
            loaded: group.hits.length > shown.length,
          },
        ]
      : []),
  ];
}

/** The list as it stands on the page, from top to bottom: by document, or flat by clause. */
export function resultRows(
  answer: Pick<SearchResponse, 'hits' | 'perDocument'>,
  grouping: 'document' | 'clause',
  opened: ReadonlySet<string>,
  selected: string,
): ResultRow[] {
  if (grouping === 'clause') {
    return answer.hits.map((hit) => ({ kind: 'hit', key: hit.id, hit, showDocument: true }));
  }
  return groupByDocument(answer.hits).flatMap((group) =>
    groupRows(group, answer.perDocument[group.documentId] ?? 0, opened.has(group.documentId), selected),
  );
}

/** Heights of rows before they are measured, in pixels. */
const HEIGHTS: Record<ResultRow['kind'], number> = { document: 59, hit: 77, rest: 35 };

export function rowHeight(row: ResultRow | undefined): number {
  if (!row) return HEIGHTS.hit;
  return HEIGHTS[row.kind] + (row.kind === 'hit' && row.showDocument ? 18 : 0);
}
