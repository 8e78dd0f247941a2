import type { SearchHitView } from '../../../graph-schema/api.ts';

/** Hits of one document, in the order of the answer. */
export interface HitGroup {
  documentId: string;
  /** The first hit; it carries what is known of the document. */
  first: SearchHitView;
  hits: SearchHitView[];
}

/** Groups hits by document; groups stand in the order of their best hit. */
export function groupByDocument(hits: readonly SearchHitView[]): HitGroup[] {
  const groups = new Map<string, HitGroup>();
  for (const hit of hits) {
    const group = groups.get(hit.documentId);
    if (group) group.hits.push(hit);
    else groups.set(hit.documentId, { documentId: hit.documentId, first: hit, hits: [hit] });
  }
  return Array.from(groups.values());
}

/** How many hits of a document are shown before "还有 n 条". */
export const SHOWN_PER_DOCUMENT = 3;

/**
 * Hits as they stand on the page from top to bottom, for J and K: all of an opened group, else its first three
 * and the selected one where it is further down.
 */
export function visibleHits(group: HitGroup, opened: boolean, selected: string): SearchHitView[] {
  if (opened || group.hits.length <= SHOWN_PER_DOCUMENT + 1) return group.hits;
  return group.hits.filter((hit, index) => index < SHOWN_PER_DOCUMENT || hit.id === selected);
}
