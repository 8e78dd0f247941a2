import type { ClauseRef } from '../../../graph-schema/api.ts';

/** Clauses of one document named together: "附件2第" 1、2、28 "项". */
export interface InsideGroup {
  before: string;
  items: { id: string; label: string; text: string }[];
  after: string;
}

function byNumber(a: ClauseRef, b: ClauseRef): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true });
}

/** Groups rows of the same list, so that its name is printed once. Other clauses stand alone under their own number. */
export function insideGroups(clauses: readonly ClauseRef[]): InsideGroup[] {
  const groups = new Map<string, InsideGroup>();
  for (const clause of [...clauses].sort(byNumber)) {
    const cut = clause.clause.lastIndexOf('/');
    const last = clause.clause.slice(cut + 1);
    const isItem = cut > 0 && /^\d+$/u.test(last); // "附件2/21"; not "四/（二）"
    const parent = isItem ? clause.clause.slice(0, cut) : clause.clause;
    const group = groups.get(parent) ?? {
      before: isItem ? `${parent}第` : '',
      items: [],
      after: isItem ? '项' : '',
    };
    group.items.push({ id: clause.id, label: isItem ? last : clause.clause, text: clause.text });
    groups.set(parent, group);
  }
  return Array.from(groups.values());
}
