import type { ClauseRef, LineageResponse, LinkView } from '../../../graph-schema/api.ts';
import { wordingOf } from '../../../graph-schema/clause-wording.ts';
import { VERDICT_NAMES } from '../../../graph-schema/names.ts';
import type { LinkKind } from '../../../graph-schema/terms.ts';
import type { LineageModel, LineageRow } from '../../charts/lineage-layout.ts';
import { gist } from '../../parts/texts.ts';

/** What the chips, the slider and the menu let through. */
export interface LineageFilter {
  kinds: readonly LinkKind[];
  /** Least score, 0 to 1. */
  min: number;
  review: ReviewFilter;
}

export const REVIEW_FILTERS = { all: '全部', open: '未复核', confirmed: '已确认', firm: '可信' } as const;
export type ReviewFilter = keyof typeof REVIEW_FILTERS;

/** Last label of a locator: "附件2/28" → "28". */
export function lastLabel(locator: string): string {
  return locator.slice(locator.lastIndexOf('/') + 1);
}

/** Heading of a clause, else its wording in one line without number and bodies. */
export function rowText(clause: Pick<ClauseRef, 'title' | 'text' | 'agencies'>, max = 60): string {
  if (clause.title) return gist(clause.title, max);
  return gist(wordingOf(clause).replace(/^\s*(?:\d+[.．、]?|（[^）]{1,4}）)\s*/u, ''), max); // cuts "28\t", "（一）"; not "28所"
}

/** Links that the filter lets through; rejected ones never count. */
export function filterLinks(links: readonly LinkView[], filter: LineageFilter): LinkView[] {
  return links.filter(
    (link) =>
      link.review?.decision !== 'rejected' &&
      filter.kinds.includes(link.review?.kind ?? link.kind) &&
      link.score >= filter.min &&
      passesReview(link, filter.review),
  );
}

function passesReview({ review, band }: LinkView, filter: ReviewFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return review === null;
    case 'confirmed':
      return review !== null;
    case 'firm':
      return band === 'firm' || review !== null;
  }
}

/** What is worth telling of a lower row in one line: what became of its numbers, that it merges items, or that it is new. */
function finding(links: readonly LinkView[], isAddition: boolean): { note: string; alarm: boolean } {
  if (links.length === 0) return { note: isAddition ? '＋无上位' : '', alarm: false };
  const verdicts = links.flatMap((link) => link.targets.map(({ verdict }) => verdict));
  const told = [...new Set(verdicts.filter((verdict) => verdict !== 'same'))].map((verdict) => VERDICT_NAMES[verdict]);
  const words = told.length > 0 ? told : verdicts.length > 0 ? [VERDICT_NAMES.same] : [];
  if (links.length > 1) words.push(`合并${links.length}项`);
  return { note: words.join(' · '), alarm: verdicts.includes('lowered') };
}

/** The rows and ribbons of the drawing. */
export function lineageModel(data: LineageResponse, links: readonly LinkView[]): LineageModel {
  const added = new Set(data.additions.map(({ id }) => id));
  const upper = data.rows.map(({ clause, group, state, reason, body }): LineageRow => ({
    id: clause.id,
    label: lastLabel(clause.clause),
    text: rowText(clause),
    group,
    state,
    note: state === 'body-only' ? `仅正文 ${body[0]?.clause ?? ''}` : state === 'omitted' ? '遗漏' : '',
    alarm: state === 'omitted' && reason === '',
  }));
  const lower = data.downRows.map(({ clause, group }): LineageRow => {
    const own = links.filter((link) => link.from.id === clause.id);
    return { id: clause.id, label: lastLabel(clause.clause), text: rowText(clause), group, state: null, ...finding(own, added.has(clause.id)) }; // prettier-ignore
  });
  const ribbons = links.map(({ id, from, to, kind, review, score }) => ({
    id,
    from: from.id,
    to: to.id,
    kind: review?.kind ?? kind,
    score,
  }));
  return { upper, lower, links: ribbons };
}
